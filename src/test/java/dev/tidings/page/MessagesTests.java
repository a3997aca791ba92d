package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.NoSuchMessageException;

/** Whoever adds a text adds it in each language. */
class MessagesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SCRIPTS = Path.of("src/main/resources/static/js");

    /** {@code #{key}}, {@code #{key(…)}} and {@code #messages.msg('key'…)}; a key that is put together is not found. */
    private static final Pattern IN_TEMPLATES =
            Pattern.compile("#\\{([a-z0-9.-]+)[}(]|#messages\\.msg\\('([^']*[^'.])'");

    private static final Pattern IN_SCRIPTS =
            Pattern.compile("\\bwords\\([^()\"]*?\"([a-z.-]+)\"(?: : \"([a-z.-]+)\")?");

    private final Messages messages = new Messages();

    @ParameterizedTest
    @EnumSource
    void eachLanguageSaysTheSameThings(Language language) {
        var english = messages.patterns(Language.ENGLISH);
        var other = messages.patterns(language);

        assertThat(other.keySet()).isEqualTo(english.keySet());
        assertThat(other).allSatisfy((code, pattern) -> {
            assertThat(arguments(pattern, language))
                    .as(code)
                    .isEqualTo(arguments(english.getOrDefault(code, ""), Language.ENGLISH));
            assertThat(pattern.strip()).as(code).isEqualTo(pattern).isNotEmpty();
        });
    }

    private static Set<String> arguments(String pattern, Language language) {
        return new MessageFormat(pattern, language.locale()).getArgumentNames();
    }

    @Test
    void whatTemplatesSayIsThere() {
        assertThat(codes(TEMPLATES, IN_TEMPLATES)).hasSizeGreaterThan(50);
        assertThat(messages.patterns(Language.ENGLISH).keySet()).containsAll(codes(TEMPLATES, IN_TEMPLATES));
    }

    @Test
    void whatScriptsSayComesWithThePage() {
        assertThat(codes(SCRIPTS, IN_SCRIPTS))
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        code -> assertThat(messages.forScripts(Language.GERMAN)).contains("\"" + code + "\":"));
        assertThat(messages.forScripts(Language.GERMAN)).doesNotContain("<");
    }

    private static Set<String> codes(Path directory, Pattern pattern) {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(MessagesTests::read)
                    .flatMap(text -> pattern.matcher(text).results())
                    .flatMap(MessagesTests::groups)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> groups(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .filter(Objects::nonNull);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theKindsOfTheRoomsHaveNames(Language language) {
        for (var type :
                List.of("like", "comment", "reply", "mention", "follow", "post", "announcement", "message", "story")) {
            var name = messages.get("kind", language, type);
            assertThat(name).isNotEqualTo(type);
            assertThat(messages.get("mutes.name", language, "type", type)).isEqualTo(name);
            assertThat(messages.get("why.mute.type", language, type)).doesNotContain("“", "„");
            assertThat(messages.get("why.muted.type", language, type)).doesNotContain("“", "„");
            assertThat(messages.get("notify.of", language, type)).isNotEmpty();
        }
        assertThat(messages.get("kind", language, "deploy.finished")).isEqualTo("deploy.finished");
        assertThat(messages.get("notify.of", language, "deploy.finished")).isEmpty();
    }

    @Test
    void writesNumbersAndPluralsAsTheReaderDoes() {
        assertThat(messages.get("readings.done", Language.ENGLISH, 1)).isEqualTo("Marked 1 notification read.");
        assertThat(messages.get("readings.done", Language.GERMAN, 1)).isEqualTo("1 Mitteilung als gelesen markiert.");
        assertThat(messages.get("toast.away", Language.ENGLISH, 1204)).isEqualTo("1,204 while you were away");
        assertThat(messages.get("toast.away", Language.GERMAN, 1204)).startsWith("1.204 ");
        assertThat(messages.get("readings", Language.GERMAN, 1000)).isEqualTo("Alle 1.000+ als gelesen markieren");
    }

    @Test
    void whatIsMissingIsSaidByWhoeverAsksForIt() {
        assertThatExceptionOfType(NoSuchMessageException.class)
                .isThrownBy(() -> messages.get("no.such", Language.ENGLISH));
        assertThat(messages.getMessage("no.such", null, "Well, {0}", Locale.GERMAN))
                .isEqualTo("Well, {0}");
    }
}
