package dev.tidings.admin;

import dev.tidings.inbox.Notification;
import dev.tidings.page.NotificationView;
import java.time.Instant;
import java.util.List;

/** An announcement as it will look. */
final class Preview {

    private Preview() {}

    static NotificationView of(Announcement announcement, String admin, Instant now) {
        var content = announcement.content();
        return NotificationView.of(new Notification(
                "preview",
                Announcement.TYPE,
                List.of(admin),
                1,
                null,
                content.title(),
                content.text(),
                content.url(),
                content.priority(),
                announcement.to().getFirst().toString(),
                false,
                false,
                false,
                now,
                now,
                0,
                false));
    }
}
