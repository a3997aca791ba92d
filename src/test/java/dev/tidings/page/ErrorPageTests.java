package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.GetMapping;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@ActiveProfiles("demo")
@ExtendWith(OutputCaptureExtension.class)
class ErrorPageTests {

    @LocalServerPort
    int port;

    @Test
    void saysWhatToDoNext() {
        var alice = Browser.of(port, "alice");

        var nothing = alice.get("/nothing/here");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.type()).startsWith("text/html");
        assertThat(nothing.body()).contains("There is nothing here").doesNotContain("Reference");
        assertThat(alice.get("/posts/999999").body()).contains("There is no such post. It may be deleted.");
        assertThat(alice.get("/?before=soon").status()).isEqualTo(400);
        alice.get("/");
        var wrong = alice.submit("/topics", Map.of());
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.type()).startsWith("text/html");
    }

    @Test
    void keepsTheMessageOfAFailureToItself(CapturedOutput output) {
        var broken = Browser.of(port, "alice").get("/broken");

        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body()).contains("The mistake is ours", "Reference").doesNotContain("the secret is 42");
        var reference = broken.body().replaceAll("(?s).*<code>([^<]+)</code>.*", "$1");
        assertThat(reference).matches("[A-Z2-9]{4}-[A-Z2-9]{4}");
        assertThat(output.getAll())
                .contains("Reference " + reference, getClass().getName())
                .doesNotContain("the secret is 42");
    }

    @Test
    void aPageThatFailsWhileItIsMadeSaysSoToo() {
        var broken = Browser.of(port, "alice").get("/broken-template");

        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body()).contains("The mistake is ours");
    }

    @Test
    void formWithoutItsTokenIsRefusedWithAPage() {
        var refused = new Browser(port).submit("/login", Map.of("username", "alice", "password", "tidings"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).startsWith("text/html");
        assertThat(refused.body()).contains("You may not do this");
    }

    @Test
    void machinesGetProblems() {
        var answer = Browser.of(port, "alice").get("/api/v1/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Breaking {

        @Bean
        BrokenPages brokenPages() {
            return new BrokenPages();
        }
    }

    @Controller
    static class BrokenPages {

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("the secret is 42");
        }

        @GetMapping("/broken-template")
        String brokenTemplate() {
            return "there-is-no-such-template";
        }
    }
}
