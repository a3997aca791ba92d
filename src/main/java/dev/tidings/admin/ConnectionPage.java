package dev.tidings.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where a browser tries its own way to the server. */
@Controller
@RequestMapping("/admin/connection")
class ConnectionPage {

    private final Probe probe;

    ConnectionPage(Probe probe) {
        this.probe = probe;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("seen", Seen.of(request));
        model.addAttribute("beats", Probe.BEATS);
        return "admin/connection";
    }

    /** With the headers of a stream, so that whatever is in between treats it as one. */
    @GetMapping("/probe")
    ResponseEntity<SseEmitter> probe() {
        return ResponseEntity.ok()
                .header("Content-Type", "text/event-stream;charset=UTF-8")
                .header("Cache-Control", "no-store, no-transform")
                .header("X-Accel-Buffering", "no")
                .body(probe.start());
    }
}
