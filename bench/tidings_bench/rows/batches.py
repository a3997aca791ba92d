"""How many events a second are accepted in batches of 1,000."""

from ..batches import Batches, to_a_topic, to_people
from .turns import turns

KINDS = {"events": to_a_topic, "events-inbox": to_people}


def measure(bench, row):
    for round_, target in turns(bench, "ours", "ours-pg"):
        for metric, event in KINDS.items():
            batches = Batches(target, event)
            batches.run(0.5)
            rate = Batches(target, event).run(bench.options.cell)
            bench.results.value(row, round_, target.name, metric, rate, "events/s")
            bench.say(f"   {round_} {target.name:8} {metric:12} {rate:9,.0f}/s")
