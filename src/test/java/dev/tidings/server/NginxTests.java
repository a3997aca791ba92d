package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Needs;
import dev.tidings.support.ReverseProxy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@Needs("nginx")
class NginxTests extends ProxyTests {

    @Override
    ReverseProxy inFrontOf(int backend, Path directory) throws IOException, InterruptedException {
        return ReverseProxy.nginx(directory, backend);
    }

    @Test
    void aReloadKeepsOpenStreams() {
        try (var old = stream("/sse", "Authorization: Bearer tdg_demo")) {
            old.ready();
            proxy.reload();
            try (var next = stream("/sse", "Authorization: Bearer tdg_demo")) {
                next.ready();
                var id = server.api().published("{\"type\":\"note\",\"to\":[\"everyone\"]}");
                assertThat(next.awaitEvents(1).getFirst().field("id")).isEqualTo("" + id);
                assertThat(old.awaitEvents(1).getFirst().field("id")).isEqualTo("" + id);
            }
        }
    }
}
