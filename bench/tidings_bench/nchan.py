"""Nchan, the server to compare with, where Debian's nginx and libnginx-mod-nchan are installed."""

import getpass
import os
import shutil
from pathlib import Path

from .processes import wait_until
from .proc import free_port
from .target import Route, Target
from .tcp import listens

MODULE = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")


def nginx():
    """Returns None where Nchan is not installed."""
    program = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    return program if program and MODULE.exists() else None


def start(bench, name, workers):
    port = free_port()
    folder = bench.folder(name)
    (folder / "logs").mkdir(exist_ok=True)
    text = (bench.source / "nchan.conf").read_text()
    for word, value in (("@workers@", workers), ("@port@", port), ("@user@", getpass.getuser())):
        text = text.replace(word, str(value))
    (folder / "nginx.conf").write_text(text)
    child = bench.children.start(name, [nginx(), "-p", folder, "-c", folder / "nginx.conf"])
    wait_until(lambda: listens(port), 10, f"{name} to listen", child)
    return Target(
        name,
        port,
        child,
        broadcast=Route("/sub/all", "/pub/all"),
        personal=Route("/sub/p%d", "/pub/p%d"),
        history=Route("/hsub/log", "/hpub/log"),
        folder=folder,
    )
