"""Numbered lists in the window: labels, where they begin, and whether they go on."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QSpinBox

from desktopapp.plan.history import Caret
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.text import ListItem, Paragraph, Run, Text
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.ui.text import numbering
from desktopapp.ui.text.editor_menu import menu_of
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.menu_letters import without_letters
from tests.window_desk import Open, WindowDesk


def item(name: str) -> ListItem:
    return ListItem(name, (Run(name),), numbered=True)


TEXT: Text = (item("a"), item("b"), Paragraph("p", (Run("Between."),)), item("c"), item("d"))


class ListsDesk:
    """A window with an answer of two numbered lists in hand."""

    def __init__(self, window: WindowDesk, part: str) -> None:
        self.window, self.part = window, part

    def at(self, block: str) -> None:
        self.window.editor().put_caret(Caret(self.part, block, 0))

    @property
    def labels(self) -> list[str]:
        text = self.window.plan.part(self.part).text
        return [label.text for label in item_labels(text) if label]

    @property
    def offered(self) -> list[str]:
        editor = self.window.editor()
        menu = menu_of(editor, editor.textCursor())
        return [one.text() for one in menu.actions() if one.text()]


@pytest.fixture
def lists(open_window: Open) -> ListsDesk:
    plan = sample()
    (answer,) = plan.answers_to("t1.q2")
    window = open_window(Session(plan.with_text(answer.id, TEXT)))
    window.go("t1.q2", write=True)
    return ListsDesk(window, answer.id)


def test_a_list_goes_on_by_the_menu_and_undo_takes_it_back(lists: ListsDesk) -> None:
    lists.at("d")
    lists.window.choose("Continue numbering")
    assert lists.labels == ["1.", "2.", "3.", "4."]
    lists.window.choose("Continue numbering")
    assert lists.labels == ["1.", "2.", "1.", "2."]
    lists.window.choose("Undo")
    assert lists.labels == ["1.", "2.", "3.", "4."]


def test_a_list_begins_at_the_number_asked_for(
    lists: ListsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(form: FormDialog) -> int:
        (box,) = form.findChildren(QSpinBox)
        assert box.value() == 2
        box.setValue(7)
        form.agree()
        return 1

    monkeypatch.setattr(FormDialog, "exec", answer)
    lists.at("b")
    lists.window.choose("Start numbering at…")
    assert lists.labels == ["1.", "7.", "1.", "2."]


def test_labels_have_the_words_that_were_typed(
    lists: ListsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []

    def answer(form: FormDialog) -> int:
        before, after = form.findChildren(QLineEdit)
        (numbers,) = form.findChildren(QComboBox)
        assert (before.text(), numbers.currentText(), after.text()) == ("", "1, 2, 3", ".")
        before.setText("x" * 99)
        monkeypatch.setattr(form, "tell", told.append)
        form.agree()
        before.setText("Priority ")
        after.setText(":")
        form.agree()
        return 1

    monkeypatch.setattr(FormDialog, "exec", answer)
    lists.at("a")
    lists.window.choose("Labels of the list…")
    assert len(told) == 1
    assert lists.labels == ["Priority 1:", "Priority 2:", "1.", "2."]


def test_every_kind_of_label_is_in_the_menu_and_the_one_in_hand_is_ticked(
    lists: ListsDesk,
) -> None:
    lists.at("c")
    (menu,) = [
        one
        for one in lists.window.top.findChildren(QMenu)
        if without_letters(one.title()) == "Labels"
    ]

    def choices() -> list[QAction]:
        menu.aboutToShow.emit()
        return menu.actions()

    def ticked() -> list[str]:
        return [without_letters(one.text()) for one in choices() if one.isChecked()]

    assert ticked() == ["1."]
    assert [without_letters(one.text()) for one in choices()] == [
        words for words, _ in numbering.KINDS
    ]
    for n, (words, _) in enumerate(numbering.KINDS):
        choices()[n].trigger()
        assert ticked() == [words]
    assert lists.labels == ["1.", "2.", "1", "2"]


def test_without_a_numbered_item_in_hand_nothing_of_it_is_offered(lists: ListsDesk) -> None:
    def offered() -> set[str]:
        numbers = {"Continue numbering", "Start numbering at…", "Labels of the list…"}
        lists.window.top.menus.refresh()
        actions = lists.window.top.findChildren(QAction)
        in_menu = {without_letters(one.text()) for one in actions if one.isEnabled()} & numbers
        assert in_menu == numbers & set(lists.offered)
        return in_menu

    lists.at("p")
    assert not offered()
    lists.at("b")
    assert offered() == {"Start numbering at…", "Labels of the list…"}
    lists.at("c")
    assert len(offered()) == 3
