"""One line of the table, and the kinds of goals."""

from dataclasses import dataclass, field

from .values import middle, ratio, shown


@dataclass
class Line:
    """A verdict only where there is a goal and something to hold against it."""

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
        return [self.what, ours, shown(self.theirs, self.unit), f"{shown(compared)} ×" if compared else "–", self.goal, verdict]


def reaches(values, most=None, least=None):
    """By the median of the rounds; None where nothing was measured."""
    value = middle(values)
    if value is None:
        return None
    return (most is None or value <= most) and (least is None or value >= least)


def at_least(what, ours, theirs, times, text=""):
    return Line(what, ours, "", theirs, f"≥ {times:g} × Nchan", reaches(ratio(ours, theirs), least=times), text)


def at_most(what, ours, most, unit, theirs=None, text=""):
    return Line(what, ours, unit, theirs or {}, f"≤ {most:g} {unit}".strip(), reaches(ours, most=most), text)


def beside(values, row, metric, target, times, percentile):
    """The latency that belongs to a rate: no rate is told without."""
    lines = values.lines(row, metric, target)
    found = {round_: line[times][percentile] for round_, line in lines.items() if times in line}
    return f"{percentile} {shown(found, 'ms')}" if found else ""


def percent_apart(values, others):
    return {round_: 100 * (factor - 1) for round_, factor in ratio(values, others).items()}
