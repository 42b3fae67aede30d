"""What the tests of the real window share: a screen, a plan to attack, length and figures."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile.window_display import Screen, a_screen, need
from tests.hostile.window_start import a_sample

Figure = Callable[[str], None]
Kept = Callable[[str, Counter[str]], None]
Many = Callable[[int, int], int]  # chooses between a number for CI and the full one


@pytest.fixture
def long_alone(request: pytest.FixtureRequest) -> None:
    """Skip a test, aloud, but in the long form."""
    if not request.config.getoption("--long"):
        pytest.skip("only in the long form (--long)")


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Return a function that notes a figure, printed after the tests."""

    def note(line: str) -> None:
        request.node.user_properties.append(("window", line))

    return note


@pytest.fixture
def kept(figure: Figure) -> Kept:
    """Return a function that notes how often a promise was kept, and fails where it was not."""

    def note(promise: str, verdicts: Counter[str]) -> None:
        tried, bad = verdicts.total(), verdicts.total() - verdicts[""]
        figure(f"{promise}: {tried:,} tried, {bad:,} bad")
        for wrong, count in verdicts.items():
            if wrong:
                figure(f"    {count:,} times: {wrong}")
        assert tried > 0
        assert not {wrong: count for wrong, count in verdicts.items() if wrong}

    return note


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """Give a screen to all tests of one worker, or skip aloud where it cannot be had."""
    need()
    with a_screen(tmp_path_factory.mktemp("screen")) as one:
        yield one


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the finished sample as a plan file, made by the command line."""
    return a_sample(tmp_path_factory.mktemp("sample"))


def print_figures(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure, from whichever process it comes."""
    lines = [
        said
        for reports in list(terminalreporter.stats.values())
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, said in report.user_properties
        if name == "window"
    ]
    if lines:
        terminalreporter.section("the real window, by another hand")
    for line in lines:
        terminalreporter.write_line(line)
