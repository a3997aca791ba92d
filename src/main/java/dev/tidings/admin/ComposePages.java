package dev.tidings.admin;

import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.topic.TopicView;
import dev.tidings.topic.Topics;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Write, review, send; and back from the review, with everything kept. */
@Controller
@RequestMapping("/admin/notifications")
class ComposePages {

    private static final List<String> ZONES = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(zone -> zone.matches(
                                    "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                            .sorted())
            .toList();

    private final ComposeRules rules;
    private final Announcements announcements;
    private final Reach reach;
    private final Topics topics;
    private final Clock clock;

    ComposePages(ComposeRules rules, Announcements announcements, Reach reach, Topics topics, Clock clock) {
        this.rules = rules;
        this.announcements = announcements;
        this.reach = reach;
        this.topics = topics;
        this.clock = clock;
    }

    @GetMapping("/new")
    String write(Model model) {
        model.addAttribute("form", ComposeForm.empty());
        return compose(model);
    }

    @PostMapping("/new")
    String writeOn(@ModelAttribute("form") ComposeForm form, Model model) {
        return compose(model);
    }

    @PostMapping("/review")
    String review(
            Caller.Person me,
            @ModelAttribute("form") ComposeForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        var checked = rules.check(form, errors);
        if (checked.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return compose(model);
        }
        var announcement = checked.get();
        model.addAttribute("preview", Preview.of(announcement, me.name(), clock.instant()));
        var people = reach.people(announcement.to());
        model.addAttribute("reach", people);
        model.addAttribute("connectedWords", Reach.words(people, reach.connected(announcement.to())));
        model.addAttribute("audienceWords", Reach.words(announcement.to()));
        model.addAttribute("expires", announcement.content().expiry());
        return "admin/review";
    }

    @PostMapping
    String send(
            Caller.Person me,
            @ModelAttribute("form") ComposeForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        var checked = rules.check(form, errors);
        if (checked.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return compose(model);
        }
        return "redirect:/admin/notifications/" + announcements.send(checked.get(), me, form.once());
    }

    private String compose(Model model) {
        model.addAttribute("roles", Stream.of(Role.values()).map(Role::name).toList());
        model.addAttribute(
                "topicSlugs", topics.all().stream().map(TopicView::slug).toList());
        model.addAttribute("zones", ZONES);
        return "admin/compose";
    }
}
