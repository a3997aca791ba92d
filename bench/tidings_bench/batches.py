"""Publishing in batches of 1,000; the bodies are made beforehand, so that making them costs nothing while it counts."""

import http.client
import json
import threading
import time

from .ours import BATCH, KEY
from .processes import Broken

EVENTS = 1000
HEADERS = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}


def body(event, n=EVENTS):
    """:param event: takes a number, returns an event"""
    return json.dumps({"events": [event(i) for i in range(n)]}, separators=(",", ":")).encode()


def to_people(i):
    """One for each of 1,000 people, in their inboxes."""
    return {"type": "note", "to": [f"user:p{i}"], "title": "Something for you", "data": {"n": i, "p": "x" * 180}}


def to_a_topic(i):
    return {"type": "tick", "to": ["topic:news"], "notify": False, "data": {"n": i, "p": "x" * 180}}


class Batches:
    def __init__(self, target, event=to_people, connections=4):
        self.target = target
        self.body = body(event)
        self.connections = connections
        self.accepted = 0
        self.failures = []
        self.lock = threading.Lock()

    def run(self, seconds):
        """Returns events a second, by all connections."""
        deadline = time.monotonic() + seconds
        start = time.monotonic()
        threads = [threading.Thread(target=self._post, args=(deadline,)) for _ in range(self.connections)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.failures:
            raise Broken(f"a batch was refused: {self.failures[0]}")
        return self.accepted * EVENTS / (time.monotonic() - start)

    def _post(self, deadline):
        connection = http.client.HTTPConnection("127.0.0.1", self.target.port, timeout=60)
        try:
            while time.monotonic() < deadline:
                connection.request("POST", BATCH, self.body, HEADERS)
                answer = connection.getresponse()
                text = answer.read()
                if answer.status != 201:
                    self.failures.append(f"{answer.status} {text[:300]!r}")
                    return
                with self.lock:
                    self.accepted += 1
        except OSError as e:
            self.failures.append(repr(e))
        finally:
            connection.close()
