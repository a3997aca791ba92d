package dev.tidings.stream;

/** What a new stream gets while the server drains: an EventSource gives up for good on any status but 200. */
record Farewell(StreamWriter writer) implements Runnable {

    @Override
    public void run() {
        writer.begin(Sequence.EMPTY.and(Control.away("shutdown"))).whenComplete((done, failure) -> writer.end());
    }
}
