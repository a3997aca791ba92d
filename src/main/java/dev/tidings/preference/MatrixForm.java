package dev.tidings.preference;

import java.util.List;
import java.util.Objects;

/**
 * Boxes by line and column.
 *
 * @param kind of each line that was shown
 * @param inbox the lines whose box is ticked in this column; so the others
 */
record MatrixForm(List<String> kind, List<String> inbox, List<String> toast, List<String> sound, List<String> desktop) {

    MatrixForm {
        kind = Objects.requireNonNullElse(kind, List.of());
        inbox = Objects.requireNonNullElse(inbox, List.of());
        toast = Objects.requireNonNullElse(toast, List.of());
        sound = Objects.requireNonNullElse(sound, List.of());
        desktop = Objects.requireNonNullElse(desktop, List.of());
    }

    List<Line> lines() {
        return kind.stream()
                .distinct()
                .map(line -> new Line(
                        line, inbox.contains(line), toast.contains(line), sound.contains(line), desktop.contains(line)))
                .toList();
    }
}
