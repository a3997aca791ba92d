package dev.tidings.account;

import dev.tidings.problem.Complaint;
import dev.tidings.problem.DatabaseAway;
import dev.tidings.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** What fails in the filters behind it is answered as a problem, like the failures of controllers. */
final class ProblemFilter extends OncePerRequestFilter {

    private static final Complaint AWAY =
            new Complaint(LoggerFactory.getLogger(ProblemFilter.class), "The database did not say who calls the API");

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
            AWAY.about(e);
            refusals.write(DatabaseAway.problem(), request, response);
        }
    }
}
