package dev.tidings.server;

import dev.tidings.support.Needs;
import dev.tidings.support.ReverseProxy;
import java.io.IOException;
import java.nio.file.Path;

@Needs("caddy")
class CaddyTests extends ProxyTests {

    @Override
    ReverseProxy inFrontOf(int backend, Path directory) throws IOException, InterruptedException {
        return ReverseProxy.caddy(directory, backend);
    }
}
