"""bench/run: which rows, how long, and the order of things."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from .bench import Bench
from .processes import Broken
from .report.page import write
from .rows import ROWS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/performance.md"


def main(arguments=None):
    options = parsed(arguments)
    if options.list:
        for row in ROWS.values():
            print(f"{row.name:16} {row.says}")
        return 0
    if options.report:
        return reported(options.report)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    bench = None
    try:
        bench = Bench(ROOT, options)
        return run(bench, [ROWS[name] for name in options.rows])
    except Broken as e:
        print(e, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("broken off; what was measured is kept", file=sys.stderr)
        return 130
    finally:
        if bench:
            bench.end()


def run(bench, rows):
    """Returns how many rows could not be measured."""
    bench.say(f"results: {bench.results.path}")
    for name, why in bench.missing.items():
        bench.say(f"without {name}: {why}")
    bench.warm({name for row in rows for name in row.warm})
    broken = 0
    begin = time.monotonic()
    for row in rows:
        started = time.monotonic()
        bench.say(f"== {row.name}: {row.says}")
        try:
            row.measure(bench, row.name)
        except Broken as e:
            broken += 1
            bench.say(f"   not measured: {e}")
            bench.results.note(row.name, str(e))
        bench.say(f"   ({time.monotonic() - started:.0f} s)")
    bench.say(f"{(time.monotonic() - begin) / 60:.1f} minutes after the warm-up")
    bench.say(f"results: {bench.results.path}\nbench/report {bench.results.path} writes them into {PAGE.relative_to(ROOT)}")
    return min(broken, 1)


def reported(files):
    write(PAGE, [Path(file) for file in files])
    print(f"{PAGE.relative_to(ROOT)} is written")
    return 0


def parsed(arguments):
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="see --list; none: all of the suite")
    parser.add_argument("--list", action="store_true", help="say which rows there are")
    parser.add_argument("--report", nargs="+", metavar="FILE", help="write docs/performance.md from results, measure nothing")
    parser.add_argument("--quick", action="store_true", help="one round, short runs, 15 s of warm-up: to see that all works")
    parser.add_argument("--rounds", type=int, help="(3)")
    parser.add_argument("--cell", type=float, help="seconds that one rate is held (4)")
    parser.add_argument("--warm-up", type=float, help="seconds for each server of ours before anything counts (120)")
    parser.add_argument("--big", type=int, help="events in the large log of the row cursor (1000000)")
    parser.add_argument("--java", default=os.environ.get("JAVA"), help="bin/java (JAVA in the environment)")
    parser.add_argument("--jar", help="(target/tidings.jar, built where it is missing)")
    parser.add_argument("--java-options", default="-Xms512m -Xmx2g -XX:+UseCompactObjectHeaders", help="(%(default)s)")
    parser.add_argument("--results", help="where JSON lines are kept (bench/results; with --quick target/bench/results)")
    options = parser.parse_args(arguments)
    full = {"rounds": 3, "cell": 4.0, "warm_up": 120.0, "big": 1_000_000}
    quick = {"rounds": 1, "cell": 2.0, "warm_up": 15.0, "big": 100_000}
    for name, value in (quick if options.quick else full).items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    options.results = options.results or str(ROOT / ("target/bench/results" if options.quick else "bench/results"))
    options.rows = options.rows or [row.name for row in ROWS.values() if row.in_suite]
    unknown = [name for name in options.rows if name not in ROWS]
    if unknown:
        parser.error(f"no such row: {', '.join(unknown)} (--list says which there are)")
    return options
