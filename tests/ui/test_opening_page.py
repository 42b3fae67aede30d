"""What is shown while a plan is read: all its words, whatever its name and the window's size."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktopapp.ui.files.opening_page import OpeningPage
from tests.waiting import settle

LONG = {
    "of words": "/mnt/council share/Policy and Performance/Borough of Fenmoor and Upper Sallow "
    * 2,
    "without spaces": "/mnt/" + "performance-and-policy_" * 6 + "/" + "W" * 200,
    "short": "/mnt/sallow/Housing",
}


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)], ids=["small", "usual"])
@pytest.mark.parametrize("name", LONG)
def test_every_word_is_seen_while_a_plan_is_opened(
    qtbot: QtBot, name: str, size: tuple[int, int]
) -> None:
    page = OpeningPage(Path(f"{LONG[name].strip()}.planwright"), lambda: None)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page._say_slow()  # noqa: SLF001  # as after some seconds
    settle()
    for label in (page.title, page.line, page.slow):
        assert label.height() >= label.heightForWidth(label.width())
        widest = max(label.text().replace("\u200b", " ").split(), key=len)
        assert label.fontMetrics().horizontalAdvance(widest) <= label.width()
        assert label.mapTo(page, label.rect().bottomRight()).x() < page.width()
    assert page.cancel.height() >= page.cancel.sizeHint().height()


def test_a_name_is_heard_as_it_is(qtbot: QtBot) -> None:
    page = OpeningPage(Path("/mnt/council-share/Housing_plan.planwright"), lambda: None)
    qtbot.addWidget(page)
    assert page.title.accessibleName() == "Opening “Housing_plan”"
    assert page.line.accessibleName() == "From /mnt/council-share"
