package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ProblemFilterTests {

    @Test
    void saysWhenTheDatabaseIsAway() throws Exception {
        var answer = answer((request, response) -> {
            throw new QueryTimeoutException("select 1");
        });
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).doesNotContain("select");
    }

    @Test
    void answersAProblemAsItIs() throws Exception {
        var answer = answer((request, response) -> {
            throw Problem.notFound("There is no such thing.");
        });
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).contains("There is no such thing.", "\"/sse\"");
    }

    private static MockHttpServletResponse answer(FilterChain chain) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/sse");
        request.setServletPath("/sse");
        var response = new MockHttpServletResponse();
        new ProblemFilter(new Refusals(new JsonMapper())).doFilter(request, response, chain);
        return response;
    }
}
