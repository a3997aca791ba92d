package dev.tidings.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns every failure of the API into a problem. Failures of pages go on to the error page. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final Complaint AWAY = new Complaint(log, "The database did not answer the API");

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void clientIsGone() {
        // Nobody is left to answer.
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> refuse(Exception failure, HttpServletRequest request) throws Exception {
        if (!isApi(request) || failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure;
        }
        var answer = answer(failure);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    private static boolean isApi(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") || path.equals("/sse") || "fetch".equals(request.getHeader("X-Requested-With"));
    }

    private static ErrorResponse answer(Exception failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case DataAccessException e -> away(e);
            case TransactionException e -> away(e);
            case IOException e
            when isCutShort(e) -> Problem.of(ProblemType.BAD_REQUEST, "The request broke off before its end.");
            case HttpMessageNotReadableException e ->
                Problem.of(ProblemType.NOT_JSON, "The body is not JSON of the form that is wanted here.");
            case TypeMismatchException e ->
                Problem.of(ProblemType.BAD_REQUEST, "“" + e.getValue() + "” makes no sense here.");
            case ErrorResponse response -> named(response);
            default -> DatabaseAway.is(failure) ? away(failure) : internal(failure);
        };
    }

    private static Problem away(Exception failure) {
        AWAY.about(failure);
        return DatabaseAway.problem();
    }

    /** What Spring itself refuses gets a type of the catalogue. */
    private static ErrorResponse named(ErrorResponse response) {
        var body = response.getBody();
        ProblemType.of(response.getStatusCode().value()).ifPresent(type -> {
            body.setType(type.uri());
            body.setTitle(type.title());
        });
        if (response.getStatusCode().value() == 404) {
            body.setDetail("There is nothing at this address.");
        }
        return response;
    }

    /** Its client went away in the middle of it, or was sent away for taking too long. */
    private static boolean isCutShort(IOException failure) {
        return failure instanceof EOFException || failure instanceof ClosedChannelException;
    }

    private static Problem internal(Exception failure) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Reference {}", reference, Discreet.trace(failure));
        return Problem.of(
                ProblemType.INTERNAL,
                "The mistake is ours. If it happens again, tell whoever runs this server the reference " + reference
                        + ".");
    }
}
