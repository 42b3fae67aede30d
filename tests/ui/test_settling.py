"""F8 leads through the marks of borrowed words; each is settled at its place by one key."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktopapp.checks.rule import Severity
from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.operations.exporting import export
from desktopapp.plan.pencil import PencilMark, pencil_marks
from desktopapp.plan.plan import Answer, Source, Status
from desktopapp.plan.text import Paragraph, Run, new_id, plain
from desktopapp.session.opening import new_session
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.files.importing import Importing
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.workspace.settle_field import SettleField
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, press

MARKED = (
    Run("Wending Council", doubt="council c1", origin="s"),
    Run(" let Primrose ", origin="s"),
    Run("12 homes", doubt="figure c2", origin="s"),
    Run(". It opened in ", origin="s"),
    Run("2011", doubt="date c3", origin="s"),
    Run(".", origin="s"),
)


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> WindowDesk:
    """Return a window with a plan in which two answers hold marked words."""
    session = new_session(
        tmp_path / "a.planwright", "Sallow District Council", "productivity-2024"
    )
    plan = replace(session.plan, sources=(Source("s", "Review", council="Wending Council"),))
    plan = plan.with_answer_to("t1.q1", (Paragraph("one", MARKED),))
    other = (Paragraph("two", (Run("In "), Run("1998", doubt="date c4", origin="s"))),)
    session.edit(plan.with_answer_to("t2.q1", other), "begin")
    made = open_window(session)
    made.top.finish()
    made.go("t1.q1", write=True)
    made.editor().put_caret(pencil_marks(made.plan)[0].caret)
    return made


def marks(window: WindowDesk) -> tuple[PencilMark, ...]:
    return pencil_marks(window.plan)


def field(window: WindowDesk) -> SettleField:
    """Return the field that is open, which must have the keyboard."""
    found = window.settle_field
    assert found
    wait_until(lambda: QApplication.focusWidget() is found.line)
    return found


def said(window: WindowDesk, question: str) -> str:
    return plain(window.plan.answers_to(question)[0].text)


def test_f8_goes_through_the_whole_plan_and_shift_f8_back(window: WindowDesk) -> None:
    seen = []
    for _ in range(5):
        window.choose("Next thing to settle")
        seen.append(field(window).line.accessibleName().split("”")[0].removeprefix("Instead of “"))
    assert seen == ["Wending Council", "12 homes", "2011", "1998", "Wending Council"]
    assert window.where == "t1.q1"
    window.choose("Previous thing to settle")
    assert "1998" in field(window).line.accessibleName()
    assert window.where == "t2.q1"


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_the_field_stands_clear_of_its_words_in_whichever_answer_of_the_whole_plan(
    open_window: Open, size: tuple[int, int]
) -> None:
    session = Session(sample())
    plan = session.plan
    long = tuple(Paragraph(f"p{n}", (Run("We share officers. " * 30),)) for n in range(4))
    for n, question in enumerate(("t1.q1", "t1.q2", "t1.q2", "t3.q1")):
        named = new_id()
        words = Run(f"Primrose Gardens {n}", doubt=f"name {named}", origin="s")
        text = (*long, Paragraph(named, (Run("Beside "), words, Run(" we built."))), *long)
        fresh = Answer(new_id(), plan.brief.question(question)[0].id, (question,), text)
        plan = plan.with_part(fresh)
    session.edit(plan, "begin")
    made = open_window(session, size=size)
    made.top.finish()
    made.view("whole")
    made.go("t1.q1", write=True)
    met = set()
    for _ in 2 * marks(made):
        made.choose("Next thing to settle")
        shown = field(made)
        name = shown.line.accessibleName()
        mark = next(one for one in marks(made) if f"“{one.words}”" in name)
        met.add(mark)
        wait_until(lambda shown=shown, mark=mark: stands_clear(made, shown, mark))
    assert met == set(marks(made))


@pytest.mark.parametrize("around", [0, 3])
@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_the_field_stands_clear_of_its_words_where_one_answer_after_another_is_shown(
    open_window: Open, size: tuple[int, int], around: int
) -> None:
    plan = sample()
    for theme, question in plan.brief.questions():
        named = new_id()
        words = Run(f"Primrose {question.id}", doubt=f"name {named}", origin="s")
        rest = [Paragraph(new_id(), (Run("We share them. " * 30),)) for _ in range(2 * around)]
        rest.insert(around, Paragraph(named, (Run("Beside "), words, Run(" we built."))))
        plan = plan.with_part(Answer(new_id(), theme.id, (question.id,), tuple(rest)))
    made = open_window(Session(plan), size=size)
    made.top.finish()
    made.go("t1.q1", write=True)
    astray = set()
    for mark in (*marks(made), *marks(made)[:2]):
        made.choose("Next thing to settle")
        shown = field(made)
        assert f"“{mark.words}”" in shown.line.accessibleName()
        settle()
        if not stands_clear(made, shown, mark):
            astray.add(mark.words)
    assert astray == set()


@pytest.mark.parametrize("size", [(1366, 768), (900, 600)])
def test_the_whole_sentence_can_be_read_while_its_mark_is_settled(
    open_window: Open, size: tuple[int, int]
) -> None:
    named = new_id()
    words = Run("Primrose Gardens", doubt=f"name {named}", origin="s")
    rest = Run(" was built by us with two neighbours, and it is let to people " * 2 + "in need.")
    text = (Paragraph(named, (Run("We begin here. Beside "), words, rest)),)
    plan = sample()
    plan = plan.with_part(Answer(new_id(), "t1", ("t1.q1",), text))
    made = open_window(Session(plan), size=size)
    made.top.finish()
    made.choose("Next thing to settle")
    shown = field(made)
    mark = next(one for one in marks(made) if one.words == "Primrose Gardens")
    for at in range(len("We begin here. "), len(plain(text)), 7):
        spot = QRect(*made.on_screen(mark.caret._replace(position=at), 0))
        assert not on_screen(shown).intersects(spot.adjusted(0, 4, 1, -4)), at
        assert on_screen(made.work.desk.viewport()).contains(spot.center()), at


def stands_clear(window: WindowDesk, shown: SettleField, mark: PencilMark) -> bool:
    """Tell whether a field and the words that it is about are in sight, one beside the other."""
    words = QRect(*window.on_screen(mark.caret, mark.length))
    sheet = on_screen(window.work.desk.viewport())
    seen = sheet.contains(words.center()) and sheet.contains(on_screen(shown.line).center())
    return seen and words.width() > 20 and not on_screen(shown).intersects(words)


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def test_what_is_typed_changes_the_words_settles_the_mark_and_is_one_step(
    window: WindowDesk,
) -> None:
    before = window.plan
    window.choose("Next thing to settle")
    QTest.keyClicks(field(window).line, "Sallow District Council")
    QTest.keyClick(field(window).line, Qt.Key.Key_Return)
    assert said(window, "t1.q1").startswith("Sallow District Council let Primrose")
    assert len(marks(window)) == 3
    assert "12 homes" in field(window).line.accessibleName()
    window.session.undo()
    assert window.plan == before


@pytest.mark.parametrize(
    ("key", "left", "begins", "following"),
    [
        (Qt.Key.Key_Space, 3, "Wending Council let", "12 homes"),
        (Qt.Key.Key_Delete, 2, "It opened in 2011.", "2011"),
    ],
)
def test_one_key_keeps_the_words_or_takes_the_sentence_out_and_goes_on(
    window: WindowDesk, key: Qt.Key, left: int, begins: str, following: str
) -> None:
    window.choose("Next thing to settle")
    QTest.keyClick(field(window).line, key)
    assert len(marks(window)) == left
    assert said(window, "t1.q1").startswith(begins)
    assert f"“{following}”" in field(window).line.accessibleName()


def test_a_sentence_taken_out_lets_no_mark_behind_it_be_passed_over(window: WindowDesk) -> None:
    words = (
        ("The ", ""),
        ("BSC", "acronym m1"),
        (" began in ", ""),
        ("2022 Harrow Vale", "name m2"),
        (". By then the council had saved all of ", ""),
        ("£540,000", "figure m3"),
        (" a year. ", ""),
        ("Currently", "date m4"),
        (" ", ""),
        ("Oakdale", "name m5"),
        (" has ", ""),
        ("55,000 homes", "figure m6"),
        (".", ""),
    )
    runs = tuple(Run(text, doubt=doubt, origin="s") for text, doubt in words)
    new = (Paragraph("one", (Run("It is new in "), Run("2020", doubt="date m0"), Run("."))),)
    part = marks(window)[0].part
    plan = window.plan.with_text(part, (*new, Paragraph("next", runs)))
    window.session.edit(plan, "begin again")
    window.editor().put_caret(marks(window)[0].caret)
    window.choose("Next thing to settle")
    for key, following in (
        (Qt.Key.Key_Delete, "BSC"),  # its paragraph goes, and the next begins with a mark
        (Qt.Key.Key_Space, "2022 Harrow Vale"),
        (Qt.Key.Key_Space, "£540,000"),
        (Qt.Key.Key_Delete, "Currently"),
        (Qt.Key.Key_Space, "Oakdale"),
        (Qt.Key.Key_Space, "55,000 homes"),
    ):
        QTest.keyClick(field(window).line, key)
        assert f"“{following}”" in field(window).line.accessibleName()


def test_escape_leaves_the_mark_and_goes_back_to_the_text(window: WindowDesk) -> None:
    window.choose("Next thing to settle")
    QTest.keyClick(field(window).line, Qt.Key.Key_Escape)
    assert len(marks(window)) == 4
    assert window.settle_field is None
    assert window.editor().hasFocus()


def test_each_mark_takes_one_key_and_the_last_leaves_the_keyboard_in_the_text(
    window: WindowDesk,
) -> None:
    window.choose("Next thing to settle")  # F8
    for left in (3, 2, 1, 0):
        QTest.keyClick(field(window).line, Qt.Key.Key_Space)
        assert len(marks(window)) == left
    assert window.where == "t2.q1"
    assert window.settle_field is None
    assert window.editor().hasFocus()
    window.choose("Next thing to settle")
    assert window.news == "Nothing is left to settle."


def test_a_key_that_is_held_settles_one_mark(window: WindowDesk) -> None:
    window.choose("Next thing to settle")
    QTest.keyPress(field(window).line, Qt.Key.Key_Space)
    for _ in range(3):
        held = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier(0), " ", autorep=True
        )
        QApplication.sendEvent(field(window).line, held)
    assert len(marks(window)) == 3


def test_undo_in_an_empty_field_takes_back_what_was_settled_last(window: WindowDesk) -> None:
    window.top.activateWindow()
    window.choose("Next thing to settle")
    QTest.keyClick(field(window).line, Qt.Key.Key_Space)
    assert len(marks(window)) == 3
    QTest.keyClick(field(window).line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(marks(window)) == 4


def test_the_buttons_do_what_the_keys_do(window: WindowDesk) -> None:
    window.choose("Next thing to settle")
    press(field(window), "Space: true of us too")
    press(field(window), "Delete: take the sentence out")
    assert said(window, "t1.q1") == "It opened in 2011."


def test_a_space_within_what_is_typed_is_a_space(window: WindowDesk) -> None:
    window.choose("Next thing to settle")
    QTest.keyClicks(field(window).line, "Our council")
    assert field(window).line.text() == "Our council"
    assert len(marks(window)) == 4


def test_the_answer_says_how_many_are_left_and_leads_to_the_first(window: WindowDesk) -> None:
    assert window.to_settle == "3 to settle. F8"
    window.press_to_settle()
    assert "Wending Council" in field(window).line.accessibleName()
    QTest.keyClick(field(window).line, Qt.Key.Key_Space)
    assert window.to_settle == "2 to settle. F8"
    for _ in range(2):
        QTest.keyClick(field(window).line, Qt.Key.Key_Space)
    assert "1998" in field(window).line.accessibleName()
    window.go("t1.q1")
    assert window.to_settle == ""
    assert window.origins == []


def test_typing_in_the_text_closes_the_field_and_settles_by_itself(window: WindowDesk) -> None:
    window.choose("Next thing to settle")
    assert field(window)
    window.editor().setFocus()
    wait_until(lambda: window.settle_field is None)
    answer = window.plan.answers_to("t1.q1")[0]
    window.editor().put_caret(marks(window)[0].caret._replace(position=3))
    window.write("x")
    assert len(marks(window)) == 3
    assert window.plan.part(answer.id).text != answer.text


def test_a_plan_that_can_only_be_read_shows_the_marks_and_no_field(
    window: WindowDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.session), "read_only", property(lambda _self: "reading"))
    window.choose("Next thing to settle")
    assert window.settle_field is None
    assert window.editor().textCursor().selectedText() == "Wending Council"


def test_an_answer_that_was_begun_by_a_change_is_in_draft(window: WindowDesk) -> None:
    answer = window.plan.answers_to("t1.q1")[0]
    waiting = window.plan.with_part(replace(answer, status=Status.NOT_STARTED))
    window.session.edit(waiting, "status")
    window.choose("Next thing to settle")
    QTest.keyClicks(field(window).line, "Ours")
    QTest.keyClick(field(window).line, Qt.Key.Key_Return)
    assert window.plan.answers_to("t1.q1")[0].status is Status.DRAFTING


def test_outline_findings_and_the_page_of_documents_say_what_is_left(
    window: WindowDesk, tmp_path: Path
) -> None:
    rows = {row.where: row for row in window.rows}
    assert (rows["t1.q1"].to_settle, rows["t2.q1"].to_settle, rows["t3.q1"].to_settle) == (3, 1, 0)
    assert rows["t1.q1"].spoken.endswith("3 to settle")
    panel = window.panel("findings")
    wait_until(lambda: any("not looked at" in card.finding.message for card in panel.cards))
    first = panel.cards[0].finding
    assert first.severity is Severity.MUST
    assert first.message.startswith("1.1: 3 things from Wending not looked at: “Wending Council”")
    second = next(one.finding for one in panel.cards if one.finding.message.startswith("2.1: 1 "))
    assert second.severity is Severity.SHOULD
    panel.cards[0].opened.emit()
    assert window.editor().textCursor().selectedText() == "Wending Council"
    dialog = Exporting(window.top, window.top.jobs, window.plan, tmp_path)
    shown: list[bool] = []
    dialog.marks_wanted.connect(lambda: shown.append(True))
    words = [one.text() for one in dialog.findChildren(PlainLabel)]
    assert "2 answers hold words of Wending that nobody has looked at: 1.1, 2.1." in words
    press(dialog, "Show me")
    assert shown == [True]


def test_no_document_tells_of_a_mark(window: WindowDesk, tmp_path: Path) -> None:
    kinds = tuple(DOCUMENTS)
    made = export(window.plan, tmp_path / "out", kinds)
    assert made.findings[0].rule.name == "unsettled"
    for one in made.files:
        data = one.path.read_bytes()
        texts = [data]
        if data[:2] == b"PK":
            with ZipFile(one.path) as package:
                texts = [package.read(name) for name in package.namelist()]
        for text in texts:
            for hidden in (b"council c1", b"figure c2", b"date c3", b"doubt"):
                assert hidden not in text, one.path.name


def test_the_page_of_placing_says_at_the_top_that_a_document_is_another_councils(
    window: WindowDesk, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text(
        "Wending Borough Council\n\n1. How you have transformed the way you design and deliver "
        "services\n\nWending Borough Council has moved its staff into Corn Exchange Hall.\n",
        encoding="utf-8",
    )
    dialog = Importing(window.top, window.top.jobs, window.plan, [theirs])
    wait_until(lambda: dialog.found is not None)
    assert dialog.foreign.isVisibleTo(dialog)
    assert dialog.foreign.words.text().startswith(
        "This document is of Wending Borough Council. Your plan is of Sallow District Council."
    )
    theirs.write_text(
        theirs.read_text(encoding="utf-8").replace("Wending Borough", "Sallow District")
    )
    ours = Importing(window.top, window.top.jobs, window.plan, [theirs])
    wait_until(lambda: ours.found is not None)
    assert not ours.foreign.isVisibleTo(ours)
