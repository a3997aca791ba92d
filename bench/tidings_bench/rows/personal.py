"""A hundred events a second, each to one of 100 people, from sending the request to the person's stream."""

from ..load import Streams, steady
from .turns import turns

PEOPLE = 100


def measure(bench, row):
    for round_, target in turns(bench, "ours", "ours-pg", "nchan-1", "nchan-2"):
        with Streams(bench, target, PEOPLE, route=target.personal) as streams:
            published, lap, received = steady(
                bench, target, streams, bench.options.cell, 0.5, warm=1, rate=100, route=target.personal, users=PEOPLE
            )
        lat = lap["lat_ms"]
        for metric in ("p50", "p99"):
            bench.results.value(
                row, round_, target.name, metric, lat[metric], "ms", lat_ms=lat, lost=published["sent"] - received
            )
        bench.say(f"   {round_} {target.name:8} p50 {lat['p50']:.2f} p99 {lat['p99']:.2f} ms")
