"""A PostgreSQL of our own, with fsync and synchronous_commit as it comes: on."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from .processes import Broken, as_unprivileged, wait_until
from .proc import free_port

INSTALLED = "/usr/lib/postgresql"


def programs():
    """Returns the folder of the newest version that is installed, or None."""
    found = [path for path in Path(INSTALLED).glob("*/bin") if (path / "initdb").exists()]
    return max(found, key=lambda path: int(path.parent.name.split(".")[0]), default=None)


class Postgres:
    def __init__(self, bench):
        self.bench = bench
        self.bin = programs()
        if self.bin is None:
            raise Broken("PostgreSQL is not installed (apt-get install postgresql): its rows are left out.")
        self.user = unprivileged()
        self.port = free_port()
        # An unprivileged user may not be able to reach the work folder; and /tmp may lie in memory, where no sync costs.
        self.folder = Path(tempfile.mkdtemp(prefix="tidings-postgres-", dir="/var/tmp"))
        bench.at_end(lambda: shutil.rmtree(self.folder, ignore_errors=True))
        if self.user:
            os.chown(self.folder, pwd.getpwnam(self.user).pw_uid, pwd.getpwnam(self.user).pw_gid)
        self._run("initdb", "-D", self.folder / "data", "-U", "tidings", "-A", "trust", "-E", "UTF8", "--locale=C")
        command = [self.bin / "postgres", "-D", self.folder / "data", "-k", self.folder]
        command += ["-c", "listen_addresses=127.0.0.1", "-c", f"port={self.port}"]
        self.child = bench.children.start("postgres", as_unprivileged(command, self.user), cwd=self.folder)
        wait_until(self._is_ready, 30, "PostgreSQL to be ready", self.child)

    def _is_ready(self):
        """It listens a moment before it takes anybody."""
        return subprocess.run([self.bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode == 0

    def database(self, name, template="template1"):
        """Makes it; returns the settings that point a server to it."""
        self.sql("postgres", f"create database {name} template {template}")
        url = f"jdbc:postgresql://127.0.0.1:{self.port}/{name}"
        return [f"--spring.datasource.url={url}", "--spring.datasource.username=tidings"]

    def sql(self, database, statement):
        """Returns what it says, a line a row, with | between columns."""
        return self._run(
            "psql", "-h", "127.0.0.1", "-p", self.port, "-U", "tidings", "-d", database, "-Atq", "-v", "ON_ERROR_STOP=1",
            "-c", statement,
        ).strip()

    def version(self):
        return self.sql("postgres", "show server_version")

    def synced(self):
        return [self.sql("postgres", f"show {name}") for name in ("fsync", "synchronous_commit")] == ["on", "on"]

    def _run(self, program, *arguments):
        command = as_unprivileged([str(part) for part in (self.bin / program, *arguments)], self.user)
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder)
        if done.returncode != 0:
            raise Broken(f"{program}: {done.stderr.strip()[-500:]}")
        return done.stdout

    def end(self):
        self.bench.children.end(self.child, first=signal.SIGINT)


def unprivileged():
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
            return name
        except KeyError:
            continue
    raise Broken("PostgreSQL does not run as root, and there is neither a user postgres nor nobody.")
