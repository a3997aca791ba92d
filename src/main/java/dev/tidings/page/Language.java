package dev.tidings.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the pages speak. The first is for whoever asks for none of them. */
enum Language {
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN);

    /** Holds what a browser's reader chose in the settings. */
    static final String COOKIE = "language";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(ENGLISH);
    }

    static Optional<Language> of(String tag) {
        return Stream.of(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    static List<Locale> locales() {
        return Stream.of(values()).map(Language::locale).toList();
    }

    String tag() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }
}
