package dev.tidings.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Starts to write only once the emitter is connected, as what is sent before is kept in memory without a bound; and once
 * the request's own thread has left all filters, as they still set headers on their way out.
 */
@Configuration(proxyBeanMethods = false)
class StreamStart implements AsyncHandlerInterceptor, WebMvcConfigurer {

    private static final String ATTRIBUTE = StreamStart.class.getName();

    /** What was started while this thread handles a request. */
    private static final ThreadLocal<Queue<Runnable>> LATER = new ThreadLocal<>();

    /** Handles a request, then lets its stream begin. */
    static <T> T after(Callable<T> handling) throws Exception {
        var later = new ArrayDeque<Runnable>();
        LATER.set(later);
        try {
            return handling.call();
        } finally {
            LATER.remove();
            later.forEach(Runnable::run);
        }
    }

    static void of(HttpServletRequest request, Runnable start) {
        request.setAttribute(ATTRIBUTE, start);
    }

    /** Without what Spring MVC noted for a handler, and notes again for the one that ends the response. */
    private static void trim(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
        for (var name : Collections.list(request.getAttributeNames())) {
            if (name.startsWith("org.springframework.web.servlet.")
                    && !name.equals(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)) {
                request.removeAttribute(name);
            }
        }
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(ATTRIBUTE) instanceof Runnable start) {
            var later = LATER.get();
            if (later == null) {
                start.run();
            } else {
                later.add(() -> trim(request));
                later.add(start);
            }
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(StreamPaths.SHORT, StreamPaths.LONG);
    }
}
