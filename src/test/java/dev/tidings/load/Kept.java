package dev.tidings.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The log as it lies in the database's file, read without the server. */
final class Kept {

    private final Map<String, BitSet> byChannel = new HashMap<>();
    private final BitSet all = new BitSet();

    /** An event that was taken back, and its corrections: who was away at the time never got them. */
    private final BitSet takenBack = new BitSet();

    private Kept() {}

    /** @param data where the server has its data; it must have stopped */
    static Kept in(Path data) throws SQLException {
        var kept = new Kept();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("tidings"), "", "")) {
            each(
                    connection,
                    "select channel, event_id from delivery",
                    (channel, id) -> kept.byChannel
                            .computeIfAbsent(channel, key -> new BitSet())
                            .set(id));
            each(connection, "select type, id from event", (type, id) -> kept.all.set(id));
            each(connection, "select type, id from event where retracted", (type, id) -> kept.takenBack.set(id));
        }
        return kept;
    }

    private interface Row {
        void accept(String text, int id);
    }

    private static void each(Connection connection, String sql, Row row) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.accept(rows.getString(1), Math.toIntExact(rows.getLong(2)));
            }
        }
    }

    /** What one who came at an id has to have got since, but for what was taken back. */
    BitSet expected(List<String> channels, long start) {
        var expected = new BitSet();
        channels.forEach(channel -> expected.or(byChannel.getOrDefault(channel, new BitSet())));
        expected.clear(0, Math.toIntExact(start) + 1);
        return expected;
    }

    BitSet takenBack() {
        return takenBack;
    }

    int size() {
        return all.cardinality();
    }
}
