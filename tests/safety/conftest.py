"""What the promises share: how long they run, and their figures, printed at the end."""

from collections import Counter
from collections.abc import Callable

import pytest

FIGURES: list[str] = []


@pytest.fixture
def many(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """Return a function that chooses between a number for CI and the full one (--long)."""
    is_long = bool(request.config.getoption("--long"))
    return lambda short, full: full if is_long else short


@pytest.fixture
def kept() -> Callable[[str, Counter[str]], None]:
    """Return a function that notes how often a promise was kept, and fails where it was not."""

    def note(promise: str, verdicts: Counter[str]) -> None:
        tried, bad = verdicts.total(), verdicts.total() - verdicts[""]
        FIGURES.append(f"{promise}: {tried:,} tried, {bad:,} bad")
        assert tried > 0
        assert not {wrong: n for wrong, n in verdicts.items() if wrong}

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure after the tests."""
    if FIGURES:
        terminalreporter.section("promises")
        for line in FIGURES:
            terminalreporter.write_line(line)
