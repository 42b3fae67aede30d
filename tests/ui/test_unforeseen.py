"""Errors that nobody foresaw: each is told, and one that comes again and again is told once."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, qInstallMessageHandler

from desktopapp.plan.problem import Problem
from desktopapp.ui.widgets.unforeseen import Unforeseen

pytestmark = pytest.mark.usefixtures("qtbot")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Problem]]:
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    parent, found = QObject(), list[Problem]()
    hears = Unforeseen(parent, found.append)
    yield found
    hears.deleteLater()
    qInstallMessageHandler(None)


def _breaks() -> None:
    raise KeyError("quay")


def _by_a_key() -> None:
    _breaks()


def _by_a_click() -> None:
    _breaks()


def _happens(way: object) -> None:
    assert callable(way)
    try:
        way()
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_an_error_that_comes_with_every_paint_is_told_once(
    told: list[Problem], capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(5):
        _happens(_by_a_key)
    assert len(told) == 1
    assert capsys.readouterr().err.count("Traceback") == 5


def test_the_same_line_broken_on_another_way_is_other_news(told: list[Problem]) -> None:
    _happens(_by_a_key)
    _happens(_by_a_click)
    assert len(told) == 2
