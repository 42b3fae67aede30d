"""Checking a plan and making its documents. Functions of a plan, safe on any thread."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.rules import check
from desktopapp.layout.build import (
    Document,
    build,
    item_words,
)
from desktopapp.layout.count import Count, count_document
from desktopapp.layout.pages import Layout, lay_out
from desktopapp.operations.council_files import OUR_LOOK, House
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Cancelled, Problem
from desktopapp.store.exports import remember, write_document
from desktopapp.store.files import make_folder

if TYPE_CHECKING:
    from desktopapp.documents.published_data import DataFile

Progress = Callable[[int, int, str], None]  # steps done, of how many, what comes next


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made. ``pages`` is nothing where a document has no pages of its own.

    ``name`` says what it is: a kind may have several files.
    """

    kind: str
    path: Path
    words: int
    pages: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Exported:
    """The documents made of a plan, what the checks found in it, and what was read back.

    ``checked`` are the things that hold in the PDF as another reader sees it. ``notes`` say what
    of the council's own files was left behind, and what has no place in them.
    """

    files: tuple[Made, ...]
    findings: tuple[Finding, ...]
    checked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def data(self) -> dict[str, object]:
        """Return the result as the command line prints it in JSON."""
        files = [
            {
                "kind": made.kind,
                "name": made.name,
                "path": str(made.path),
                "words": made.words,
                "pages": made.pages,
            }
            for made in self.files
        ]
        findings = [finding.data() for finding in self.findings]
        return {
            "files": files,
            "findings": findings,
            "checked": list(self.checked),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class _Ready:
    """A document that waits to be written: the ending of its name, its bytes, its measure."""

    ending: str
    data: bytes
    words: int
    pages: int | None = None
    name: str = ""  # where it is not that of its kind


@dataclass
class _Work:
    """A plan that documents are made of, with what several writers need."""

    plan: Plan
    today: date
    house: House = OUR_LOOK
    with_contact: bool = False  # in the e-mail; the report has its own tick
    differing: list[str] = field(default_factory=list)  # in the PDF, as another reader sees it
    homeless: list[str] = field(default_factory=list)  # of the report, in the council's form
    checked: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @cached_property
    def document(self) -> Document:
        return build(self.plan)

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.document)

    @cached_property
    def counted(self) -> Count:
        return count_document(self.plan, self.document, self.layout)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the checks find in the plan, and in what was made of it until now."""
        said = tuple(self.differing), tuple(self.homeless)
        return check(Facts(self.plan, self.today, self.document, self.counted, *said))

    @cached_property
    def pdf(self) -> bytes:
        """The PDF, read back and compared with the document by another reader."""
        return self.made_and_read()

    def made_and_read(self, with_data: "tuple[DataFile, ...]" = ()) -> bytes:
        """Make the PDF and note what holds in it, and what differs, as another reader sees it."""
        from desktopapp.documents.to_pdf import to_pdf  # noqa: PLC0415  # slow to load
        from desktopapp.documents.verify import verify  # noqa: PLC0415  # the same

        pdf = to_pdf(self.document, self.layout, with_data=with_data)
        for one in verify(pdf, self.document, self.layout, with_data):
            if not one.holds:
                self.differing.append(f"{one.what.lower()}. {one.detail}".strip())
            elif one.what not in self.checked:
                self.checked.append(one.what)
        return pdf


def _submission(work: _Work) -> Iterator[_Ready]:
    yield _Ready(".pdf", work.pdf, work.counted.words, work.counted.pages)


def _data(work: _Work) -> Iterator[_Ready]:
    from desktopapp.documents.published_data import data_files  # noqa: PLC0415  # rarely asked

    pdf = work.made_and_read(data_files(work.plan, work.document))
    yield _Ready(" - with data.pdf", pdf, work.counted.words, work.counted.pages)


def _appendix(work: _Work) -> Iterator[_Ready]:
    from desktopapp.documents.to_docx import to_docx  # noqa: PLC0415  # slow to load

    data = to_docx(work.document, work.layout, work.house.template)
    pages = None if work.house.template else work.counted.pages
    yield _Ready(" - appendix.docx", data, work.counted.words, pages)


def _report(work: _Work) -> Iterator[_Ready]:
    """Write the report to members, what nobody wrote proposed, with plan and letter appended."""
    from desktopapp.documents.propose_report import report_of  # noqa: PLC0415  # rarely asked
    from desktopapp.operations.report_files import (  # noqa: PLC0415  # the same
        homeless_in_form,
        letter_notes,
        report_files,
    )

    report = report_of(work.plan, work.counted)
    work.notes += letter_notes(report, work.plan, work.house)
    work.homeless += homeless_in_form(report, work.plan, work.house)
    for one in report_files(report, work.plan, work.house, document_name(work.plan)):
        yield _Ready(*one)


def _web(work: _Work) -> Iterator[_Ready]:
    from desktopapp.documents.to_html import to_fragment, to_html  # noqa: PLC0415  # rarely asked

    yield _Ready(" - web page.html", to_html(work.document), work.counted.words)
    name = "Text to paste into your website"
    yield _Ready(" - web text.html", to_fragment(work.document), work.counted.words, name=name)


def _coverage(work: _Work) -> Iterator[_Ready]:
    from desktopapp.documents.coverage import coverage_annex  # noqa: PLC0415  # rarely asked

    yield _paper(" - coverage.docx", coverage_annex(work.plan, work.counted))


def _paper(ending: str, document: Document) -> _Ready:
    """Make a Word file of a document that goes beside the plan."""
    from desktopapp.documents.to_docx import to_docx  # noqa: PLC0415  # slow to load

    layout = lay_out(document)
    words = sum(map(item_words, document.items))
    return _Ready(ending, to_docx(document, layout), words, layout.counted)


def _email(work: _Work) -> Iterator[_Ready]:
    from desktopapp.documents.to_email import letter, to_email  # noqa: PLC0415  # rarely asked

    said = letter(work.plan, with_contact=work.with_contact)
    data = to_email(said, f"{document_name(work.plan)}.pdf", work.pdf)
    yield _Ready(" - e-mail.eml", data, len(said.text.split()))


def _checklist(work: _Work) -> Iterator[_Ready]:
    from desktopapp.documents.checklist import checklist  # noqa: PLC0415  # rarely asked
    from desktopapp.documents.propose_report import report_of  # noqa: PLC0415  # the same

    notes = tuple((one.message, one.mend) for one in work.findings())
    report = report_of(work.plan, work.counted)
    yield _paper(" - checklist.docx", checklist(work.plan, report, notes))


def _origins(work: _Work) -> Iterator[_Ready]:
    """List where text came from: an internal annex, made only where it is asked for."""
    from desktopapp.documents.origins import origins_annex  # noqa: PLC0415  # rarely asked
    from desktopapp.operations.origins import origin_rows  # noqa: PLC0415  # rarely asked

    annex = origins_annex(work.plan, origin_rows(work.plan))
    yield _paper(" - origins, internal.docx", annex)


_WRITERS: Mapping[str, tuple[str, Callable[[_Work], Iterator[_Ready]]]] = {
    "submission": ("PDF for submission", _submission),
    "data": ("PDF that carries its data", _data),
    "appendix": ("Word document for the committee papers", _appendix),
    "report": ("Report to members", _report),
    "web": ("Web page", _web),
    "coverage": ("Coverage annex", _coverage),
    "email": ("Draft of the e-mail", _email),
    "checklist": ("Checklist", _checklist),
    "origins": ("Origins of the text, internal", _origins),
}
KINDS = tuple(_WRITERS)
# One is wanted by few, one never leaves the council: both are made only where they are named.
_NAMED_ONLY = ("data", "origins")
USUAL = tuple(kind for kind in KINDS if kind not in _NAMED_ONLY)
KIND_NAMES = {kind: name for kind, (name, _) in _WRITERS.items()}


def check_plan(plan: Plan, today: date) -> tuple[Finding, ...]:
    """Return what the checks find in a plan, the most serious first."""
    return _Work(plan, today).findings()


def export(
    plan: Plan,
    folder: Path,
    kinds: tuple[str, ...] = USUAL,
    *,
    house: House = OUR_LOOK,
    today: date | None = None,
    with_contact: bool = False,
    progress: Progress = lambda _done, _steps, _next: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Make documents of a plan in a folder and say what was made, or raise ``Problem``.

    All are made before the first is written, so nothing is written when one cannot be made.
    The appendix is in the look of ``house``, the report in its form, where it has them.
    ``with_contact`` is ticked where the e-mail may name the contact. Documents that were made
    before are replaced whole; a file of the same name that is not as it was made is kept under
    another name, which is said. ``progress`` is told each step;
    ``cancelled`` is asked between steps, and what it stops raises ``Cancelled``.
    """
    day = today or date.today()  # noqa: DTZ011  # the day on this computer
    work = _Work(plan, day, house, with_contact)
    ready: list[tuple[str, _Ready]] = []
    for done, kind in enumerate(kinds):
        _go_on(cancelled)
        name, write = _WRITERS[kind]
        progress(done, len(kinds) + 1, name)
        ready += [(kind, one) for one in write(work)]
    _go_on(cancelled)
    progress(len(kinds), len(kinds) + 1, "Writing the files")
    make_folder(folder)
    name = document_name(plan)
    made: list[Made] = []
    written: list[tuple[Path, bytes]] = []
    for kind, one in ready:
        path = folder / (name + one.ending)
        try:
            earlier = write_document(path, one.data, plan=plan.id)
        except Problem as problem:
            remember(written, plan=plan.id)
            raise _with_those_before(problem, made) from problem
        written.append((path, one.data))
        work.notes += [_said_of_earlier(path, earlier)] if earlier else []
        made.append(Made(kind, path, one.words, one.pages, one.name or KIND_NAMES[kind]))
    remember(written, plan=plan.id)
    notes = (*house.used_for(kinds).said, *work.notes)
    return Exported(tuple(made), work.findings(), tuple(work.checked), notes)


def _said_of_earlier(path: Path, earlier: Path) -> str:
    return (
        f"“{path.name}” was there already, and not as it was made of this plan: "
        f"it is kept as “{earlier.name}”."
    )


def _with_those_before(problem: Problem, made: Sequence[Made]) -> Problem:
    """Say of a document that could not be written which ones were, before it."""
    if not made:
        return problem
    names = ", ".join(f"“{one.path.name}”" for one in made)
    safe = f"{problem.safe} New before it: {names}."
    return Problem(problem.what, where=problem.where, safe=safe, then=problem.then)


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def document_name(plan: Plan) -> str:
    """Return the name of a plan's documents without ending: the council and the title.

    Holds letters, digits, spaces and hyphens only, so that every system and e-mail takes it.
    """
    council, title = plan.council.short_name, plan.title
    named = title if council.casefold() in title.casefold() else f"{council} {title}"
    allowed = "".join(one if one.isalnum() or one in " -" else " " for one in named)
    return " ".join(allowed.split())[:80].strip(" -") or "Plan"
