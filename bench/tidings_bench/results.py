"""One file of JSON lines a run. Each line is complete by itself and on disk as soon as it is known."""

import datetime
import json
import os
from pathlib import Path


class Results:
    """
    First a line of kind "run" with the machine, versions and parameters; then "cell" lines, one a measurement with
    all that the load generator said, and "value" lines, what a round of a row came to.
    """

    def __init__(self, folder, head):
        stamp = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%d-%H%M%S")
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"{stamp}.jsonl"
        self.file = self.path.open("a")
        self.write({"kind": "run", **head})

    def write(self, line):
        self.file.write(json.dumps(line, separators=(",", ":")) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())

    def cell(self, row, round_, target, **facts):
        self.write({"kind": "cell", "row": row, "round": round_, "target": target, **facts})

    def value(self, row, round_, target, metric, value, unit, **beside):
        line = {"kind": "value", "row": row, "round": round_, "target": target, "metric": metric}
        self.write({**line, "value": value, "unit": unit, **beside})

    def note(self, row, text):
        self.write({"kind": "note", "row": row, "text": text})


def read(path):
    return [json.loads(line) for line in Path(path).read_text().splitlines() if line.strip()]


def newest(folder):
    files = sorted(Path(folder).glob("*.jsonl"))
    return files[-1] if files else None
