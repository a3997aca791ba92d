"""10,000 events from the log, to one stream and to 50 at once."""

import time
from dataclasses import replace
from statistics import median

from ..backlog import fill, replayed
from ..load import publish
from .turns import turns

EVENTS = 10_000
TIMES = 5


def measure(bench, row):
    paths = {}
    for round_, target in turns(bench, "ours", "ours-pg", "nchan-1", "nchan-2"):
        if target.name not in paths:
            paths[target.name] = _filled(bench, target)
        path = paths[target.name]
        one = median(replayed(bench, target, 1, path, EVENTS) for _ in range(TIMES))
        fifty = replayed(bench, target, 50, path, EVENTS)
        for metric, seconds, n in (("one", one, 1), ("fifty", fifty, 50)):
            bench.results.value(row, round_, target.name, metric, n * EVENTS / seconds, "events/s", seconds=seconds)
        bench.say(
            f"   {round_} {target.name:8} one {EVENTS / one:9,.0f}/s ({one:.3f} s),"
            f" 50 at once {50 * EVENTS / fifty:9,.0f}/s ({fifty:.2f} s)"
        )


def _filled(bench, target):
    """Returns the path of a stream that gets exactly these events first."""
    if target.name.startswith("ours"):
        return f"/sse?lastEventId={fill(target, EVENTS)}"
    route = replace(target.history, stream="/hsub/replay", publish="/hpub/replay")
    publish(bench, target, 60, count=EVENTS, route=route)
    time.sleep(0.5)
    return route.stream
