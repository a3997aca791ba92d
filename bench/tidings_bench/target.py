"""What the load generator must know of a server."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

PAYLOAD_BYTES = 200
STAMPED = '{"t":{t},"n":{i},"p":"{pad}"}'


@dataclass(frozen=True)
class Route:
    """
    Where streams are opened and events published. "%d" and {u} stand for a person's number, {t} for the time of
    sending; {pad} fills the body up to its size in bytes.
    """

    stream: str
    publish: str
    body: str = STAMPED
    around: int = 0

    def size(self, payload=PAYLOAD_BYTES):
        return payload + self.around


def enveloped(before, after="}", **paths):
    """The stamped payload as a part of a larger body, which is counted apart."""
    return Route(body=before + STAMPED + after, around=len(before) + len(after), **paths)


@dataclass
class Target:
    """A server that listens on 127.0.0.1."""

    name: str
    port: int
    child: object
    broadcast: Route
    personal: Route | None = None
    history: Route | None = None
    tokens: Callable | None = None
    publish_options: list = field(default_factory=list)
    folder: Path | None = None

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def people(self, first):
        """Options that make connection k the stream of person number first + k, and so on."""
        return ["-b", first, *(["-F", self.tokens(first)] if self.tokens else [])]

    def pids(self):
        from .processes import children_of

        return [self.child.pid, *children_of(self.child.pid)]
