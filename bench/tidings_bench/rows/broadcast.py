"""Ten events a second to 1,000 streams: how late is the last one of a hundred?"""

from ..load import Streams, steady
from .turns import turns

STREAMS = 1000


def measure(bench, row):
    for round_, target in turns(bench, "ours", "nchan-1", "nchan-2"):
        with Streams(bench, target, STREAMS) as streams:
            published, lap, _ = steady(bench, target, streams, bench.options.cell, 0.5, warm=1, rate=10)
        lat = lap["lat_ms"]
        bench.results.value(row, round_, target.name, "p99", lat["p99"], "ms", lat_ms=lat, publisher=published)
        bench.say(f"   {round_} {target.name:8} p50 {lat['p50']:.2f} p99 {lat['p99']:.2f} ms")
