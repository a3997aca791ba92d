package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
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

/** One's password, and where one is signed in. */
@Controller
@RequestMapping("/settings")
class SettingsController {

    private final SettingsPage page;
    private final PasswordSignIn passwords;
    private final Accounts accounts;
    private final Sessions sessions;

    SettingsController(SettingsPage page, PasswordSignIn passwords, Accounts accounts, Sessions sessions) {
        this.page = page;
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping
    String show(Caller.Person me, HttpSession session, Model model) {
        return page.show(me, session, model);
    }

    @PostMapping("/password")
    String changePassword(
            Caller.Person me,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        Passwords.refusal(form.password()).ifPresent(refusal -> refusal.beside("password", errors));
        wrong(me, form, request).ifPresent(refusal -> refusal.beside("current", errors));
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page.show(me, session, model);
        }
        accounts.changePassword(me.name(), form.password(), session.getId());
        return SettingsPage.saved(next, "saved.password");
    }

    /** A wrong one counts like a failed sign-in: a screen left open is no place to guess either. */
    private Optional<Refusal> wrong(Caller.Person me, PasswordForm form, HttpServletRequest request) {
        try {
            passwords.check(me.name(), form.current(), request.getRemoteAddr());
            return Optional.empty();
        } catch (SignInThrottled e) {
            return Optional.of(e.refusal());
        } catch (AuthenticationException e) {
            return Optional.of(Refusal.of("refused.password.wrong"));
        }
    }

    @DeleteMapping("/sessions/{id}")
    String signOut(Caller.Person me, HttpSession session, @PathVariable String id, RedirectAttributes next) {
        if (id.equals(Sessions.publicId(session.getId()))) {
            sessions.end(session);
            return "redirect:/login?signed-out";
        }
        sessions.end(me.name(), id);
        return SettingsPage.saved(next, "saved.session");
    }

    @DeleteMapping("/sessions")
    String signOutOthers(Caller.Person me, HttpSession session, RedirectAttributes next) {
        sessions.endOthers(me.name(), session.getId());
        return SettingsPage.saved(next, "saved.sessions");
    }
}
