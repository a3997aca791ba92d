"""The JIT compiles what is hot, and until it has, numbers tell of it: so everything runs once before it counts."""

import time

from .batches import Batches
from .load import Publishing, Streams

PEOPLE = 1000


def warm(bench, targets, seconds):
    """Several servers at the same time, when each is to be warm and none measured yet."""
    if seconds <= 0:
        return
    print(f"warming up {', '.join(target.name for target in targets)} for {seconds:.0f} s", flush=True)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        _turn(bench, targets, deadline)


def _turn(bench, targets, deadline):
    held = [Streams(bench, target, PEOPLE, route=target.personal) for target in targets]
    try:
        for streams in held:
            streams.__enter__()
        _publish(bench, targets, deadline, 8, route="personal", users=PEOPLE, connections=64)
        _publish(bench, targets, deadline, 4, route="broadcast", rate=200)
    finally:
        for streams in held:
            streams.__exit__()
    for target in targets:
        if time.monotonic() < deadline:
            Batches(target).run(1.5)
        if time.monotonic() < deadline:
            with Streams(bench, target, 20, path="/sse?lastEventId=0", all_ready=False):
                time.sleep(1)


def _publish(bench, targets, deadline, secs, route, **how):
    secs = min(secs, deadline - time.monotonic())
    if secs > 0.5:
        for publishing in [Publishing(bench, t, secs, route=getattr(t, route), **how) for t in targets]:
            publishing.done()
