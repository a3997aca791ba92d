"""Medians and spread: three rounds allow no more."""

from statistics import median


def middle(values):
    return median(values)


def spread(values):
    return min(values), max(values)


def number(value, digits=3):
    """Three digits that count, thousands with commas."""
    if value is None:
        return "–"
    if value >= 1000:
        step = 10 ** max(0, len(str(int(value))) - digits)
        return f"{round(value / step) * step:,.0f}"
    if value >= 100:
        return f"{value:.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}"
