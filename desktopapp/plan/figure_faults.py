"""What is wrong with figures: kept ones that say too little, and words that say otherwise.

Each is told with its place, so that somebody can go there; what is not sure is not said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktopapp.plan.cells import stretches
from desktopapp.plan.figure_sums import said_number
from desktopapp.plan.figure_uses import IN_REPORT, FigureUse, figure_uses
from desktopapp.plan.figure_words import said_figure, written_figure
from desktopapp.plan.figures import Figure, FigureUnit
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.remembering import OfSame
from desktopapp.plan.search import Match
from desktopapp.plan.text import Block, Foreign, Picture, Runs, plain_runs
from desktopapp.plan.three_way import sentences
from desktopapp.plan.typed_figures import TypedFigure, typed_figures

_YEARS = re.compile(r"(?:19|20)[0-9]{2}")
_ABOUT = re.compile(
    r"\b(?:about|around|over|under|nearly|almost|more than|less than|up to|at least|some|circa"
    r"|approximately|from|to|by|another|further|extra|additional)\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SHORTEST = 6  # letters of a name that is looked for in text
_BETWEEN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:in \S+ |for \S+ )?(?:is|was|are|were|of|at|stands at"
    r"|stood at|:|–|-|=)?\s*(?:now |currently |just )?",
    re.IGNORECASE,
)


class SaidOtherwise(NamedTuple):
    """A figure that is typed in a text beside the name of one that is kept, with another value."""

    figure: Figure
    place: Match
    words: str
    written: str


class NamedTwice(NamedTuple):
    """Two figures of one name and period with two values."""

    first: Figure
    second: Figure


def used_figures(plan: Plan) -> Iterator[tuple[Figure, FigureUse]]:
    """Go through the figures that text refers to, each with the first place of it."""
    uses = figure_uses(plan)
    for one in plan.figures:
        if places := uses.get(one.id):
            yield one, places[0]


def undated(plan: Plan) -> Iterator[tuple[Figure, FigureUse]]:
    """Go through the figures in use of which nobody said of when they are."""
    return (
        (one, use)
        for one, use in used_figures(plan)
        if not one.as_at and not one.period.strip() and one.unit not in _TIMELESS
    )


_TIMELESS = ("date", "text")


def unsourced(plan: Plan) -> Iterator[tuple[Figure, FigureUse]]:
    """Go through the figures in use of which nobody said what document has them."""
    return ((one, use) for one, use in used_figures(plan) if not one.source.strip())


def outdated(plan: Plan, today: date) -> Iterator[tuple[Figure, FigureUse]]:
    """Go through the figures in use that were so more than a year ago."""
    year_ago = date(today.year - 1, today.month, min(today.day, 28)) if today.year > 1 else today
    return ((one, use) for one, use in used_figures(plan) if one.as_at and one.as_at < year_ago)


def typed_over_figures(plan: Plan) -> Iterator[tuple[Figure, FigureUse, str]]:
    """Go through the places where words refer to a figure and say something else.

    What the figure says there comes with each.
    """
    uses = figure_uses(plan)
    for figure in plan.figures:
        for use in uses.get(figure.id, ()):
            if not use.is_true and use.part != IN_REPORT:
                yield figure, use, written_figure(figure.unit, figure.value, use.form)


def named_twice(plan: Plan) -> Iterator[NamedTwice]:
    """Go through the figures of one name, unit and period that have two values."""
    seen: dict[tuple[str, str, str], Figure] = {}
    for one in plan.figures:
        name = (one.name.casefold().strip(), one.unit, one.period.casefold().strip())
        before = seen.setdefault(name, one)
        if name[0] and before.value != one.value:
            yield NamedTwice(before, one)


def mixed_periods(plan: Plan) -> Iterator[tuple[Figure, FigureUse, Figure]]:
    """Go through the sentences that put figures of two periods side by side and name neither."""
    figures = {one.id: one for one in plan.figures}
    if len({one.period for one in plan.figures if one.period}) < 2:  # noqa: PLR2004  # two periods
        return
    blocks = {
        (part.id, block.id): block
        for part in plan.parts()
        for block in part.text
        if not isinstance(block, Foreign)
    }
    for place, uses in _by_block(plan).items():
        if len({figures[use.figure].period for use in uses} - {""}) > 1 and place in blocks:
            for at, runs in _block_sentences(blocks[place]):
                found = _of_two_periods(figures, runs)
                use = next((use for use in uses if use.caret.position >= at), None)
                if found and use:
                    yield found[0], use, found[1]


def _by_block(plan: Plan) -> dict[tuple[str, str], list[FigureUse]]:
    """Return the uses of all figures by the block in which they are, in their order there."""
    found: dict[tuple[str, str], list[FigureUse]] = {}
    for uses in figure_uses(plan).values():
        for use in uses:
            found.setdefault((use.caret.part, use.caret.block), []).append(use)
    for there in found.values():
        there.sort(key=lambda use: use.caret.position)
    return found


def _of_two_periods(figures: dict[str, Figure], runs: Runs) -> tuple[Figure, Figure] | None:
    """Return two figures of one kind and two periods in a sentence that names neither."""
    dated = [one for run in runs if (one := figures.get(run.figure)) and one.period]
    other = next((one for one in dated if one.period != dated[0].period), None)
    if other is None or other.unit is not dated[0].unit:
        return None
    words = plain_runs(runs)
    if _YEARS.search(words) or any(one.period in words for one in dated):
        return None
    return dated[0], other


class NamesOfFigures:
    """Kept figures by their names: made once for the same figures, and known by being the same."""

    def __init__(self, figures: tuple[Figure, ...]) -> None:
        self.by_name: dict[str, list[Figure]] = {}
        self.most = 0  # words that a name has at most
        for one in figures:
            name = " ".join(_WORD.findall(one.name.casefold()))
            if len(name) >= _SHORTEST and one.value:
                self.by_name.setdefault(name, []).append(one)
                self.most = max(self.most, name.count(" ") + 1)

    def named_in(self, sentence: str) -> Iterator[tuple[int, Figure]]:
        """Go through the figures that a sentence names: where each name ends."""
        words = list(_WORD.finditer(sentence.casefold()))
        for n in range(len(words)):
            name = ""
            for word in words[n : n + self.most]:
                name = f"{name} {word[0]}" if name else word[0]
                for one in self.by_name.get(name, ()):
                    yield word.end(), one


names_of_figures = OfSame(NamesOfFigures, most=1)  # those of the plan that is open


def said_otherwise(part: Answer | Section, names: NamesOfFigures) -> tuple[SaidOtherwise, ...]:
    """Return the figures typed in a part beside the name of a kept one, with another value."""
    return tuple(
        fault
        for block, at, runs in (_sentences_of(part) if names.most else ())
        for fault in _said_in(Match(part.id, block, at, 0), runs, names)
    )


def _said_in(begins: Match, runs: Runs, names: NamesOfFigures) -> Iterator[SaidOtherwise]:
    """Go through what a sentence says otherwise, if figures that refer to none are typed in it."""
    words = plain_runs(runs)
    typed = [one for one in typed_figures(words) if one.value and not _is_tied(runs, one)]
    if not typed or len(words.casefold()) != len(words):
        return
    for end, figure in names.named_in(words):
        found = _otherwise(words, typed, end, figure)
        if found:
            place = Match(
                begins.part, begins.block, begins.position + found.start, found.end - found.start
            )
            yield SaidOtherwise(figure, place, words[found.start : found.end], said_figure(figure))


def _otherwise(
    words: str, typed: Sequence[TypedFigure], end: int, figure: Figure
) -> TypedFigure | None:
    """Return what is typed behind the name of a figure and says something else than it."""
    years = set(_YEARS.findall(words)) - set(_YEARS.findall(figure.name))
    one = next((each for each in typed if each.start >= end), None)
    if years - set(_YEARS.findall(figure.period)) or one is None:
        return None  # it speaks of another year, or of no value
    is_beside = one.unit is figure.unit and _BETWEEN.fullmatch(words[end : one.start])
    return one if is_beside and not _is_near(words, one, figure) else None


def _is_near(sentence: str, typed: TypedFigure, figure: Figure) -> bool:
    """Tell whether what is typed is the figure, as far as it is rounded or said to be about it."""
    if typed.value == figure.value or _ABOUT.search(sentence[: typed.start]):
        return True
    said = said_number(re.sub(r" ?per ?cent", "%", sentence[typed.start : typed.end]))
    if said is None or said_number(figure.value) is None:
        return False
    return abs(Decimal(typed.value) - Decimal(figure.value)) <= said.slack


def _is_tied(runs: Runs, typed: TypedFigure) -> bool:
    at = 0
    for run in runs:
        if run.figure and at < typed.end and at + len(run.text) > typed.start:
            return True
        at += len(run.text)
    return False


def _sentences_of(part: Answer | Section) -> Iterator[tuple[str, int, Runs]]:
    """Go through the sentences of a part: their block, where they begin in it, and their runs."""
    for block in part.text:
        if not isinstance(block, Foreign):
            for at, runs in _block_sentences(block):
                yield block.id, at, runs


def _block_sentences(block: Block) -> Iterator[tuple[int, Runs]]:
    """Go through the sentences of a block: where they begin in it, and their runs."""
    if isinstance(block, Picture | Foreign):
        return
    for begins, runs in stretches(block):
        at = begins
        for one in sentences(runs):
            yield at, one.runs
            at += len(plain_runs(one.runs)) + len(plain_runs(one.space))


class TypedPlace(NamedTuple):
    """A figure that is typed in a text and refers to none: what it says, where, in which words."""

    unit: str
    value: str
    place: Match
    words: str


def figures_typed_in(part: Answer | Section) -> tuple[TypedPlace, ...]:
    """Return the figures typed in a part that are worth keeping once."""
    found = []
    for block in part.text:
        if isinstance(block, Picture | Foreign):
            continue
        for begins, runs in stretches(block):
            words = plain_runs(runs)
            for one in typed_figures(words):
                if _is_telling(one) and not _is_tied(runs, one):
                    place = Match(part.id, block.id, begins + one.start, one.end - one.start)
                    said = words[one.start : one.end]
                    found.append(TypedPlace(one.unit, one.value, place, said))
    return tuple(found)


def _is_telling(one: TypedFigure) -> bool:
    """Tell whether a figure is exact or large enough to be the same one where it stands again."""
    digits = one.value.replace(".", "").strip("-").rstrip("0")
    match one.unit:
        case FigureUnit.MONEY | FigureUnit.COUNT:
            return len(digits) > 1 and len(one.value.partition(".")[0]) > _FEW_DIGITS
        case FigureUnit.PERCENTAGE:
            return "." in one.value
        case FigureUnit.FTE:
            return len(digits) > 1
        case _:
            return False


_FEW_DIGITS = 3


def often_typed(
    found: Iterable[Sequence[TypedPlace]], least: int
) -> Iterator[tuple[TypedPlace, ...]]:
    """Go through the figures that are typed in so many places at least, with all their places."""
    places: dict[tuple[str, str], list[TypedPlace]] = {}
    for one in (one for of_part in found for one in of_part):
        places.setdefault((one.unit, one.value), []).append(one)
    return (tuple(there) for there in places.values() if len(there) >= least)
