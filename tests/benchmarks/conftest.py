"""What all benchmarks share: the figures they print at the end, beside what must be reached."""

from collections.abc import Callable

import pytest

from tests.benchmarks.timing import floor, processor_ms, slowness_of

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


@pytest.fixture
def slowness() -> float:
    """Return how many times slower this machine is at this moment than the one bounds are for."""
    return slowness_of([processor_ms(floor) for _ in range(7)])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure in one table after the tests."""
    if not FIGURES:
        return
    terminalreporter.section("figures")
    wide = max(len(what) for what, _, _ in FIGURES)
    wider = max(len(value) for _, value, _ in FIGURES)
    for what, value, must in FIGURES:
        terminalreporter.write_line(f"{what:{wide}}   {value:>{wider}}   must be {must}")
