package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.preference.Mute;
import dev.tidings.preference.Muting;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is muted where it stands in the inbox: its reader stays there, and can take it back. */
@Controller
@RequestMapping("/inbox/mutes")
class MutePages {

    private static final String ADDRESS = "/inbox/mutes";

    private final Muting muting;

    MutePages(Muting muting) {
        this.muting = muting;
    }

    @PutMapping
    String mute(
            Caller.Person reader,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String label,
            @ModelAttribute View view,
            RedirectAttributes next) {
        var begun = muting.mute(reader, what, label);
        var mute = begun.mute();
        var said = Undoable.said("why.muted." + sort(mute), mute.label());
        next.addFlashAttribute(
                "undo", begun.already() ? new Undoable(said, null, null) : new Undoable(said, ADDRESS, mute.what()));
        return view.redirect();
    }

    @DeleteMapping
    String undo(Caller.Person reader, @RequestParam String what, @ModelAttribute View view, RedirectAttributes next) {
        muting.undo(reader, what)
                .ifPresent(mute -> next.addFlashAttribute("undo", new Undoable(back(mute), null, null)));
        return view.redirect();
    }

    private static DefaultMessageSourceResolvable back(Mute mute) {
        return Undoable.said("mutes.back", Undoable.said("mutes.name", sort(mute), mute.label()));
    }

    private static String sort(Mute mute) {
        return mute.what().substring(0, mute.what().indexOf(':'));
    }
}
