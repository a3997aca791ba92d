package dev.tidings.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTests {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "[0:0:0:0:0:0:0:1], ::1",
        "2001:db8:0:0:0:0:0:7, 2001:db8::7",
        "2001:db8:0:1:0:0:0:0, 2001:db8:0:1::",
        "2001:db8:0:1:2:3:4:5, 2001:db8:0:1:2:3:4:5",
        "10:20:30:40:50:60:70:80, 10:20:30:40:50:60:70:80"
    })
    void addressesAreWrittenAsPeopleWriteThem(String address, String brief) {
        assertThat(Seen.brief(address)).isEqualTo(brief);
    }
}
