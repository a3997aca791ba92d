"""How many events a second are accepted, one a request, over 64 connections, each to one of 1,000 people who listen."""

from ..load import Streams, all_accepted, steady
from ..processes import Broken
from .turns import turns

PEOPLE = 1000
CONNECTIONS = 64


def measure(bench, row):
    for round_, target in turns(bench, "ours", "ours-sync", "ours-pg", "nchan-1", "nchan-2"):
        with Streams(bench, target, PEOPLE, route=target.personal) as streams:
            published, lap, received = steady(
                bench, target, streams, bench.options.cell, 1, route=target.personal, users=PEOPLE, connections=CONNECTIONS
            )
        if not all_accepted(published):
            raise Broken(f"{target.name} refused some: {published['status']}")
        bench.results.value(
            row, round_, target.name, "accepted", published["rate"], "events/s",
            answer_ms=published["resp_ms"], lat_ms=lap["lat_ms"], lost=published["sent"] - received,
        )
        bench.say(
            f"   {round_} {target.name:9} {published['rate']:8,.0f}/s, answered in p50 {published['resp_ms']['p50']:.1f}"
            f" p99 {published['resp_ms']['p99']:.1f} ms, at the stream p99 {lap['lat_ms']['p99']:.1f} ms"
        )
