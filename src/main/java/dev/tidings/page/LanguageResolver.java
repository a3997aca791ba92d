package dev.tidings.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language that was chosen in this browser, else what the browser asks for. */
@Component("localeResolver")
class LanguageResolver extends AcceptHeaderLocaleResolver {

    LanguageResolver() {
        setSupportedLocales(Language.locales());
        setDefaultLocale(Language.ENGLISH.locale());
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request).map(Language::locale).orElseGet(() -> super.resolveLocale(request));
    }

    static Optional<Language> chosen(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, Language.COOKIE))
                .flatMap(cookie -> Language.of(cookie.getValue()));
    }
}
