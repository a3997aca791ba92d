import json
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

from tidings_bench.report import page
from tidings_bench.report.charts import charts
from tidings_bench.report.goals import table
from tidings_bench.report.svg import decades, steps
from tidings_bench.report.values import Values
from tidings_bench.results import Results
from tidings_bench.stats import number

RUN = {
    "date": "2026-11-24T10:00:00+00:00", "commit": "abc", "cpu": "a processor", "cores": 2, "memory_gib": 8, "kernel": "6.1",
    "java": "25", "nginx": "1.22", "nchan": "1.3", "missing": {},
    "parameters": {"rounds": 3, "cell": 4.0, "warm_up": 120.0, "quick": False, "java_options": "-Xmx2g"},
}
LAT = {"p50": 1.0, "p90": 2.0, "p99": 3.0, "p999": 4.0}


class ReportTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name)

    def measured(self, name, held):
        """:param held: by server, a number a round"""
        results = Results(self.folder / name, RUN | {"name": name})
        self.addCleanup(results.file.close)
        for target, numbers in held.items():
            for round_, value in enumerate(numbers, 1):
                results.value("fanout-10000", round_, target, "held", value, "deliveries/s", lat_ms=LAT)
        return results.path

    def test_takes_ratios_within_rounds_and_the_better_nchan(self):
        file = self.measured("a", {"ours": [300, 30, 60], "nchan-1": [50, 10, 10], "nchan-2": [100, 5, 10]})
        line = table(Values([file]))[0]
        self.assertEqual(line.cells()[3], "3.00 (3.00–6.00) ×")
        self.assertTrue(line.met)

    def test_misses_a_goal_by_the_median(self):
        file = self.measured("a", {"ours": [290, 290, 900], "nchan-1": [100, 100, 100]})
        self.assertFalse(table(Values([file]))[0].met)

    def test_has_no_verdict_without_nchan(self):
        self.assertIsNone(table(Values([self.measured("a", {"ours": [300]})]))[0].met)

    def test_never_mixes_two_runs_in_a_row(self):
        first = self.measured("a", {"ours": [300], "nchan-1": [100]})
        second = self.measured("b", {"ours": [200]})
        self.assertEqual(table(Values([first, second]))[0].theirs, {})

    def test_reads_a_run_that_was_broken_off(self):
        file = self.measured("a", {"ours": [300]})
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        self.assertEqual([line["kind"] for line in lines], ["run", "value"])

    def test_replaces_only_what_is_between_the_marks(self):
        document = self.folder / "performance.md"
        document.write_text(f"before\n{page.BEGIN}\nold\n{page.END}\nafter\n")
        page.write(document, [self.measured("a", {"ours": [300], "nchan-1": [100]})])
        page.write(document, [self.measured("b", {"ours": [400], "nchan-1": [100]})])
        text = document.read_text()
        self.assertTrue(text.startswith("before\n") and text.endswith("after\n"))
        self.assertNotIn("old", text)
        self.assertIn("| 400; p99 3.00 ms |", text)
        self.assertNotIn("| 300; p99 3.00 ms |", text)

    def test_draws_well_formed_pictures(self):
        drawn = list(charts(Values([self.measured("a", {"ours": [300, 400], "nchan-1": [0, 0]})])))
        self.assertEqual([name for name, _, _ in drawn], ["deliveries.svg"])
        self.assertTrue(ElementTree.fromstring(drawn[0][2]).tag.endswith("svg"))

    def test_axes_reach_around_the_values(self):
        for highest in (0.3, 1, 7, 99, 500_000):
            self.assertGreaterEqual(steps(highest)[-1], highest)
        for lowest, highest in ((0.2, 3), (10, 10), (10_000, 1_000_000), (7, 800)):
            ticks = decades(lowest, highest)
            self.assertLessEqual(ticks[0], lowest)
            self.assertGreaterEqual(ticks[-1], highest)

    def test_shows_three_digits(self):
        self.assertEqual([number(n) for n in (0.126, 12.34, 123.4, 123_456)], ["0.13", "12.3", "123", "123,000"])


if __name__ == "__main__":
    unittest.main()
