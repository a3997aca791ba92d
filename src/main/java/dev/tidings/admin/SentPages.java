package dev.tidings.admin;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/admin")
class SentPages {

    private final Announcements announcements;

    SentPages(Announcements announcements) {
        this.announcements = announcements;
    }

    @GetMapping
    String start() {
        return "redirect:/admin/notifications/new";
    }

    @GetMapping("/notifications")
    String list(Model model) {
        model.addAttribute("announcements", announcements.latest());
        return "admin/notifications";
    }

    @GetMapping("/notifications/{id:\\d{1,18}}")
    String show(@PathVariable long id, Model model) {
        model.addAttribute("sent", announcements.find(id));
        return "admin/sent";
    }

    @DeleteMapping("/notifications/{id:\\d{1,18}}")
    String takeBack(@PathVariable long id) {
        announcements.takeBack(id);
        return "redirect:/admin/notifications/" + id;
    }
}
