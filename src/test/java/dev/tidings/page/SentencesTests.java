package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.page.Sentences.Piece;
import dev.tidings.page.Sentences.Piece.Kind;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTests {

    private final Sentences sentences = new Sentences(new Messages());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        like    | Ann         |    1 | Ann liked First light                                   | Ann gefällt First light
        like    | Ann,Bob     |    2 | Ann and Bob liked First light                           | Ann und Bob gefällt First light
        like    | Ann         |    2 | Ann and 1 other liked First light                       | Ann und 1 weiteren Person gefällt First light
        like    | Ann,Bob,Cem |    4 | Ann and 3 others liked First light                      | Ann und 3 weiteren gefällt First light
        like    | Ann         | 1235 | Ann and 1,234 others liked First light                  | Ann und 1.234 weiteren gefällt First light
        comment | Ann         |    1 | Ann commented on First light                            | Ann kommentierte First light
        comment | Ann,Bob,Cem |    3 | Ann and 2 others commented on First light               | Ann und 2 weitere kommentierten First light
        mention | Ann         |    1 | Ann mentioned you in First light                        | Ann erwähnte dich in First light
        mention | Ann,Bob     |    2 | Ann and Bob mentioned you in First light                | Ann und Bob erwähnten dich in First light
        reply   | Ann         |    1 | Ann answered your comment on First light                | Ann antwortete auf deinen Kommentar zu First light
        reply   | Ann,Bob     |    2 | Ann and Bob answered your comment on First light        | Ann und Bob antworteten auf deinen Kommentar zu First light
        follow  | Ann         |    1 | Ann follows you                                         | Ann folgt dir
        follow  | Ann         |    2 | Ann and 1 other follow you                              | Ann und 1 weitere Person folgen dir
        follow  | Ann,Bob,Cem |    4 | Ann and 3 others follow you                             | Ann und 3 weitere folgen dir
        """)
    void tellsWhoDidWhat(String type, String names, int count, String english, String german) {
        var deed = Deed.of(type, names, count, "First light").titled("Ann did it");

        assertThat(say(deed, Locale.ENGLISH)).isEqualTo(english);
        assertThat(say(deed, Locale.GERMANY)).isEqualTo(german);
    }

    @Test
    void whatElseHappensSaysItsOwnTitle() {
        assertThat(say(Deed.of("poke", "Ann", 1, "First light").titled("Ann pokes you")))
                .isEqualTo("Ann pokes you");
        assertThat(say(Deed.of("two.like", "Ann,Bob", 2, null))).isEqualTo("two.like");
    }

    @Test
    void withoutWhoOrWhatTheTitleSaysIt() {
        assertThat(say(Deed.of("like", "", 0, "First light").titled("Somebody likes it")))
                .isEqualTo("Somebody likes it");
        assertThat(say(Deed.of("like", "Ann", 1, null).titled("Ann likes it"))).isEqualTo("Ann likes it");
        assertThat(say(Deed.of("like", "Ann", 1, " ").titled("Ann likes it"))).isEqualTo("Ann likes it");
    }

    @Test
    void oneThatWasCorrectedSaysTheNewWords() {
        assertThat(say(Deed.of("like", "Ann", 1, "First light")
                        .titled("Ann loves it")
                        .corrected()))
                .isEqualTo("Ann loves it");
        assertThat(say(Deed.of("like", "Ann", 1, "First light").corrected())).isEqualTo("Ann liked First light");
        assertThat(say(Deed.of("like", "Ann", 4, "First light")
                        .titled("Ann loves it")
                        .corrected()))
                .isEqualTo("Ann and 3 others liked First light");
    }

    @Test
    void namesAndTitlesStandOut() {
        assertThat(sentences.of(Deed.of("like", "Ann", 4, "First light").view(), Locale.ENGLISH))
                .containsExactly(
                        new Piece("Ann", true, Kind.NAME),
                        new Piece(" and ", false, Kind.WORDS),
                        new Piece("3 others", true, Kind.WORDS),
                        new Piece(" liked ", false, Kind.WORDS),
                        new Piece("First light", true, Kind.OBJECT));
    }

    @Test
    void nothingInANameOrTitleIsATagOrAPattern() {
        var hostile = "</b>{by} '{about}' <script> \u0001\u0003 # שלום";

        assertThat(sentences.of(Deed.of("like", hostile, 1, hostile).view(), Locale.ENGLISH))
                .containsExactly(
                        new Piece(hostile, true, Kind.NAME),
                        new Piece(" liked ", false, Kind.WORDS),
                        new Piece(hostile, true, Kind.OBJECT));
    }

    private String say(Deed deed) {
        return say(deed, Locale.ENGLISH);
    }

    private String say(Deed deed, Locale locale) {
        return sentences.of(deed.view(), locale).stream().map(Piece::text).collect(Collectors.joining());
    }
}
