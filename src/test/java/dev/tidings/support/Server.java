package dev.tidings.support;

import dev.tidings.Tidings;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Tidings on a real port with the demo's people, on a database of its own. */
public final class Server implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** On H2 in memory. */
    public static Server start(String... properties) {
        return on("jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1", properties);
    }

    public static Server on(String url, String... properties) {
        return on(0, url, properties);
    }

    /** @param port where another one was before, or 0 */
    public static Server on(int port, String url, String... properties) {
        return new Server(application().run(arguments(port, url, properties)));
    }

    /** With one more bean. */
    public static Server with(Object bean, String url, String... properties) {
        return new Server(application()
                .initializers(context -> context.getBeanFactory().registerSingleton("more", bean))
                .run(arguments(0, url, properties)));
    }

    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(Tidings.class).profiles("demo");
    }

    /** What is given goes before what all have. */
    private static String[] arguments(int port, String url, String... properties) {
        var all = new ArrayList<>(List.of(
                "server.port=" + port,
                "spring.datasource.url=" + url,
                "spring.main.banner-mode=off",
                "spring.jmx.enabled=false",
                "logging.level.root=warn"));
        for (var property : properties) {
            all.removeIf(other -> name(other).equals(name(property)));
            all.add(property);
        }
        return all.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    private static String name(String property) {
        return property.substring(0, property.indexOf('='));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public String url() {
        return "http://localhost:" + port();
    }

    public Api api() {
        return new Api(url(), "tdg_demo");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
