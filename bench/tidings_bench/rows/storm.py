"""10,000 streams are cut at once and come back at once, ten events behind, while somebody goes on publishing."""

import signal
import time
from dataclasses import replace

from ..load import Publishing, Streams, publish
from ..processes import wait_until
from .turns import turns

STREAMS = 10_000
BEHIND = 10
AGAIN_MS = 200
PATIENCE = 60


def measure(bench, row):
    bench.needs_open_files(2 * STREAMS, "10,000 streams, whose predecessors may not be closed yet")
    for round_, target in turns(bench, "ours", "nchan-2"):
        route = target.broadcast if target.name == "ours" else replace(target.history, stream="/hsub/storm", publish="/hpub/storm")
        with Streams(bench, target, STREAMS, route=route, more=["--storm", BEHIND, "--reconnect", AGAIN_MS]) as streams:
            _report(bench, row, round_, target, *_storm(bench, target, route, streams))


def _storm(bench, target, route, streams):
    """Returns what the publisher said, and the streams."""
    publish(bench, target, 1, count=3, rate=10, route=route)
    time.sleep(1)
    streams.signal(signal.SIGUSR2)
    wait_until(lambda: streams.told("cut"), 10, "all streams to be cut", streams.child)
    publish(bench, target, 5, count=BEHIND, rate=50, route=route)
    publishing = Publishing(bench, target, 2 if bench.options.quick else 6, rate=20, route=route)
    streams.signal(signal.SIGUSR2)
    deadline = time.monotonic() + PATIENCE
    while not streams.told("caught up") and time.monotonic() < deadline:
        time.sleep(0.1)
    published = publishing.done()
    time.sleep(1)
    return published, streams.finish()


def _report(bench, row, round_, target, published, finished):
    storm = finished["storm"]
    up = storm["caught_up_ms"]
    all_up = up["n"] == STREAMS
    seconds = up["max"] / 1000 if all_up else PATIENCE
    missing = published["sent"] + BEHIND - storm["min"]
    late = published["resp_from_due_ms"]["p99"]
    beside = {"caught_up": up["n"], "storm": storm, "status": finished["status"], "publisher": published}
    bench.results.value(row, round_, target.name, "caught-up", seconds, "s", **beside)
    bench.results.value(row, round_, target.name, "refused", storm["refused"], "")
    bench.results.value(row, round_, target.name, "missing", missing, "events")
    bench.results.value(row, round_, target.name, "publish-p99", late, "ms")
    bench.say(
        f"   {round_} {target.name:8} {up['n']:,} caught up, the last after {seconds:.2f} s, {storm['refused']} refused,"
        f" most events missing at one {missing}, publishing p99 {late:.0f} ms"
    )
