package dev.tidings.social;

import dev.tidings.account.Caller;
import dev.tidings.topic.Stories;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class WallPages {

    private static final int NEWS = 5;

    private final Wall wall;
    private final Reading reading;
    private final Stories stories;

    WallPages(Wall wall, Reading reading, Stories stories) {
        this.wall = wall;
        this.reading = reading;
        this.stories = stories;
    }

    @GetMapping("/")
    String show(Caller.Person me, @RequestParam @Nullable Long before, Model model) {
        model.addAttribute("form", Draft.EMPTY);
        return wall(me, before, model);
    }

    @PostMapping("/posts")
    String post(
            Caller.Person me,
            @ModelAttribute("form") Draft draft,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        if (draft.isRefused(errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return wall(me, null, model);
        }
        wall.post(me.name(), draft.words());
        return "redirect:/";
    }

    private String wall(Caller.Person me, @Nullable Long before, Model model) {
        var page = reading.wall(me, before);
        model.addAttribute("posts", page.posts());
        model.addAttribute("earlier", page.earlier());
        model.addAttribute("news", stories.latest(me, NEWS));
        return "wall";
    }
}
