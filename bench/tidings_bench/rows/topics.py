"""A reader of 1,000 topics beside a reader of one: from the log, and live."""

from statistics import median

from ..backlog import fill, replayed
from ..load import Streams, steady
from ..ours import EVENTS as PUBLISH
from ..pages import Admin
from ..proc import cpu_seconds
from ..target import enveloped
from .turns import turns

TOPICS = 1000
EVENTS = 10_000
READERS = 100
RATE = 100
TIMES = 3


def measure(bench, row):
    many = [f"b{i}" for i in range(TOPICS)]
    target = bench.server("ours")
    Admin(target).make_topics(["lone", *many])
    kinds = {"one": (["lone"], "lone", 1), "many": (many, "b{u}", TOPICS)}
    cursors = {kind: fill(target, EVENTS, lambda i: f"topic:{slugs[i % len(slugs)]}") for kind, (slugs, _, _) in kinds.items()}
    for round_, target in turns(bench, "ours"):
        for kind, (slugs, slug, users) in kinds.items():
            path = f"/sse?topics={','.join(slugs)}"
            seconds = median(
                replayed(bench, target, 1, f"{path}&lastEventId={cursors[kind]}", EVENTS) for _ in range(TIMES)
            )
            bench.results.value(row, round_, target.name, f"replay-{kind}", EVENTS / seconds, "events/s")
            lap, cpu = _live(bench, target, path, slug, users)
            bench.results.value(row, round_, target.name, f"live-{kind}", lap["lat_ms"]["p99"], "ms", lat_ms=lap["lat_ms"], cpu_s=cpu)
            bench.say(
                f"   {round_} {len(slugs):5} topics: replay {EVENTS / seconds:9,.0f}/s, live p50 {lap['lat_ms']['p50']:.2f}"
                f" p99 {lap['lat_ms']['p99']:.2f} ms, {cpu:.2f} s of CPU"
            )


def _live(bench, target, path, slug, users):
    before, after = '{"type":"tick","to":["topic:' + slug + '"],"notify":false,"data":', "}"
    route = enveloped(before, after, stream=path, publish=PUBLISH)
    with Streams(bench, target, READERS, path=path) as streams:
        cpu = cpu_seconds(target.pids())
        _, lap, _ = steady(bench, target, streams, bench.options.cell, 0.5, warm=1, rate=RATE, route=route, users=users)
        return lap, cpu_seconds(target.pids()) - cpu
