package dev.tidings.ops;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** A stream's life is no latency: {@code http.server.requests} leaves streams out, and so keeps nothing for each. */
@Component
class StreamsLeftOut implements ObservationPredicate {

    private static final Set<String> STREAMS = Set.of("/sse", "/api/v1/stream");

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext http
                && http.getCarrier() instanceof HttpServletRequest request
                && STREAMS.contains(path(request)));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
