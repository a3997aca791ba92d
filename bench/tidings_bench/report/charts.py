"""The plots of the page, each from what was measured of it."""

from statistics import median

from .svg import Series, chart

NAMES = {
    "ours": "Tidings, H2",
    "ours-sync": "Tidings, H2 synced",
    "ours-pg": "Tidings, PostgreSQL",
    "nchan-1": "Nchan, 1 worker",
    "nchan-2": "Nchan, 2 workers",
    "floor": "floor (C)",
}
COLOURS = {"ours": 0, "nchan-1": 1, "nchan-2": 2, "ours-pg": 3, "floor": 4}
PERCENTILES = ("p50", "p90", "p99", "p999")


def charts(values):
    """Returns (file name, alternative text, document) of those with something to draw."""
    for make in (fanout, latency, memory, replay):
        made = make(values)
        if made:
            yield made


def series_of(target, points):
    return Series(NAMES[target], points, COLOURS[target])


def point(x, rounds):
    return x, median(rounds), min(rounds), max(rounds)


def fanout(values):
    sizes = sorted(int(row.split("-")[1]) for row in values.rows() if row.startswith("fanout-"))
    series = []
    for target in ("ours", "nchan-1", "nchan-2", "floor"):
        found = [(n, list(values.of(f"fanout-{n}", "held", target).values())) for n in sizes]
        points = [point(n, rounds) for n, rounds in found if rounds]
        if points:
            series.append(series_of(target, points))
    title = "Deliveries a second held, p99 under 250 ms"
    return series and ("deliveries.svg", title, chart(title, "streams", "deliveries/s", series, log_x=True))


def latency(values):
    series = []
    for target in ("ours", "nchan-1", "nchan-2"):
        lines = values.lines("broadcast", "p99", target).values()
        if lines:
            points = [point(i, [line["lat_ms"][p] for line in lines]) for i, p in enumerate(PERCENTILES)]
            series.append(series_of(target, points))
    title = "Broadcast, 10/s to 1,000 streams: from sending to receiving"
    names = ["p50", "p90", "p99", "p99.9"]
    return series and (
        "latency.svg", title, chart(title, "percentile of deliveries", "ms", series, log_y=True, names=names)
    )


def memory(values):
    sizes = sorted(int(m.split("-")[1]) for m in values.metrics("idle-memory") if m.startswith("grown-"))
    series = []
    for target in ("ours", "nchan-1", "nchan-2"):
        found = [(n, list(values.of("idle-memory", f"grown-{n}", target).values())) for n in sizes]
        points = [point(n, rounds) for n, rounds in found if rounds]
        if points:
            series.append(series_of(target, [(0, 0, 0, 0), *points]))
    title = "Memory of idle signed-in streams: growth of the process"
    return series and ("memory.svg", title, chart(title, "streams", "MiB", series))


def replay(values):
    sizes = sorted(int(m.split("-")[1]) for m in values.metrics("cursor") if m.startswith("replay-"))
    series = []
    for target in ("ours", "ours-pg"):
        found = [(n, list(values.of("cursor", f"replay-{n}", target).values())) for n in sizes]
        points = [point(n, rounds) for n, rounds in found if rounds]
        if points:
            series.append(series_of(target, points))
    title = "Replay of the last 10,000 events, one stream"
    return series and ("replay.svg", title, chart(title, "events in the log", "events/s", series, log_x=True))
