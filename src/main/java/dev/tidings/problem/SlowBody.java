package dev.tidings.problem;

import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** What a request carries did not arrive in time. Whoever was reading it gets this, as for a connection that broke. */
public class SlowBody extends IOException implements ErrorResponse {

    public static final String DETAIL = "The body did not arrive in time. Send it again, without pauses.";

    private static final long serialVersionUID = 1;

    public SlowBody() {
        super(DETAIL);
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return ProblemType.TOO_SLOW.status();
    }

    @Override
    public ProblemDetail getBody() {
        return Problem.of(ProblemType.TOO_SLOW, DETAIL).getBody();
    }
}
