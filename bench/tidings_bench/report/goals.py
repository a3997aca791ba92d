"""What is to be reached, and the lines of the table that say whether it was."""

from .line import Line, at_least, at_most, beside, percent_apart, reaches
from .values import NCHANS, middle, ratio, shown


def fanout(values, row, times=None):
    n = int(row.split("-")[1])
    ours, theirs = values.of(row, "held", "ours"), values.of(row, "held", NCHANS)
    what = f"deliveries/s held to {n:,} streams, p99 under 250 ms"
    p99 = beside(values, row, "held", "ours", "lat_ms", "p99")
    yield at_least(what, ours, theirs, times, p99) if times else Line(what, ours, "", theirs, beside=p99)
    yield Line("… the floor, which keeps nothing", values.of(row, "held", "floor"), "", theirs)
    yield Line("… the load generator's own ceiling", values.of(row, "held", "ceiling"), "", theirs)


def broadcast(values):
    ours, theirs = values.of("broadcast", "p99", "ours"), values.lowest("broadcast", "p99", NCHANS)
    met = reaches(ratio(ours, theirs), most=1)
    yield Line("broadcast, 10/s to 1,000: p99", ours, "ms", theirs, "≤ Nchan", met)


def personal(values):
    for target, store in (("ours", "H2, not synced"), ("ours-pg", "PostgreSQL, synced")):
        for metric, most in (("p50", 1), ("p99", 5)):
            ours, theirs = values.of("personal", metric, target), values.lowest("personal", metric, NCHANS)
            what = f"personal, 100/s to 100 people: {metric}, {store}"
            yield at_most(what, ours, most, "ms", theirs) if target == "ours" else Line(what, ours, "ms", theirs)


def publishes(values):
    theirs = values.of("publishes", "accepted", NCHANS)
    for target, store, times in (
        ("ours", "H2, not synced", 0.3),
        ("ours-sync", "H2, synced", 0.15),
        ("ours-pg", "PostgreSQL, synced", 0.15),
    ):
        p99 = beside(values, "publishes", "accepted", target, "answer_ms", "p99")
        what = f"publishes/s, one a request, 64 connections, {store}"
        yield at_least(what, values.of("publishes", "accepted", target), theirs, times, p99)


def batches(values):
    for target, store, least in (("ours", "H2, not synced", 100_000), ("ours-pg", "PostgreSQL, synced", 80_000)):
        ours = values.of("batches", "events", target)
        what = f"events/s in batches of 1,000, {store}"
        yield Line(what, ours, "", {}, f"≥ {least:,}", reaches(ours, least=least))
        yield Line("… each to another person, inbox included", values.of("batches", "events-inbox", target))


def idle_memory(values):
    theirs = values.lowest("idle-memory", "rss", NCHANS)
    yield at_most("memory of an idle signed-in stream: growth of RSS", values.of("idle-memory", "rss", "ours"), 20, "KiB", theirs)
    yield at_most("… heap after GC and direct buffers", values.of("idle-memory", "alive", "ours"), 14, "KiB")


def storm(values):
    for metric, what, most, unit in (
        ("caught-up", "10,000 cut at once and back, ten behind: all caught up", 5, "s"),
        ("refused", "… refused", 0, ""),
        ("missing", "… most events that one of them never got", 0, ""),
        ("publish-p99", "… publishing meanwhile, p99", 250, "ms"),
    ):
        yield at_most(what, values.of("storm", metric, "ours"), most, unit, values.of("storm", metric, "nchan-2"))


def replay(values):
    for target, store in (("ours", "H2"), ("ours-pg", "PostgreSQL")):
        for metric, what, times in (("one", "one stream", 8), ("fifty", "50 streams at once", 4)):
            ours, theirs = values.of("replay", metric, target), values.of("replay", metric, NCHANS)
            yield at_least(f"replay of 10,000 events to {what}, events/s, {store}", ours, theirs, times)


def stalled(values):
    lines = values.lines("stalled", "others-p99", "ours").values()
    times = [{n: line[kind] for n, line in enumerate(lines)} for kind in ("without_ms", "with_ms")]
    what = "5 % of 1,000 stop reading: the others' p99 changes by"
    text = f"from {shown(times[0])} to {shown(times[1], 'ms')}"
    yield at_most(what, values.of("stalled", "others-p99", "ours"), 10, "%", text=text)
    yield at_most("… memory more than without", values.of("stalled", "memory", "ours"), 64, "MiB")
    behind = values.of("stalled", "behind", "ours")
    yield Line("… how far behind each was", behind, "MB", {}, "≥ 7 MB", reaches(behind, least=7))
    complete = values.of("stalled", "complete", "ours")
    yield Line("… each slow one complete when it goes on (1: yes)", complete, "", {}, "1", min(complete.values()) == 1)


def idle_cpu(values):
    yield at_most("CPU of 10,000 streams with heartbeats, of a core", values.of("idle-cpu", "percent", "ours"), 3, "%")


def start(values):
    yield at_most("start to ready, extracted jar with an AOT cache", values.of("start", "aot", "ours"), 3, "s")
    yield at_most("… the packaged jar as it is", values.of("start", "jar", "ours"), 6, "s")
    yield Line("… extracted, without a cache", values.of("start", "extracted", "ours"), "s")


def topics(values):
    for metric, what, unit in (("replay", "replay, events/s", ""), ("live", "live, p99", "ms")):
        one, many = values.of("topics", f"{metric}-one", "ours"), values.of("topics", f"{metric}-many", "ours")
        times = ratio(one, many) if metric == "replay" else ratio(many, one)
        goal = "within 2 × of one topic"
        text = f"one topic {shown(one, unit)}, {shown(times)} × apart"
        yield Line(f"a reader of 1,000 topics: {what}", many, unit, {}, goal, reaches(times, most=2), text)


def cursor(values):
    sizes = sorted(int(metric.split("-")[1]) for metric in values.metrics("cursor") if metric.startswith("behind-"))
    small = sizes[0]
    for target, store in (("ours", "H2"), ("ours-pg", "PostgreSQL")):
        for size in sizes:
            ms = values.of("cursor", f"behind-{size}", target)
            if not ms:
                continue
            apart = percent_apart(ms, values.of("cursor", f"behind-{small}", target))
            met = middle(ms) < 20 and (size == small or abs(middle(apart)) <= 20)
            text = "" if size == small else f"{middle(apart):+.0f} % beside {small:,}"
            yield Line(f"50 events behind, {size:,} in the log, {store}", ms, "ms", {}, "< 20 ms, within 20 %", met, text)


def table(values):
    """Returns the lines for all that was measured, in order."""
    rows = [row for row in GOALS if row in values.rows()]
    return [line for row in rows for line in GOALS[row](values) if line.ours]


GOALS = {
    "fanout-10000": lambda values: fanout(values, "fanout-10000", 3),
    "fanout-3000": lambda values: fanout(values, "fanout-3000"),
    "fanout-1000": lambda values: fanout(values, "fanout-1000", 1.5),
    "fanout-100": lambda values: fanout(values, "fanout-100"),
    "broadcast": broadcast,
    "personal": personal,
    "publishes": publishes,
    "batches": batches,
    "replay": replay,
    "topics": topics,
    "cursor": cursor,
    "idle-memory": idle_memory,
    "storm": storm,
    "stalled": stalled,
    "idle-cpu": idle_cpu,
    "start": start,
}
