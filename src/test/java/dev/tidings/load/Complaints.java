package dev.tidings.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server's log has that should not be there. */
final class Complaints {

    private Complaints() {}

    /** Errors, and all that looks like a failure of the code, in the log of the jar that ran in this directory. */
    static List<String> in(Path directory) throws IOException {
        return lines(directory).stream().filter(Complaints::isFailure).toList();
    }

    /** The warnings too, for a server that had no reason for any. */
    static List<String> andWarningsIn(Path directory) throws IOException {
        return lines(directory).stream()
                .filter(line -> isFailure(line) || line.contains(" WARN "))
                .toList();
    }

    private static List<String> lines(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("log"));
    }

    private static boolean isFailure(String line) {
        return line.startsWith("\tat ") || line.contains(" ERROR ") || line.contains("Exception");
    }
}
