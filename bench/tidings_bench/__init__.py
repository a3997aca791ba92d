"""The benchmark suite of Tidings. Python's standard library, two C programs, and the servers to be measured."""
