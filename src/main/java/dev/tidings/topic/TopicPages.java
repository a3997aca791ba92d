package dev.tidings.topic;

import dev.tidings.account.Caller;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/topics")
class TopicPages {

    /** Since when a topic was followed, by its slug: in the session, where nobody can ask for more. */
    private static final String UNFOLLOWED = TopicPages.class.getName() + ".unfollowed.";

    private final Topics topics;
    private final Catalogue catalogue;
    private final Stories stories;
    private final List<TopicSection> sections;

    TopicPages(Topics topics, Catalogue catalogue, Stories stories, List<TopicSection> sections) {
        this.topics = topics;
        this.catalogue = catalogue;
        this.stories = stories;
        this.sections = sections;
    }

    @GetMapping
    String list(Caller.Person me, Model model) {
        model.addAttribute("topics", topics.readableBy(me));
        return "topics";
    }

    @GetMapping("/{slug}")
    String show(Caller.Person me, @PathVariable String slug, @RequestParam @Nullable Long before, Model model) {
        var topic = catalogue
                .views(List.of(catalogue.readable(me, slug)), catalogue.slugsFollowedBy(me))
                .getFirst();
        var page = stories.of(slug, before);
        model.addAttribute("topic", topic);
        model.addAttribute("stories", page.stories());
        model.addAttribute("earlier", page.earlier());
        if (topic.followed()) {
            sections.forEach(section -> section.show(me, slug, model));
        }
        return "topic";
    }

    @PutMapping("/{slug}/subscription")
    String follow(
            Caller.Person me,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from,
            HttpSession session) {
        topics.follow(me, slug);
        session.removeAttribute(UNFOLLOWED + slug);
        return back(slug, from);
    }

    @DeleteMapping("/{slug}/subscription")
    String unfollow(
            Caller.Person me,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from,
            HttpSession session,
            RedirectAttributes next) {
        topics.unfollow(me, slug).ifPresent(since -> {
            session.setAttribute(UNFOLLOWED + slug, since);
            next.addFlashAttribute("unfollowed", slug);
        });
        return back(slug, from);
    }

    /** What it brought is in the inbox again, with what it would have brought since. */
    @PutMapping("/{slug}/subscription/resumption")
    String resume(
            Caller.Person me,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from,
            HttpSession session) {
        if (session.getAttribute(UNFOLLOWED + slug) instanceof Long since) {
            topics.resume(me, slug, since);
            session.removeAttribute(UNFOLLOWED + slug);
        }
        return back(slug, from);
    }

    private static String back(String slug, @Nullable String from) {
        return from != null && from.endsWith("/topics") ? "redirect:/topics" : "redirect:/topics/" + slug;
    }
}
