"""What all benchmarks share: the figures they print at the end, beside what must be reached."""

import statistics
import time
from collections.abc import Callable

import pytest

FIGURES: list[tuple[str, str, str]] = []


@pytest.fixture
def figure() -> Callable[[str, str, str], None]:
    """Return a function that notes a figure: what was measured, the value, and what it must be."""

    def note(what: str, value: str, must: str) -> None:
        FIGURES.append((what, value, must))

    return note


@pytest.fixture
def noise(request: pytest.FixtureRequest) -> float:
    """Return by how much a ratio may exceed its bound: in the short form, a quarter.

    The short form runs few rounds on whatever machine there is, beside other work; it is to find
    a change that costs, and prints the same figures. The full form allows nothing.
    """
    return 1.25 if request.config.getoption("--short") else 1.0


@pytest.fixture(scope="session")
def slowness() -> float:
    """Return how many times slower this machine is at this moment than the one bounds are for.

    Bounds in milliseconds were set where the work below takes 60 ms of processor time. A faster
    machine gets no narrower bounds.
    """
    spent = []
    for _ in range(7):
        start = time.process_time()
        words: dict[str, int] = {}
        for number in range(200_000):
            word = str(number % 997)
            words[word] = words.get(word, 0) + len(word)
        spent.append((time.process_time() - start) * 1000)
    return max(1.0, statistics.median(spent) / 60)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure in one table after the tests."""
    if not FIGURES:
        return
    terminalreporter.section("figures")
    wide = max(len(what) for what, _, _ in FIGURES)
    wider = max(len(value) for _, value, _ in FIGURES)
    for what, value, must in FIGURES:
        terminalreporter.write_line(f"{what:{wide}}   {value:>{wider}}   must be {must}")
