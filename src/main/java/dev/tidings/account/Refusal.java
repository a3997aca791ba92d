package dev.tidings.account;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.validation.Errors;

/** Why something that was typed will not do: a message, told in the language of whoever typed it. */
public record Refusal(String code, List<Object> arguments) {

    public static Refusal of(String code, Object... arguments) {
        return new Refusal(code, List.of(arguments));
    }

    public void beside(String field, Errors errors) {
        errors.rejectValue(field, code, arguments.toArray(), null);
    }

    public String sentence(MessageSource messages, Locale locale) {
        return messages.getMessage(code, arguments.toArray(), locale);
    }
}
