"""One open plan and every verb. The only holder of state.

An edit makes a new plan and one ``Change`` that says what changed and who did it. Saving,
counting, laying out and exporting are functions of a plan, safe on any thread; both front ends
reach the machinery through here and nowhere else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktopapp.checks.finding import Facts, Finding, Severity
from desktopapp.checks.rules import check
from desktopapp.documents.build import Document, Item, PictureItem, TableItem, TextItem, build
from desktopapp.documents.count import Count, count, count_document
from desktopapp.documents.layout import Layout, lay_out
from desktopapp.documents.lines import lacking
from desktopapp.documents.style import Style, Styles, styles
from desktopapp.plan.council import council_named
from desktopapp.plan.history import Caret, History, Step, begin
from desktopapp.plan.plan import Answer, Plan, Status, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.shape import one_line
from desktopapp.plan.text import Runs, Text, count_words, is_empty, paragraphs
from desktopapp.readers.decoding import decode
from desktopapp.store import resources, save
from desktopapp.store.files import make_folder, write_whole
from desktopapp.store.save import Held, NotSaved
from desktopapp.store.settings import recovery_folder

__all__ = [  # what the front ends need of the rooms below, beside what stands here
    "Count",
    "Document",
    "Finding",
    "Held",
    "Layout",
    "NotSaved",
    "Severity",
    "Style",
    "Styles",
    "build",
    "count",
    "count_document",
    "lay_out",
    "resources",
    "styles",
]

MOST_BYTES_OF_AN_ANSWER = 5_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """News of an edit: the plan before and after, what was done, by whom, where the caret goes."""

    before: Plan
    plan: Plan
    what: str
    by: object = None
    caret: Caret = Caret()


@dataclass(frozen=True, slots=True)
class Saving:
    """A save that was begun: run it on any thread, then tell the session how it ended."""

    plan: Plan
    held: Held
    recovery: Path | None

    def run(self) -> Held:
        """Write the plan and return what the next save must be given, or raise ``NotSaved``."""
        return save.save(self.plan, self.held, self.recovery)


class Session:
    """An open plan: its history, its file, and whoever listens to its changes."""

    def __init__(self, plan: Plan, held: Held | None = None) -> None:
        self.history: History = begin(plan)
        self.held = held
        self.on_disk: Plan | None = plan if held and held.digest else None
        self.listen: Callable[[Change], None] = lambda _change: None

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self.history.plan

    @property
    def path(self) -> Path | None:
        """The plan's file, or nothing while it has none."""
        return self.held.path if self.held else None

    @property
    def read_only(self) -> str:
        """Why the plan may not be changed, in a sentence or two; empty when it may."""
        return self.held.read_only if self.held else ""

    @property
    def is_saved(self) -> bool:
        """Whether the plan on disk is the plan as it stands now."""
        return self.on_disk is self.plan

    def edit(
        self,
        plan: Plan,
        what: str,
        *,
        by: object = None,
        fold: str = "",
        before: Caret | None = None,
        after: Caret | None = None,
    ) -> None:
        """Take a new plan. Edits in a row with one ``fold`` become one step of undo.

        Raises ``Problem`` for a plan that may only be read.
        """
        old = self.plan
        if plan is old:
            return
        self._refuse_when_read_only()
        caret = after or Caret()
        self.history = self.history.with_step(Step(plan, what, before or caret, caret, fold))
        self.listen(Change(old, plan, what, by, caret))

    def seal(self) -> None:
        """Close the last step: later typing begins a new one."""
        self.history = self.history.sealed()

    def undo(self, by: object = None) -> None:
        """Go one step back, and the caret to where that edit began."""
        if self.history.can_undo:
            old, step = self.plan, self.history.done[-1]
            self.history = self.history.undo()
            self.listen(Change(old, self.plan, f"undo {step.what}", by, step.before))

    def redo(self, by: object = None) -> None:
        """Go one step forward again, and the caret to where that edit ended."""
        if self.history.can_redo:
            old, step = self.plan, self.history.undone[-1]
            self.history = self.history.redo()
            self.listen(Change(old, self.plan, f"redo {step.what}", by, step.after))

    def answer(self, question: str, text: Text) -> tuple[str, int]:
        """Replace the answer to a question, and return the question's id and the words it has.

        The question is named by its id or its number ("1.3"). The first place that answers it
        takes the text; other places that serve no other question are removed. Raises
        ``Problem`` for a question that the brief does not have.
        """
        found = question_id(self.plan, question)
        self.edit(_answered(self.plan, found, text), "replace an answer")
        return found, count_words(text)

    def keep_in(self, path: Path, *, replacing: bool = False) -> None:
        """Let the plan have another file from now on; ``replacing`` one that is there already."""
        self.held = save.file_to_replace(path) if replacing else save.new_file(path)
        self.on_disk = None

    def begin_save(self) -> Saving:
        """Return the save of the plan as it stands now, to be run on any thread.

        Raises ``Problem`` where the plan has no file yet or may only be read.
        """
        self._refuse_when_read_only()
        if self.held is None:
            raise Problem("This plan has no file yet.", then="Choose where to save it.")
        return Saving(self.plan, self.held, recovery_folder())

    def end_save(self, saving: Saving, ended: Held | NotSaved) -> None:
        """Take note of how a save ended: what it wrote, or why it did not land."""
        if isinstance(ended, NotSaved):
            self.held = ended.held
        else:
            self.held, self.on_disk = ended, saving.plan

    def save(self) -> None:
        """Save now and wait for it, or raise ``NotSaved``. Not for the thread of the window."""
        saving = self.begin_save()
        try:
            self.end_save(saving, saving.run())
        except NotSaved as error:
            self.end_save(saving, error)
            raise

    def _refuse_when_read_only(self) -> None:
        if self.read_only:
            raise Problem(
                "This plan can only be read.",
                where=str(self.path or ""),
                safe="Nothing was changed.",
                then=self.read_only,
            )


