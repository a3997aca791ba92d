package dev.tidings.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A tab that can be frozen as Chromium freezes tabs in the background. Those of Playwright pretend to be in front for ever. */
final class SleepyTab {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CDPSession browser;
    private final String session;
    private final Map<Integer, JsonObject> answers = new HashMap<>();
    private int asked;

    private SleepyTab(CDPSession browser, String session) {
        this.browser = browser;
        this.session = session;
        browser.on("Target.receivedMessageFromTarget", this::received);
    }

    /** Several tabs with this session and context share one browser's storage. */
    static SleepyTab open(CDPSession browser, String context, String url) {
        var target = browser.send("Target.createTarget", json("url", url, "browserContextId", context))
                .get("targetId")
                .getAsString();
        var attached = browser.send("Target.attachToTarget", json("targetId", target));
        var tab = new SleepyTab(browser, attached.get("sessionId").getAsString());
        tab.await("location.href === '" + url + "' && document.readyState === 'complete'");
        return tab;
    }

    static String context(CDPSession browser) {
        return browser.send("Target.createBrowserContext")
                .get("browserContextId")
                .getAsString();
    }

    static CDPSession session(Browser browser) {
        return browser.newBrowserCDPSession();
    }

    void freeze() {
        ask("Page.setWebLifecycleState", json("state", "frozen"));
    }

    void thaw() {
        ask("Page.setWebLifecycleState", json("state", "active"));
    }

    /** The value of an expression or, of a promise, what it becomes. */
    JsonElement evaluate(String expression) {
        var parameters = json("expression", expression);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        var answer = ask("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer);
        }
        var value = answer.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    void await(String condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue(condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + condition + ": " + evaluate("window.heard"));
            }
        }
    }

    /** Between two pages it is neither. */
    private boolean isTrue(String condition) {
        var parameters = json("expression", "Boolean(" + condition + ")");
        parameters.addProperty("returnByValue", true);
        var answer = answer("Runtime.evaluate", parameters);
        return answer.has("result")
                && answer.getAsJsonObject("result")
                        .getAsJsonObject("result")
                        .get("value")
                        .getAsBoolean();
    }

    private JsonObject ask(String method, JsonObject parameters) {
        var answer = answer(method, parameters);
        if (!answer.has("result")) {
            throw new AssertionError(answer);
        }
        return answer.getAsJsonObject("result");
    }

    private JsonObject answer(String method, JsonObject parameters) {
        var id = ++asked;
        var message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", parameters);
        browser.send("Target.sendMessageToTarget", json("sessionId", session, "message", message.toString()));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers.containsKey(id)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("No answer to " + message);
            }
            // Lets what has come be received.
            browser.send("Browser.getVersion");
        }
        return answers.remove(id);
    }

    private void received(JsonObject event) {
        var message = JsonParser.parseString(event.get("message").getAsString()).getAsJsonObject();
        if (event.get("sessionId").getAsString().equals(session) && message.has("id")) {
            answers.put(message.get("id").getAsInt(), message);
        }
    }

    private static JsonObject json(String... fields) {
        var json = new JsonObject();
        for (int i = 0; i < fields.length; i += 2) {
            json.addProperty(fields[i], fields[i + 1]);
        }
        return json;
    }
}
