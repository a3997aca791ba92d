package dev.tidings.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * What a form did is said on the page that it leads to, and nowhere else: with whichever page is opened next, what waits
 * is gone. Where several forms led to none, the last one counts.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class NextPageFlash extends AbstractFlashMapManager {

    private static final String WAITING = NextPageFlash.class.getName() + ".waiting";

    /** Longer than a redirect takes. */
    private static final int SECONDS = 30;

    NextPageFlash() {
        setFlashMapTimeout(SECONDS);
    }

    /** What scripts, style sheets and streams ask for takes nothing, and a form begins anew. */
    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        if (!isPage(request) || !(WebUtils.getSessionAttribute(request, WAITING) instanceof FlashMap waiting)) {
            return null;
        }
        WebUtils.setSessionAttribute(request, WAITING, null);
        return List.of(waiting);
    }

    private static boolean isPage(HttpServletRequest request) {
        // A browser that fetches a page ahead shows it to nobody, and neither does a script.
        return HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("Sec-Purpose") == null
                && request.getHeader("X-Requested-With") == null
                && takesPage(request);
    }

    /** Who takes anything, as programs do and browsers for what a page is made of, takes the page of such an address. */
    private static boolean takesPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || accepted.equals(MediaType.ALL_VALUE)) {
            var path = request.getRequestURI();
            return !path.contains(".") && !path.startsWith("/api/");
        }
        return accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> saved, HttpServletRequest request, HttpServletResponse response) {
        WebUtils.setSessionAttribute(request, WAITING, saved.getLast());
    }
}
