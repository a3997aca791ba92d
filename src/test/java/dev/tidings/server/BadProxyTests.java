package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.support.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BadProxyTests {

    @Test
    void aProxyThatIsNoneStopsTheStartWithASentence(CapturedOutput output) {
        assertThatThrownBy(() -> Server.start("tidings.proxies.trusted=10.0.0.0/8,proxy.internal")
                        .close())
                .hasRootCauseInstanceOf(BadProxy.class);
        assertThat(output)
                .contains("tidings.proxies.trusted has “proxy.internal”, which is no IP address and no network.")
                .contains("Give addresses like 10.0.0.7");
    }

    @Test
    void theSettingThatHasNoEffectSaysSo(CapturedOutput output) {
        Server.start("server.forward-headers-strategy=native").close();
        assertThat(output).contains("List your proxies in tidings.proxies.trusted instead.");
    }
}
