package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** Reads what Linux tells of its connections. */
class DeadPeersTests {

    private static final String TABLE = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 29771 1 0
               1: 0100007F:1F90 0200000A:C350 01 00000005:00000000 01:00000190 00000003     0        0 29772 2 0
               2: 0100007F:1F90 0200000A:C351 01 00000005:00000000 01:00000019 00000002     0        0 29773 2 0
               3: 0100007F:1F90 0200000A:C352 01 00000000:00000000 02:00000190 00000000     0        0 29774 2 0
               4: 0100007F:1F90 0200000A:C353 06 00000005:00000000 01:00000190 00000009     0        0 0 3 0
            """;

    private static final String TABLE_OF_IPV6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid
               0: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000200000A:C350 01 00000005:00000000 01:00000190 00000005     0
               1: B80D0120000000000000000001000000:1F90 B80D0120000000000000000002000000:C351 01 00000005:00000000 01:00000190 0000000A     0
            """;

    @Test
    void whoDoesNotAnswerThreeTimesIsDead() throws UnknownHostException {
        assertThat(DeadPeers.among(TABLE.lines())).containsExactly(peer("10.0.0.2", 50_000));
    }

    @Test
    void theRetransmissionsAreCountedInHexadecimalAndAddressesMayBeOfIpv6() throws UnknownHostException {
        assertThat(DeadPeers.among(TABLE_OF_IPV6.lines()))
                .containsExactly(peer("10.0.0.2", 50_000), peer("2001:db8::2", 50_001));
    }

    private static Peer peer(String address, int port) throws UnknownHostException {
        return new Peer(8_080, InetAddress.getByName(address), port);
    }
}
