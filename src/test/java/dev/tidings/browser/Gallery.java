package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
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
        take(page, DIRECTORY.resolve(name + "-" + look + ".png"));
        barriers(page, name);
        overflow(page, name);
        var size = page.viewportSize();
        page.setViewportSize(look.narrowest(), size.height);
        overflow(page, name);
        page.setViewportSize(size.width, size.height);
    }

    /** Chromium without a graphics card fails at this once in a hundred times. */
    private static void take(Page page, Path path) {
        var options = new Page.ScreenshotOptions().setPath(path);
        try {
            page.screenshot(options);
        } catch (PlaywrightException e) {
            page.screenshot(options);
        }
    }

    private void overflow(Page page, String name) {
        var wider = (Number) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (wider.intValue() > 0) {
            faults.add(name + " is " + wider + " px wider than a window of " + page.viewportSize().width);
        }
    }

    private void barriers(Page page, String name) {
        var found = new AxeBuilder(page).setLegacyMode(true).analyze();
        assertThat(found.getPasses()).isNotEmpty();
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
