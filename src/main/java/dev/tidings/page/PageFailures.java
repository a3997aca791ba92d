package dev.tidings.page;

import dev.tidings.problem.DatabaseAway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** A person gets a page; whoever calls the API, or sends a form by script, gets a problem from elsewhere. */
@Component
class PageFailures implements HandlerExceptionResolver, Ordered {

    private static final String[] FOR_MACHINES = {"/api/", "/sse", "/actuator", "/v3/"};

    private final ErrorPage errorPage;

    PageFailures(ErrorPage errorPage) {
        this.errorPage = errorPage;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (isForMachine(request) || isForTheFilters(failure) || response.isCommitted()) {
            return null;
        }
        if (failure instanceof ErrorResponse refusal) {
            refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        return errorPage.of(status(failure), failure, request);
    }

    private static boolean isForMachine(HttpServletRequest request) {
        return "fetch".equals(request.getHeader("X-Requested-With"))
                || Stream.of(FOR_MACHINES).anyMatch(request.getRequestURI()::startsWith);
    }

    private static boolean isForTheFilters(Exception failure) {
        return failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException
                || failure instanceof AsyncRequestNotUsableException;
    }

    private static HttpStatusCode status(Exception failure) {
        return switch (failure) {
            case ErrorResponse refusal -> refusal.getStatusCode();
            case TypeMismatchException e -> HttpStatus.BAD_REQUEST;
            default -> DatabaseAway.is(failure) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
