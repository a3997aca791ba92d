package dev.tidings.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

    private final Framing framing;

    PageConfiguration(Framing framing) {
        this.framing = framing;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(framing)
                .excludePathPatterns("/api/**", "/sse", "/error", "/css/**", "/js/**", "/icons/**", "/vendor/**");
    }
}
