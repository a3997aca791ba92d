package dev.tidings.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/** How pages are looked at. */
enum Look {
    DESKTOP_LIGHT(1280, 800, ColorScheme.LIGHT),
    DESKTOP_DARK(1280, 800, ColorScheme.DARK),
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    /** What looks for barriers brings styles of its own, so the policy for content lets them. */
    Browser.NewContextOptions options(String url) {
        return new Browser.NewContextOptions()
                .setBaseURL(url)
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(true)
                .setHasTouch(isPhone());
    }

    /** Where this layout begins. */
    int narrowest() {
        return isPhone() ? 360 : 900;
    }

    private boolean isPhone() {
        return width < 900;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
