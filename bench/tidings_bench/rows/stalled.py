"""5 % of 1,000 streams stop reading and fall more than 7 MB behind each; then they go on."""

import time

from .. import jvm
from ..load import Publishing, Streams
from ..proc import rss_kib
from .turns import turns

STREAMS = 1000
SHARE = 5
PAYLOAD = 15_800
RATE = 20
PAUSE = 1.5
# What was sent, but may lie in the kernel: a send buffer of 256 KiB, which Linux doubles.
KERNEL_MB = 0.5


def measure(bench, row):
    seconds = 4 if bench.options.quick else 24  # the default write time-out, 30 s, is not reached
    for round_, target in turns(bench, "ours"):
        both = {}
        for share in (0, SHARE) if round_ % 2 else (SHARE, 0):
            both[share] = _run(bench, target, seconds, share)
            bench.results.cell(row, round_, target.name, share=share, **both[share])
        _report(bench, row, round_, target, both[0], both[SHARE])


def _run(bench, target, seconds, share):
    more = ["--slow", share, "--slow-for", seconds + 2 * PAUSE, "--seq", "n"]
    with Streams(bench, target, STREAMS, more=more) as streams:
        publishing = Publishing(bench, target, seconds, rate=RATE, payload=PAYLOAD)
        time.sleep(1)
        streams.lap()
        published = publishing.done()
        time.sleep(PAUSE / 2)
        lap = streams.lap()
        jvm.collect_garbage(bench, target.child.pid)  # how large the heap grew before tells nothing of the slow ones
        memory = rss_kib(target.child.pid) / 1024
        time.sleep(5 + PAUSE)
        finished = streams.finish()
    return {"published": published, "lap": lap, "rss_mib": memory, "finished": finished}


def _report(bench, row, round_, target, without, with_):
    sent = with_["published"]["sent"]
    slow = with_["finished"]["slow"]
    p99 = [run["lap"]["lat_ms"]["p99"] for run in (without, with_)]
    more = with_["rss_mib"] - without["rss_mib"]
    behind = sent * with_["published"]["body_bytes"] / 1e6 - KERNEL_MB
    complete = slow["min"] == sent and slow["max"] == sent
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
