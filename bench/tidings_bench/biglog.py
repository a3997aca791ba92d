"""
Large logs. Millions of events through the API would take an hour, so one event is published, and the database copies its
rows as often as needed under the ids that follow.
"""

import json
import shutil
import subprocess

from . import ours
from .build import extracted
from .processes import Broken

AT_ONCE = 100_000
ONE = '{"type":"tick","to":["everyone"],"notify":false,"data":{"p":"' + "x" * 170 + '"}}'
COLUMNS = "select column_name from information_schema.columns where lower(table_name) = 'event' and lower(column_name) <> 'id'"


def statements(columns, first, last, series):
    """:param series: takes from and to, returns a table with a column n"""
    names = ", ".join(columns)
    for start in range(first + 1, last + 1, AT_ONCE):
        numbers = series(start, min(start + AT_ONCE - 1, last))
        yield f"insert into event (id, {names}) select n, {names} from event cross join {numbers} where id = {first}"
        yield f"insert into delivery (channel, event_id) select channel, n from delivery cross join {numbers} where event_id = {first}"
    yield f"update log_head set last_id = {last} where id = 1"


def _seed(bench, target):
    """Returns the id of the event to copy; the server has ended."""
    first = json.loads(ours.call(target, "POST", ours.EVENTS, ONE))["id"]
    bench.children.end(target.child)
    return first


class H2Logs:
    """Its file is open to one process only, so no server has it while it is filled."""

    def __init__(self, bench):
        self.bench = bench
        self.seed = bench.folder("big-h2")
        self.first = _seed(bench, ours.start(bench, "big-h2-seed", folder=self.seed))
        library = extracted(bench.java, bench.jar, bench.work / "extracted").parent / "lib"
        self.h2 = next(library.glob("h2-*.jar"))

    def filled(self, last):
        """Returns a server with so many events in its log."""
        folder = self.bench.folder(f"big-h2-{last}")
        shutil.copytree(self.seed / "data", folder / "data")
        said = self._tool(folder, "Shell", "-sql", COLUMNS)
        columns = [line.strip() for line in said.splitlines()[1:] if line.strip() and not line.startswith("(")]
        series = "(select x as n from system_range({}, {})) as numbers"
        script = folder / "fill.sql"
        script.write_text(";\n".join(statements(columns, self.first, last, series.format)) + ";\n")
        self._tool(folder, "RunScript", "-script", script)
        return ours.start(self.bench, f"big-h2-{last}", folder=folder)

    def _tool(self, folder, tool, *arguments):
        command = [self.bench.java, "-cp", self.h2, f"org.h2.tools.{tool}", "-url", "jdbc:h2:file:./data/tidings", *arguments]
        done = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise Broken(f"H2 {tool}: {(done.stdout + done.stderr)[-500:]}")
        return done.stdout


class PostgresLogs:
    SEED = "big_seed"

    def __init__(self, bench):
        self.bench = bench
        self.first = _seed(bench, ours.start(bench, "big-pg-seed", bench.postgres.database(self.SEED)))

    def filled(self, last):
        """Returns a server with so many events in its log."""
        name = f"big_{last}"
        postgres = self.bench.postgres
        settings = postgres.database(name, template=self.SEED)
        columns = postgres.sql(name, COLUMNS + " and table_schema = 'public'").split()
        for statement in statements(columns, self.first, last, "generate_series({}, {}) as numbers (n)".format):
            postgres.sql(name, statement)
        postgres.sql(name, "vacuum analyze")
        return ours.start(self.bench, f"big-pg-{last}", settings)
