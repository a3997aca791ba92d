package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a picture of each page into {@code target/screenshots}, and notes what is wrong with it. */
final class Gallery {

    private static final Path DIRECTORY = Path.of("target", "screenshots");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Look look;
    private final List<String> faults = new ArrayList<>();

    Gallery(Look look) {
        this.look = look;
    }

    void show(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(DIRECTORY.resolve(name + "-" + look + ".png")));
        overflow(page, name);
        barriers(page, name);
    }

    private void overflow(Page page, String name) {
        var wider = (Number) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (wider.intValue() > 0) {
            faults.add(name + " is " + wider + " px wider than the window");
        }
    }

    private void barriers(Page page, String name) {
        var found = new AxeBuilder(page).setLegacyMode(true).analyze();
        found.getViolations().stream()
                .filter(violation -> GRAVE.contains(violation.getImpact()))
                .flatMap(violation -> violation.getNodes().stream()
                        .map(node -> name + " " + violation.getId() + " " + node.getTarget() + " "
                                + node.getFailureSummary()))
                .forEach(faults::add);
    }

    void assertThatNothingIsWrong() {
        assertThat(faults).as(look.toString()).isEmpty();
    }
}
