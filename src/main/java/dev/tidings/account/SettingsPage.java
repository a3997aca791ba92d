package dev.tidings.account;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one page of all settings. Rooms have sections of it, and show it again where something in theirs is wrong. */
@Component
public class SettingsPage {

    private final Sessions sessions;
    private final ObjectProvider<SettingsSection> sections;

    SettingsPage(Sessions sessions, ObjectProvider<SettingsSection> sections) {
        this.sessions = sessions;
        this.sections = sections;
    }

    /** The name of its template. */
    public String show(Caller.Person me, HttpSession session, Model model) {
        model.addAttribute("sessions", sessions.of(me.name(), session.getId()));
        model.addAttribute("password", true);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new PasswordForm("", ""));
        }
        sections.orderedStream().forEach(section -> section.show(me, model));
        return "settings";
    }

    /**
     * Leads back to it, where a message says what was done.
     *
     * @param arguments serializable, as they wait in the session
     */
    public static String saved(RedirectAttributes next, String code, Serializable... arguments) {
        next.addFlashAttribute("saved", new DefaultMessageSourceResolvable(new String[] {code}, arguments));
        return "redirect:/settings";
    }
}
