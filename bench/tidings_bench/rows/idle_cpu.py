"""How much of a core 10,000 streams cost that get nothing but heartbeats."""

import time

from ..load import Streams
from ..proc import cpu_seconds
from .turns import turns

STREAMS = 10_000


def measure(bench, row):
    bench.needs_open_files(STREAMS + 500, "10,000 streams")
    settle, seconds = (3, 6) if bench.options.quick else (10, 15)
    for round_, target in turns(bench, "ours"):
        with Streams(bench, target, STREAMS, route=target.personal) as streams:
            time.sleep(settle)
            before, start = cpu_seconds(target.pids()), time.monotonic()
            time.sleep(seconds)
            used = cpu_seconds(target.pids()) - before
            percent = 100 * used / (time.monotonic() - start)
            comments = streams.finish()["comments"]
        bench.results.value(row, round_, target.name, "percent", percent, "% of a core", comments=comments)
        bench.say(f"   {round_} {target.name:8} {percent:.1f} % of a core over {seconds} s")
