import unittest

from tidings_bench.search import LADDER, highest


class Server:
    """Holds what is at most its limit."""

    def __init__(self, limit):
        self.limit = limit
        self.tried = []

    def run(self, rate):
        self.tried.append(rate)
        return {"asked": rate, "held": rate <= self.limit}


class SearchTests(unittest.TestCase):
    def test_finds_each_rung_from_each_start(self):
        for limit in LADDER:
            for start in LADDER:
                for step in (1, 4):
                    server = Server(limit)
                    self.assertEqual(highest(server.run, start, step)["asked"], limit, f"from {start} by {step}")

    def test_tries_no_rate_twice(self):
        for limit in (0, *LADDER):
            server = Server(limit)
            highest(server.run)
            self.assertEqual(len(server.tried), len(set(server.tried)), limit)

    def test_needs_two_runs_where_nothing_changed(self):
        server = Server(160_000)
        highest(server.run, start=160_000, step=1)
        self.assertEqual(server.tried, [160_000, 180_000])

    def test_finds_nothing_where_the_lowest_is_too_much(self):
        self.assertIsNone(highest(Server(0).run))


if __name__ == "__main__":
    unittest.main()
