"""Reports to members brought together: line by line, the text of sections by its pieces.

Lines have no ids, so a line is known by its name; where several share one, see ``alike``, and
where one got another name, ``renamed``.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktopapp.plan.alike import Key, Named, Paired, keys_of, paired
from desktopapp.plan.clash import Deciding, Resolution
from desktopapp.plan.merge_text import merge_texts
from desktopapp.plan.renamed import LineSaid, pair_renamed
from desktopapp.plan.report import AppendixKind
from desktopapp.plan.said_values import NOTHING, beside_name, line_name, said_whole
from desktopapp.plan.text import plain

_LISTS = ("fields", "sections", "papers", "appendices")
_TELLING = 40  # letters that tell a line surely, whatever name it got


def merge_report(deciding: Deciding, before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # a report, or nothing
    """Merge what two sides made of a report."""
    if not ours or not theirs or theirs in (ours, before) or ours == before:
        return deciding.value("the report to members", before, ours, theirs)
    before = before or type(ours)()
    values = deciding.record("the report to members", before, ours, theirs, without=_LISTS)
    for name in _LISTS:
        values[name] = _lines(deciding, *(getattr(side, name) for side in (before, ours, theirs)))
    return replace(ours, **values)


def _lines(
    deciding: Deciding, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]
) -> tuple[Any, ...]:
    """Merge lines of a report by what they are."""
    if theirs in (ours, base) or ours == base:
        return tuple(theirs if ours == base else ours)
    pairs = [_paired(base, side) for side in (ours, theirs)]
    if any(_in_doubt(pairs[n], pairs[1 - n], base, (ours, theirs)[1 - n]) for n in (0, 1)):
        place = "lines of the report that cannot be told apart"
        texts = [said_whole(tuple(side)) for side in (base, ours, theirs)]
        chosen = deciding.clash(place, *texts, both=False)
        return tuple(theirs if chosen is Resolution.THEIRS else ours)
    names = [[line_name(line) for line in side] for side in (ours, theirs)]
    keys = keys_of(pairs, names, (ours, theirs))
    was: dict[Key, Any] = {(n,): line for n, line in enumerate(base)}
    mine, other = (dict(zip(keys[n], side, strict=True)) for n, side in enumerate((ours, theirs)))
    return deciding.by_key(was, mine, other, lambda *sides: _line(deciding, *sides))


def _paired(base: Sequence[Any], side: Sequence[Any]) -> Paired:
    """Find what became of each line."""
    found = paired(_named(base), _named(side))
    told = (
        [LineSaid(line_name(one), beside_name(one)) for one in lines] for lines in (base, side)
    )
    pair_renamed(found, *told)
    return found


def _named(lines: Sequence[Any]) -> list[Named]:
    found = []
    for line in lines:
        text = plain(getattr(line, "text", ()))
        found.append(Named(line_name(line), line, text if len(text) >= _TELLING else None))
    return found


def _in_doubt(one: Paired, other: Paired, base: Sequence[Any], side: Sequence[Any]) -> bool:
    """Tell whether the other side changed a line that on one side could be one of several."""
    return any(n not in other.side_of or side[other.side_of[n]] != base[n] for n in one.doubtful)


def _line(deciding: Deciding, before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # a line or section of the report
    """Merge what two sides made of a line or a section of the report."""
    if NOTHING in (ours, theirs):
        place = "a line of the report that one side removed"
        chosen = deciding.clash(place, *map(said_whole, (before, ours, theirs)), both=True)
        if chosen is Resolution.BOTH:
            return theirs if ours is NOTHING else ours
        return theirs if chosen is Resolution.THEIRS else ours
    if _unsure(before, ours, theirs) or _unsure(before, theirs, ours):
        place = "a line of the report that one side renamed and the other changed"
        chosen = deciding.clash(place, *map(said_whole, (before, ours, theirs)), both=True)
        if chosen is not Resolution.BOTH:
            return theirs if chosen is Resolution.THEIRS else ours
    return _both(deciding, before, ours, theirs)


def _unsure(before: Any, renamed: Any, changed: Any) -> bool:  # noqa: ANN401  # a line, or nothing
    """Tell whether a line has another name on one side, and was too short to be surely it."""
    if before is NOTHING or line_name(renamed) == line_name(before):
        return False
    rest = beside_name(before)
    return len(rest) < _TELLING and beside_name(changed) not in (rest, beside_name(renamed))


def _both(deciding: Deciding, before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # a line or section of the report
    """Take what each side made of a line or a section of the report."""
    apart = ("text", "own_copy")
    values = deciding.record("the report to members", before, ours, theirs, without=apart)
    if hasattr(ours, "text"):
        was = getattr(before, "text", ())
        values["text"] = merge_texts(deciding, {"": was}, {"": ours.text}, {"": theirs.text})[""]
    if hasattr(ours, "own_copy"):
        was = getattr(before, "own_copy", None)
        what = "the letter" if ours.kind is AppendixKind.LETTER else "the copy of another plan"
        values["own_copy"] = deciding.uncut(what, was, ours.own_copy, theirs.own_copy)
    return replace(ours, **values)
