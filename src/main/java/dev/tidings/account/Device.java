package dev.tidings.account;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * “Firefox on Linux”: a browser as its User-Agent tells of it, which need not be true.
 *
 * @param browser as people call it; empty where it is none of those that are known here, as is the system
 */
record Device(String browser, String system, boolean phone) {

    /** The first that fits: each browser also claims to be those after it. */
    private static final Map<String, String> BROWSERS = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox/",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl");

    private static final Map<String, String> SYSTEMS = inOrder(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    static Device of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return new Device("", "", false);
        }
        var browser = first(BROWSERS, userAgent);
        var system = first(SYSTEMS, userAgent);
        var phone = userAgent.contains("Mobi") || system.equals("iPhone");
        return new Device(browser, system, phone);
    }

    private static String first(Map<String, String> signs, String userAgent) {
        return signs.entrySet().stream()
                .filter(sign -> userAgent.contains(sign.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    MessageSourceResolvable name() {
        if (system.isEmpty()) {
            return browser.isEmpty() ? message("device.unknown") : message("device", browser);
        }
        return message("device.on", browser.isEmpty() ? message("device.browser") : browser, system);
    }

    private static MessageSourceResolvable message(String code, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }

    private static Map<String, String> inOrder(String... signsAndNames) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < signsAndNames.length; i += 2) {
            map.put(signsAndNames[i], signsAndNames[i + 1]);
        }
        return map;
    }
}
