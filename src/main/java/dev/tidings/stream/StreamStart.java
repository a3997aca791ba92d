package dev.tidings.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Starts to write only once the emitter is connected: what is sent before is kept in memory without a bound. */
@Configuration(proxyBeanMethods = false)
class StreamStart implements AsyncHandlerInterceptor, WebMvcConfigurer {

    private static final String ATTRIBUTE = StreamStart.class.getName();

    static void of(HttpServletRequest request, Runnable start) {
        request.setAttribute(ATTRIBUTE, start);
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(ATTRIBUTE) instanceof Runnable start) {
            start.run();
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(StreamPaths.SHORT, StreamPaths.LONG);
    }
}
