"""Tests speak to the window through ``window_desk``, and wait for what holds, never for a time.

So a widget that moves changes one file, and a busy machine makes a test slow, not wrong.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SPEAKERS = {"window_desk.py", "waiting.py"}
APART = {"hostile", "unit", "benchmarks"}  # another program's window, no window, and its speed
WITHIN = {"page", "outline", "side", "counter", "notice", "bridge"}  # what the window is made of
TIMES = {"wait", "qWait", "waitUntil"}  # with a time, or with less patience than all others


def speaking() -> Iterator[Path]:
    """Go through the files of tests that may have to do with a window."""
    for path in sorted(TESTS.rglob("*.py")):
        if path.name not in SPEAKERS and not APART & set(path.relative_to(TESTS).parts):
            yield path


def faults(program: str) -> list[str]:
    """List where a test reaches into the window, opens one of its own, or waits for a time."""
    return sorted(set(_faults(ast.parse(program))))


def _faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Attribute(attr=whole), attr=part) if whole in WITHIN:
                yield f"reaches into {whole}.{part}"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="qtbot" | "QTest"), attr=name)):
                if name in TIMES:
                    yield f"waits by {name}"
            case ast.Call(func=ast.Name(id="Window")):
                yield "opens a window of its own"


def test_tests_reach_into_no_window_and_wait_for_no_time() -> None:
    opens_its_own = {"conftest.py", "compressed_day.py"}  # the fixture, and a program by itself
    found = {
        path.relative_to(TESTS).as_posix(): wrong
        for path in speaking()
        if (wrong := faults(path.read_text(encoding="utf-8")))
        and not (path.name in opens_its_own and wrong == ["opens a window of its own"])
    }
    assert found == {}


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        ("window.work.page.desk.boxes[0].setFocus()", "reaches into page.desk"),
        ("assert work.side.panels['reuse']", "reaches into side.panels"),
        ("window = Window(Settings(), day)", "opens a window of its own"),
        ("qtbot.wait(50)", "waits by wait"),
        ("QTest.qWait(500)", "waits by qWait"),
        ("qtbot.waitUntil(lambda: done, timeout=5000)", "waits by waitUntil"),
    ],
)
def test_a_reach_a_window_and_a_time_are_seen(program: str, fault: str) -> None:
    assert faults(program) == [fault]
