"""Making documents of a plan: bytes, and what was found on the way. Writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktopapp.checks.finding import Finding
from desktopapp.operations.council_files import OUR_LOOK, CouncilFiles
from desktopapp.operations.document_kinds import DOCUMENTS, Manuscript, Ready
from desktopapp.plan.collecting import uncollected
from desktopapp.plan.plan import Plan
from desktopapp.plan.progress import Progress, never, quiet, raise_if_cancelled


@dataclass(frozen=True, slots=True)
class Order:
    """What documents are wanted of a plan, by their kinds, and how they are to look."""

    plan: Plan
    kinds: tuple[str, ...]
    today: date
    house: CouncilFiles = OUR_LOOK
    with_contact: bool = False


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents that wait to be written, each with its kind, and what is to be said of them."""

    ready: tuple[tuple[str, Ready], ...]
    findings: tuple[Finding, ...]
    checked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


Make = Callable[[Order, Progress, Callable[[], bool]], Documents]


def make(
    order: Order, progress: Progress = quiet, cancelled: Callable[[], bool] = never
) -> Documents:
    """Make all documents of an order, or raise ``Problem``, or ``Cancelled`` between two."""
    with uncollected():
        return _made(order, progress, cancelled)


def _made(order: Order, progress: Progress, cancelled: Callable[[], bool]) -> Documents:
    manuscript = Manuscript(order.plan, order.today, order.house, order.with_contact)
    ready: list[tuple[str, Ready]] = []
    for done, kind in enumerate(order.kinds):
        raise_if_cancelled(cancelled)
        made_of = DOCUMENTS[kind]
        progress(done, len(order.kinds) + 1, made_of.name)
        ready += [(kind, one) for one in made_of.write(manuscript)]
    looks = {DOCUMENTS[kind].look for kind in order.kinds}
    notes = (*order.house.used_for(looks).said, *manuscript.notes)
    return Documents(tuple(ready), manuscript.findings(), tuple(manuscript.checked), notes)
