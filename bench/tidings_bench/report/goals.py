"""What each row of the table is, and what it is to reach."""

from dataclasses import dataclass, field
from typing import Callable

from .values import NCHANS, middle, ratio, shown


@dataclass
class Line:
    """A line of the table. A verdict only where there is a goal and a number."""

    what: str
    ours: dict
    unit: str = ""
    theirs: dict = field(default_factory=dict)
    goal: str = ""
    met: bool | None = None
    beside: str = ""

    def cells(self):
        ours = shown(self.ours, self.unit) + (f"; {self.beside}" if self.beside else "")
        compared = ratio(self.ours, self.theirs)
        verdict = {True: "met", False: "**missed**", None: ""}[self.met]
        return [self.what, ours, shown(self.theirs, self.unit), shown(compared) + " ×" if compared else "–", self.goal, verdict]


def reaches(values, most=None, least=None):
    """None where nothing was measured."""
    value = middle(values)
    if value is None:
        return None
    return (most is None or value <= most) and (least is None or value >= least)


def at_least(what, ours, theirs, times, unit="/s", beside=""):
    goal = f"≥ {times:g} × Nchan"
    return Line(what, ours, unit, theirs, goal, reaches(ratio(ours, theirs), least=times), beside)


def at_most(what, ours, most, unit, theirs=None, beside=""):
    return Line(what, ours, unit, theirs or {}, f"≤ {most:g} {unit}", reaches(ours, most=most), beside)


def p99(values, row, metric, target):
    """The latency that belongs to a rate."""
    lines = values.lines(row, metric, target)
    times = {round_: line["lat_ms"]["p99"] for round_, line in lines.items() if "lat_ms" in line}
    return f"p99 {shown(times, 'ms')}" if times else ""


def fanout(values, row, times):
    n = int(row.split("-")[1])
    ours, theirs = values.of(row, "held", "ours"), values.of(row, "held", NCHANS)
    yield at_least(
        f"deliveries/s held to {n:,} streams, p99 under 250 ms", ours, theirs, times, beside=p99(values, row, "held", "ours")
    )
    yield Line("… the floor, a C program that keeps nothing", values.of(row, "held", "floor"), "/s", theirs)
    yield Line("… the load generator's own ceiling", values.of(row, "held", "ceiling"), "/s", theirs)


def table(values):
    """Returns the lines for all that was measured, in order."""
    return [line for row, lines in GOALS.items() if row in values.rows() for line in lines(values)]


GOALS: dict[str, Callable] = {
    "fanout-10000": lambda values: fanout(values, "fanout-10000", 3),
    "fanout-1000": lambda values: fanout(values, "fanout-1000", 1.5),
}
