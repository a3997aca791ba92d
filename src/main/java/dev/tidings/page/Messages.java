package dev.tidings.page;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the pages say, in each language: the files of {@code i18n/}, with ICU patterns. Nothing is read, and nothing of
 * ICU loaded, before a page needs it.
 */
@Component("messageSource")
class Messages extends AbstractMessageSource {

    /** These the scripts need too. */
    private static final List<String> LIVE = List.of("notification", "live");

    private static final List<String> OTHERS = List.of("frame", "account", "preference", "wall", "topic", "error");

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Map<String, String>> files = new ConcurrentHashMap<>();
    private final Map<Language, Map<String, String>> patterns = new ConcurrentHashMap<>();
    private final Map<Language, String> forScripts = new ConcurrentHashMap<>();
    private final Map<Entry, MessageFormat> formats = new ConcurrentHashMap<>();

    private record Entry(Language language, String code) {}

    /** A JSON object that can stand in a script element: the patterns by their codes. */
    String forScripts(Language language) {
        return forScripts.computeIfAbsent(
                language, l -> JSON.writeValueAsString(read(LIVE, l)).replace("<", "\\u003c"));
    }

    Map<String, String> patterns(Language language) {
        return patterns.computeIfAbsent(language, l -> {
            var all = read(LIVE, l);
            all.putAll(read(OTHERS, l));
            return all;
        });
    }

    private Map<String, String> read(List<String> areas, Language language) {
        var all = new TreeMap<String, String>();
        for (var area : areas) {
            all.putAll(files.computeIfAbsent(
                    language == Language.ENGLISH ? area : area + "_" + language.tag(), Messages::read));
        }
        return all;
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream("/i18n/" + file + ".properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var patterns = new TreeMap<String, String>();
        properties.forEach((code, pattern) -> patterns.put((String) code, (String) pattern));
        return patterns;
    }

    /** With named arguments. */
    String get(String code, Map<String, ?> arguments, Language language) {
        return format(
                new Entry(language, code),
                Objects.requireNonNull(patterns(language).get(code)),
                arguments);
    }

    String get(String code, Language language, Object... arguments) {
        return getMessage(code, arguments, language.locale());
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        var language = locale == null ? Language.ENGLISH : Language.of(locale);
        var pattern = code == null ? null : patterns(language).get(code);
        if (code == null || pattern == null) {
            return super.getMessageInternal(code, arguments, locale);
        }
        return isPlain(pattern)
                ? pattern
                : format(new Entry(language, code), pattern, resolveArguments(arguments, language.locale()));
    }

    private static boolean isPlain(String pattern) {
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
    }

    /** Formats are made once, and are not for several threads at a time. */
    private String format(Entry entry, String pattern, Object arguments) {
        var format = formats.computeIfAbsent(
                entry, e -> new MessageFormat(pattern, e.language().locale()));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** Java's own kind of format, which is none of ours. */
    @Override
    protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null;
    }
}
