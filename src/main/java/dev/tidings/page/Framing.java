package dev.tidings.page;

import dev.tidings.account.Caller;
import dev.tidings.account.Callers;
import dev.tidings.inbox.Filter;
import dev.tidings.inbox.Inboxes;
import dev.tidings.inbox.Moment;
import dev.tidings.inbox.Notification;
import dev.tidings.inbox.Selection;
import dev.tidings.inbox.Summary;
import dev.tidings.log.EventLog;
import dev.tidings.preference.Preferences;
import dev.tidings.topic.Topics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Puts the frame around what a controller has made for a template. Nothing is asked for where nothing is rendered: not
 * for JSON, streams, redirects and the error page.
 */
@Component
class Framing implements HandlerInterceptor {

    private static final String CURSOR = Framing.class.getName() + ".cursor";
    private static final int LATEST = 20;

    private final Callers callers;
    private final EventLog eventLog;
    private final Inboxes inboxes;
    private final Topics topics;
    private final Preferences preferences;
    private final Messages messages;

    Framing(
            Callers callers,
            EventLog eventLog,
            Inboxes inboxes,
            Topics topics,
            Preferences preferences,
            Messages messages) {
        this.callers = callers;
        this.eventLog = eventLog;
        this.inboxes = inboxes;
        this.topics = topics;
        this.preferences = preferences;
        this.messages = messages;
    }

    /** The cursor is read before the page: what happens in between comes twice rather than never. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isPage(handler) && person() != null) {
            request.setAttribute(CURSOR, eventLog.head());
        }
        return true;
    }

    private static boolean isPage(Object handler) {
        return handler instanceof HandlerMethod method && method.getReturnType().getParameterType() == String.class;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:")) {
            return;
        }
        var theme = Theme.of(request);
        page.getModel().putIfAbsent("theme", theme);
        page.getModel()
                .putIfAbsent(
                        "language",
                        LanguageResolver.chosen(request).map(Language::tag).orElse(null));
        var me = person();
        if (me != null && request.getAttribute(CURSOR) instanceof Long cursor) {
            page.addObject("frame", frame(me, cursor, theme, request));
            asPagesShowThem(page);
        }
    }

    private Frame frame(Caller.Person me, long cursor, @Nullable String theme, HttpServletRequest request) {
        var inbox = inboxes.page(me, Selection.of(Filter.ALL), null, LATEST);
        return new Frame(
                Who.of(me.name()),
                me.isAdmin(),
                cursor,
                inbox.counts(),
                topics.followedBy(me),
                theme,
                views(inbox.items()),
                messages.forScripts(Language.of(RequestContextUtils.getLocale(request))),
                request.getRequestURI().substring(request.getContextPath().length()),
                preferences.script(me).json());
    }

    /** The inbox knows nothing of pages: it hands out its notifications as they are. */
    private static void asPagesShowThem(ModelAndView page) {
        if (page.getModel().get("notifications") instanceof List<?> notifications) {
            page.addObject(
                    "items",
                    views(notifications.stream().map(Notification.class::cast).toList()));
        }
        if (page.getModel().get("summary") instanceof Summary summary) {
            page.addObject("away", SummaryView.of(summary));
        }
        if (page.getModel().get("moments") instanceof Map<?, ?> moments) {
            page.addObject(
                    "people",
                    moments.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, group -> people(group.getValue()))));
        }
    }

    private static List<MomentView> people(Object moments) {
        return ((List<?>) moments)
                .stream().map(moment -> MomentView.of((Moment) moment)).toList();
    }

    private static List<NotificationView> views(List<Notification> notifications) {
        return notifications.stream().map(NotificationView::of).toList();
    }

    private Caller.@Nullable Person person() {
        return callers.current().orElse(null) instanceof Caller.Person person ? person : null;
    }
}
