package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.inbox.Notification;
import dev.tidings.inbox.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationViewTests {

    @Test
    void saysWhereItComesFromUnlessItCameByName() {
        assertThat(view("user:bob", "Hello", null))
                .extracting("topic", "source")
                .containsExactly(null, null);
        assertThat(view("topic:news", "Hello", null))
                .extracting("topic", "source")
                .containsExactly("news", null);
        assertThat(view("everyone", "Hello", null).source()).isEqualTo("notification.to.everyone");
        assertThat(view("role:ADMIN", "Hello", null).source()).isEqualTo("notification.to.admins");
        assertThat(view("role:USER", "Hello", null).source()).isEqualTo("notification.to.accounts");
    }

    @Test
    void alwaysHasATitleToClick() {
        assertThat(view("everyone", " ", "First line\nand more"))
                .extracting(NotificationView::title, NotificationView::text)
                .containsExactly("First line", "First line\nand more");
        assertThat(view("everyone", null, "One line"))
                .extracting("title", "text")
                .containsExactly("One line", null);
        assertThat(view("everyone", null, null).title()).isEqualTo("announcement");
    }

    private static NotificationView view(String to, @Nullable String title, @Nullable String text) {
        return NotificationView.of(new Notification(
                "7",
                "announcement",
                List.of("admin"),
                1,
                null,
                title,
                text,
                null,
                null,
                to,
                false,
                false,
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                7,
                1,
                Reason.EVERYONE,
                false));
    }
}
