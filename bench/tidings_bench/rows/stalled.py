"""
5 % of 1,000 streams stop reading and fall more than 7 MB behind each; then they go on.

What they fall behind with is published to a topic that only those 50 read, so that the machine is not full of it: so the
others' latency shows what the slow ones do to it. In the run to compare with the same 50 read all of it at once.
"""

import time

from .. import jvm
from ..load import Publishing, Streams
from ..ours import EVENTS, PERSONAL
from ..pages import Admin
from ..proc import rss_kib
from ..target import enveloped
from .turns import turns

OTHERS = 950
SLOW = 50
LIGHT_RATE = 50
HEAVY_BYTES = 15_800
HEAVY_RATE = 20
TOPIC = "heavy"
HEAVY = enveloped('{"type":"tick","to":["topic:heavy"],"notify":false,"data":', stream=f"/sse?topics={TOPIC}", publish=EVENTS)
# What was sent, but may lie in the kernel: a send buffer of 256 KiB, which Linux doubles.
KERNEL_MB = 0.5
PAUSE = 3
PATIENCE = 60


def measure(bench, row):
    seconds = 5 if bench.options.quick else 24  # the default write time-out, 30 s, is not reached
    Admin(bench.server("ours")).make_topics([TOPIC])
    for round_, target in turns(bench, "ours"):
        both = {}
        for stall in (False, True) if round_ % 2 else (True, False):
            both[stall] = _run(bench, target, seconds, stall)
            bench.results.cell(row, round_, target.name, stall=stall, **both[stall])
        _report(bench, row, round_, target, both[False], both[True])


def _run(bench, target, seconds, stall):
    more = ["--slow", 100, "--slow-for", seconds + PAUSE] if stall else []
    with Streams(bench, target, OTHERS, route=PERSONAL) as others:
        with Streams(bench, target, SLOW, route=HEAVY, first=OTHERS, more=more) as slow:
            light = Publishing(bench, target, seconds, rate=LIGHT_RATE)
            heavy = Publishing(bench, target, seconds, rate=HEAVY_RATE, route=HEAVY, payload=HEAVY_BYTES)
            time.sleep(1)
            others.lap()
            light, heavy = light.done(), heavy.done()
            time.sleep(0.3)
            lap = others.lap()
            jvm.collect_garbage(bench, target.child.pid)  # how large the heap grew before tells nothing of the slow ones
            memory = rss_kib(target.child.pid) / 1024
            time.sleep(PAUSE)
            _until_quiet(slow)
            finished = slow.finish()
    return {"light": light, "heavy": heavy, "lap": lap, "rss_mib": memory, "finished": finished}


def _until_quiet(streams):
    deadline = time.monotonic() + PATIENCE
    quiet = 0
    while quiet < 2 and time.monotonic() < deadline:
        time.sleep(1)
        lap = streams.lap()
        quiet = quiet + 1 if lap["events"] + lap["slow_events"] == 0 else 0


def _report(bench, row, round_, target, without, with_):
    sent = with_["light"]["sent"] + with_["heavy"]["sent"]
    slow = with_["finished"]["slow"]
    p99 = [run["lap"]["lat_ms"]["p99"] for run in (without, with_)]
    more = with_["rss_mib"] - without["rss_mib"]
    behind = with_["heavy"]["sent"] * with_["heavy"]["body_bytes"] / 1e6 - KERNEL_MB
    complete = slow["min"] == slow["max"] == sent
    result = bench.results.value
    result(row, round_, target.name, "others-p99", 100 * (p99[1] / p99[0] - 1), "%", without_ms=p99[0], with_ms=p99[1])
    result(row, round_, target.name, "memory", more, "MiB")
    result(row, round_, target.name, "behind", behind, "MB")
    result(row, round_, target.name, "complete", int(complete), "", slow=slow, sent=sent)
    bench.say(
        f"   {round_} {target.name:8} {behind:.1f} MB behind; the others' p99 {p99[0]:.1f} ms without, {p99[1]:.1f} with;"
        f" memory {more:+.0f} MiB; slow ones got {slow['min']} to {slow['max']} of {sent},"
        f" {slow['closed_by_server']} were cut off"
    )
