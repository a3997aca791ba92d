"""Who is measured when."""


def turns(bench, *names):
    """Rounds and servers, in turn, so that nobody is always the first; those that can't be measured here are left out."""
    there = bench.there(*names)
    for round_ in bench.rounds:
        k = (round_ - 1) % len(there)
        for name in there[k:] + there[:k]:
            yield round_, bench.server(name)
