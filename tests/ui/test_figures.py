"""Figures in the window: added, inserted, changed, found again, deleted; and undone."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from desktopapp.plan.figure_uses import figure_run, figure_uses
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.ui.files.figures.figure_chooser import FigureChooser
from desktopapp.ui.files.figures.figures_sheet import FiguresSheet
from desktopapp.ui.forms.figure_form import FigureForm
from desktopapp.ui.panels.figures_view import FiguresView
from desktopapp.ui.widgets.sheet import Sheet
from tests.waiting import settle
from tests.window_desk import WindowDesk, press

BUDGET = Figure("f1", "Net budget", now=FigureValue("v1", "1200000", "2026/27"))
HOMES = Figure("f2", "Homes", FigureUnit.COUNT, now=FigureValue("v2", "54321"))
_KEY = Qt.Key


def with_figures(window: WindowDesk, *figures: Figure) -> None:
    window.session.edit(replace(window.plan, figures=figures), "figures")


def part(window: WindowDesk) -> str:
    return window.plan.answers_to(window.where)[0].id


def text(window: WindowDesk) -> str:
    return plain(window.plan.part(part(window)).text)


def use(window: WindowDesk, before: str, figure: Figure, form: str = "million") -> None:
    """Let the text in hand say a figure."""
    window.write("x")
    runs = (Run(before), figure_run(figure, form))
    window.session.edit(window.plan.with_text(part(window), (Paragraph("p", runs),)), "text")


def view(window: WindowDesk) -> FiguresView:
    shown: FiguresView = window.view("figures")
    return shown


def cells(table: QTableView, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, n).data()) for n in range(model.columnCount())]


def type_into(form: FigureForm, **words: str) -> None:
    for name, said in words.items():
        line = getattr(form, name)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, said)


def test_a_figure_is_added_by_keys_and_inserted_as_it_is_chosen_to_be_written(
    begun: WindowDesk,
) -> None:
    begun.write("We spend ")
    begun.choose("Figure…")
    chooser = begun.dialog(FigureChooser)
    press(chooser, "A new figure…")
    form = begun.dialog(FigureForm)
    type_into(form, name="Net budget", value="£1.25m", period="2026/27", source="Budget book")
    assert form.reads.text() == "Written: £1,250,000 or £1.3 million or £1.3m"
    QTest.keyClick(form.source, _KEY.Key_Return)
    settle()
    assert text(begun) == "We spend £1,250,000"
    QTest.keyClicks(begun.editor(), " and more")
    (use_of,) = figure_uses(begun.plan)[begun.plan.figures[0].id]
    assert (use_of.words, use_of.is_true) == ("£1,250,000", True)
    assert begun.plan.figures[0].now.by
    begun.choose("Figure…")
    chooser = begun.dialog(FigureChooser)
    QTest.keyClicks(chooser.line, "net")
    QTest.keyClick(chooser.line, _KEY.Key_Down)
    QTest.keyClick(chooser.line, _KEY.Key_Return)
    settle()
    assert text(begun) == "We spend £1,250,000 and more£1.3 million"


def test_a_change_in_the_table_changes_the_text_and_undo_takes_both_back(
    begun: WindowDesk,
) -> None:
    with_figures(begun, BUDGET, HOMES)
    use(begun, "We spend ", BUDGET)
    shown = view(begun)
    assert cells(shown.table, 0) == ["Net budget", "£1,200,000", "2026/27", "", "", "", "1 place"]
    assert shown.table.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Homes: 54,321. Used: Nowhere yet"
    )
    shown.table.setFocus()
    QTest.keyClick(shown.table, _KEY.Key_Return)
    form = begun.dialog(FigureForm)
    type_into(form, value="2.5 million")
    QTest.keyClick(form.value, _KEY.Key_Return)
    settle()
    assert text(begun) == "We spend £2.5 million"
    assert "in 1 place" in begun.news
    assert [one.value for one in begun.plan.figures[0].history] == ["1200000"]
    begun.choose("Undo")
    assert text(begun) == "We spend £1.2 million"
    assert begun.plan.figures == (BUDGET, HOMES)


def test_a_value_that_was_a_mistake_is_not_kept(begun: WindowDesk) -> None:
    with_figures(begun, BUDGET)
    view(begun).change()
    form = begun.dialog(FigureForm)
    type_into(form, value="3m")
    form.mistake.setChecked(True)
    press(form, "Save")
    settle()
    assert begun.plan.figures[0].value == "3000000"
    assert begun.plan.figures[0].history == ()


def test_what_is_wrong_in_a_field_is_said_there_and_nothing_is_lost(begun: WindowDesk) -> None:
    view(begun).add()
    form = begun.dialog(FigureForm)
    for words, field, said in (
        ({}, "name", "The figure has no name."),
        ({"name": "Depot opens"}, "value", "The figure has no value."),
        ({"value": "l2"}, "value", "The value cannot be understood."),
    ):
        type_into(form, **words)
        press(form, "Save")
        assert said in form.problem.text()
        assert form.focusWidget() is getattr(form, field)
    form.unit.setCurrentIndex(4)
    for day, said in (("31 June 2027", "June has 30 days."), ("1 May 1850", "Is the year 1850")):
        type_into(form, value=day)
        press(form, "Save")
        assert said in form.problem.text()
    type_into(form, value="30 June 2027")
    form.as_at.show_day(date(1850, 1, 1))
    press(form, "Save")
    assert "The year 1850 cannot be right." in form.problem.text()
    form.as_at.show_day(None)
    press(form, "Save")
    settle()
    assert [one.value for one in begun.plan.figures] == ["2027-06-30"]


def test_a_figure_that_is_used_is_deleted_only_when_that_was_said(begun: WindowDesk) -> None:
    with_figures(begun, BUDGET)
    use(begun, "We spend ", BUDGET)
    shown = view(begun)
    shown.table.setFocus()
    QTest.keyClick(shown.table, _KEY.Key_Delete)
    ask = begun.dialog(Sheet, "Delete “Net budget”?")
    assert "It is used in 1 place" in ask.words.text()
    press(ask, "Delete it")
    settle()
    assert not begun.plan.figures
    assert text(begun) == "We spend £1.2 million"
    assert "f1" not in str(begun.plan.parts())
    begun.press("Undo")
    assert figure_uses(begun.plan)["f1"]


def test_a_figure_that_is_typed_is_kept_and_its_words_refer_to_it(begun: WindowDesk) -> None:
    begun.write("We spend £1.25 million.")
    editor = begun.editor()
    for _ in range(5):
        QTest.keyClick(editor, _KEY.Key_Left)
    begun.choose("Keep as a figure…")
    form = begun.dialog(FigureForm)
    assert form.value.text() == "£1,250,000"
    type_into(form, name="Net budget")
    press(form, "Save")
    settle()
    assert bool(begun.plan.figures)
    (use_of,) = figure_uses(begun.plan)[begun.plan.figures[0].id]
    assert (use_of.words, use_of.form) == ("£1.25 million", "million.2")
    assert text(begun) == "We spend £1.25 million."
    begun.choose("Undo")
    assert not begun.plan.figures
    assert text(begun) == "We spend £1.25 million."


def test_typing_over_a_figure_lets_it_go_and_typing_before_it_does_not(begun: WindowDesk) -> None:
    with_figures(begun, BUDGET)
    use(begun, "", BUDGET)
    editor = begun.editor()
    editor.setFocus()
    QTest.keyClick(editor, _KEY.Key_Home)
    QTest.keyClicks(editor, "Now ")
    (use_of,) = figure_uses(begun.plan)["f1"]
    assert (use_of.words, use_of.is_true) == ("£1.2 million", True)
    for _ in range(2):
        QTest.keyClick(editor, _KEY.Key_Right)
    QTest.keyClicks(editor, "9")
    assert text(begun) == "Now £19.2 million"
    assert not figure_uses(begun.plan)["f1"][0].is_true


def test_a_place_of_use_is_gone_to_and_its_words_are_selected(begun: WindowDesk) -> None:
    with_figures(begun, BUDGET)
    use(begun, "We spend ", BUDGET)
    shown = view(begun)
    press(shown, "Go to where it is used")
    settle()
    assert begun.editor().textCursor().selectedText() == "£1.2 million"


def test_a_thousand_figures_are_searched_and_shown_without_a_wait(begun: WindowDesk) -> None:
    many = tuple(
        Figure(f"g{n}", f"Measure {n}", FigureUnit.COUNT, now=FigureValue(f"w{n}", str(n)))
        for n in range(1000)
    )
    with_figures(begun, *many)
    shown = view(begun)
    assert shown.said.text() == "1,000 figures, none used in the plan."
    QTest.keyClicks(shown.wanted, "measure 99")
    assert shown.said.text() == "19 of 1,000 figures found."
    assert cells(shown.table, 0)[0] == "Measure 99"


def test_what_a_table_changes_is_shown_before_it_is_brought_in(begun: WindowDesk) -> None:
    from desktopapp.operations.figures import figures_of_rows  # noqa: PLC0415  # for this alone

    with_figures(begun, BUDGET)
    rows = [("Name", "Value"), ("Net budget", "£2m"), ("Homes", "5"), ("", "9")]
    found = figures_of_rows(begun.plan, rows, date(2027, 3, 1), "Ann", "now")
    assert found
    sheet = FiguresSheet(begun.work, "table.csv", found)
    sheet.open()
    assert (
        sheet.words.text() == "1 new, 1 changed, 0 the same, 1 left out. Nothing was changed yet."
    )
    assert "£1,200,000 becomes £2,000,000" in sheet.told.toPlainText()
    press(sheet, "Bring them in")
    settle()
    assert [one.value for one in begun.plan.figures] == ["2000000", "5"]


def test_what_a_name_says_is_offered_before_what_a_period_says(begun: WindowDesk) -> None:
    first = Figure("f5", "Savings 4", now=FigureValue("v5", "4000", "2025/26"))
    named = Figure("f6", "Savings 5", now=FigureValue("v6", "5000", "2024/25"))
    with_figures(begun, first, named)
    begun.write("We save ")
    begun.choose("Figure…")
    chooser = begun.dialog(FigureChooser)
    QTest.keyClicks(chooser.line, "savings 5")
    QTest.keyClick(chooser.line, _KEY.Key_Return)
    settle()
    assert text(begun) == "We save £5,000"


def test_the_table_has_the_keyboard_as_soon_as_there_is_a_figure_in_it(begun: WindowDesk) -> None:
    with_figures(begun, BUDGET)
    begun.editor().setFocus()
    assert view(begun).table.hasFocus()
