package dev.tidings.account;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** What fails in the filters behind it is answered as a problem, like the failures of controllers. */
final class ProblemFilter extends OncePerRequestFilter {

    private final Refusals refusals;

    ProblemFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (Problem problem) {
            refusals.write(problem, request, response);
        } catch (DataAccessException | TransactionException e) {
            logger.warn("The database did not answer: " + e);
            refusals.write(
                    Problem.later(
                            ProblemType.UNAVAILABLE,
                            Duration.ofSeconds(2),
                            "The database does not answer at the moment. Try again in a few seconds."),
                    request,
                    response);
        }
    }
}
