package dev.tidings.publish;

import dev.tidings.account.Caller;
import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/events/{id}")
class EventController {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");
    private static final int MOST = 256 * Body.KIB;

    private final EventDesk desk;

    EventController(EventDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ResponseEntity<String> look(Caller caller, @PathVariable String id) {
        return json(desk.look(caller, number(id)));
    }

    @DeleteMapping
    ResponseEntity<Void> retract(Caller caller, @PathVariable String id) {
        desk.retract(caller, number(id));
        return ResponseEntity.noContent().build();
    }

    @PatchMapping
    ResponseEntity<String> correct(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        var body = Body.read(request, MERGE_PATCH, MOST);
        return json(desk.correct(caller, number(id), body.json()));
    }

    private static long number(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Problem.notFound("There is no event with this id that you may see.");
        }
        return Long.parseLong(id);
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
