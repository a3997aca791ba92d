package dev.tidings.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** The bell of a single node: a method call. */
@Component
class InProcessDoorbell implements Doorbell {

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void ring(long id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    @Override
    public void onRing(LongConsumer listener) {
        listeners.add(listener);
    }
}
