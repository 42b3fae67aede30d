"""The editor breaks lines where the page does, and marks lists as it does."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktopapp.layout.build import build
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import styles
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.text import Heading, ListItem, Paragraph, Run, Table, Text, plain_runs
from desktopapp.store.resources import sample
from desktopapp.ui.text.editor import AnswerEditor
from tests.editor_desk import Desk
from tests.waiting import wait_until


def printed(plan: Plan) -> dict[tuple[str, str], list[str]]:
    """Return the lines of each block as they are laid out in pages."""
    document = build(plan)
    found: dict[tuple[str, str], list[str]] = {}
    for page in lay_out(document).pages:
        for placed in page.lines:
            origin = document.items[placed.item].origin
            if origin.block and placed.cell is None and not placed.label:
                words = "".join(fragment.text for fragment in placed.line.fragments)
                found.setdefault((origin.part, origin.block), []).append(words.strip())
    return found


def shown(editor: AnswerEditor, number: int) -> list[str]:
    """Return the lines of a block as the editor breaks them."""
    block = editor.rich.block_of(number)
    layout, text = block.layout(), block.text()
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    return [text[e.textStart() : e.textStart() + e.textLength()].strip() for e in lines]


def compared(qtbot: QtBot, plan: Plan, part: Answer | Section, pixels: int) -> int:
    """Assert that every line of a part is the printed one; return how many there were."""
    editor = AnswerEditor(part.id, part.text, styles(plan.appearance), pixels, plan.pictures)
    qtbot.addWidget(editor)
    frame = 2 * editor.frameWidth() + editor.verticalScrollBar().sizeHint().width()
    editor.resize(editor.text_width + frame, 600)
    editor.show()
    QApplication.processEvents()
    wanted = printed(plan)
    count = 0
    for number, block in enumerate(part.text):
        if isinstance(block, Paragraph | Heading | ListItem):
            lines = shown(editor, number)
            assert lines == wanted[part.id, block.id]
            count += len(lines)
    return count


@pytest.mark.parametrize("pixels", [16, 20, 32])
def test_the_editor_breaks_the_sample_s_lines_where_the_page_does(
    qtbot: QtBot, pixels: int
) -> None:
    plan = sample()
    assert sum(compared(qtbot, plan, part, pixels) for part in plan.parts()) > 90


def test_beside_wide_labels_the_editor_breaks_lines_where_the_page_does(qtbot: QtBot) -> None:
    words = "The council will say each year what it has done about the review of its services. "
    shape = [(0, "Priority {1}:", True), (1, "{1}.{1}", True), (2, "", True), (1, "", False)]
    text = tuple(
        ListItem(f"{n}", (Run(words * 2 + words[: n * 8]),), level, numbered, label)
        for n, (level, label, numbered) in enumerate(shape * 3)
    )
    plan = sample()
    part = replace(plan.answers[0], text=text)
    assert compared(qtbot, replace(plan, answers=(part,)), part, 16) > 30
    plain = replace(part, text=tuple(replace(one, label="") for one in text))
    assert compared(qtbot, replace(plan, answers=(plain,)), plain, 16) > 20


def test_second_bullets_have_the_dash_that_is_printed(desk: Callable[[Text], Desk]) -> None:
    def shown(level: int) -> Callable[[], int]:
        editor = desk(tuple(ListItem(f"{n}", (Run("."),), n) for n in range(level + 1))).editor

        def longest_dark_run() -> int:
            layout = editor.document().documentLayout()
            place = layout.blockBoundingRect(editor.rich.block_of(level))
            place.translate(0, -editor.verticalScrollBar().value())
            picture = editor.viewport().grab().toImage()
            rows = (
                "".join(
                    "x" if picture.pixelColor(x, y).lightness() < 120 else " "
                    for x in range(picture.width() // 2)
                )
                for y in range(int(place.top()), int(place.bottom()))
            )
            return max(len(run) for row in rows for run in row.split(" "))

        return longest_dark_run

    dashed = shown(1)
    wait_until(lambda: dashed() >= 7)  # a dash; the marks of other levels are dots
    assert shown(0)() < 7
    assert shown(2)() < 7


@pytest.mark.parametrize("pixels", range(14, 34))
def test_no_figure_of_a_table_is_broken_in_its_cell(qtbot: QtBot, pixels: int) -> None:
    long = "Open the garden at Quay Road together with the friends group, the school and the ward"
    rows = [("Action", "Who leads it", "2031", "2032"), (long, long, "12,400", "£1,234,567.89")]
    table = Table("t", tuple(tuple((Run(words),) for words in row) for row in rows))
    plan = sample()
    editor = AnswerEditor("a", (table,), styles(plan.appearance), pixels, plan.pictures)
    qtbot.addWidget(editor)
    frame = 2 * editor.frameWidth() + editor.verticalScrollBar().sizeHint().width()
    editor.resize(editor.text_width + frame, 600)
    editor.show()
    QApplication.processEvents()
    (made,) = editor.document().rootFrame().childFrames()
    assert isinstance(made, QTextTable)
    lines = {
        plain_runs(table.rows[r][c]): made.cellAt(r, c)
        .firstCursorPosition()
        .block()
        .layout()
        .lineCount()
        for r in range(2)
        for c in (2, 3)
    }
    assert lines == dict.fromkeys(lines, 1)