def question_id(plan: Plan, named: str) -> str:
    """Return the id of a question named by its id or number, or raise ``Problem``."""
    wanted = named.strip().lower()
    known = [question.id for _, question in plan.brief.questions()]
    for one in known:
        if wanted in (one.lower(), plan.brief.number(one)):
            return one
    raise Problem(
        f"The letter has no question “{named[:60]}”.",
        safe="Nothing was changed.",
        then=f"Name a question as {known[0]} or {plan.brief.number(known[0])}."
        if known
        else "This letter has themes but no questions.",
    )


def plain_text(source: bytes, where: str = "") -> Text:
    """Make blocks of the bytes of a plain text: "- " begins a bullet, a blank line a paragraph.

    Raises ``Problem`` for what is empty, far too long or no text.
    """
    if len(source) > MOST_BYTES_OF_AN_ANSWER:
        raise Problem(
            "This text is far too long for one answer.",
            where=where,
            safe="Nothing was changed.",
            then="Bring a whole document in with “import”.",
        )
    text = paragraphs(decode(source)[0])
    if is_empty(text):
        raise Problem(
            "There is no text in it.",
            where=where,
            safe="The answer was not changed.",
            then="Check that it is the right file.",
        )
    return text


def _answered(plan: Plan, question: str, text: Text) -> Plan:
    """Return the plan with one answer to a question, whatever answered it before."""
    places = plan.answers_to(question)
    if not places:
        plan = plan.with_answer_to(question, text)
        return plan.with_status(question, Status.DRAFTING)
    first, *others = places
    for other in others:
        left = tuple(served for served in other.questions if served != question)
        plan = (
            plan.with_part(replace(other, questions=left)) if left else plan.without_part(other.id)
        )
    status = Status.DRAFTING if first.status is Status.NOT_STARTED else first.status
    return plan.with_part(replace(first, text=text, status=status))


def new_session(path: Path, council: str, brief: str | Path) -> Session:
    """Start a plan in a new file and save it, or raise ``Problem``.

    The path gets the ending ``.planwright`` where it has none.
    """
    name = one_line(council)
    if not name:
        raise Problem("The council has no name.", then="Name the council, in full.")
    held = save.new_file(path)
    if held.path.exists():
        raise Problem(
            f"There is a file “{held.path.name}” already.",
            where=str(held.path),
            safe="It was not changed.",
            then="Choose another name.",
        )
    plan = new_plan(resources.brief(brief), council_named(name))
    session = Session(plan, held)
    session.save()
    return session


