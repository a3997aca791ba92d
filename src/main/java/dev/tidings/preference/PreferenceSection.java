package dev.tidings.preference;

import dev.tidings.account.Caller;
import dev.tidings.account.SettingsSection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

@Component
class PreferenceSection implements SettingsSection {

    private final Preferences preferences;
    private final Muting muting;
    private final KindNames names;

    PreferenceSection(Preferences preferences, Muting muting, KindNames names) {
        this.preferences = preferences;
        this.muting = muting;
        this.names = names;
    }

    /** @param gone the reader has nothing of its kind any more */
    record Shown(Line line, boolean gone) {}

    @Override
    public void show(Caller.Person me, Model model) {
        if (!model.containsAttribute("lines")) {
            showLines(lines(me), Set.of(), model);
        }
        if (!model.containsAttribute("quiet")) {
            model.addAttribute(
                    "quiet", QuietForm.of(preferences.quietHours(me).isPresent(), preferences.lastQuietHours(me)));
        }
        model.addAttribute("zones", QuietForm.ZONES);
        model.addAttribute("mutes", muting.of(me));
    }

    private List<Line> lines(Caller.Person me) {
        var byName = names.order(LocaleContextHolder.getLocale());
        var kinds = preferences.kinds(me).stream()
                .sorted(Comparator.comparing(line -> What.parse(line.kind()).name(), byName));
        return Stream.concat(kinds, preferences.topics(me).stream()).toList();
    }

    /** @param unknown the kinds of those that the reader does not have */
    static void showLines(List<Line> lines, Set<String> unknown, Model model) {
        model.addAttribute(
                "lines",
                lines.stream()
                        .map(line -> new Shown(line, unknown.contains(line.kind())))
                        .toList());
    }
}
