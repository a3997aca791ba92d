"""What a JVM of ours says of itself."""

import re
import subprocess
from pathlib import Path

from .ours import call


def collect_garbage(bench, pid):
    jcmd(bench, pid, "GC.run")


def heap_kib(bench, pid):
    """What is used; after a collection that is what is alive."""
    said = jcmd(bench, pid, "GC.heap_info")
    return int(re.search(r"heap\s+total.*?used (\d+)K", said, re.S).group(1))


def direct_kib(target):
    """Direct buffers, as the JVM counts them."""
    text = call(target, "GET", "/actuator/prometheus")
    found = re.search(r'^jvm_buffer_memory_used_bytes\{[^}]*id="direct"[^}]*\}\s+(\S+)', text, re.M)
    return float(found.group(1)) / 1024


def jcmd(bench, pid, command):
    program = Path(bench.java).parent / "jcmd"
    return subprocess.run([program, str(pid), command], capture_output=True, text=True, check=True, timeout=60).stdout
