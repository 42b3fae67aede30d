"""What a plan shares with prior answers, with itself and with partners: both sides, no verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktopapp.library.flags import plan_parts
from desktopapp.library.matches import (
    Excerpt,
    LibraryExcerpt,
    SharedText,
    library_overlaps,
    partner_overlaps,
    plan_overlaps,
)
from desktopapp.operations.libraries import open_libraries
from desktopapp.plan.days import said_known
from desktopapp.plan.naming import part_name
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.search import Match, find_in_part, pattern
from desktopapp.plan.text import ListItem, Paragraph, plain_runs, runs_of
from desktopapp.plan.three_way import sentence_around
from desktopapp.store.reading_plans import open_plan


class Beside(StrEnum):
    """What a text is compared with."""

    LIBRARY = "library"
    PLAN = "plan"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Some words of the plan that stand elsewhere too, and the words there.

    ``exact`` says that both are word for word the same; ``taken`` that the passage was inserted
    from there, so that its origin is kept.
    """

    beside: Beside
    part: str
    text: str
    words: int
    exact: bool
    there: str
    other: str
    taken: bool = False

    @property
    def said(self) -> str:
        """Say in a line where the words stand too."""
        match self.beside:
            case Beside.PARTNER:
                drift = "Agreed with" if self.exact else "Drifts apart from"
                return f"{drift} {self.there}"
            case Beside.PLAN:
                return f"Also in your answer {self.there}"
            case Beside.LIBRARY:
                return f"{'Taken from' if self.taken else 'Also in'} {self.there}"

    @property
    def measure(self) -> str:
        """Say how many words both sides share, and how nearly."""
        return f"{self.words} words, {'word for word' if self.exact else 'nearly word for word'}"


@dataclass(frozen=True, slots=True)
class Overlaps:
    """All that was found, and in a sentence each what could not be compared."""

    found: tuple[Overlap, ...] = ()
    notes: tuple[str, ...] = ()


def overlaps(plan: Plan, shares: Sequence[str], partners: Sequence[str]) -> Overlaps:
    """Compare a plan with all libraries, with itself and with the plans of linked partners."""
    known = open_libraries(shares)
    found = [*_with_partners(plan, partners, notes := list(known.notes)), *_within(plan)]
    for library in known.libraries:
        found += _with_library(plan, library.path)
    order = {part.id: n for n, part in enumerate(plan.parts())}
    found.sort(key=lambda one: (one.beside is not Beside.PARTNER, order.get(one.part, 0)))
    return Overlaps(tuple(found), tuple(notes))


def said_twice(plan: Plan) -> tuple[Overlap, ...]:
    """Return what a plan says twice, in the place that comes first."""
    return tuple(_within(plan))


def _with_library(plan: Plan, library: Path) -> Iterator[Overlap]:
    """Go through what stands in a library too; this plan as it was added there is left out."""
    taken = _taken(plan)
    for one in library_overlaps(library, plan_parts(plan), plan.brief.letter):
        other = one.there
        if other.own and other.document == plan.title:
            continue
        whose = "our own earlier text" if other.own else other.council
        there = ", ".join(filter(None, (whose, other.document, said_known(other.date))))
        was_taken = (one.here.part, other.document, other.ref) in taken
        yield _overlap(Beside.LIBRARY, one, there, taken=was_taken)


def _taken(plan: Plan) -> set[tuple[str, str, str]]:
    """Return in which parts words of an inserted passage stand: part, document and passage."""
    sources = {source.id: source for source in plan.sources}
    found: set[tuple[str, str, str]] = set()
    for part in plan.parts():
        origins = {run.origin for block in part.text for runs in runs_of(block) for run in runs}
        here = (sources[one] for one in origins if one in sources)
        found |= {(part.id, source.title, source.passage) for source in here}
    return found


def _within(plan: Plan) -> Iterator[Overlap]:
    for one in plan_overlaps(plan_parts(plan), plan.brief.letter):
        yield _overlap(Beside.PLAN, one, part_name(plan, one.there.part))


def _with_partners(plan: Plan, partners: Sequence[str], notes: list[str]) -> Iterator[Overlap]:
    """Go through what partners' plans share with ours; what cannot be read is noted."""
    for partner in partners:
        try:
            theirs, _ = open_plan(Path(partner))
        except Problem as problem:
            notes.append(f"{Path(partner).name}: {problem.what}")
            continue
        for one in partner_overlaps(plan_parts(plan), plan_parts(theirs), plan.brief.letter):
            where = part_name(theirs, one.there.part)
            yield _overlap(Beside.PARTNER, one, f"{theirs.council.name}: {where}")


def _overlap(
    beside: Beside,
    one: SharedText[Excerpt] | SharedText[LibraryExcerpt],
    there: str,
    *,
    taken: bool = False,
) -> Overlap:
    here, other = one.here, one.there.text
    return Overlap(beside, here.part, here.text, one.words, one.exact, there, other, taken)


def with_its_stop(plan: Plan, match: Match) -> Match:
    """Return a match with what ends its last sentence, where it begins one.

    So nothing but whole sentences goes where it is taken out.
    """
    for block in plan.part(match.part).text:
        if not isinstance(block, Paragraph | ListItem) or block.id != match.block:
            continue
        words, end = plain_runs(block.runs), match.position + match.length
        begins, _ = sentence_around(words, match.position)
        _, ends = sentence_around(words, max(end - 1, 0))
        starts_one = not words[begins : match.position].strip()
        if starts_one and not any(map(str.isalnum, words[end:ends])):
            return replace(match, length=ends - match.position)
    return match


def place_of_overlap(plan: Plan, overlap: Overlap) -> Match | None:
    """Return where the words begin in the plan as it is now, or nothing where they are gone."""
    try:
        part = plan.part(overlap.part)
    except KeyError:
        return None
    wanted = pattern(overlap.text.split("\n")[0])
    return next(find_in_part(part, wanted), None) if wanted else None
