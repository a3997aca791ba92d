"""Tidings from its packaged jar, with accounts and authorization, as docs/operations.md starts it."""

import urllib.error
import urllib.request

from .processes import wait_until
from .proc import free_port
from .target import Target, enveloped

KEY = "tdg_demo"
EVENTS = "/api/v1/events"
BATCH = "/api/v1/events/batch"
SETTINGS = ("--spring.profiles.active=demo", "--server.address=127.0.0.1", "--tidings.stream.max-per-caller=20000")
PATIENCE = 180

BROADCAST = enveloped(
    '{"type":"tick","to":["everyone"],"notify":false,"data":', stream="/sse", publish=EVENTS
)
PERSONAL = enveloped(
    '{"type":"note","to":["user:p{u}"],"title":"Something for you","data":', stream="/sse", publish=EVENTS
)


def start(bench, name, settings=(), java_options=None, folder=None, command=None):
    """
    The data is kept in a folder; with the same folder again the server goes on with it.

    :param command: what to run in place of java's options and the jar
    """
    port = free_port()
    folder = folder or bench.folder(name)
    options = bench.options.java_options.split() if java_options is None else java_options
    command = command or [bench.java, *options, "-jar", bench.jar]
    child = bench.children.start(name, [*command, *SETTINGS, f"--server.port={port}", *settings], cwd=folder)
    target = Target(
        name,
        port,
        child,
        broadcast=BROADCAST,
        personal=PERSONAL,
        history=BROADCAST,
        tokens=bench.tokens,
        publish_options=["-H", f"Authorization: Bearer {KEY}", "-H", "Content-Type: application/json"],
        folder=folder,
    )
    wait_until(lambda: ready(target), PATIENCE, f"{name} to be ready", child)
    return target


def ready(target):
    try:
        with urllib.request.urlopen(target.url("/actuator/health/readiness"), timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def call(target, method, path, body=None):
    """Returns the body of the answer; a refusal is an error."""
    request = urllib.request.Request(target.url(path), method=method, data=body.encode() if body else None)
    request.add_header("Authorization", f"Bearer {KEY}")
    if body:
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as e:
        raise RuntimeError(f"{method} {path}: {e.code} {e.read().decode()[:300]}") from e
