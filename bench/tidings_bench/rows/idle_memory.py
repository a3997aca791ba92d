"""What a stream costs on which nothing happens: the growth of a fresh process with 10,000 people signed in."""

import time
from contextlib import ExitStack

from .. import jvm, nchan, ours
from ..load import Streams, publish
from ..proc import memory_kib, rss_kib

STEPS = (2500, 5000, 7500, 10_000)
HEARTBEAT_SECONDS = 11

# The heap grows from little, and after a collection is given back down to a tenth over what is alive.
LEAN = ["-Xms64m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"]


def measure(bench, row):
    bench.needs_open_files(STEPS[-1] + 500, "10,000 streams")
    small = [option for option in bench.options.java_options.split() if not option.startswith("-Xms")] + LEAN
    for round_ in bench.rounds:
        target = ours.start(bench, "ours-idle", java_options=small)
        _ours(bench, row, round_, target)
        bench.children.end(target.child)
        for name, workers in (("nchan-1", 1), ("nchan-2", 2)):
            if bench.there(name):
                target = nchan.start(bench, f"{name}-idle", workers)
                _grow(bench, row, round_, name, target, lambda: memory_kib(target.pids()))
                bench.children.end(target.child)


def _ours(bench, row, round_, target):
    pid = target.child.pid
    with Streams(bench, target, 200, route=target.personal):  # classes and tables are not what a stream costs
        publish(bench, target, 1, rate=50)

    def collected():
        jvm.collect_garbage(bench, pid)
        time.sleep(0.5)

    collected()
    heap = jvm.heap_kib(bench, pid)
    direct = jvm.direct_kib(target)

    def alive():
        collected()
        grown = [jvm.heap_kib(bench, pid) - heap, jvm.direct_kib(target) - direct]
        per_stream = sum(grown) / STEPS[-1]
        bench.results.value(row, round_, "ours", "alive", per_stream, "KiB", heap_kib=grown[0], direct_kib=grown[1])
        bench.say(f"   {round_} ours     heap after GC and direct {per_stream:.1f} KiB a stream")

    def rss():
        collected()
        return rss_kib(pid)

    _grow(bench, row, round_, "ours", target, rss, alive)


def _grow(bench, row, round_, name, target, memory, at_the_end=None):
    before = memory()
    n = 0
    with ExitStack() as held:
        for step in STEPS:
            held.enter_context(Streams(bench, target, step - n, route=target.personal, first=n))
            n = step
            if step == STEPS[-1] and at_the_end and not bench.options.quick:
                time.sleep(HEARTBEAT_SECONDS)
            grown = memory() - before
            bench.results.value(row, round_, name, f"grown-{step}", grown / 1024, "MiB")
        bench.results.value(row, round_, name, "rss", grown / n, "KiB")
        bench.say(f"   {round_} {name:8} {grown / n:.1f} KiB a stream")
        if at_the_end:
            at_the_end()
