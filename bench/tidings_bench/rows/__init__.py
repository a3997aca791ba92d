"""The rows of the table, in the order in which they are measured."""

from dataclasses import dataclass
from typing import Callable

from . import fanout


@dataclass(frozen=True)
class Row:
    """
    :param measure: takes the run and the row's name
    :param warm: servers that must be warm
    """

    name: str
    says: str
    measure: Callable
    warm: tuple = ("ours",)
    in_suite: bool = True


ROWS = {
    row.name: row
    for row in (
        Row("fanout-10000", "the highest rate of deliveries held to 10,000 streams", fanout.measure),
        Row("fanout-1000", "the same to 1,000", fanout.measure),
    )
}
