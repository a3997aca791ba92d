package dev.tidings.support;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Prometheus gets.
 *
 * @param series name, labels and value, one a line
 */
public record Scrape(List<String> series) {

    private static final Pattern FORM = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{.*\\})? (\\S+)");

    public static Scrape of(Server server) {
        return new Scrape(server.api()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList());
    }

    public Set<String> names() {
        return series.stream()
                .map(FORM::matcher)
                .filter(form -> form.matches())
                .map(form -> form.group(1))
                .collect(Collectors.toSet());
    }

    /** The sum of all series of this name that have all of these in their labels. */
    public double sum(String name, String... labels) {
        return series.stream()
                .map(FORM::matcher)
                .filter(form -> form.matches() && form.group(1).equals(name))
                .filter(form -> List.of(labels).stream()
                        .allMatch(label -> String.valueOf(form.group(2)).contains(label)))
                .mapToDouble(form -> Double.parseDouble(form.group(3)))
                .sum();
    }

    public long count(String name) {
        return series.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .count();
    }
}
