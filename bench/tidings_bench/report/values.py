"""Values of rounds, by row and metric. Only what one run measured is compared."""

from collections import defaultdict
from statistics import median

from ..results import read
from ..stats import number

NCHANS = ("nchan-1", "nchan-2")


class Values:
    """Several files: each row is taken whole from the last one that has it."""

    def __init__(self, files):
        self.runs = {}
        self.notes = {}
        self._lines = defaultdict(lambda: defaultdict(dict))
        for file in files:
            self._add(read(file))

    def _add(self, lines):
        run = next(line for line in lines if line["kind"] == "run")
        for line in lines:
            if line["kind"] == "value" and self.runs.get(line["row"]) is not run:
                self.runs[line["row"]] = run
                self.notes.pop(line["row"], None)
                for key in [key for key in self._lines if key[0] == line["row"]]:
                    del self._lines[key]
            if line["kind"] == "value":
                self._lines[line["row"], line["metric"]][line["target"]][line["round"]] = line
            elif line["kind"] == "note":
                self.notes[line["row"]] = line["text"]

    def rows(self):
        return list(dict.fromkeys(row for row, _ in self._lines))

    def metrics(self, row):
        return [metric for row_, metric in self._lines if row_ == row]

    def lines(self, row, metric, target):
        """By round."""
        return self._lines[row, metric][target] if (row, metric) in self._lines else {}

    def of(self, row, metric, target):
        """By round; of several targets the best in each round, which is the highest."""
        if isinstance(target, tuple):
            return best([self.of(row, metric, name) for name in target], max)
        return {round_: line["value"] for round_, line in self.lines(row, metric, target).items()}

    def lowest(self, row, metric, targets):
        return best([self.of(row, metric, name) for name in targets], min)


def best(several, choose):
    rounds = {round_ for values in several for round_ in values}
    return {round_: choose(values[round_] for values in several if round_ in values) for round_ in rounds}


def ratio(ours, theirs):
    """By round, as the machine differs between them."""
    return {round_: ours[round_] / theirs[round_] for round_ in ours if theirs.get(round_)}


def middle(rounds):
    return median(rounds.values()) if rounds else None


def shown(rounds, unit=""):
    """The median, and from where to where the rounds went."""
    if not rounds:
        return "–"
    low, high = number(min(rounds.values())), number(max(rounds.values()))
    text = number(middle(rounds)) + (f" {unit}" if unit else "")
    return text if low == high else f"{text} ({low}–{high})"
