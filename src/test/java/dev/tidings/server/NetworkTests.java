package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTests {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7,       10.0.0.7",
        "10.0.0.0/8,     10.255.3.1",
        "10.1.2.3/8,     10.0.0.1",
        "192.168.4.0/23, 192.168.5.255",
        "0.0.0.0/0,      203.0.113.9",
        "::1,            0:0:0:0:0:0:0:1",
        "fd00::/8,       fdff:1::2",
        "2001:db8::/33,  2001:db8:7fff::1",
        "10.0.0.0/8,     ::ffff:10.1.2.3"
    })
    void containsWhatBeginsLikeIt(String network, String address) {
        assertThat(contains(network, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7,       10.0.0.8",
        "10.0.0.0/8,     11.0.0.0",
        "192.168.4.0/23, 192.168.6.0",
        "::1,            ::2",
        "2001:db8::/33,  2001:db8:8000::1",
        "0.0.0.0/0,      2001:db8::1",
        "::/0,           10.0.0.1"
    })
    void containsNothingElse(String network, String address) {
        assertThat(contains(network, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "::/129",
                "::g",
                "fe80::1%eth0",
                "[::1]",
                "1:2:3",
                "10.0.0.0/ 8",
                "/8"
            })
    void isRefusedByName(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(BadProxy.class)
                .hasMessageContaining("“" + text + "”");
    }

    private static boolean contains(String network, String address) {
        return Network.parse(network).contains(IpAddress.parse(address).orElseThrow());
    }
}
