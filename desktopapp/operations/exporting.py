"""Checking a plan and making its documents. Functions of a plan, safe on any thread."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktopapp.checks.finding import Finding
from desktopapp.checks.running import Looked
from desktopapp.operations.council_files import OUR_LOOK, CouncilFiles
from desktopapp.operations.document_kinds import (
    DOCUMENTS,
    Manuscript,
    Ready,
    check_offered,
    document_name,
    offered_documents,
)
from desktopapp.operations.making import Make, Order, make
from desktopapp.plan.collecting import uncollected
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.progress import Progress, never, quiet, raise_if_cancelled
from desktopapp.plan.saying import counted
from desktopapp.store.exports import (
    NOTHING_MADE,
    made_before,
    remember,
    source_of,
    write_document,
)
from desktopapp.store.files import make_folder

USUAL = tuple(one.id for one in DOCUMENTS.values() if not one.asked_for)


def usual() -> tuple[str, ...]:
    """Return the kinds of documents that are made where none is named, as far as IT lets them."""
    offered = offered_documents()
    return tuple(one for one in USUAL if one in offered)


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
    of the council's own files was left behind, and what has no place in them. ``left`` are the
    names of the documents that were not written, because it was stopped after others were.
    """

    files: tuple[Made, ...]
    findings: tuple[Finding, ...]
    checked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

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
    """Return what the checks find in a plan and nobody set aside, the most serious first."""
    return look_at_plan(plan, today).open


def look_at_plan(plan: Plan, today: date) -> Looked:
    """Return what the checks find in a plan, and apart from it what somebody set aside."""
    with uncollected():
        return Manuscript(plan, today).looked()


def export(  # noqa: PLR0913  # each is something that may be asked for
    plan: Plan,
    folder: Path,
    kinds: tuple[str, ...] | None = None,
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

    ``kinds`` are the usual ones where none are named; what IT has switched off is refused. All
    are made before the first is written, so nothing is written when one cannot be made.
    ``file`` is that of the plan, if it has one.
    The appendix is in the look of ``house``, the report in its form, where it has them.
    ``with_contact`` is ticked where the e-mail may name the contact. Documents that were made
    before are replaced whole; a file of the same name that is not as it was made is kept under
    another name, which is said. ``progress`` is told each step;
    ``cancelled`` is asked between steps, and what it stops raises ``Cancelled``; once a document
    is written, the rest is ``left``. ``making`` makes them: here, or in a process of its own
    (``make_apart``).
    """
    kinds = usual() if kinds is None else kinds
    check_offered(kinds)
    day = today or date.today()  # noqa: DTZ011  # the day on this computer
    documents = making(Order(plan, kinds, day, house, with_contact), progress, cancelled)
    raise_if_cancelled(cancelled)
    progress(len(kinds), len(kinds) + 1, "Writing the files")
    make_folder(folder)
    ready = [
        (_made(folder / (document_name(plan) + one.ending), kind, one), one.data)
        for kind, one in documents.ready
    ]
    count, kept = _write(ready, source_of(plan.id, file), cancelled)
    made = [one for one, _ in ready]
    notes = (*documents.notes, *kept)
    left = tuple(one.name for one in made[count:])
    return Exported(tuple(made[:count]), documents.findings, documents.checked, notes, left)


def _made(path: Path, kind: str, one: Ready) -> Made:
    return Made(kind, path, one.words, one.pages, one.name or DOCUMENTS[kind].name, one.about)


def _write(
    ready: Iterable[tuple[Made, bytes]], source: str, cancelled: Callable[[], bool]
) -> tuple[int, list[str]]:
    """Write documents until it is stopped; return how many, and what is to be said of others.

    Raises ``Problem``, and ``Cancelled`` where none was written.
    """
    known = made_before()
    written: list[tuple[Path, bytes]] = []
    made: list[Made] = []
    kept: list[str] = []
    try:
        for one, data in ready:
            if cancelled() and made:
                break
            raise_if_cancelled(cancelled)
            try:
                earlier = write_document(
                    one.path, data, known=known or NOTHING_MADE, source=source
                )
            except Problem as problem:
                raise _with_those_before(problem, made, kept) from problem
            written.append((one.path, data))
            made.append(one)
            if earlier:
                kept.append(_said_of_earlier(one.path, earlier, is_known=known is not None))
    finally:
        remember(written, source=source)
    return len(made), kept


def _said_of_earlier(path: Path, earlier: Path, *, is_known: bool) -> str:
    """Say why a file that was there is kept, and as what."""
    if is_known:
        why = "and not as it was made of this plan file"
    else:
        why = "and your profile does not answer, so nobody knows whether it was changed"
    return f"“{path.name}” was there already, {why}: it is kept as “{earlier.name}”."


def _with_those_before(problem: Problem, made: Sequence[Made], kept: Sequence[str]) -> Problem:
    """Say of a document that could not be written which ones were, and what was moved for them."""
    if not made:
        return problem
    names = ", ".join(f"“{one.path.name}”" for one in made)
    safe = " ".join((problem.safe, f"New before it: {names}.", *kept))
    return Problem(problem.what, where=problem.where, safe=safe, then=problem.then)
