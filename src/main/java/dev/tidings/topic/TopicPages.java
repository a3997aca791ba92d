package dev.tidings.topic;

import dev.tidings.account.Caller;
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

@Controller
@RequestMapping("/topics")
class TopicPages {

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
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from) {
        topics.follow(me, slug);
        return back(slug, from);
    }

    @DeleteMapping("/{slug}/subscription")
    String unfollow(
            Caller.Person me,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from) {
        topics.unfollow(me, slug);
        return back(slug, from);
    }

    private static String back(String slug, @Nullable String from) {
        return from != null && from.endsWith("/topics") ? "redirect:/topics" : "redirect:/topics/" + slug;
    }
}
