"""A reader 50 events behind, and one 10,000 behind, with logs of several sizes."""

from statistics import median

from ..backlog import fill, replayed
from ..biglog import H2Logs, PostgresLogs
from ..load import Streams

SMALL = 10_000
BEHIND = 50
REPLAY = 10_000
TIMES = 15
WARM = 300


def measure(bench, row):
    sizes = sorted({SMALL, min(100_000, bench.options.big), bench.options.big})
    logs = {name: kind(bench) for name, kind in (("ours", H2Logs), ("ours-pg", PostgresLogs)) if bench.there(name)}
    servers = [(name, size, *_started(bench, log, name, size)) for name, log in logs.items() for size in sizes]
    for round_ in bench.rounds:
        for name, size, target, cursor in servers:
            path = f"/sse?lastEventId={cursor + REPLAY - BEHIND}"
            ms = 1000 * median(replayed(bench, target, 1, path, BEHIND) for _ in range(TIMES))
            all_of_it = median(replayed(bench, target, 1, f"/sse?lastEventId={cursor}", REPLAY) for _ in range(3))
            bench.results.value(row, round_, name, f"behind-{size}", ms, "ms", filled="by SQL, but the last 10,001")
            bench.results.value(row, round_, name, f"replay-{size}", REPLAY / all_of_it, "events/s")
            bench.say(f"   {round_} {name:8} {size:10,} events: {ms:.2f} ms, the last 10,000 at {REPLAY / all_of_it:,.0f}/s")
    for _, _, target, _ in servers:
        bench.children.end(target.child)


def _started(bench, log, name, size):
    """Returns the server, and the cursor before its last 10,000 events."""
    bench.say(f"   filling {name} with {size:,} events")
    target = log.filled(size)
    cursor = fill(target, REPLAY)
    for behind in (BEHIND, 1000):
        path = f"/sse?lastEventId={cursor + REPLAY - behind}"
        with Streams(bench, target, WARM, path=path, more=["--inflight", 1]):
            pass
    for _ in range(10):
        replayed(bench, target, 1, f"/sse?lastEventId={cursor}", REPLAY)
    return target, cursor
