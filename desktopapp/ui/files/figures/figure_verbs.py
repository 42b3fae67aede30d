"""What is done with figures in the window: each is one step of undo."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktopapp.plan import editing
from desktopapp.plan.figure_uses import (
    IN_REPORT,
    FigureUse,
    figure_of,
    figure_run,
    figure_uses,
    with_figure,
    without_figure,
)
from desktopapp.plan.figure_words import ways_to_write
from desktopapp.plan.figures import Figure, FigureValue
from desktopapp.plan.places import place_name, place_of
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.plan.text import Paragraph, Run, new_id, plain_block
from desktopapp.plan.typed_figures import TypedFigure
from desktopapp.session.officer import now, officer
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.figure_hand import referred_at, typed_at
from desktopapp.ui.text.formatting import removed
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.file_dialogs import ask_file, ask_place
from desktopapp.ui.widgets.jobs import Job, problem_of
from desktopapp.ui.workspace.plan_verbs import edit, with_editor
from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktopapp.operations.figures import FiguresRead
    from desktopapp.store.files import WritePlace

MOST_PLACES_LISTED = 25  # that one menu lists
_TEXTS = ("answers", "sections", "report")
_AROUND = 28  # characters before a figure that tell its places apart
_TABLES = "Tables (*.xlsx *.csv)"


def add(
    work: Workspace, then: Callable[[Figure], object] = str, parent: QWidget | None = None
) -> None:
    """Ask for a new figure and take it; ``then`` is told of it."""
    from desktopapp.ui.forms.figure_form import ask_figure  # noqa: PLC0415  # when it is asked for

    def take(made: Figure) -> None:
        edit(work, with_figure(work.plan, made), "add a figure")
        then(made)

    ask_figure(parent or work.window(), work.plan, work.today, None, take)


def change(work: Workspace, figure: Figure) -> None:
    """Ask what changed of a figure; all text that refers to it follows."""
    from desktopapp.ui.forms.figure_form import ask_figure  # noqa: PLC0415  # when it is asked for

    ask_figure(work.window(), work.plan, work.today, figure, partial(_take_change, work, figure))


def _take_change(work: Workspace, figure: Figure, made: Figure) -> None:
    """Take what changed of a figure, and say how much text followed it."""
    if made == figure:
        return
    before, after = work.plan, with_figure(work.plan, made)
    edit(work, after, "change a figure")
    many = len(figure_uses(after).get(made.id, ()))
    same = [getattr(before, one) == getattr(after, one) for one in _TEXTS]
    if many and not all(same):
        said = f"“{made.name}” was changed, and so was the text in {counted(many, 'place')}."
        work.notice.tell(said, verbs=(("Undo", work.bridge.session.undo),))


def delete(work: Workspace, figure: Figure) -> None:
    """Delete a figure; where it is used, that is said before."""
    uses = figure_uses(work.plan).get(figure.id, ())
    if uses:
        _ask_to_delete(work, figure, uses)
    else:
        _delete(work, figure)


def _delete(work: Workspace, figure: Figure) -> None:
    edit(work, without_figure(work.plan, figure.id), "delete a figure")
    work.notice.tell(f"“{figure.name}” was deleted.", verbs=(("Undo", work.bridge.session.undo),))


def _ask_to_delete(work: Workspace, figure: Figure, uses: tuple[FigureUse, ...]) -> None:
    """Ask whether a figure that is used is to be deleted. Return keeps it."""
    from desktopapp.ui.widgets.sheet import Sheet  # noqa: PLC0415  # when it is asked

    places = dict.fromkeys(_place(work.plan, use) for use in uses[:MOST_PLACES_LISTED])
    ask = Sheet(
        work.window(),
        f"Delete “{figure.name}”?",
        f"It is used in {counted(len(uses), 'place')}: {', '.join(places)}. The words stay there "
        "as they are, and follow no figure any more.",
    )
    keep = button("Keep it", ask.reject, first=True)
    keep.setDefault(True)
    ask.verbs.addWidget(button("Delete it", ask.accept))
    ask.verbs.addWidget(keep)
    ask.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    ask.accepted.connect(partial(_delete, work, figure))
    ask.open()


def _place(plan: Plan, use: FigureUse) -> str:
    """Return what the place of a use is called."""
    if use.part != IN_REPORT:
        return place_name(plan, place_of(plan, use.part))
    sections = plan.report.sections if plan.report else ()
    heading = sections[use.section].heading if 0 <= use.section < len(sections) else ""
    return f"Report to members, {heading}" if heading else "Report to members"


def said_place(plan: Plan, use: FigureUse) -> str:
    """Say where a figure is used, with the words before it."""
    text = plan.part(use.part).text if use.part != IN_REPORT else ()
    if use.part == IN_REPORT and plan.report:
        text = plan.report.sections[use.section].text
    block = next((one for one in text if getattr(one, "id", "") == use.caret.block), None)
    words = plain_block(block).replace("\n", " ").replace("\t", " ") if block else ""
    before = words[max(use.caret.position - _AROUND, 0) : use.caret.position]
    said = f"…{before}" if use.caret.position > _AROUND else before
    return f"{_place(plan, use)}: {said}{use.words}"


def go_to(work: Workspace, use: FigureUse) -> None:
    """Go to where a figure is used, and select its words."""
    if use.part == IN_REPORT:
        work.show_view("report")
        report = work.views["report"]
        lead = getattr(report, "lead_to_section", None)
        if lead:
            lead(use.section, use.caret, len(use.words))
        return
    work.select(use.caret, len(use.words))


def insert_figure(work: Workspace, figure: Figure, form: str = "") -> None:
    """Insert a figure where the caret stands, in the format of the words there."""
    with_editor(work, lambda editor: put_in(editor, figure, form))


def put_in(editor: AnswerEditor, figure: Figure, form: str, fold: str = "") -> None:
    """Put a figure into the text of an editor, in the place of what is selected."""
    like = editor.formatting.next_run()
    text, start, end = editor.chosen()
    text, start = removed(editor, text, start, end)
    run = figure_run(figure, form, replace_format(like))
    made, spot = editing.insert(text, start, (Paragraph(new_id(), (run,)),))
    editor.apply("insert a figure", made, spot, fold=fold)
    announce(editor, f"Inserted: {run.text}")


def replace_format(run: Run) -> Run:
    """Return the format of a run alone."""
    return Run("", bold=run.bold, italic=run.italic)


def choose_figure(work: Workspace) -> None:
    """Ask which figure to insert, and how it is to be written."""
    from desktopapp.ui.files.figures.figure_chooser import FigureChooser  # noqa: PLC0415  # when asked for

    editor = work.editor()
    if editor:
        FigureChooser(work, editor, put_in, add).open()


def keep(work: Workspace) -> None:
    """Keep the figure that is typed where the caret stands; its words refer to it from then on."""

    def ask(editor: AnswerEditor) -> None:
        found = typed_at(editor, editor.textCursor())
        if found is None:
            work.notice.refuse("Click on a figure that is typed first.")
            return
        start, typed = found
        keep_typed(work, editor, start, typed)

    with_editor(work, ask)


def keep_typed(
    work: Workspace, editor: AnswerEditor, start: editing.Spot, typed: TypedFigure
) -> None:
    """Ask for the details of a figure that is typed, and tie its words to it."""
    from desktopapp.ui.forms.figure_form import ask_figure  # noqa: PLC0415  # when it is asked for

    told = FigureValue(new_id(), typed.value, by=officer(), when=now())
    fresh = Figure(new_id(), unit=typed.unit, now=told)
    before = editor.text

    def take(made: Figure) -> None:
        if isValid(editor) and editor.text == before:
            _tie(work, editor, start, typed, made)

    ask_figure(work.window(), work.plan, work.today, fresh, take)


def _tie(
    work: Workspace, editor: AnswerEditor, start: editing.Spot, typed: TypedFigure, made: Figure
) -> None:
    """Take a figure, and let the words that were typed refer to it: one step of undo."""
    fold = f"keep {made.id}"
    work.bridge.session.edit(with_figure(work.plan, made), "keep as a figure", fold=fold)
    end = (start[0], start[1] + typed.end - typed.start)
    like = replace_format((editing.formats(editor.text, start, end) or (Run(""),))[0])
    text, spot = editing.remove(editor.text, start, end)
    ways = [way.form for way in ways_to_write(made)]
    run = figure_run(made, typed.form or next(iter(ways), ""), like)
    text, spot = editing.insert(text, spot, (Paragraph(new_id(), (run,)),))
    editor.apply("keep as a figure", text, spot, fold=fold)


def change_in_hand(work: Workspace) -> None:
    """Change the figure that the words at the caret refer to."""

    def ask(editor: AnswerEditor) -> None:
        figure = figure_of(work.plan, referred_at(editor, editor.textCursor()))
        if figure:
            change(work, figure)
        else:  # they came from another plan
            work.notice.refuse("These words refer to no figure of this plan.")

    with_editor(work, ask)


def asked_of_figure(work: Workspace, what: str) -> None:
    """Do what is asked for in the menu of an editor."""
    {"keep": keep, "change": change_in_hand, "choose": choose_figure}[what](work)


def bring_in_figures(work: Workspace) -> None:
    """Ask for a table of figures, say what it would change, and take it when agreed to."""
    from desktopapp.operations import figures  # noqa: PLC0415  # when it is asked for

    path = ask_file(work.window(), "Bring in figures", "", _TABLES)
    if path is None:
        return
    reading = partial(figures.read_figures, work.plan, path, work.today, officer(), now())

    def read(_job: Job) -> "FiguresRead":
        return reading()

    def show(found: "FiguresRead") -> None:
        from desktopapp.ui.files.figures.figures_sheet import FiguresSheet  # noqa: PLC0415  # the same

        FiguresSheet(work, path.name, found).open()

    work.jobs.run("figures read", read, show, lambda error: work.notice.warn(problem_of(error)))


def write_out(work: Workspace) -> None:
    """Ask where to write the figures as a table, and write them there."""
    from desktopapp.operations import figures  # noqa: PLC0415  # when it is asked for

    def fail(error: Exception) -> None:
        work.notice.warn(problem_of(error))

    def put(there: "WritePlace") -> None:
        plan, path = work.plan, there.path

        def write(_job: Job) -> Path:
            figures.write_figures(plan, path, there.agreed)
            return path

        work.jobs.run(
            "figures written",
            write,
            lambda made: work.notice.tell(f"The figures are in “{made.name}”.", str(made.parent)),
            fail,
        )

    ask_place(
        work.window(), work.jobs, "Write out the figures", "Figures.xlsx", _TABLES, put, fail
    )
