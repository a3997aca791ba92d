package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    private final boolean demo;

    LoginController(Callers callers, SignUpSettings signUp, Environment environment) {
        this.callers = callers;
        this.signUp = signUp;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/login")
    String form(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (callers.current().isPresent()) {
            return "redirect:/";
        }
        var failed = request.getParameter("error") == null
                ? new FailedSignIn("", "")
                : FailedSignIn.take(request, response).orElse(new FailedSignIn("", SignInFailures.WRONG));
        model.addAttribute("username", failed.username());
        model.addAttribute("error", failed.sentence().isEmpty() ? null : failed.sentence());
        model.addAttribute("notice", request.getParameter("signed-out") == null ? null : "signed-out");
        model.addAttribute("signup", signUp.enabled());
        model.addAttribute("demo", demo);
        return "login";
    }
}
