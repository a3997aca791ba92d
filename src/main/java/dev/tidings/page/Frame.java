package dev.tidings.page;

import dev.tidings.inbox.Counts;
import dev.tidings.topic.TopicLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of somebody who is signed in.
 *
 * @param cursor the log's head before the page was made: its stream goes on from there
 * @param theme {@code light}, {@code dark}, or null for what the system says
 * @param latest for the bell
 * @param messages those that scripts need, in JSON
 * @param path of the request
 * @param preferences as JSON, for the scripts
 */
public record Frame(
        Who me,
        boolean admin,
        long cursor,
        Counts counts,
        List<TopicLink> following,
        @Nullable String theme,
        List<NotificationView> latest,
        String messages,
        String path,
        String preferences) {}
