"""Checking a plan and making its documents. Functions of a plan, safe on any thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktopapp.checks.finding import Finding
from desktopapp.operations.council_files import OUR_LOOK, CouncilFiles
from desktopapp.operations.document_kinds import DOCUMENTS, Work, document_name
from desktopapp.operations.making import Make, Order, make
from desktopapp.plan.collecting import uncollected
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.progress import Progress, never, quiet, raise_if_cancelled
from desktopapp.plan.saying import counted
from desktopapp.store.exports import remember, source_of, write_document
from desktopapp.store.files import make_folder

USUAL = tuple(one.id for one in DOCUMENTS.values() if not one.asked_for)


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made. ``pages`` is nothing where a document has no pages of its own.

    ``name`` says what it is: a kind may have several files. ``about`` tells pages that are
    estimated, as Word would make them, from those that were counted.
    """

    kind: str
    path: Path
    words: int
    pages: int | None
    name: str
    about: bool = False

    @property
    def measure(self) -> str:
        """Its words and pages in words."""
        said = f"{self.words:,} words"
        if self.pages is None:
            return said
        pages = counted(self.pages, "page")
        return f"{said}, about {pages} in Word" if self.about else f"{said}, {pages}"


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
                "pages_estimated": made.about,
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


def check_plan(plan: Plan, today: date) -> tuple[Finding, ...]:
    """Return what the checks find in a plan, the most serious first."""
    with uncollected():
        return Work(plan, today).findings()


def export(  # noqa: PLR0913  # each is something that may be asked for
    plan: Plan,
    folder: Path,
    kinds: tuple[str, ...] = USUAL,
    *,
    file: Path | None = None,
    house: CouncilFiles = OUR_LOOK,
    today: date | None = None,
    with_contact: bool = False,
    progress: Progress = quiet,
    cancelled: Callable[[], bool] = never,
    making: Make = make,
) -> Exported:
    """Make documents of a plan in a folder and say what was made, or raise ``Problem``.

    All are made before the first is written, so nothing is written when one cannot be made.
    ``file`` is that of the plan, if it has one.
    The appendix is in the look of ``house``, the report in its form, where it has them.
    ``with_contact`` is ticked where the e-mail may name the contact. Documents that were made
    before are replaced whole; a file of the same name that is not as it was made is kept under
    another name, which is said. ``progress`` is told each step;
    ``cancelled`` is asked between steps, and what it stops raises ``Cancelled``. ``making`` makes
    them: here, or in a process of its own (``make_apart``).
    """
    day = today or date.today()  # noqa: DTZ011  # the day on this computer
    documents = making(Order(plan, kinds, day, house, with_contact), progress, cancelled)
    raise_if_cancelled(cancelled)
    progress(len(kinds), len(kinds) + 1, "Writing the files")
    make_folder(folder)
    name, source = document_name(plan), source_of(plan.id, file)
    made: list[Made] = []
    written: list[tuple[Path, bytes]] = []
    kept: list[str] = []
    for kind, one in documents.ready:
        path = folder / (name + one.ending)
        try:
            earlier = write_document(path, one.data, source=source)
        except Problem as problem:
            remember(written, source=source)
            raise _with_those_before(problem, made, kept) from problem
        written.append((path, one.data))
        kept += [_said_of_earlier(path, earlier)] if earlier else []
        name_of_it = one.name or DOCUMENTS[kind].name
        made.append(Made(kind, path, one.words, one.pages, name_of_it, one.about))
    remember(written, source=source)
    notes = (*documents.notes, *kept)
    return Exported(tuple(made), documents.findings, documents.checked, notes)


def _said_of_earlier(path: Path, earlier: Path) -> str:
    return (
        f"“{path.name}” was there already, and not as it was made of this plan file: "
        f"it is kept as “{earlier.name}”."
    )


def _with_those_before(problem: Problem, made: Sequence[Made], kept: Sequence[str]) -> Problem:
    """Say of a document that could not be written which ones were, and what was moved for them."""
    if not made:
        return problem
    names = ", ".join(f"“{one.path.name}”" for one in made)
    safe = " ".join((problem.safe, f"New before it: {names}.", *kept))
    return Problem(problem.what, where=problem.where, safe=safe, then=problem.then)
