package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 | Firefox | Linux | false",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0"
                        + " Safari/537.36 Edg/143.0.0.0 | Edge | Windows | false",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/26.0 Safari/605.1.15 | Safari | macOS | false",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/26.0 Mobile/15E148 Safari/604.1 | Safari | iPhone | true",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " CriOS/143.0 Mobile/15E148 Safari/604.1 | Chrome | iPhone | true",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0"
                        + " Mobile Safari/537.36 | Chrome | Android | true",
                "curl/8.5.0 | curl | '' | false",
                "something | '' | '' | false",
            })
    void isNamedAsPeopleNameIt(String userAgent, String browser, String system, boolean phone) {
        assertThat(Device.of(userAgent)).isEqualTo(new Device(browser, system, phone));
    }

    @Test
    void mayBeUnknown() {
        assertThat(Device.of(null).name().getCodes()).containsExactly("device.unknown");
        assertThat(Device.of(" ").name().getCodes()).containsExactly("device.unknown");
        assertThat(Device.of("something").name().getCodes()).containsExactly("device.unknown");
    }
}
