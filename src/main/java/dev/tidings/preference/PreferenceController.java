package dev.tidings.preference;

import dev.tidings.account.Caller;
import dev.tidings.log.Event;
import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/preferences")
class PreferenceController {

    private final Preferences preferences;
    private final Muting muting;
    private final MessageSource messages;

    PreferenceController(Preferences preferences, Muting muting, MessageSource messages) {
        this.preferences = preferences;
        this.muting = muting;
        this.messages = messages;
    }

    record All(
            List<Line> kinds, List<Line> topics, @Nullable Quiet quietHours, List<MuteItem> mutes) {}

    record Quiet(String from, String until, String zone) {

        static Quiet of(QuietHours hours) {
            return new Quiet(
                    hours.from().toString(),
                    hours.until().toString(),
                    hours.zone().getId());
        }
    }

    record MuteItem(String what, String label, long since, String mutedAt) {

        static MuteItem of(Mute mute) {
            return new MuteItem(mute.what(), mute.label(), mute.since(), Event.time(mute.mutedAt()));
        }
    }

    @GetMapping
    All all(Caller.Person reader) {
        return new All(
                preferences.kinds(reader),
                preferences.topics(reader),
                preferences.quietHours(reader).map(Quiet::of).orElse(null),
                muting.of(reader).stream().map(MuteItem::of).toList());
    }

    /** Fields that are left out stay as they are. */
    @PutMapping(path = "/{kind}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Line choose(Caller.Person reader, @PathVariable String kind, HttpServletRequest request) throws IOException {
        var now = preferences.all(reader).stream()
                .filter(line -> line.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> Problem.parameter(
                        "kind", "You have had nothing of this kind, and follow no topic of this name."));
        var fields = Fields.of(request, Set.of("kind", "inbox", "toast", "sound", "desktop"));
        var line = new Line(
                kind,
                fields.flag("inbox", now.inbox()),
                fields.flag("toast", now.toast()),
                fields.flag("sound", now.sound()),
                fields.flag("desktop", now.desktop()));
        fields.check();
        preferences.choose(reader, List.of(line));
        return line;
    }

    @PutMapping(path = "/quiet-hours", consumes = MediaType.APPLICATION_JSON_VALUE)
    Quiet keepQuiet(Caller.Person reader, HttpServletRequest request) throws IOException {
        var fields = Fields.of(request, Set.of("from", "until", "zone"));
        var hours = new QuietForm(true, fields.text("from"), fields.text("until"), fields.text("zone"))
                .hours((field, refusal) -> fields.refuse(field, refusal.sentence(messages, Locale.ENGLISH)));
        fields.check();
        preferences.keepQuiet(reader, hours.orElseThrow());
        return Quiet.of(hours.orElseThrow());
    }

    @DeleteMapping("/quiet-hours")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void makeHeard(Caller.Person reader) {
        preferences.makeHeard(reader);
    }
}
