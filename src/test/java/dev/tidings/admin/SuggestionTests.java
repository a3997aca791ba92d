package dev.tidings.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTests {

    @Test
    void countsTheLettersThatDiffer() {
        assertThat(Suggestion.distance("carol", "crol")).isEqualTo(1);
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void suggestsWhatComesNearest() {
        var names = List.of("alice", "bob", "carol", "Carola");

        assertThat(Suggestion.among(names, "crol")).isEqualTo(" Did you mean carol?");
        assertThat(Suggestion.among(names, "CAROLLA")).isEqualTo(" Did you mean Carola?");
        assertThat(Suggestion.among(names, "bb")).isEqualTo(" Did you mean bob?");
        assertThat(Suggestion.among(names, "zebra")).isEmpty();
        assertThat(Suggestion.among(List.of(), "zebra")).isEmpty();
    }
}
