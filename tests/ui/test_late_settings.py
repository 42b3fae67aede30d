"""A start whose profile lies on a drive that answers late, or not at all."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from desktopapp.store.choices import PALETTE, RECENT, SPELLING, TEXT_SIZE
from desktopapp.store.settings import Settings, load_settings, save_settings
from desktopapp.ui import late_settings
from desktopapp.ui.late_settings import begin_reading, in_time, take_late
from desktopapp.ui.widgets.palettes import apply_palette, text_size
from desktopapp.ui.widgets.text_size import wear_text_size
from tests.waiting import wait_until
from tests.window_desk import Open


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Return what lets the drive answer at last."""
    answers = Event()

    def late() -> Settings:
        answers.wait()
        return load_settings()

    monkeypatch.setattr(late_settings, "load_settings", late)
    monkeypatch.setattr(late_settings, "PATIENCE", 0.05)
    yield answers
    answers.set()
    apply_palette("")
    wear_text_size(100)


def kept(**more: object) -> None:
    """Keep what an officer chose some day: dark colours, and a plan of hers."""
    chosen = {PALETTE.name: "dark", RECENT.name: ["/plans/Ferry.planwright"], SPELLING.name: False}
    save_settings(Settings({**chosen, **more}))


def test_settings_that_are_there_are_those_of_the_first_paint() -> None:
    kept()
    read = in_time(begin_reading())
    assert read
    assert read.get(PALETTE) == "dark"


def test_the_window_comes_without_late_settings_and_follows_them_when_they_come(
    open_window: Open, answers: Event
) -> None:
    kept(**{TEXT_SIZE.name: 150})
    coming = begin_reading()
    assert in_time(coming) is None
    window = open_window(settings=Settings({SPELLING.name: False}))
    window.top.show_home()
    take_late(window.top, coming)
    light = QApplication.palette().window().color().lightness()
    assert not [one for one in window.choices() if one == "Ferry"]
    window.top.settings.add_recent(Path("/plans/Waste.planwright"))  # meanwhile
    window.top.keep_settings()
    answers.set()
    wait_until(lambda: text_size() == 150)
    assert QApplication.palette().window().color().lightness() < light
    both = (Path("/plans/Waste.planwright"), Path("/plans/Ferry.planwright"))
    assert window.top.settings.recent == both
    assert {"Ferry", "Waste"} <= set(window.choices())
    window.top.keep_settings()
    wait_until(lambda: load_settings().recent == both)
    assert load_settings().get(TEXT_SIZE) == 150
