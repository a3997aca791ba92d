"""Where and with what it was measured: kept beside the numbers."""

import datetime
import os
import platform
import re
import resource
import subprocess
from pathlib import Path


def facts(root, java):
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "cpu": _first(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text()),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "kernel": platform.release(),
        "open_files": resource.getrlimit(resource.RLIMIT_NOFILE)[1],
        "commit": _said(["git", "-C", root, "describe", "--always", "--dirty"]),
        "java": _first(r'version "(.+?)"', _said([java, "-version"])),
        "nginx": _first(r"nginx/(\S+)", _said(["nginx", "-v"])),
        "nchan": _first(r"Version: (\S+)", _said(["dpkg", "-s", "libnginx-mod-nchan"])),
    }


def _said(command):
    path = os.environ.get("PATH", "") + ":/usr/sbin"
    try:
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path}, timeout=20)
    except OSError:
        return ""
    return (done.stdout + done.stderr).strip()


def _first(pattern, text):
    found = re.search(pattern, text)
    return found.group(1).strip() if found else None


def raise_open_files(wanted):
    """Returns what we and our children may have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, wanted))
            return wanted
        except (ValueError, PermissionError, OSError):
            wanted = hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    return max(soft, wanted)
