package dev.tidings.admin;

import dev.tidings.account.ApiKeys;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/admin/keys")
class KeysPage {

    private final ApiKeys keys;
    private final KeyRules rules;

    KeysPage(ApiKeys keys, KeyRules rules) {
        this.keys = keys;
        this.rules = rules;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("form", KeyForm.EMPTY);
        return page(model);
    }

    /** The secret is handed to the next page, and to that one only. */
    @PostMapping
    String make(
            @ModelAttribute("form") KeyForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        rules.check(form, errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model);
        }
        var made = keys.make(Typed.line(form.name()), KeyRules.scopes(form), KeyRules.perMinute(form));
        next.addFlashAttribute("made", made.secret());
        return "redirect:/admin/keys";
    }

    @DeleteMapping("/{id:\\d{1,18}}")
    String revoke(@PathVariable long id) {
        keys.revoke(id);
        return "redirect:/admin/keys";
    }

    private String page(Model model) {
        model.addAttribute("keys", keys.all().stream().map(KeyView::of).toList());
        return "admin/keys";
    }
}
