package dev.tidings.admin;

import dev.tidings.account.Account;
import dev.tidings.page.Who;
import java.time.Instant;
import java.util.List;

record AccountView(String name, Who who, List<String> roles, boolean disabled, Instant createdAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.name(),
                Who.of(account.name()),
                account.admin() ? List.of("USER", "ADMIN") : List.of("USER"),
                account.disabled(),
                account.createdAt());
    }
}
