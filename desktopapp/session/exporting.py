"""Checking a plan and making its documents. Functions of a plan, safe on any thread."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktopapp.checks.finding import Facts, Finding, Severity
from desktopapp.checks.rules import check
from desktopapp.documents.build import Document, Item, PictureItem, TableItem, TextItem, build
from desktopapp.documents.count import Count, count_document
from desktopapp.documents.layout import Layout, lay_out
from desktopapp.documents.lines import lacking
from desktopapp.documents.style import Style
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Runs
from desktopapp.session.cancelled import Cancelled
from desktopapp.session.session import Session, open_session
from desktopapp.store import resources, save
from desktopapp.store.files import make_folder, write_whole

__all__ = ["Finding", "Severity"]


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


KINDS = ("submission", "appendix")
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


def _bytes(kind: str, document: Document, layout: Layout) -> bytes:
    """Write a document of one kind. Its writer is only loaded now: they are slow to load."""
    if kind == "submission":
        from desktopapp.documents.to_pdf import to_pdf  # noqa: PLC0415

        return to_pdf(document, layout)
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
