package dev.tidings.social;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadlineTests {

    @Test
    void takesTheFirstLineForTheTitleAndTheRestForTheBody() {
        assertThat(Headline.of("First light\nUp at five.\n\nWorth it."))
                .isEqualTo(new Headline("First light", "Up at five.\n\nWorth it."));
        assertThat(Headline.of("First light")).isEqualTo(new Headline("First light", ""));
    }

    @Test
    void leavesOutTheBlankLinesBelowTheTitle() {
        assertThat(Headline.of("First light\n\n \nUp at five.\n\nWorth it.\n"))
                .isEqualTo(new Headline("First light", "Up at five.\n\nWorth it."));
        assertThat(Headline.of("First light\n\n")).isEqualTo(new Headline("First light", ""));
    }

    @Test
    void takesAFirstLineOfEightyCharactersWhole() {
        assertThat(Headline.of("x".repeat(80) + "\nmore")).isEqualTo(new Headline("x".repeat(80), "more"));
    }

    @Test
    void showsTheWholeTextWhereTheFirstLineIsCut() {
        var text = "x".repeat(81) + "\nmore";

        assertThat(Headline.of(text)).isEqualTo(new Headline("x".repeat(79) + "…", text));
    }

    @Test
    void neverCutsThroughACharacter() {
        var headline = Headline.of("x".repeat(78) + "😀😀");

        assertThat(headline.title()).isEqualTo("x".repeat(78) + "…");
    }
}
