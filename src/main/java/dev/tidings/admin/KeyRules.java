package dev.tidings.admin;

import dev.tidings.account.ApiKeys;
import dev.tidings.account.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Says beside each field of a new key what is wrong with it. */
@Component
class KeyRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern PER_MINUTE = Pattern.compile("[1-9][0-9]{0,5}");

    private final ApiKeys keys;

    KeyRules(ApiKeys keys) {
        this.keys = keys;
    }

    void check(KeyForm form, Errors errors) {
        var name = Typed.line(form.name());
        if (!NAME.matcher(name).matches()) {
            errors.rejectValue("name", "form", "This must be 1 to 64 letters, digits, dots, hyphens and underscores.");
        } else if (keys.all().stream()
                .anyMatch(key -> key.revokedAt() == null && key.name().equals(name))) {
            errors.rejectValue("name", "taken", "There is a key “" + name + "” already. Revoke it first.");
        }
        if (scopes(form).isEmpty()) {
            errors.rejectValue("scopes", "none", "Choose at least one.");
        }
        var perMinute = Typed.line(form.perMinute());
        if (!perMinute.isEmpty() && !PER_MINUTE.matcher(perMinute).matches()) {
            errors.rejectValue("perMinute", "form", "This must be a number from 1 to 999,999, or empty.");
        }
    }

    static Set<Scope> scopes(KeyForm form) {
        List<String> typed = Objects.requireNonNullElse(form.scopes(), List.of());
        return Stream.of(Scope.values())
                .filter(scope -> typed.contains(scope.toString()))
                .collect(Collectors.toSet());
    }

    static @Nullable Integer perMinute(KeyForm form) {
        var perMinute = Typed.line(form.perMinute());
        return perMinute.isEmpty() ? null : Integer.valueOf(perMinute);
    }
}
