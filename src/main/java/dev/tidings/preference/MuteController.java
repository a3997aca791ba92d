package dev.tidings.preference;

import dev.tidings.account.Caller;
import dev.tidings.log.Event;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is muted is named by a parameter, as the id of a thing may hold slashes, and more that no path may hold. */
@RestController
@RequestMapping("/api/v1/mutes")
class MuteController {

    private final Muting muting;

    MuteController(Muting muting) {
        this.muting = muting;
    }

    /** @param already as {@link Muting.Begun} has it */
    record Answer(String what, String label, long since, String mutedAt, boolean already) {}

    @PutMapping
    Answer mute(Caller.Person reader, @RequestParam String what, @RequestParam(defaultValue = "") String label) {
        var begun = muting.mute(reader, what, label);
        var mute = begun.mute();
        return new Answer(mute.what(), mute.label(), mute.since(), Event.time(mute.mutedAt()), begun.already());
    }

    /** @param undo it is as if it had never been muted; else what came meanwhile stays out */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmute(Caller.Person reader, @RequestParam String what, @RequestParam(defaultValue = "false") boolean undo) {
        if (undo) {
            muting.undo(reader, what);
        } else {
            muting.unmute(reader, what);
        }
    }
}
