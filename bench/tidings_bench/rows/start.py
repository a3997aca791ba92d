"""From starting the process to readiness, with a database that is there, and files that were read before."""

import subprocess
import time

from .. import ours
from ..build import extracted
from ..processes import Broken

TRAINING_PATIENCE = 120


def measure(bench, row):
    folder = bench.folder("start")
    unpacked = extracted(bench.java, bench.jar, bench.work / "extracted")
    options = bench.options.java_options.split()
    cache = folder / "tidings.aot"
    commands = {
        "jar": [bench.java, *options, "-jar", bench.jar],
        "extracted": [bench.java, *options, "-jar", unpacked],
        "aot": [bench.java, f"-XX:AOTCache={cache}", *options, "-jar", unpacked],
    }
    _train(bench, folder, [bench.java, f"-XX:AOTCacheOutput={cache}", *options, "-jar", unpacked], cache)
    for command in commands.values():
        _start(bench, folder, command)
    for round_ in bench.rounds:
        for metric, command in commands.items():
            seconds = _start(bench, folder, command)
            bench.results.value(row, round_, "ours", metric, seconds, "s")
            bench.say(f"   {round_} {metric:10} {seconds:.2f} s")


def _train(bench, folder, command, cache):
    """A run that notes which classes are used and how; the cache is made when it ends."""
    target = ours.start(bench, "ours-training", folder=folder, command=command)
    ours.call(target, "POST", ours.EVENTS, '{"type":"tick","to":["everyone"],"notify":false}')
    bench.children.end(target.child, patience=TRAINING_PATIENCE)
    deadline = time.monotonic() + TRAINING_PATIENCE
    while not cache.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    if not cache.exists():
        said = subprocess.run([bench.java, "-version"], capture_output=True, text=True).stderr.splitlines()[0]
        raise Broken(f"no AOT cache was made (it needs JDK 25, this is {said}):\n{target.child.tail()}")


def _start(bench, folder, command):
    begin = time.monotonic()
    target = ours.start(bench, "ours-start", folder=folder, command=command)
    seconds = time.monotonic() - begin
    bench.children.end(target.child)
    return seconds
