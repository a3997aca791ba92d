package dev.tidings.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.Server;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class JsonLogsTests {

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash", "gelf"})
    void eachLineIsAnObject(String format, CapturedOutput output) {
        try (var server = Server.with(
                new Indiscreet(),
                Databases.H2.fresh(),
                "logging.structured.format.console=" + format,
                "logging.level.root=info")) {
            assertThat(server.api().get("/api/v1/indiscreet").status()).isEqualTo(500);
        }
        List<JsonNode> lines = output.getOut().lines().map(Api.JSON::readTree).toList();
        assertThat(lines).hasSizeGreaterThan(10).allMatch(JsonNode::isObject);
        assertThat(lines)
                .filteredOn(line -> line.toString().contains("Reference "))
                .singleElement()
                .asString()
                .contains("Indiscreet.fail(Indiscreet.java")
                .doesNotContain(Indiscreet.SECRET);
    }
}
