package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTests {

    private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", " fd00::/8 ", ""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.7                              | 203.0.113.7
            1.1.1.1, 203.0.113.7                     | 203.0.113.7
            1.1.1.1, 203.0.113.7, 10.0.0.9           | 203.0.113.7
            1.1.1.1, 203.0.113.7, fd00::9, 10.0.0.9  | 203.0.113.7
            10.0.0.8, 10.0.0.9                       | 10.0.0.8
            203.0.113.7:4711                         | 203.0.113.7
            [2001:db8::7]:4711                       | 2001:db8:0:0:0:0:0:7
            2001:db8::7                              | 2001:db8:0:0:0:0:0:7
            ::ffff:203.0.113.7                       | 203.0.113.7
            1.1.1.1, unknown                         | 10.0.0.1
            1.1.1.1, evil.example, 10.0.0.9          | 10.0.0.9
            1.1.1.1, , 203.0.113.7,                  | 203.0.113.7
            "1.1.1.1, 203.0.113.7                    | 203.0.113.7
            """)
    void theClientIsTheLastWhomATrustedProxySaw(String header, String client) {
        assertThat(origin(HopHeaders.X_FORWARDED, "X-Forwarded-For", header)
                        .address()
                        .getHostAddress())
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            for=203.0.113.7                                   | 203.0.113.7
            for=1.1.1.1, For="203.0.113.7:4711";proto=https   | 203.0.113.7
            for=1.1.1.1, for="[2001:db8::7]:80", for=10.0.0.9 | 2001:db8:0:0:0:0:0:7
            for=1.1.1.1, for=_hidden                          | 10.0.0.1
            for="1.1.1.1, for=203.0.113.7                     | 203.0.113.7
            proto=https                                       | 10.0.0.1
            """)
    void rfc7239IsReadTheSameWay(String header, String client) {
        assertThat(origin(HopHeaders.FORWARDED, "Forwarded", header).address().getHostAddress())
                .isEqualTo(client);
    }

    @Test
    void schemeAndHostAreThoseOfTheSameHop() {
        var origin = proxies.origin(
                IpAddress.parse("10.0.0.1").orElseThrow(),
                HopHeaders.X_FORWARDED.hops(HttpFields.build()
                        .add("X-Forwarded-For", "1.1.1.1, 203.0.113.7")
                        .add("X-Forwarded-For", "10.0.0.9")
                        .add("X-Forwarded-Proto", "gopher, https, http")
                        .add("X-Forwarded-Host", "evil.example, tidings.example, inner.example")));
        assertThat(origin.scheme()).isEqualTo("https");
        assertThat(origin.host()).isEqualTo("tidings.example");
    }

    @Test
    void oneValueIsMeantForAllHops() {
        var origin = proxies.origin(
                IpAddress.parse("10.0.0.1").orElseThrow(),
                HopHeaders.X_FORWARDED.hops(HttpFields.build()
                        .add("X-Forwarded-For", "203.0.113.7, 10.0.0.9")
                        .add("X-Forwarded-Proto", "https")));
        assertThat(origin.scheme()).isEqualTo("https");
    }

    @Test
    void theSchemeNeedsNoAddress() {
        var origin = origin(HopHeaders.X_FORWARDED, "X-Forwarded-Proto", "https");
        assertThat(origin.scheme()).isEqualTo("https");
        assertThat(origin.address().getHostAddress()).isEqualTo("10.0.0.1");
    }

    private Origin origin(HopHeaders family, String name, String value) {
        var headers = HttpFields.build().add(name, value);
        return proxies.origin(IpAddress.parse("10.0.0.1").orElseThrow(), family.hops(headers));
    }
}
