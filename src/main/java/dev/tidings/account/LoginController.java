package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in form; Spring Security takes what it posts. */
@Controller
class LoginController {

    private final Callers callers;
    private final SignUpSettings signUp;
    private final MessageSource messages;
    private final boolean demo;

    LoginController(Callers callers, SignUpSettings signUp, MessageSource messages, Environment environment) {
        this.callers = callers;
        this.signUp = signUp;
        this.messages = messages;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/login")
    String form(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        if (callers.current().isPresent()) {
            return "redirect:/";
        }
        var failed = request.getParameter("error") == null
                ? new FailedSignIn("", "")
                : FailedSignIn.take(request, response)
                        .orElseGet(() -> new FailedSignIn("", SignInFailures.WRONG.sentence(messages, locale)));
        model.addAttribute("username", failed.username());
        model.addAttribute("error", failed.sentence().isEmpty() ? null : failed.sentence());
        model.addAttribute("notice", request.getParameter("signed-out") == null ? null : "signed-out");
        model.addAttribute("signup", signUp.enabled());
        model.addAttribute("demo", demo);
        return "login";
    }
}
