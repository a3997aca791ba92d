package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguageTests {

    @ParameterizedTest
    @CsvSource({
        "  ,                          , en",
        "  , 'de-AT,de;q=0.9,en;q=0.8', de",
        "  , 'fr,de;q=0.5,en;q=0.4',    de",
        "  , 'en-US,en;q=0.9,de;q=0.8', en",
        "  , fr,                        en",
        "de, en,                        de",
        "en, de,                        en",
        "xx, de,                        de",
        "'',  de,                       de"
    })
    void goesByTheChoiceThenByTheBrowserThenByTheRule(
            @Nullable String cookie, @Nullable String header, String language) {
        var request = new MockHttpServletRequest();
        if (cookie != null) {
            request.setCookies(new Cookie(Language.COOKIE, cookie));
        }
        if (header != null) {
            request.addHeader("Accept-Language", header);
        }
        assertThat(new LanguageResolver().resolveLocale(request).getLanguage()).isEqualTo(language);
    }
}
