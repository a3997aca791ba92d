package dev.tidings.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The same page for what fails outside of controllers: in a filter, or while a template is rendered. */
@Component
class FailuresOutside implements ErrorViewResolver {

    private final ErrorPage errorPage;

    FailuresOutside(ErrorPage errorPage) {
        this.errorPage = errorPage;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var failure =
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown ? thrown : null;
        return errorPage.of(status, failure, request);
    }
}
