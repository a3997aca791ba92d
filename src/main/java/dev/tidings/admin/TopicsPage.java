package dev.tidings.admin;

import dev.tidings.topic.Topics;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/admin/topics")
class TopicsPage {

    private final Topics topics;
    private final TopicRules rules;

    TopicsPage(Topics topics, TopicRules rules) {
        this.topics = topics;
        this.rules = rules;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("form", TopicForm.EMPTY);
        return page(model);
    }

    @PostMapping
    String make(
            @ModelAttribute("form") TopicForm form, BindingResult errors, Model model, HttpServletResponse response) {
        var readers = rules.check(form, errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model);
        }
        var slug = Typed.line(form.slug());
        var title = Typed.line(form.title());
        topics.create(slug, title.isEmpty() ? slug : title, Typed.line(form.description()), readers);
        return "redirect:/admin/topics";
    }

    private String page(Model model) {
        model.addAttribute("topics", topics.all());
        return "admin/topics";
    }
}
