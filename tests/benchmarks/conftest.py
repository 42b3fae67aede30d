"""What all benchmarks share: the figures they print at the end, beside what must be reached."""

from collections.abc import Callable

import pytest

FIGURES: list[tuple[str, str, str]] = []


@pytest.fixture
def figure() -> Callable[[str, str, str], None]:
    """Return a function that notes a figure: what was measured, the value, and what it must be."""

    def note(what: str, value: str, must: str) -> None:
        FIGURES.append((what, value, must))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure in one table after the tests."""
    if not FIGURES:
        return
    terminalreporter.section("figures")
    wide = max(len(what) for what, _, _ in FIGURES)
    wider = max(len(value) for _, value, _ in FIGURES)
    for what, value, must in FIGURES:
        terminalreporter.write_line(f"{what:{wide}}   {value:>{wider}}   must be {must}")
