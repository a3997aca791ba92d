package dev.tidings.account;

import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Makes accounts for visitors, and signs them in. */
@Controller
class SignUpController {

    private final Accounts accounts;
    private final Callers callers;
    private final FreshSession freshSession;
    private final SignUpSettings settings;

    SignUpController(Accounts accounts, Callers callers, FreshSession freshSession, SignUpSettings settings) {
        this.accounts = accounts;
        this.callers = callers;
        this.freshSession = freshSession;
        this.settings = settings;
    }

    @GetMapping("/signup")
    String form(Model model) {
        refuseIfClosed();
        model.addAttribute("form", new SignUpForm("", ""));
        return callers.current().isPresent() ? "redirect:/" : "signup";
    }

    @PostMapping("/signup")
    String signUp(
            @ModelAttribute("form") SignUpForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        refuseIfClosed();
        if (!Name.isValid(form.username())) {
            Refusal.of("refused.name").beside("username", errors);
        }
        Passwords.refusal(form.password()).ifPresent(refusal -> refusal.beside("password", errors));
        if (!errors.hasErrors()) {
            create(form, errors);
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "signup";
        }
        signIn(form.username(), request, response);
        return "redirect:/";
    }

    private void refuseIfClosed() {
        if (!settings.enabled()) {
            throw Problem.notFound("Nobody can sign up here. Ask whoever runs this server for an account.");
        }
    }

    private void create(SignUpForm form, BindingResult errors) {
        try {
            if (Name.key(form.username()).equals(FirstAccount.NAME)) {
                throw NameTaken.byAccount(FirstAccount.NAME);
            }
            accounts.create(form.username(), form.password(), false);
        } catch (NameTaken e) {
            e.refusal().beside("username", errors);
        }
    }

    private void signIn(String name, HttpServletRequest request, HttpServletResponse response) {
        var authorities = AuthorityUtils.createAuthorityList("ROLE_USER");
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(new User(name, "", authorities), null, authorities);
        freshSession.onAuthentication(authentication, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityConfiguration.contexts(true).saveContext(context, request, response);
    }
}
