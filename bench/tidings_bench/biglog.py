"""
Large logs. Millions of events through the API would take an hour, so one event is published, and the database copies its
rows as often as needed under the ids that follow.
"""

import json
import subprocess

from . import ours
from .build import extracted
from .processes import Broken

AT_ONCE = 100_000
ONE = '{"type":"tick","to":["everyone"],"notify":false,"data":{"p":"' + "x" * 170 + '"}}'
COLUMNS = "select column_name from information_schema.columns where lower(table_name) = 'event' and lower(column_name) <> 'id'"


def statements(columns, first, last, series):
    """:param series: takes from and to, returns a table x with a column n"""
    names = ", ".join(columns)
    for start in range(first + 1, last + 1, AT_ONCE):
        numbers = series(start, min(start + AT_ONCE - 1, last))
        yield f"insert into event (id, {names}) select n, {names} from event cross join {numbers} where id = {first}"
        yield f"insert into delivery (channel, event_id) select channel, n from delivery cross join {numbers} where event_id = {first}"
    yield f"update log_head set last_id = {last} where id = 1"


class H2Log:
    """Its file is open to one process only, so the server stops meanwhile."""

    def __init__(self, bench):
        self.bench = bench
        self.folder = bench.folder("big-h2")
        library = extracted(bench.java, bench.jar, bench.work / "extracted").parent / "lib"
        self.h2 = next(library.glob("h2-*.jar"))

    def start(self):
        return ours.start(self.bench, "ours-big-h2", folder=self.folder)

    def fill(self, last):
        target = self.start()
        first = json.loads(ours.call(target, "POST", ours.EVENTS, ONE))["id"]
        self.bench.children.end(target.child)
        columns = [line.strip() for line in self._shell(COLUMNS).splitlines()[1:] if line.strip() and "row" not in line]
        script = self.folder / "fill.sql"
        series = "(select x as n from system_range({}, {})) as numbers"
        script.write_text(";\n".join(statements(columns, first, last, lambda a, b: series.format(a, b))) + ";\n")
        self._h2("RunScript", "-script", script)

    def _shell(self, sql):
        return self._h2("Shell", "-sql", sql)

    def _h2(self, tool, *arguments):
        url = "jdbc:h2:file:./data/tidings"
        command = [self.bench.java, "-cp", self.h2, f"org.h2.tools.{tool}", "-url", url, *arguments]
        done = subprocess.run([str(part) for part in command], cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise Broken(f"H2 {tool}: {(done.stdout + done.stderr)[-500:]}")
        return done.stdout


class PostgresLog:
    count = 0

    def __init__(self, bench):
        self.bench = bench
        PostgresLog.count += 1
        self.name = f"big{PostgresLog.count}"
        self.settings = bench.postgres.database(self.name)
        self.target = ours.start(bench, "ours-big-pg", self.settings)

    def start(self):
        return self.target

    def fill(self, last):
        first = json.loads(ours.call(self.target, "POST", ours.EVENTS, ONE))["id"]
        self.bench.children.end(self.target.child)
        columns = self.bench.postgres.sql(self.name, COLUMNS + " and table_schema = 'public'").split()
        series = "generate_series({}, {}) as numbers (n)"
        for statement in statements(columns, first, last, lambda a, b: series.format(a, b)):
            self.bench.postgres.sql(self.name, statement)
        self.bench.postgres.sql(self.name, "analyze")
        self.target = ours.start(self.bench, "ours-big-pg", self.settings)
