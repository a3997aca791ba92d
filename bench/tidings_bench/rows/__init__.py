"""The rows of the table, in the order in which they are measured."""

from dataclasses import dataclass
from typing import Callable

from . import batches, broadcast, cursor, fanout, idle_cpu, idle_memory, personal, publishes, replay, stalled, start, storm, topics


@dataclass(frozen=True)
class Row:
    """
    :param measure: takes the run and the row's name
    :param warm: servers that must be warm
    :param in_suite: measured when no row is named
    """

    name: str
    says: str
    measure: Callable
    warm: tuple = ("ours",)
    in_suite: bool = True


ALL = (
    Row("fanout-10000", "the highest rate of deliveries held to 10,000 streams", fanout.measure),
    Row("fanout-1000", "the same to 1,000", fanout.measure),
    Row("fanout-100", "the same to 100, for the plot", fanout.measure, in_suite=False),
    Row("fanout-3000", "the same to 3,000, for the plot", fanout.measure, in_suite=False),
    Row("broadcast", "10 events a second to 1,000 streams: latency", broadcast.measure),
    Row("personal", "100 events a second to 100 people: latency", personal.measure, ("ours", "ours-pg")),
    Row("publishes", "events a second, one a request, to 1,000 people who listen", publishes.measure, ("ours", "ours-sync", "ours-pg")),
    Row("batches", "events a second in batches of 1,000", batches.measure, ("ours", "ours-pg")),
    Row("idle-memory", "memory of 10,000 idle signed-in streams, in a fresh process", idle_memory.measure, ()),
    Row("storm", "10,000 streams cut at once and back at once", storm.measure),
    Row("replay", "10,000 events from the log, to one stream and to 50 at once", replay.measure, ("ours", "ours-pg")),
    Row("stalled", "50 of 1,000 streams stop reading, and go on", stalled.measure),
    Row("idle-cpu", "CPU of 10,000 streams that get heartbeats only", idle_cpu.measure),
    Row("start", "from the start of the process to ready", start.measure, ()),
    Row("topics", "a reader of 1,000 topics beside a reader of one", topics.measure),
    Row("cursor", "50 events behind, with small and large logs", cursor.measure, ()),
)
ROWS = {row.name: row for row in ALL}
