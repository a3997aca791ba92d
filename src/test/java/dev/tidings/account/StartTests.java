package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.Tidings;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Contract, section 6: the first start without the demo. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    private static final Pattern PASSWORD = Pattern.compile("“admin” with the password ([A-Za-z0-9_-]{20})");

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void printsARandomPasswordOnce(CapturedOutput output) {
        String password;
        try (var first = start()) {
            var printed = PASSWORD.matcher(output.getOut());
            assertThat(printed.find()).isTrue();
            password = printed.group(1);
            assertThat(printed.find()).isFalse();
            assertThat(first.getBean(People.class).countAdmins()).isEqualTo(1);
        }
        try (var second = start()) {
            assertThat(PASSWORD.matcher(output.getOut()).results()).hasSize(1);
            second.getBean(PasswordSignIn.class).check("admin", password, "10.0.0.1");
        }
    }

    @Test
    void takesThePasswordThatIsGiven(CapturedOutput output) {
        try (var context = start("tidings.admin.password=correct horse")) {
            context.getBean(PasswordSignIn.class).check("admin", "correct horse", "10.0.0.1");
            assertThat(output.getOut()).doesNotContain("correct horse");
        }
    }

    @Test
    void isRefusedWithAShortPassword(CapturedOutput output) {
        assertThatThrownBy(() -> start("tidings.admin.password=tidings").close())
                .isInstanceOf(BadSetting.class);
        assertThat(output).contains("TIDINGS_ADMIN_PASSWORD will not do", "At least 8 characters");
    }

    @Test
    void isRefusedWithAShortSecret(CapturedOutput output) {
        assertThatThrownBy(() -> start("tidings.tokens.secret=short").close()).hasRootCauseInstanceOf(BadSetting.class);
        assertThat(output).contains("tidings.tokens.secret is too short: it needs at least 32 bytes", "Action:");
    }

    private ConfigurableApplicationContext start(String... properties) {
        var arguments = Stream.concat(
                Stream.of("server.port=0", "spring.datasource.url=" + database), Arrays.stream(properties));
        return SpringApplication.run(
                Tidings.class, arguments.map(property -> "--" + property).toArray(String[]::new));
    }
}
