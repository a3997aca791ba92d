"""One run: its options, programs, servers and results."""

import shutil
from functools import cached_property
from pathlib import Path

from . import build, floor, machine, nchan, ours, postgres, tokens, warmup
from .processes import Broken, Children
from .results import Results

PEOPLE = 10_000
OURS = {"ours": (), "ours-sync": ("--tidings.log.sync=true",), "ours-pg": ()}
NCHANS = {"nchan-1": 1, "nchan-2": 2}
CEILING_COPIES = 50

# Where things lie on this machine is nobody else's business.
PLACES = ("jar", "java", "results")


class Bench:
    def __init__(self, root, options):
        self.root = root
        self.source = root / "bench"
        self.options = options
        self.work = root / "target/bench"
        shutil.rmtree(self.work / "run", ignore_errors=True)
        self.java = build.java(options.java)
        self.jar = build.jar(root, options.jar)
        self.sseload = build.c_program(self.source / "sseload.c", self.work)
        self.ssefloor = build.c_program(self.source / "ssefloor.c", self.work)
        self.children = Children(self.work / "run/logs")
        self.open_files = machine.raise_open_files(20_000)
        self.servers = {}
        self.last_things = []
        self.missing = self._missing()

    def _missing(self):
        """What can't be measured here: by its name, why."""
        missing = {}
        if nchan.nginx() is None:
            why = "Nchan is not installed (Debian: apt-get install nginx libnginx-mod-nchan)"
            missing |= dict.fromkeys(NCHANS, why)
        if postgres.programs() is None:
            missing["ours-pg"] = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        return missing

    @cached_property
    def results(self):
        parameters = {
            key: value for key, value in vars(self.options).items()
            if isinstance(value, (int, float, str, bool)) and key not in PLACES
        }
        head = machine.facts(self.root, self.java) | {"parameters": parameters, "missing": self.missing}
        return Results(Path(self.options.results), head)

    @cached_property
    def postgres(self):
        return postgres.Postgres(self)

    @property
    def rounds(self):
        return range(1, self.options.rounds + 1)

    def there(self, *names):
        """Those of the servers that can be measured here."""
        return [name for name in names if name not in self.missing]

    def server(self, name):
        """Started at its first use, and shared by the rows."""
        if name not in self.servers:
            self.servers[name] = self._start(name)
        return self.servers[name]

    def _start(self, name):
        if name in self.missing:
            raise Broken(self.missing[name])
        if name in NCHANS:
            return nchan.start(self, name, NCHANS[name])
        if name == "ceiling":
            return floor.start(self, name, CEILING_COPIES)
        if name == "floor":
            return floor.start(self, name)
        settings = OURS[name]
        return ours.start(self, name, self.postgres.database("tidings") if name == "ours-pg" else settings)

    def warm(self, names):
        """The one that all rows use by itself, the others at the same time."""
        names = [name for name in self.there(*OURS) if name in names]
        for some in ([n for n in names if n == "ours"], [n for n in names if n != "ours"]):
            if some:
                warmup.warm(self, [self.server(name) for name in some], self.options.warm_up)

    def folder(self, name):
        """Empty, and of this run alone."""
        path = self.work / "run" / name
        n = 1
        while path.exists():
            n += 1
            path = self.work / "run" / f"{name}-{n}"
        path.mkdir(parents=True)
        return path

    def tokens(self, first=0):
        """A file with a header line a person, p0 to p9999, beginning with one of them."""
        path = self.work / "run" / f"tokens-{first}"
        return path if path.exists() else tokens.write(path, (f"p{(first + i) % PEOPLE}" for i in range(PEOPLE)))

    def needs_open_files(self, n, why):
        if self.open_files < n:
            raise Broken(f"{why}: {n:,} open files a process are needed, and the limit (ulimit -Hn) is {self.open_files:,}.")

    def say(self, text):
        print(text, flush=True)

    def at_end(self, action):
        self.last_things.append(action)

    def end(self):
        self.children.end_all()
        for action in reversed(self.last_things):
            action()
