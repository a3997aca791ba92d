package dev.tidings.account;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link Caller}, or {@link Caller.Person} where only people make sense. */
@Component
class CallerArguments implements HandlerMethodArgumentResolver {

    private final Callers callers;

    CallerArguments(Callers callers) {
        this.callers = callers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var caller = callers.current().orElse(null);
        if (caller == null && parameter.isOptional()) {
            return null;
        }
        if (caller == null) {
            throw Problem.of(ProblemType.UNAUTHENTICATED, Refusals.NOBODY);
        }
        if (!parameter.getParameterType().isInstance(caller)) {
            throw Problem.forbidden("A key is not a person: use a session, or a token of the person's own.");
        }
        return caller;
    }
}