def open_session(path: Path) -> Session:
    """Open a plan file, or raise ``Problem``."""
    plan, held = save.open_plan(path)
    return Session(plan, held)


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made. ``pages`` is nothing where a document has no pages of its own."""

    kind: str
    path: Path
    words: int
    pages: int | None


@dataclass(frozen=True, slots=True)
class Exported:
    """The documents that were made of a plan, and what the checks found in it."""

    files: tuple[Made, ...]
    findings: tuple[Finding, ...]

    def data(self) -> dict[str, object]:
        """Return the result as the command line prints it in JSON."""
        files = [
            {"kind": made.kind, "path": str(made.path), "words": made.words, "pages": made.pages}
            for made in self.files
        ]
        return {"files": files, "findings": [finding.data() for finding in self.findings]}


class Cancelled(Exception):  # noqa: N818  # the officer asked for it
    """The officer stopped it. Nothing was written."""


def check_plan(plan: Plan, today: date) -> tuple[Finding, ...]:
    """Return what the checks find in a plan, the most serious first."""
    document = build(plan)
    return _findings(plan, document, count_document(plan, document, lay_out(document)), today)


def _lacking(document: Document) -> Iterator[tuple[str, str]]:
    """Go through the characters that no font can draw, with the part they stand in."""
    for item in document.items:
        missing = dict.fromkeys(
            character
            for runs, style in _runs(item, document)
            for character in lacking(runs, style, document.styles.font)
        )
        if missing:
            yield item.origin.part, "".join(missing)


def _runs(item: Item, document: Document) -> tuple[tuple[Runs, Style], ...]:
    match item:
        case TextItem():
            return ((item.runs, item.style),)
        case TableItem():
            return tuple((cell, document.styles.cell) for row in item.rows for cell in row)
        case PictureItem():
            return ()


def _findings(plan: Plan, document: Document, counted: Count, today: date) -> tuple[Finding, ...]:
    pages, cut, words = counted.pages, counted.lines_to_cut, counted.words
    return check(Facts(plan, today, pages, cut, words, tuple(_lacking(document))))


KINDS = ("appendix",)
_MADE_AS = {"submission": "PDF for submission", "appendix": "Word document for committee"}
_ENDINGS = {"submission": ".pdf", "appendix": " - appendix.docx"}


def export(
    plan: Plan,
    folder: Path,
    kinds: tuple[str, ...] = KINDS,
    *,
    today: date | None = None,
    progress: Callable[[int, int, str], None] = lambda _done, _steps, _next: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Make documents of a plan in a folder and say what was made, or raise ``Problem``.

    All are made before the first is written, so nothing is written when one cannot be made.
    Earlier documents of the same names are replaced whole. ``progress`` is told how many of how
    many steps are done and what comes next; ``cancelled`` is asked between steps, and what it
    stops raises ``Cancelled``.
    """
    document = build(plan)
    layout = lay_out(document)
    counted = count_document(plan, document, layout)
    found = _findings(plan, document, counted, today or date.today())  # noqa: DTZ011  # this PC's
    made: list[tuple[Made, bytes]] = []
    for done, kind in enumerate(kinds):
        if cancelled():
            raise Cancelled
        progress(done, len(kinds) + 1, _MADE_AS[kind])
        path = folder / (document_name(plan) + _ENDINGS[kind])
        made.append(
            (Made(kind, path, counted.words, counted.pages), _bytes(kind, document, layout))
        )
    if cancelled():
        raise Cancelled
    progress(len(kinds), len(kinds) + 1, "Writing the files")
    make_folder(folder)
    for one, data in made:
        write_whole(one.path, data)
    return Exported(tuple(one for one, _ in made), found)


def _bytes(_kind: str, document: Document, layout: Layout) -> bytes:
    """Write a document of one kind. Its writer is only loaded now: they are slow to load."""
    from desktopapp.documents.to_docx import to_docx  # noqa: PLC0415

    return to_docx(document, layout)


def document_name(plan: Plan) -> str:
    """Return the name of a plan's documents without ending: the council and the title.

    Holds letters, digits, spaces and hyphens only, so that every system and e-mail takes it.
    """
    name = " ".join(part for part in (plan.council.short_name, plan.title) if part)
    allowed = "".join(one if one.isalnum() or one in " -" else " " for one in name)
    return " ".join(allowed.split())[:80].strip(" -") or "Plan"


def demo(folder: Path) -> tuple[Path, Exported]:
    """Write the sample council's plan and its documents, and return the plan's path.

    A sample plan that is there already is kept, and the documents are made of it.
    """
    path = folder / "Sample plan.planwright"
    if path.exists():
        session = open_session(path)
    else:
        make_folder(folder)
        session = Session(resources.sample(), save.new_file(path))
        session.save()
    return path, export(session.plan, folder)


def said_of(counted: Count) -> str:
    """Say pages and lines as the bottom of the window does: "4 pages, 12 lines free"."""
    pages = f"{counted.pages} page" + ("" if counted.pages == 1 else "s")
    number, rest = (
        (counted.lines_to_cut, "to cut") if counted.lines_to_cut else (counted.lines_free, "free")
    )
    return f"{pages}, {number} line{'' if number == 1 else 's'} {rest}"


def count_data(plan: Plan) -> dict[str, Any]:
    """Count a plan and return it as the command line prints it in JSON.

    An answer's id is that of its first question, a theme's own text has the theme's, a section
    its own; the answers of one id are added up. Pages of a part are decimals.
    """
    counted = count(plan)
    answers: dict[str, dict[str, Any]] = {}
    for part in plan.parts():
        known = counted.part(part.id)
        named = (part.questions or (part.theme,))[0] if isinstance(part, Answer) else part.id
        row = answers.setdefault(named, {"id": named, "words": 0, "pages": 0.0})
        row["words"] += known.words
        row["pages"] = round(row["pages"] + known.pages, 3)
    limit = counted.limit
    return {
        "words": counted.words,
        "pages": counted.pages,
        "lines_free": counted.lines_free,
        "lines_to_cut": counted.lines_to_cut,
        "near_turn": counted.near_turn,
        "said": said_of(counted),
        "page_limit": {"min": limit.min, "max": limit.max} if limit else None,
        "themes": [
            {"id": theme.id, "words": theme.words, "pages": round(theme.pages, 3)}
            for theme in counted.themes
        ],
        "answers": list(answers.values()),
    }
