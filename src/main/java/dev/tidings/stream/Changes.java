package dev.tidings.stream;

import jakarta.servlet.ServletRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;
import org.springframework.stereotype.Component;

/**
 * Counts sign-ins that ended and rights that changed, once each is committed. Where none did between a request's
 * arrival and the registration of its stream, what was checked on the way still stands.
 */
@Component
class Changes {

    private static final String ATTRIBUTE = Changes.class.getName();

    private final AtomicLong count = new AtomicLong();

    void happened() {
        count.incrementAndGet();
    }

    void mark(Request request) {
        request.setAttribute(ATTRIBUTE, count.get());
    }

    /** True also where nobody marked it. */
    boolean anySince(ServletRequest request) {
        return !(request.getAttribute(ATTRIBUTE) instanceof Long then) || then != count.get();
    }
}
