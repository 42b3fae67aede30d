"""A sheet is as high as what it holds, and scrolls only where the window has no room for that."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktopapp.plan.problem import Problem
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.sheet import Sheet
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, press


@pytest.mark.parametrize("words", range(40, 60))
def test_a_sheet_that_fits_does_not_scroll(open_window: Open, words: int) -> None:
    window = open_window()
    sheet = Sheet(window.top, "A sheet", "Some words. " * words)
    for name in ("First", "Second", "Third"):
        sheet.body.addWidget(QLabel(name))
    sheet.show()
    settle()
    assert sheet.area.verticalScrollBar().maximum() == 0


def test_a_sheet_that_does_not_fit_scrolls(open_window: Open) -> None:
    window = open_window(size=(683, 384))
    sheet = Sheet(window.top, "A sheet", "Some words. " * 300)
    sheet.show()
    settle()
    assert sheet.area.verticalScrollBar().maximum() > 0
    assert sheet.height() < window.top.height()


def test_a_problem_in_a_form_is_as_wide_as_its_fields(window: WindowDesk) -> None:
    form, line = FormDialog(window.top, "Of a test", str), QLineEdit()
    form.add("A line", line)
    form.open()
    form.tell(Problem("It is too short.", safe="Nothing was changed.", then="Write more."))
    settle()

    def right(part: QWidget) -> int:
        return part.mapTo(form, part.rect().topRight()).x()

    assert right(form.problem) == right(line)


def test_a_plan_is_begun_in_the_folder_that_was_proposed_though_it_is_not_there_yet(
    window: WindowDesk, tmp_path: Path
) -> None:
    dialog = NewPlan(window.top, tmp_path / "Documents")
    dialog.open()
    dialog.council.setText("Sallow District Council")
    dialog.place.setText(str(tmp_path / "Docments" / "plan.planwright"))
    dialog.begin.setFocus()
    press(dialog, "Start")
    wait_until(lambda: "no folder “Docments”" in dialog.problem.text())
    assert dialog.focusWidget() is dialog.begin
    dialog.place.setText(str(tmp_path / "Documents" / "plan.planwright"))
    press(dialog, "Start")
    wait_until(lambda: dialog.found is not None)
    assert (tmp_path / "Documents" / "plan.planwright").is_file()
