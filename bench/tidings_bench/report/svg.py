"""Plain SVG of line charts: axes with units, a label at each line, legible on light and dark pages."""

import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 76, 150, 48, 56
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1f2328 } .title { font-size: 16px; font-weight: 600 }
  .grid { stroke: #8c959f; stroke-opacity: .25 } .axis { stroke: #59636e } .line { fill: none; stroke-width: 2 }
  .s0 { stroke: #0969da; fill: #0969da } .s1 { stroke: #bc4c00; fill: #bc4c00 } .s2 { stroke: #1a7f37; fill: #1a7f37 }
  .s3 { stroke: #8250df; fill: #8250df } .s4 { stroke: #6e7781; fill: #6e7781 } text.s { stroke: none }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .axis { stroke: #9198a1 }
  .s0 { stroke: #58a6ff; fill: #58a6ff } .s1 { stroke: #f0883e; fill: #f0883e } .s2 { stroke: #3fb950; fill: #3fb950 }
  .s3 { stroke: #bc8cff; fill: #bc8cff } .s4 { stroke: #9198a1; fill: #9198a1 } }
"""


@dataclass
class Series:
    """
    :param points: (x, y, lowest, highest), by x
    :param colour: a number from 0 to 4
    """

    name: str
    points: list
    colour: int


class Axis:
    def __init__(self, values, start, end, log=False, names=None):
        self.log, self.names, self.start, self.end = log, names, start, end
        if log:
            self.ticks = decades(min(values), max(values))
        elif names:
            self.ticks = list(range(len(names)))
        else:
            self.ticks = steps(max(values))
        low, high = self._scale(self.ticks[0]), self._scale(self.ticks[-1])
        margin = 0.06 * (high - low) if names else 0
        self.low, self.high = low - margin, high + margin

    def _scale(self, value):
        return math.log10(value) if self.log else value

    def at(self, value):
        share = (self._scale(value) - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.end - self.start)

    def name(self, tick):
        return self.names[tick] if self.names else f"{tick:,.10g}"


def steps(highest):
    """From nothing to above the highest, by 1, 2 or 5 times a power of ten."""
    rough = (highest or 1) / 5
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return [i * step for i in range(math.ceil(highest / step) + 1)] if highest else [0, 1]


def decades(lowest, highest):
    """Powers of ten around, and each 2 and 5 times where they are few."""
    first, last = math.floor(math.log10(lowest)), math.ceil(math.log10(highest))
    last = max(last, first + 1)
    factors = (1, 2, 5) if last - first <= 2 else (1,)
    ticks = [factor * 10.0**power for power in range(first, last) for factor in factors] + [10.0**last]
    start = max((i for i, tick in enumerate(ticks) if tick <= lowest), default=0)
    end = min((i for i, tick in enumerate(ticks) if tick >= highest), default=len(ticks) - 1)
    return ticks[start : max(end, start + 1) + 1]


def chart(title, x_label, y_label, series, log_x=False, log_y=False, names=None):
    """Returns the document. With names, x counts them."""
    points = [point for one in series for point in one.points]
    x = Axis([point[0] for point in points], LEFT, WIDTH - RIGHT, log_x, names)
    y = Axis([value for point in points for value in point[1:]], HEIGHT - BOTTOM, TOP, log_y)
    parts = [*_frame(title, x_label, y_label, x, y)]
    label_ys = _apart([y.at(one.points[-1][1]) for one in series])
    for one, label_y in zip(series, label_ys):
        parts += _series(one, f"s{one.colour}", x, y, label_y)
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n{body}\n</svg>\n"
    )


def _frame(title, x_label, y_label, x, y):
    yield _text(LEFT, 26, title, "title")
    for tick in y.ticks:
        at = y.at(tick)
        yield f'<path class="grid" d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}"/>' + _text(LEFT - 8, at + 4, y.name(tick), "", "end")
    for tick in x.ticks:
        at = x.at(tick)
        yield f'<path class="axis" d="M{at:.1f} {HEIGHT - BOTTOM}v5"/>' + _text(
            at, HEIGHT - BOTTOM + 20, x.name(tick), "", "middle"
        )
    yield f'<path class="axis" fill="none" d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}"/>'
    yield _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, x_label, "", "middle")
    middle = (TOP + HEIGHT - BOTTOM) / 2
    yield f'<text transform="rotate(-90 16 {middle})" x="16" y="{middle}" text-anchor="middle">{escape(y_label)}</text>'


def _series(one, colour, x, y, label_y):
    path = "L".join(f"{x.at(point[0]):.1f} {y.at(point[1]):.1f}" for point in one.points)
    yield f'<path class="line {colour}" style="fill:none" d="M{path}"/>'
    for at, value, low, high in one.points:
        yield f'<path class="{colour}" d="M{x.at(at):.1f} {y.at(low):.1f}V{y.at(high):.1f}"/>'
        yield f'<circle class="{colour}" cx="{x.at(at):.1f}" cy="{y.at(value):.1f}" r="4"/>'
    yield _text(x.at(one.points[-1][0]) + 10, label_y + 4, one.name, f"s {colour}")


def _apart(wanted, distance=16):
    """Labels that would lie on each other move down."""
    places = list(wanted)
    order = sorted(range(len(places)), key=places.__getitem__)
    for before, after in zip(order, order[1:]):
        places[after] = max(places[after], places[before] + distance)
    return places


def _text(x, y, text, kind="", anchor="start"):
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(str(text))}</text>'
