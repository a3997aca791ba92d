package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What was checked on the way stands, unless something changed meanwhile, or nobody knows. */
class ChangesTests {

    private final Changes changes = new Changes();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void nothingChanged() {
        changes.happened();
        arrives();
        assertThat(changes.anySince(request)).isFalse();
    }

    @Test
    void somethingChangedMeanwhile() {
        arrives();
        changes.happened();
        assertThat(changes.anySince(request)).isTrue();
    }

    @Test
    void nobodySawItArrive() {
        assertThat(changes.anySince(request)).isTrue();
    }

    /** The attributes of Jetty's request are those of the servlet's. */
    private void arrives() {
        var core = mock(Request.class);
        doAnswer(call -> {
                    request.setAttribute(call.getArgument(0), call.getArgument(1));
                    return null;
                })
                .when(core)
                .setAttribute(any(), any());
        changes.mark(core);
    }
}
