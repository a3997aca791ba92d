package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Browserless;
import dev.tidings.support.Databases;
import dev.tidings.support.Server;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class DatabaseAwayFilterTests {

    /** As if the database were gone for one address. */
    private static final class Away implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (((HttpServletRequest) request).getRequestURI().equals("/login")) {
                throw new DataAccessResourceFailureException("Gone");
            }
            chain.doFilter(request, response);
        }
    }

    @Test
    void aPersonGetsAPageThatSaysSo() {
        try (var server = Server.with(new Away(), Databases.H2.fresh())) {
            var answer = new Browserless().open(server.url(), "/login");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("One moment", "The database does not answer")
                    .doesNotContain("Reference");
            assertThat(new Api(server.url(), "")
                            .get("/actuator/health/liveness")
                            .status())
                    .isEqualTo(200);
        }
    }
}
