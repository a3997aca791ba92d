package dev.tidings.preference;

import dev.tidings.account.Caller;
import dev.tidings.account.SettingsPage;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The same as forms of the settings page. */
@Controller
@RequestMapping("/settings")
class PreferencePages {

    private final SettingsPage page;
    private final Preferences preferences;
    private final Muting muting;

    PreferencePages(SettingsPage page, Preferences preferences, Muting muting) {
        this.page = page;
        this.preferences = preferences;
        this.muting = muting;
    }

    /** What was refused stands at the address of its form, which may be loaded again. */
    @GetMapping({"/preferences", "/quiet-hours"})
    String settings() {
        return "redirect:/settings";
    }

    @PutMapping("/preferences")
    String choose(
            Caller.Person me,
            HttpSession session,
            HttpServletResponse response,
            @ModelAttribute("matrix") MatrixForm form,
            Model model,
            RedirectAttributes next) {
        var lines = form.lines();
        var unknown = lines.stream().map(Line::kind).collect(Collectors.toSet());
        preferences.all(me).forEach(line -> unknown.remove(line.kind()));
        if (!unknown.isEmpty()) {
            PreferenceSection.showLines(lines, unknown, model);
            return again(me, session, response, model);
        }
        preferences.choose(me, lines);
        return SettingsPage.saved(next, "saved.notify");
    }

    @PutMapping("/quiet-hours")
    String keepQuiet(
            Caller.Person me,
            HttpSession session,
            HttpServletResponse response,
            @ModelAttribute("quiet") QuietForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes next) {
        if (!form.on()) {
            form.hours((field, refusal) -> {})
                    .ifPresentOrElse(hours -> preferences.makeHeard(me, hours), () -> preferences.makeHeard(me));
            return SettingsPage.saved(next, "saved.quiet.off");
        }
        var hours = form.hours((field, refusal) -> refusal.beside(field, errors));
        if (hours.isEmpty()) {
            return again(me, session, response, model);
        }
        preferences.keepQuiet(me, hours.orElseThrow());
        return SettingsPage.saved(next, "saved.quiet", form.from(), form.until());
    }

    private String again(Caller.Person me, HttpSession session, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.show(me, session, model);
    }

    @DeleteMapping("/mutes")
    String unmute(Caller.Person me, @RequestParam String what, RedirectAttributes next) {
        muting.unmute(me, what)
                .ifPresent(
                        mute -> next.addFlashAttribute("unmuted", Map.of("what", mute.what(), "label", mute.label())));
        return "redirect:/settings";
    }

    @PutMapping("/mutes")
    String mute(
            Caller.Person me,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String label,
            RedirectAttributes next) {
        return SettingsPage.saved(
                next, "saved.muted", name(muting.mute(me, what, label).mute()));
    }

    private static DefaultMessageSourceResolvable name(Mute mute) {
        var sort = mute.what().substring(0, mute.what().indexOf(':'));
        return new DefaultMessageSourceResolvable(new String[] {"mutes.name"}, new String[] {sort, mute.label()});
    }
}
