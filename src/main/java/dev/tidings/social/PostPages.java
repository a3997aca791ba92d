package dev.tidings.social;

import dev.tidings.account.Caller;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/posts/{id:\\d{1,18}}")
class PostPages {

    private final Wall wall;
    private final Reading reading;

    PostPages(Wall wall, Reading reading) {
        this.wall = wall;
        this.reading = reading;
    }

    @GetMapping
    String show(Caller.Person me, @PathVariable long id, Model model) {
        model.addAttribute("commentForm", Draft.EMPTY);
        return post(me, id, model);
    }

    @DeleteMapping
    String delete(Caller.Person me, @PathVariable long id) {
        wall.delete(me.name(), id);
        return "redirect:/";
    }

    @PostMapping("/comments")
    String comment(
            Caller.Person me,
            @PathVariable long id,
            @ModelAttribute("commentForm") Draft draft,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from) {
        if (draft.isRefused(errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return post(me, id, model);
        }
        var comment = wall.comment(me.name(), id, draft.words());
        return "redirect:" + Back.to(from, id) + "#comment-" + comment;
    }

    @PutMapping("/like")
    String like(
            Caller.Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from) {
        wall.like(me.name(), id);
        return "redirect:" + Back.to(from, id);
    }

    @DeleteMapping("/like")
    String unlike(
            Caller.Person me,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from) {
        wall.unlike(me.name(), id);
        return "redirect:" + Back.to(from, id);
    }

    private String post(Caller.Person me, long id, Model model) {
        model.addAttribute("post", reading.post(me, id));
        return "post";
    }
}
