"""The load generator, as Python objects."""

import json
import os
import select
import signal
import tempfile
import time

from .processes import Broken, wait_until
from .target import PAYLOAD_BYTES


class Streams:
    """Streams that are held, by a process of its own. Open while in a `with` block."""

    def __init__(self, bench, target, n, route=None, path=None, first=0, more=(), ready_within=60, all_ready=True):
        self.bench = bench
        self.target = target
        self.n = n
        route = route or target.broadcast
        handle, self.flag = tempfile.mkstemp(dir=bench.work, prefix="ready-")
        os.close(handle)
        os.unlink(self.flag)
        command = [bench.sseload, "sub", "-n", n, "--stamped", "--laps", "--ready-file", self.flag]
        command += ["--ready-timeout", ready_within, *target.people(first), *more]
        self.child = bench.children.start(f"sub-{target.name}", [*command, target.url(path or route.stream)], pipe=True)
        self.unread = b""
        self.all_ready = all_ready
        self.ready_within = ready_within

    def __enter__(self):
        try:
            wait_until(lambda: os.path.exists(self.flag), self.ready_within + 10, "streams to open", self.child)
            told = self.told("ready")
            if self.all_ready and "(failed 0)" not in told or not told.startswith(f"ready {self.n} of"):
                raise Broken(f"{self.target.name}: {told}")
            return self
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_):
        self.bench.children.end(self.child)
        if os.path.exists(self.flag):
            os.unlink(self.flag)

    def told(self, word):
        """Returns the line of its log that begins with the word, or an empty one."""
        lines = self.child.log.read_text(errors="replace").splitlines()
        return next((line for line in lines if line.startswith(word)), "")

    def lap(self):
        """Returns what came since the last lap."""
        self.child.process.send_signal(signal.SIGUSR1)
        return self._line(10)

    def signal(self, number):
        self.child.process.send_signal(number)

    def finish(self):
        """Ends all streams; returns the summary."""
        self.child.process.send_signal(signal.SIGINT)
        return self.result(15)

    def result(self, patience):
        """Returns the summary of streams that end by themselves."""
        while True:
            line = self._line(patience)
            if line["mode"] == "sub":
                return line

    def _line(self, patience):
        deadline = time.monotonic() + patience
        out = self.child.process.stdout
        while b"\n" not in self.unread:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([out], [], [], left)[0]:
                raise Broken(f"the load generator said nothing for {patience:.0f} s:\n{self.child.tail()}")
            some = os.read(out.fileno(), 65536)
            if not some:
                raise Broken(f"the load generator ended:\n{self.child.tail()}")
            self.unread += some
        line, _, self.unread = self.unread.partition(b"\n")
        return json.loads(line)


class Publishing:
    """Requests at a rate (None: as fast as they are answered) for some seconds, or until there were so many."""

    def __init__(self, bench, target, secs, rate=None, count=None, route=None, users=1, connections=8, payload=PAYLOAD_BYTES):
        route = route or target.broadcast
        command = [bench.sseload, "pub", "-c", connections, "-R", rate or 0, "-d", secs, "-u", users]
        command += ["-n", count] if count else []
        command += ["--body", route.body, "--size", route.size(payload)]
        command += [*target.publish_options, target.url(route.publish)]
        self.bench = bench
        self.secs = secs
        self.child = bench.children.start(f"pub-{target.name}", command, pipe=True)

    def done(self):
        """Waits for the last answer; returns the summary."""
        try:
            out, _ = self.child.process.communicate(timeout=self.secs + 30)
        except BaseException:
            self.bench.children.end(self.child)
            raise
        self.bench.children.end(self.child)
        if self.child.process.returncode != 0:
            raise Broken(f"publishing failed:\n{self.child.tail()}")
        return json.loads(out)


def publish(bench, target, secs, **how):
    return Publishing(bench, target, secs, **how).done()


def all_accepted(published):
    """Each request was answered, with a status of 200 and something."""
    accepted = sum(count for status, count in published["status"].items() if status.startswith("2"))
    return accepted == published["sent"]


def steady(bench, target, streams, secs, settle, warm=0.7, **how):
    """
    Publishes while streams are held. Returns what the publisher says, what came at the streams without the first
    moments, and how much came in all.

    :param settle: seconds after the last answer in which events still count
    """
    publishing = Publishing(bench, target, secs + warm, **how)
    time.sleep(warm)
    first = streams.lap()
    published = publishing.done()
    time.sleep(settle)
    lap = streams.lap()
    return published, lap, first["events"] + lap["events"]
