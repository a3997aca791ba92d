"""Events that wait in the log, and how long it takes to get them."""

import json
import time

from .load import Streams
from .ours import BATCH, EVENTS, call
from .processes import Broken

PATIENCE = 120
MOST = 1000


def fill(target, n, address=lambda i: "everyone"):
    """Publishes in batches; returns the cursor before the first."""
    first = json.loads(call(target, "POST", EVENTS, json.dumps(event(0, address(0)))))["id"]
    for start in range(0, n, MOST):
        events = [event(i, address(i)) for i in range(start, min(start + MOST, n))]
        call(target, "POST", BATCH, json.dumps({"events": events}))
    return first


def event(i, to):
    """The load generator counts only what has a stamp."""
    data = {"t": int(time.time() * 1e6), "n": i, "p": "x" * 150}
    return {"type": "tick", "to": [to], "notify": False, "data": data}


def replayed(bench, target, n, path, events):
    """Returns the seconds from connecting until the last of n streams had that many events."""
    streams = Streams(bench, target, n, path=path, more=["-k", events, "-d", PATIENCE])
    try:
        result = streams.result(PATIENCE + 10)
    finally:
        streams.__exit__()
    if not result["all_done"]:
        raise Broken(f"{target.name}: {result['conns_done']} of {n} streams got {events:,} events in {PATIENCE} s")
    return result["done_ms"]["max"] / 1000
