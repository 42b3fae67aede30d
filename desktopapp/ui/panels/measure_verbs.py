"""What is done with measures from a text: the table of them put in, a sentence kept as one."""

from dataclasses import replace

from desktopapp.plan.measure_edits import measures_at
from desktopapp.plan.measure_table import measures_table, said_name
from desktopapp.plan.measure_text import measure_said
from desktopapp.plan.measures import Measure
from desktopapp.plan.places import is_section
from desktopapp.ui.forms.measure_form import MeasureForm
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.workspace.plan_verbs import with_editor
from desktopapp.ui.workspace.workspace import Workspace

_MOST = 600  # letters of a text that are read: a measure is said in a sentence or two


def insert_measures(work: Workspace) -> None:
    """Put a table into the answer in hand: of its question’s measures, else of all."""
    found = measures_at(work.plan, work.where) or work.plan.measures
    if found:
        table = measures_table(found)
        with_editor(work, lambda editor: editor.formatting.put_table(table))


def keep_as_measure(work: Workspace) -> MeasureForm | None:
    """Fill the form of a measure with what the marked words say; nothing is kept by itself.

    Without a mark the words of the paragraph are read.
    """
    editor = work.editor()
    if editor is None:
        return None
    cursor = editor.textCursor()
    words = cursor.selectedText() or cursor.block().text()
    read = replace(measure_said(words[:_MOST]), where=_place(work))
    form = MeasureForm(work, read, lambda made: _kept(work, made))
    form.say("This is what the words say. Look through it, and save it if it is right.")
    form.open()
    return form


def _place(work: Workspace) -> str:
    """Return the question or theme in hand; nothing for a section."""
    return "" if is_section(work.plan, work.where) else work.where


def _kept(work: Workspace, made: Measure) -> None:
    announce(work, f"Kept as a measure: {said_name(made)}")
