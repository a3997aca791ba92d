package dev.tidings.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * How a process of Java is, from outside.
 *
 * @param heap bytes of live objects, after a full collection
 * @param resident bytes
 * @param descriptors open files and sockets
 */
record Vitals(long heap, long resident, long descriptors) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static Vitals of(Process process) throws IOException {
        return new Vitals(live(process.pid()), resident(process.pid()), descriptors(process));
    }

    /** The histogram's total: of live objects alone, as it collects before it counts. */
    private static long live(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var counting = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var text = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return number(TOTAL, text);
    }

    private static long resident(long pid) throws IOException {
        return 1_024 * number(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    static long descriptors(Process process) throws IOException {
        try (var open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return open.count();
        }
    }

    private static long number(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("There is no " + pattern + " in: " + text);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public String toString() {
        return "heap " + heap / 1_048_576 + " MB, resident " + resident / 1_048_576 + " MB, " + descriptors
                + " descriptors";
    }
}
