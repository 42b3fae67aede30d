"""Any edits in any order: document, editor and plan say the same, and undo leads back."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desktopapp.layout.style import styles
from desktopapp.plan.plan import Appearance
from desktopapp.plan.search import find, replace_matches
from desktopapp.plan.text import Paragraph, Run, Text, count_words
from desktopapp.ui.text import reading, richtext
from desktopapp.ui.text.reading import document_text
from tests.editor_desk import Desk
from tests.strategies import texts
from tests.ui.test_editor_keys import PIXEL
from tests.ui.test_richtext import tidied
from tests.waiting import fired

Key = Qt.Key
Edits = list[tuple[str, tuple[int, int]]]
HTML = "<h2>Head</h2><ul><li>one<ol><li>two</ol></ul><table><tr><td>a<td>b</table><p>end"


def paste(desk: Desk, html: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    desk.editor.insertFromMimeData(data)


def replace_all(desk: Desk) -> None:
    """Change the plan elsewhere, as the find bar does."""
    plan = desk.session.plan
    desk.session.edit(replace_matches(plan, find(plan, "a"), "ab"), "replace all")


def pause(desk: Desk) -> None:
    """Let the editor do what it does once no key has come for a moment."""
    timers = desk.editor.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for timer in timers:
        if timer.isActive():
            fired(timer)


EDITS: dict[str, Callable[[Desk], object]] = {
    "type": lambda desk: desk.type("a b"),
    "enter": lambda desk: desk.key(Key.Key_Return),
    "line break": lambda desk: desk.key(Key.Key_Return, shift=True),
    "backspace": lambda desk: desk.key(Key.Key_Backspace),
    "delete": lambda desk: desk.key(Key.Key_Delete),
    "delete word": lambda desk: desk.key(Key.Key_Delete, ctrl=True),
    "backspace word": lambda desk: desk.key(Key.Key_Backspace, ctrl=True),
    "tab": lambda desk: desk.key(Key.Key_Tab),
    "back tab": lambda desk: desk.key(Key.Key_Backtab),
    "bold": lambda desk: desk.editor.formatting.toggle_bold(),
    "italic": lambda desk: desk.editor.formatting.toggle_italic(),
    "heading": lambda desk: desk.editor.formatting.set_heading(2),
    "paragraph": lambda desk: desk.editor.formatting.set_paragraph(),
    "bullets": lambda desk: desk.editor.formatting.toggle_bullets(),
    "numbers": lambda desk: desk.editor.formatting.toggle_numbers(),
    "link": lambda desk: desk.editor.formatting.set_link("https://fenmoor.example", "us"),
    "table": lambda desk: desk.editor.formatting.insert_table(2, 2),
    "row": lambda desk: desk.editor.formatting.add_row(),
    "no column": lambda desk: desk.editor.formatting.remove_column(),
    "cut": lambda desk: desk.key(Key.Key_X, ctrl=True),
    "copy": lambda desk: desk.key(Key.Key_C, ctrl=True),
    "paste": lambda desk: desk.key(Key.Key_V, ctrl=True),
    "paste html": lambda desk: paste(desk, HTML),
    "assistive tool": lambda desk: desk.editor.textCursor().insertText("x\ny"),
    "picture": lambda desk: desk.editor.formatting.insert_picture(PIXEL, "A dot"),
    "zoom": lambda desk: desk.editor.set_look(styles(Appearance()), 20),
    "pause": pause,
    "replace all": replace_all,
    "undo": lambda desk: desk.session.undo(),
    "redo": lambda desk: desk.session.redo(),
}
place = st.tuples(st.integers(0, 10**6), st.one_of(st.just(0), st.integers(-9, 9)))
edit = st.tuples(st.sampled_from(sorted(EDITS)), place)


def whole(desk: Desk, position: int) -> int:
    """Return a position that is not within a character of two units of UTF-16."""
    is_half = "\udc00" <= desk.editor.document().characterAt(position) <= "\udfff"
    return position - is_half


def go(desk: Desk, where: tuple[int, int]) -> None:
    """Put the caret anywhere, sometimes with a selection."""
    end = desk.editor.document().characterCount()
    start = where[0] % end
    cursor = desk.editor.textCursor()
    cursor.setPosition(whole(desk, start))
    stop = whole(desk, min(max(start + where[1], 0), end - 1))
    cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
    desk.editor.setTextCursor(cursor)


def assert_true(desk: Desk) -> None:
    """Assert that the plan, the editor and its document say the same."""
    editor = desk.editor
    editor.settle()
    assert document_text(editor.document(), {}) == editor.text
    assert desk.text == editor.text
    assert editor.words == count_words(editor.text)
    assert editor.caret().part == "part"


@pytest.fixture(
    params=[reading.MANY, 0], ids=["whole blocks", "only what was typed"], scope="module"
)
def _read_back(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read back blocks of so many runs only where they were typed in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MANY", request.param)
        yield


@pytest.mark.usefixtures("qapp", "_read_back")
@given(texts(4), st.lists(edit, max_size=14))
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_any_edits_keep_plan_and_document_one(
    text: Text, edits: list[tuple[str, tuple[int, int]]]
) -> None:
    desk = Desk(tidied(text))
    desk.editor.show()
    QApplication.clipboard().setText("clip")
    for name, where in edits:
        go(desk, where)
        EDITS[name](desk)
        assert_true(desk)
    after = desk.text
    while desk.session.history.can_undo:
        desk.session.undo()
    assert_true(desk)
    assert desk.text == tidied(text)
    while desk.session.history.can_redo:
        desk.session.redo()
    assert_true(desk)
    if "undo" not in [name for name, _ in edits]:
        assert desk.text == after
    desk.editor.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_of_a_paragraph_of_many_formats_a_key_reads_only_what_it_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = tuple(Run("word ", bold=n % 2 == 0) for n in range(2 * reading.MANY))
    desk = Desk((Paragraph("p", runs),))
    desk.editor.show()
    monkeypatch.setattr(
        richtext, "document_runs", lambda *_: pytest.fail("the whole block is read")
    )
    for where in (0, 5, 7, 999, 10 * reading.MANY):
        go(desk, (where, 0))
        desk.type("xy")
        desk.key(Key.Key_Backspace)
        desk.key(Key.Key_Delete)
        desk.key(Key.Key_Delete)
        assert_true(desk)
    go(desk, (100, 9))
    desk.key(Key.Key_Delete)
    assert_true(desk)
    desk.editor.deleteLater()
