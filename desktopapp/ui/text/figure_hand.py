"""The figure at a place of an editor: one that was typed, or one that the words refer to."""

from PySide6.QtGui import QTextCursor

from desktopapp.plan.cells import cell_spot
from desktopapp.plan.editing import Spot
from desktopapp.plan.text import Foreign, Picture, Run, Runs, Table, plain_runs
from desktopapp.plan.typed_figures import TypedFigure, typed_figure_at
from desktopapp.ui.text.writing import Writing


def typed_at(editor: Writing, cursor: QTextCursor) -> tuple[Spot, TypedFigure] | None:
    """Return where the figure begins that is typed at a cursor, and what it says."""
    found = _line_at(editor, cursor)
    if found is None:
        return None
    (n, begins), runs, inside = found
    typed = typed_figure_at(plain_runs(runs), inside)
    if typed is None or _refers(runs, typed):
        return None
    return (n, begins + typed.start), typed


def referred_at(editor: Writing, cursor: QTextCursor) -> str:
    """Return the id of the figure that the words at a cursor refer to, or nothing."""
    found = _line_at(editor, cursor)
    run = _run_at(found[1], found[2]) if found else None
    return run.figure if run else ""


def _line_at(editor: Writing, cursor: QTextCursor) -> tuple[Spot, Runs, int] | None:
    """Return the line of words at a cursor: where it begins, its runs, and how far in it is."""
    if not editor.text or editor.rich.filler_at(cursor.selectionStart()):
        return None
    n, at = editor.rich.spot(cursor.selectionStart())
    match editor.text[n]:
        case Picture() | Foreign():
            return None
        case Table() as table:
            r, c, inside = cell_spot(table, at)
            return (n, at - inside), table.rows[r][c], inside
        case block:
            return (n, 0), block.runs, at


def _run_at(runs: Runs, position: int) -> Run | None:
    end = 0
    for run in runs:
        end += len(run.text)
        if position < end or (position == end and run is runs[-1]):
            return run
    return None


def _refers(runs: Runs, typed: TypedFigure) -> bool:
    """Tell whether any of the words of a figure refer to one already."""
    at = 0
    for run in runs:
        if run.figure and at < typed.end and at + len(run.text) > typed.start:
            return True
        at += len(run.text)
    return False
