"""Measures in the window: added, changed and removed by keys, read from text, told where wrong."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.measures import Direction, Measure, MeasuredValue, PrintedMeasures
from desktopapp.plan.text import Table, paragraphs, plain_runs
from desktopapp.session.opening import new_session
from desktopapp.ui.forms.measure_form import MeasureForm
from desktopapp.ui.panels.measures_view import MeasuresView
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk, press, press_by_key

SENTENCE = "We will reduce the time to decide a claim from 12 days to 8 by March 2026."
KEY = Qt.Key


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> WindowDesk:
    """Return a window with a plan in which a sentence says a measure."""
    session = new_session(tmp_path / "a.planwright", "Sallow Council", "productivity-2024")
    session.answer("1.2", paragraphs(SENTENCE))
    return open_window(session)


def shown(window: WindowDesk) -> MeasuresView:
    view = window.view("measures")
    assert isinstance(view, MeasuresView)
    return view


def rows(view: MeasuresView) -> list[list[str]]:
    model = view.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def keep(window: WindowDesk, *measures: Measure) -> None:
    window.session.edit(replace(window.plan, measures=measures), "measures")


def test_a_measure_is_added_changed_removed_and_brought_back_by_keys(window: WindowDesk) -> None:
    window.go("t1.q2")
    view = shown(window)
    assert (view.said.text(), view.table.isVisible()) == ("No measures yet.", False)
    assert "Keep as a measure…" in view.nothing.text()
    press_by_key(view, "Add a measure…")
    form = window.dialog(MeasureForm)
    assert form.place.currentText().startswith("1.2")
    for field, words in (
        (form.name, "Days to decide"),
        (form.unit, "days"),
        (form.baseline, "12"),
        (form.baseline_day, "2023/24"),
        (form.target, "8 days"),
        (form.target_day, "March 2026"),
    ):
        QTest.keyClicks(field, words)
    form.way.setCurrentIndex(list(Direction).index(Direction.DOWN))
    QTest.keyClicks(form.values, "September 2024: 10.5")
    QTest.keyClick(form.name, KEY.Key_Return)
    wait_until(lambda: len(rows(view)) == 1)
    assert rows(view)[0] == [
        *("Days to decide", "1.2", "12 days, March 2024", "8 days by March 2026"),
        *("10.5 days, September 2024", "On the way", ""),
    ]
    assert view.table.hasFocus()
    QTest.keyClick(view.table, KEY.Key_Return)
    form = window.dialog(MeasureForm)
    form.values.appendPlainText("March 2025: 12")
    QTest.keyClick(form.name, KEY.Key_Return)
    assert rows(view)[0][4:6] == ["12 days, March 2025", "Behind"]
    assert "no nearer" in view.far.text()
    QTest.keyClick(view.table, KEY.Key_Delete)
    assert rows(view) == []
    assert view.adding.hasFocus()
    window.press("Undo")
    assert rows(view)[0][0] == "Days to decide"


@pytest.mark.parametrize(
    ("field", "typed", "wrong"),
    [
        ("baseline_day", "31 June 2025", "June has 30 days."),
        ("target_day", "1 May 1899", "Write a year from 1900 to 2100."),
        ("target_day", "2101", "Write a year from 1900 to 2100."),
        ("baseline", "twelve", "Write this as a number, such as 1,250."),
        ("target", "2 weeks", "This is in weeks, and the measure is in days."),
        ("values", "March 2025: 1O", "Line 1 cannot be kept so"),
        ("values", "31 June 2025: 10", "June has 30 days."),
        ("name", "", "The measure has no name."),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_kept(
    window: WindowDesk, field: str, typed: str, wrong: str
) -> None:
    view = shown(window)
    view.add()
    form = window.dialog(MeasureForm)
    QTest.keyClicks(form.name, "Waits" if field != "name" else "")
    QTest.keyClicks(form.unit, "days")
    held = getattr(form, field)
    QTest.keyClicks(held, typed)
    press(form, "Save")
    assert wrong in form.problem.text()
    assert form.focusWidget() is held
    assert wrong in held.accessibleDescription()
    assert window.plan.measures == ()
    form.drop()


def test_marked_words_fill_the_form_and_nothing_is_kept_without_saving(
    window: WindowDesk,
) -> None:
    window.go("t1.q2", write=True)
    window.editor().select_all()
    window.choose("Keep as a measure…")
    form = window.dialog(MeasureForm)
    assert form.name.text() == "Time to decide a claim"
    assert (form.baseline.text(), form.target.text()) == ("12 days", "8 days")
    assert form.target_day.text() == "March 2026"
    assert form.direction is Direction.DOWN
    form.reject()
    assert window.plan.measures == ()
    window.editor().moveCursor(QTextCursor.MoveOperation.Start)  # no mark: its paragraph is read
    window.choose("Keep as a measure…")
    press(window.dialog(MeasureForm), "Save")
    (kept,) = window.plan.measures
    assert (kept.baseline, kept.target, kept.target_date) == ("12", "8", "2026-03")
    assert kept.where == "t1.q2"


def test_what_was_typed_is_not_dropped_without_a_word(window: WindowDesk) -> None:
    view = shown(window)
    view.add()
    form = window.dialog(MeasureForm)
    QTest.keyClicks(form.name, "Waits")
    form.reject()
    assert form.asking
    press(form.asking, "Save")
    assert [one.name for one in window.plan.measures] == ["Waits"]


def test_the_table_of_a_questions_measures_is_put_into_its_answer_and_follows(
    window: WindowDesk,
) -> None:
    mine = Measure("m1", "Waits", unit="days", target="8", where="t1.q2")
    keep(window, mine, Measure("m2", "Calls"))
    window.go("t1.q2", write=True)
    window.choose("Table of measures")

    def table() -> Table:
        (found,) = [
            one for one in window.plan.answers_to("t1.q2")[0].text if isinstance(one, Table)
        ]
        return found

    assert [plain_runs(cell) for cell in table().rows[1]][:3] == ["Waits", "Not known", "8 days"]
    assert len(table().rows) == 2
    view = shown(window)
    view.begin("m1")
    view.edit()
    form = window.dialog(MeasureForm)
    form.target.setText("7")
    press(form, "Save")
    assert plain_runs(table().rows[1][2]) == "7 days"
    window.session.undo()
    assert plain_runs(table().rows[1][2]) == "8 days"


def test_the_view_leads_to_the_question_and_says_where_measures_are_printed(
    window: WindowDesk,
) -> None:
    keep(window, Measure("m1", "Waits", where="t1.q2"), Measure("m2", "Calls"))
    view = shown(window)
    view.choose(1)
    assert not view.going.isEnabled()
    view.choose(0)
    view.printed.setCurrentIndex(1)
    view.printed.activated.emit(1)
    assert window.plan.measures_printed is PrintedMeasures.TABLE
    press(view, "Go to its question")
    assert window.where == "t1.q2"


def test_measures_come_in_from_a_file_in_one_step(window: WindowDesk, tmp_path: Path) -> None:
    from desktopapp.operations.measure_files import read_measures  # noqa: PLC0415  # one test's

    file = tmp_path / "m.csv"
    file.write_text("Measure,Target date\nWaits,31 June 2026\nCalls,2026\n", encoding="utf-8")
    view = shown(window)
    view.take(read_measures(file, window.plan))
    assert [one[0] for one in rows(view)] == ["Waits", "Calls"]
    assert "June has 30 days" in window.told
    window.press("Undo")
    assert window.plan.measures == ()


def test_a_row_is_heard_as_a_sentence_with_how_far_it_is_in_words(window: WindowDesk) -> None:
    value = MeasuredValue("v", "50", "2025-03")
    keep(window, Measure("m1", "Recycling", unit="%", target="50", values=(value,)))
    view = shown(window)
    said = view.model.data(view.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Recycling. Question: Whole plan. Target: 50%. Latest: 50%, March 2025")
    assert "How far: Met" in said


def test_a_thousand_measures_are_shown_at_once(window: WindowDesk) -> None:
    keep(window, *(Measure(f"m{n}", f"Measure {n}", target=str(n)) for n in range(1_000)))
    view = shown(window)
    view.begin("m999")
    assert view.title.text() == "Measure 999"


def test_a_measure_takes_the_values_of_a_figure(window: WindowDesk) -> None:
    now = FigureValue("v", "2400000", as_at=date(2024, 3, 31))
    figure = Figure("f1", "Agency spend", FigureUnit.MONEY, now=now)
    window.session.edit(replace(window.plan, figures=(figure,)), "figure")
    view = shown(window)
    view.add()
    form = window.dialog(MeasureForm)
    QTest.keyClicks(form.name, "Agency")
    QTest.keyClicks(form.unit, "£")
    form.figure.setCurrentIndex(1)
    assert not form.values.isEnabled()
    press(form, "Save")
    assert rows(view)[0][4] == "£2,400,000, 31 March 2024"


def test_the_table_has_the_keyboard_as_soon_as_there_is_a_measure_in_it(
    window: WindowDesk,
) -> None:
    keep(window, Measure("m1", "Days to decide"))
    window.editor().setFocus()
    assert shown(window).table.hasFocus()
