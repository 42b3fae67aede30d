"""What the hostile tests share: how long they run, which program is judged, and their figures."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile.pairs import Count, Empty, empty_plan
from tests.hostile.program import (
    FAKETIME,
    NO_CLOCKS,
    REAL,
    ROOT,
    Program,
    fast_folder,
    programs,
)
from tests.hostile.window_fixtures import figure, kept, long_alone, print_figures, sample, screen

__all__ = ["figure", "kept", "long_alone", "sample", "screen"]  # fixtures, for pytest to find here

Tell = Callable[[str, Count], None]
_BRIEF = ROOT / "tests" / "briefs" / "harbour-2027.toml"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let several processes share what takes long; few trials cost less than to start programs."""
    if "part" in metafunc.fixturenames:
        metafunc.parametrize("part", range(4 if metafunc.config.getoption("--long") else 1))


@pytest.fixture
def many(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """Return a function that chooses between a number for CI and the full one (--long)."""
    is_long = bool(request.config.getoption("--long"))
    return lambda short, full: full if is_long else short


@pytest.fixture
def judged(request: pytest.FixtureRequest) -> str:
    """Return the program that is judged: ours, or the one of --program."""
    return request.config.getoption("--program") or REAL


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder where a thousand small files cost little."""
    with fast_folder(tmp_path) as found:
        yield found


@pytest.fixture
def program(folder: Path, judged: str) -> Iterator[Program]:
    """Give the judged program, with a home and a clock of its own."""
    with programs([folder / "home"], judged, clock=True) as (one,):
        yield one


@pytest.fixture
def empty(program: Program, folder: Path) -> Empty:
    """Give a plan as the program starts it."""
    return empty_plan(program, folder, _BRIEF)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Return a function that notes what was counted, and fails where anything was wrong."""

    def note(what: str, count: Count) -> None:
        figures = [what, dict(count.done), dict(count.wrong), count.examples]
        request.node.user_properties.append(("hostile", json.dumps(figures)))
        assert count.done.total() > 0
        assert not count.wrong, count.examples

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a table of all that was counted, from whichever process it comes."""
    print_figures(terminalreporter)
    found: dict[str, Count] = {}
    for reports in list(terminalreporter.stats.values()):
        for report in reports:
            if getattr(report, "when", "") != "call":
                continue
            for name, said in report.user_properties:
                if name == "hostile":
                    what, done, wrong, examples = json.loads(said)
                    count = Count(Counter(done), Counter(wrong), examples)
                    found.setdefault(what, Count()).join(count)
    if found:
        terminalreporter.section("by another hand")
        if not FAKETIME:
            terminalreporter.write_line(f"{NO_CLOCKS}: every clock below was right")
    for what, count in sorted(found.items()):
        done = ", ".join(f"{n:,} {kind}" for kind, n in count.done.items() if n)
        wrong = ", ".join(f"{n:,} × {kind}" for kind, n in count.wrong.items())
        terminalreporter.write_line(f"{what}: {done}; wrong: {wrong or 0}")
        for kind, example in count.examples.items():
            terminalreporter.write_line(f"    {kind}: seed {example}")
