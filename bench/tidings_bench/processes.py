"""Processes that end when we end, whatever ends us."""

import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1


class Broken(Exception):
    """What stops a row, in a sentence for who reads the output."""


class Child:
    def __init__(self, name, process, log):
        self.name = name
        self.process = process
        self.log = log

    @property
    def pid(self):
        return self.process.pid

    def alive(self):
        return self.process.poll() is None

    def tail(self, lines=15):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def end(self, first=signal.SIGTERM, patience=10.0):
        if self.alive():
            self.process.send_signal(first)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Children:
    """All that was started, to be ended in the opposite order."""

    def __init__(self, logs):
        self.logs = Path(logs)
        self.logs.mkdir(parents=True, exist_ok=True)
        self.children = []
        self.counter = 0

    def start(self, name, command, pipe=False, **options):
        """Standard error, and output unless it is piped, go into a log of its own."""
        self.counter += 1
        log = self.logs / f"{self.counter:04d}-{name}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if pipe else out,
                stderr=out,
                start_new_session=True,
                preexec_fn=_die_with_parent,
                **options,
            )
        child = Child(name, process, log)
        self.children.append(child)
        return child

    def end(self, child, **how):
        child.end(**how)
        if child in self.children:
            self.children.remove(child)

    def end_all(self):
        for child in reversed(self.children):
            child.end()
        self.children.clear()


def _die_with_parent():
    """SIGKILL runs no handler of ours: then the kernel tells them."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def wait_until(condition, patience, what, child=None):
    """Polls; raises Broken when time is up or the child is gone."""
    deadline = time.monotonic() + patience
    while not condition():
        if child is not None and not child.alive():
            raise Broken(f"{child.name} ended while we waited for {what}:\n{child.tail()}")
        if time.monotonic() > deadline:
            raise Broken(f"{what}: not within {patience:.0f} s")
        time.sleep(0.02)


def children_of(pid):
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except FileNotFoundError:
        return []
    return [int(word) for word in text.split()]


def as_unprivileged(command, user):
    """Some servers refuse to run as root."""
    if os.geteuid() != 0:
        return command
    return [
        "setpriv", f"--reuid={user}", f"--regid={user_group(user)}", "--clear-groups", "--pdeathsig=TERM", *command,
    ]


def user_group(user):
    import pwd

    return pwd.getpwnam(user).pw_gid
