"""The highest rate of deliveries that a server holds."""

import time

from .load import all_accepted, steady
from .proc import cpu_seconds

LADDER = [n * 1000 for n in (5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 160, 180, 200)] + [
    n * 1000 for n in (*range(225, 500, 25), *range(500, 1001, 50))
]
LATE_MS = 250
SETTLE_SECONDS = 0.6


def hold(bench, target, streams, rate):
    """
    One run at a rate. Held means: p99 from sending to receiving under 250 ms, the publisher on schedule (p99 of its
    lateness under 250 ms, and at least 98 % of the rate), and each event at each stream soon after the last one.
    """
    quiet = _quiet(streams)
    cpu = cpu_seconds(target.pids())
    published, lap, received = steady(
        bench, target, streams, bench.options.cell, SETTLE_SECONDS, rate=rate / streams.n
    )
    cpu = cpu_seconds(target.pids()) - cpu
    wanted = published["sent"] * streams.n
    on_time = published["lag_ms"]["p99"] < LATE_MS and published["rate"] >= 0.98 * rate / streams.n
    in_time = received == wanted and lap["lat_ms"]["p99"] < LATE_MS
    held = quiet and all_accepted(published) and on_time and in_time
    return {
        "asked": rate,
        "held": held,
        "delivered_a_second": published["rate"] * streams.n,
        "received_share": received / wanted if wanted else 0,
        "lat_ms": lap["lat_ms"],
        "publisher_late_p99_ms": published["lag_ms"]["p99"],
        "server_cpu_us_per_delivery": 1e6 * cpu / received if received else None,
        "publisher": published,
    }


def _quiet(streams, patience=30):
    """What a rate too high left behind does not count against the next one. Returns whether it is over."""
    deadline = time.monotonic() + patience
    while streams.lap()["events"]:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.5)
    return True


def highest(try_rate, start=100_000, step=4):
    """
    Returns the best run that held, or None. Goes from a start in doubling steps until it has both a rate that holds and
    one that doesn't, then halves what lies between.

    :param try_rate: takes deliveries a second, returns a run
    :param step: in rungs of the ladder; small where the start is likely to be right
    """
    good, bad, best = -1, len(LADDER), None
    rung = min(range(len(LADDER)), key=lambda i: abs(LADDER[i] - start))
    while True:
        run = try_rate(LADDER[rung])
        if run["held"]:
            good, best = rung, run
        else:
            bad = rung
        if bad - good <= 1:
            return best
        if bad == len(LADDER):
            rung = min(len(LADDER) - 1, rung + step)
            step *= 2
        elif good == -1:
            rung = max(0, rung - step)
            step *= 2
        else:
            rung = (good + bad) // 2
