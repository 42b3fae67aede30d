"""The look of the documents is seen while it is chosen, and a colour that is none is refused."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktopapp.ui.forms.appearance_form import AppearanceForm
from tests.waiting import wait_until
from tests.window_desk import WindowDesk


@pytest.fixture
def form(qtbot: QtBot, finished: WindowDesk) -> AppearanceForm:
    made = AppearanceForm(finished.work, finished.top)
    qtbot.addWidget(made)
    made.show()
    wait_until(lambda: is_drawn(made))
    return made


def seen(form: AppearanceForm) -> QImage:
    return form.sample.grab().toImage()


def is_drawn(form: AppearanceForm) -> bool:
    picture = seen(form)
    wide, high = picture.width(), picture.height()
    return len({picture.pixel(x, y) for x in range(0, wide, 3) for y in range(0, high, 3)}) > 20


def has_colour(form: AppearanceForm, name: str) -> bool:
    picture = seen(form)
    wide, high = picture.width(), picture.height()
    near = ((x, y) for x in range(wide) for y in range(high))
    return any(picture.pixelColor(x, y).name() == name for x, y in near)


def test_the_page_follows_the_colour_and_the_size_that_are_chosen(form: AppearanceForm) -> None:
    form.accent.setText("#c00000")
    assert form.swatch.grab().toImage().pixelColor(10, 10).name() == "#c00000"
    wait_until(lambda: has_colour(form, "#c00000"))
    before = seen(form)
    form.size_box.setValue(20)
    wait_until(lambda: seen(form) != before)
    assert form.work.plan.appearance.size != 20  # not before it is agreed


def test_a_code_that_is_no_colour_is_refused_and_changes_nothing(form: AppearanceForm) -> None:
    before = form.work.plan
    form.accent.setText("teal-ish")
    form.agree()
    assert "is not the code of a colour" in form.problem.text()
    assert form.isVisible()
    form.accent.setText("#123ABC")
    form.agree()
    assert form.work.plan is not before
    assert form.work.plan.appearance.accent == "#123ABC"
