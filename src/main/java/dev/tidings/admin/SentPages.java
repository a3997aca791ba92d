package dev.tidings.admin;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/admin/notifications/{id:\\d{1,18}}")
class SentPages {

    private final Announcements announcements;

    SentPages(Announcements announcements) {
        this.announcements = announcements;
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        model.addAttribute("sent", announcements.find(id));
        return "admin/sent";
    }

    @DeleteMapping
    String takeBack(@PathVariable long id) {
        announcements.takeBack(id);
        return "redirect:/admin/notifications/" + id;
    }
}
