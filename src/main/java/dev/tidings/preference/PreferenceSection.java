package dev.tidings.preference;

import dev.tidings.account.Caller;
import dev.tidings.account.SettingsSection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

@Component
class PreferenceSection implements SettingsSection {

    private static final String GONE = "You have nothing of this kind any more. Save again without it.";

    private final Preferences preferences;
    private final Muting muting;

    PreferenceSection(Preferences preferences, Muting muting) {
        this.preferences = preferences;
        this.muting = muting;
    }

    /** @param error what is wrong with it, in a sentence */
    record Shown(Line line, @Nullable String error) {}

    @Override
    public void show(Caller.Person me, Model model) {
        if (!model.containsAttribute("lines")) {
            showLines(preferences.all(me), Set.of(), model);
        }
        if (!model.containsAttribute("quiet")) {
            model.addAttribute("quiet", QuietForm.of(preferences.quietHours(me)));
        }
        model.addAttribute("zones", QuietForm.ZONES);
        model.addAttribute("mutes", muting.of(me));
    }

    /** @param unknown the kinds of those that the reader does not have */
    static void showLines(List<Line> lines, Set<String> unknown, Model model) {
        model.addAttribute(
                "lines",
                lines.stream()
                        .map(line -> new Shown(line, unknown.contains(line.kind()) ? GONE : null))
                        .toList());
    }
}
