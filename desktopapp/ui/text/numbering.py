"""Numbered lists in the editor: how they are numbered, where they begin, whether they go on."""

from desktopapp.plan import list_edits
from desktopapp.plan.list_labels import MOST_LABEL, MOST_START, pattern_of
from desktopapp.ui.text.rich_editor import RichEditor
from desktopapp.ui.widgets.choices import Choice, Number
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import WrongField

KINDS = (  # in words of the menu, and as a pattern
    ("1.", "{1}."),
    ("a.", "{a}."),
    ("i.", "{i}."),
    ("A.", "{A}."),
    ("(a)", "({a})"),
    ("(i)", "({i})"),
    ("1.1", "{1}.{1}"),
)
_FORMS = (("1, 2, 3", "{1}"), ("a, b, c", "{a}"), ("A, B, C", "{A}"), ("i, ii, iii", "{i}"))


def pattern_in_hand(editor: RichEditor) -> str:
    """Return the pattern of the numbered item where the caret stands, or nothing."""
    text, start, _ = editor.chosen()
    return list_edits.pattern_at(text, start[0])


def set_label(editor: RichEditor, pattern: str) -> None:
    """Give the lists of the selection labels of a pattern."""
    text, start, end = editor.chosen()
    made = list_edits.with_label(text, start[0], end[0], pattern)
    editor.apply("labels of the list", made, start, end)


def can_go_on(editor: RichEditor) -> bool:
    """Tell whether the list in hand can go on from one before it, or does."""
    text, start, _ = editor.chosen()
    return list_edits.list_before(text, start[0]) is not None or is_continued(editor)


def is_continued(editor: RichEditor) -> bool:
    """Tell whether the list in hand goes on from one before it."""
    text, start, _ = editor.chosen()
    return list_edits.is_going_on(text, start[0])


def switch_going_on(editor: RichEditor) -> None:
    """Let the list in hand go on from the one before it, or begin at 1 again."""
    text, start, end = editor.chosen()
    on = not list_edits.is_going_on(text, start[0])
    made = list_edits.going_on(text, start[0], on=on)
    editor.apply("continue numbering" if on else "number from 1", made, start, end)


def ask_start(editor: RichEditor) -> None:
    """Ask for the number at which the list begins at the item in hand."""
    text, start, end = editor.chosen()
    number = list_edits.number_at(text, start[0])
    if not number:
        return
    box = Number()
    box.setRange(1, MOST_START)
    box.setValue(number)

    def take() -> None:
        made = list_edits.starting_at(text, start[0], box.value())
        editor.apply("start numbering", made, start, end)

    form = FormDialog(editor.window(), "Start numbering at", take)
    form.add("Number of this item", box, "Those after it count on from there.")
    form.agreeing.setText("Save")
    form.exec()
    form.deleteLater()


def ask_label(editor: RichEditor) -> None:
    """Ask for the words around the numbers of the lists in hand."""
    before, after, form = LineField(), LineField(), Choice()
    for words, pattern in _FORMS:
        form.addItem(words, pattern)
    now = pattern_in_hand(editor) or _FORMS[0][1]
    for n, (_, pattern) in enumerate(_FORMS):
        if pattern in now:
            front, _, end = now.rpartition(pattern)
            before.setText(front)
            after.setText(end)
            form.setCurrentIndex(n)

    def take() -> None:
        pattern = f"{before.text()}{form.currentData()}{after.text()}"
        if not pattern_of(pattern):
            raise WrongField(
                before,
                f"This is longer than a label can be: {MOST_LABEL} characters.",
                then="Take fewer words.",
            )
        set_label(editor, pattern)

    dialog = FormDialog(editor.window(), "Labels of the list", take)
    dialog.add("Before the number", before, "Such as “Priority ” or “(”. May be empty.")
    dialog.add("Numbers or letters", form)
    dialog.add("After the number", after, "Such as “:” or “)”. May be empty.")
    dialog.agreeing.setText("Save")
    dialog.exec()
    dialog.deleteLater()
