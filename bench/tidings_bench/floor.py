"""The least that a server can do for each delivery: ssefloor.c."""

from .processes import wait_until
from .proc import free_port
from .target import Route, Target
from .tcp import listens


def start(bench, name, copies=1):
    """With many copies in one write it shows how much the load generator can take."""
    port = free_port()
    child = bench.children.start(name, [bench.ssefloor, port, "plain", copies])
    wait_until(lambda: listens(port), 10, f"{name} to listen", child)
    return Target(name, port, child, broadcast=Route("/", "/pub"))
