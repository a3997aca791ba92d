"""One event to everybody, again and again: the highest rate that is held, by the same rule for each server."""

from ..load import Streams, publish
from ..search import hold, highest

CEILING_SECONDS = 2.0


def measure(bench, row):
    n = int(row.split("-")[1])
    bench.needs_open_files(n + 200, f"{n:,} streams")
    names = bench.there("ours", "nchan-1", "nchan-2", "floor")
    found = {}
    for round_ in bench.rounds:
        for name in _turned(names, round_):
            target = bench.server(name)
            with Streams(bench, target, n) as streams:
                best = highest(
                    lambda rate: _cell(bench, row, round_, target, streams, rate),
                    start=found.get(name, 100_000),
                    step=1 if name in found else 4,
                )
            if best is None:
                bench.say(f"   {name}: held nothing")
                bench.results.value(row, round_, name, "held", 0, "deliveries/s")
                continue
            found[name] = best["asked"]
            bench.results.value(
                row, round_, name, "held", best["asked"], "deliveries/s",
                lat_ms=best["lat_ms"], cpu_us=best["server_cpu_us_per_delivery"],
            )
        _ceiling(bench, row, round_, n)


def _turned(names, round_):
    """Nobody is always the first."""
    k = (round_ - 1) % len(names)
    return names[k:] + names[:k]


def _cell(bench, row, round_, target, streams, rate):
    run = hold(bench, target, streams, rate)
    bench.results.cell(row, round_, target.name, **run)
    lat = run["lat_ms"]
    verdict = "held" if run["held"] else f"missed (all there: {run['received_share']:.1%})"
    bench.say(
        f"   {round_} {target.name:8} {rate:7,}/s p50 {lat['p50']:6.1f} p99 {lat['p99']:6.1f} ms,"
        f" publisher late {run['publisher_late_p99_ms']:.0f} ms: {verdict}"
    )
    return run


def _ceiling(bench, row, round_, n):
    """What the load generator takes of a server that has hardly anything to do."""
    target = bench.server("ceiling")
    with Streams(bench, target, n) as streams:
        publish(bench, target, CEILING_SECONDS, connections=1)
        lap = streams.lap()
    bench.results.value(row, round_, "ceiling", "held", lap["rate"], "deliveries/s")
    bench.say(f"   {round_} the load generator itself: {lap['rate']:,.0f}/s")
