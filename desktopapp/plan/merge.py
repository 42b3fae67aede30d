"""Two plans that come from one: brought together by answer, paragraph and sentence.

What one side changed is taken; what both changed in different ways is a clash, which only a
person decides. Merging is a function of its choices: merge, show the clashes, and merge again
with what was chosen.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum, auto
from typing import Any, TypeVar

from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.shown import with_named
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    plain_block,
    plain_runs,
    tidy,
)
from desktopapp.plan.three_way import Both, merge_lists, sentences

K = TypeVar("K")


class Choice(Enum):
    """What a person decides of a clash."""

    OURS = auto()
    THEIRS = auto()
    BOTH = auto()  # ours, then theirs; of what can only be one, ours


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both sides changed in different ways.

    ``part`` is the id of an answer or section, or empty; ``place`` says what it is about in
    words; the others are what was there and what each side made of it, as plain text.
    """

    part: str
    place: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of two plans. ``taken`` says of each part that changed whose change it is.

    The values of ``taken`` are "ours", "theirs" and "both". At a clash the plan has what was
    chosen, ours by default.
    """

    plan: Plan
    taken: Mapping[str, str]
    clashes: tuple[Clash, ...]


Choose = Callable[[Clash], Choice]


def keep_ours(_clash: Clash) -> Choice:
    """Choose ours, as long as nobody has decided."""
    return Choice.OURS


def merge(base: Plan | None, ours: Plan, theirs: Plan, choose: Choose = keep_ours) -> Merged:
    """Bring two plans together that come from ``base``, or from nothing that is known."""
    work = _Merging(choose)
    values: dict[str, Any] = {}
    for field in fields(Plan):
        before = getattr(base, field.name, _NONE)
        sides = getattr(ours, field.name), getattr(theirs, field.name)
        if field.name in ("answers", "sections", "sources"):
            values[field.name] = work.parts(getattr(base, field.name, ()), *sides)
        elif field.name == "id":
            values[field.name] = ours.id
        elif field.name == "report":
            values[field.name] = work.report(before, *sides)
        else:
            values[field.name] = work.value(field.name, before, *sides)
    plan = Plan(**values)
    if plan.report:
        from desktopapp.plan.own_copy import with_files_of  # noqa: PLC0415  # with a report only

        plan = with_files_of(plan, theirs, ours)
    plan = with_named(plan, ours, theirs, *((base,) if base else ()))
    return Merged(plan, _taken(base, ours, theirs), tuple(work.clashes))


class _None:
    """Where there is no value: equal to nothing but itself."""

    def __bool__(self) -> bool:
        return False


_NONE = _None()
_LISTS = ("fields", "sections", "papers", "appendices")  # of a report to members


class _Merging:
    """One merge under way: the clashes so far, and who decides them."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose
        self.clashes: list[Clash] = []
        self.part = ""

    def clash(self, place: str, base: str, ours: str, theirs: str) -> Choice:
        """Note a clash and return what is chosen."""
        clash = Clash(self.part, place, base, ours, theirs)
        self.clashes.append(clash)
        return self.choose(clash)

    def value(self, place: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
        """Merge one value: a record field by field, a group key by key, others whole."""
        if theirs in (ours, base) or ours == base:
            return self.uncut(place, base, ours, theirs)
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
            return self.group(place, base if isinstance(base, Mapping) else {}, ours, theirs)
        if is_dataclass(ours) and type(ours) is type(base) is type(theirs):
            return replace(ours, **self.record(place, base, ours, theirs))  # type: ignore[type-var]  # a dataclass it is
        return self.whole(place, base, ours, theirs)

    def uncut(self, place: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
        """Merge a value that holds together: what one side changed is taken whole."""
        if theirs in (ours, base):
            return ours
        return theirs if ours == base else self.whole(place, base, ours, theirs)

    def whole(self, place: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
        """Note a clash of values that can only be taken whole, and return the one chosen."""
        chosen = self.clash(place, _said(base), _said(ours), _said(theirs))
        if chosen is Choice.BOTH:
            return theirs if ours is _NONE else ours
        return theirs if chosen is Choice.THEIRS else ours

    def record(
        self,
        place: str,
        base: Any,  # noqa: ANN401  # any record, or nothing
        ours: Any,  # noqa: ANN401  # any record
        theirs: Any,  # noqa: ANN401  # any record
        without: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """Merge the fields of a record, all but its id and those named."""
        return {
            field.name: self.value(
                f"{place}, {field.name}" if place else field.name,
                getattr(base, field.name, _NONE),
                getattr(ours, field.name),
                getattr(theirs, field.name),
            )
            for field in fields(ours)
            if field.name not in ("id", *without)
        }

    def group(
        self,
        place: str,
        base: Mapping[str, Any],
        ours: Mapping[str, Any],
        theirs: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Merge values by name."""
        merged: dict[str, Any] = {}
        for name in dict.fromkeys([*ours, *theirs]):
            sides = [side.get(name, _NONE) for side in (base, ours, theirs)]
            value = self.value(f"{place}, {name}", *sides)
            if value is not _NONE:
                merged[name] = value
        return merged

    def parts(
        self, base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]
    ) -> tuple[Any, ...]:
        """Merge answers, sections or sources by their ids."""
        return self.by_key(
            {part.id: part for part in base},
            {part.id: part for part in ours},
            {part.id: part for part in theirs},
            self.one_part,
        )

    def one_part(self, before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # an answer, a section or a source
        """Merge what two sides made of one answer, section or source."""
        self.part = (theirs if ours is _NONE else ours).id
        if _NONE in (ours, theirs):
            merged = self.whole("a text that one side removed", before, ours, theirs)
        elif not isinstance(ours, Answer | Section):
            merged = self.value("a source", before, ours, theirs)
        else:
            values = self.record("", before, ours, theirs, without=("text",))
            text = self.text(getattr(before, "text", ()), ours.text, theirs.text)
            merged = replace(ours, **values, text=text)
        self.part = ""
        return merged

    def report(self, before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # a report, or nothing
        """Merge the reports to members: line by line, and the text of sections by its blocks."""
        if not ours or not theirs or theirs in (ours, before) or ours == before:
            return self.value("the report to members", before, ours, theirs)
        before = before or type(ours)()
        values = self.record("the report to members", before, ours, theirs, without=_LISTS)
        for name in _LISTS:
            was, mine, other = (_numbered(getattr(side, name)) for side in (before, ours, theirs))
            values[name] = self.by_key(was, mine, other, self.report_line)
        return replace(ours, **values)

    def report_line(self, before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # a line or section of the report
        """Merge what two sides made of a line or a section of the report."""
        if _NONE in (ours, theirs):
            return self.whole("a line of the report that one side removed", before, ours, theirs)
        apart = ("text", "own_copy")
        values = self.record("the report to members", before, ours, theirs, without=apart)
        if hasattr(ours, "text"):
            values["text"] = self.text(getattr(before, "text", ()), ours.text, theirs.text)
        if hasattr(ours, "own_copy"):
            was = getattr(before, "own_copy", None)
            values["own_copy"] = self.uncut("the letter", was, ours.own_copy, theirs.own_copy)
        return replace(ours, **values)

    def text(self, base: Text, ours: Text, theirs: Text) -> Text:
        """Merge rich text by its blocks."""
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        before, mine = _keyed(base), _keyed(ours)
        return self.by_key(before, mine, _same_named(before, mine, _keyed(theirs)), self.block)

    def by_key(
        self,
        base: Mapping[K, Any],
        ours: Mapping[K, Any],
        theirs: Mapping[K, Any],
        merge_one: Callable[[Any, Any, Any], Any],
    ) -> tuple[Any, ...]:
        """Merge things by their keys, in an order that both sides would accept."""
        merged = []
        for key in self.order(base, ours, theirs):
            sides = [side.get(key, _NONE) for side in (base, ours, theirs)]
            before, mine, other = sides
            if other in (mine, before):
                value = mine
            elif mine == before:
                value = other
            else:
                value = merge_one(before, mine, other)
            if value is not _NONE:
                merged.append(value)
        return tuple(merged)

    def order(
        self, base: Mapping[K, Any], ours: Mapping[K, Any], theirs: Mapping[K, Any]
    ) -> list[K]:
        """Return all keys in the order of the side that moved something."""
        common = base.keys() & ours.keys() & theirs.keys()
        was, mine, other = (
            [key for key in side if key in common] for side in (base, ours, theirs)
        )
        first, second = (theirs, ours) if mine == was != other else (ours, theirs)
        if mine not in (was, other) and other != was:
            texts = [
                "\n".join(_said(side[key])[:60] for key in side) for side in (base, ours, theirs)
            ]
            if self.clash("the order", *texts) is Choice.THEIRS:
                first, second = theirs, ours
        return _woven(list(first), list(second), base)

    def block(self, before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # a block, or nothing
        """Merge what two sides made of one block."""
        if type(before) is type(ours) is type(theirs):
            match ours:
                case Paragraph() | Heading() | ListItem():
                    values = self.record("a format", before, ours, theirs, without=("runs",))
                    runs = self.runs(before.runs, ours.runs, theirs.runs)
                    return replace(ours, **values, runs=runs)
                case Table() if _shape(before) == _shape(ours) == _shape(theirs):
                    return self.table(before, ours, theirs)
                case Picture():
                    return self.value("a picture", before, ours, theirs)
                case _:
                    pass
        return self.whole("a paragraph", before, ours, theirs)

    def table(self, before: Table, ours: Table, theirs: Table) -> Table:
        """Merge tables of the same rows and columns cell by cell."""
        rows = tuple(
            tuple(self.runs(*cells) for cells in zip(*three, strict=True))
            for three in zip(before.rows, ours.rows, theirs.rows, strict=True)
        )
        return replace(
            ours, **self.record("a table", before, ours, theirs, without=("rows",)), rows=rows
        )

    def runs(self, base: Runs, ours: Runs, theirs: Runs) -> Runs:
        """Merge runs sentence by sentence."""
        merged: list[Run] = []
        pieces = merge_lists(sentences(base), sentences(ours), sentences(theirs))
        for piece in pieces:
            for units in self.chosen(piece) if isinstance(piece, Both) else piece:
                merged += units
        return tidy(merged)

    def chosen(self, both: Both[Runs]) -> tuple[Runs, ...]:
        """Return the sentences that are chosen of a clash."""
        texts = ["".join(map(plain_runs, side)) for side in (both.base, both.ours, both.theirs)]
        match self.clash("a sentence", *texts):
            case Choice.OURS:
                return both.ours
            case Choice.THEIRS:
                return both.theirs
            case Choice.BOTH:
                parted = all(texts[1:]) and not texts[1][-1].isspace()
                return (*both.ours, (Run(" "),) if parted else (), *both.theirs)


def _woven(first: list[K], second: list[K], base: Mapping[K, Any]) -> list[K]:
    """Return the first list with what only the second has, each behind what it stood behind.

    What both added at one place stands there in the order of the lists.
    """
    result, present = list(first), set(first)
    not_new = present & set(second) | base.keys()
    for at, key in enumerate(second):
        if key in present:
            continue
        place = result.index(second[at - 1]) + 1 if at else 0
        while place < len(result) and result[place] not in not_new:
            place += 1
        result.insert(place, key)
        present.add(key)
        not_new.add(key)
    return result


def _numbered(lines: Iterable[Any]) -> dict[tuple[str, int], Any]:
    """Return lines of a report by what names them, and number those that share a name."""
    seen: dict[str, int] = {}
    keyed: dict[tuple[str, int], Any] = {}
    for line in lines:
        name = _line_name(line)
        seen[name] = seen.get(name, 0) + 1
        keyed[name, seen[name]] = line
    return keyed


def _line_name(line: object) -> str:
    """Return what names a line of a report: its label, heading, document, kind or file."""
    named = ("label", "heading", "document", "kind", "name")
    found = (str(getattr(line, name, "")) for name in named)
    return next(filter(None, found), "")


def _shape(table: Table) -> tuple[int, ...]:
    return tuple(len(row) for row in table.rows)


def _keyed(text: Text) -> dict[tuple[str, int], Block]:
    """Return blocks by their id, and number those that share one."""
    seen: dict[str, int] = {}
    keyed: dict[tuple[str, int], Block] = {}
    for block in text:
        name = block.data if isinstance(block, Foreign) else block.id
        seen[name] = seen.get(name, 0) + 1
        keyed[name, seen[name]] = block
    return keyed


def _same_named(
    base: Mapping[tuple[str, int], Block],
    ours: Mapping[tuple[str, int], Block],
    theirs: Mapping[tuple[str, int], Block],
) -> dict[tuple[str, int], Block]:
    """Return their blocks, those that both sides added alike under our name for them."""
    added = {_nameless(block): key for key, block in ours.items() if key not in base}
    named: dict[tuple[str, int], Block] = {}
    for key, block in theirs.items():
        ours_key = None if key in base or key in ours else added.pop(_nameless(block), None)
        named[ours_key or key] = ours[ours_key] if ours_key else block
    return named


def _nameless(block: Block) -> Block:
    return block if isinstance(block, Foreign) else replace(block, id="")


def _said(value: object) -> str:
    """Say a value in a few words, to show it beside another."""
    match value:
        case _None() | None:
            return ""
        case bytes():
            return f"a picture of {len(value):,} bytes"
        case Answer() | Section():
            return "\n".join(plain_block(block) for block in value.text)
        case tuple():
            return ", ".join(map(_said, value))
        case Paragraph() | Heading() | ListItem() | Table():
            return plain_block(value)
        case _:
            return _line_name(value) or str(value)


def _taken(base: Plan | None, ours: Plan, theirs: Plan) -> dict[str, str]:
    """Say of each part that a side changed, added or removed whose change it is."""

    def by_id(plan: Plan | None) -> dict[str, object]:
        parts: Iterable[Answer | Section] = (*plan.answers, *plan.sections) if plan else ()
        return {part.id: part for part in parts}

    before, mine, other = by_id(base), by_id(ours), by_id(theirs)
    taken: dict[str, str] = {}
    for one in dict.fromkeys([*mine, *other, *before]):
        by_us = mine.get(one) != before.get(one)
        by_them = other.get(one) != before.get(one)
        if by_us or by_them:
            taken[one] = "both" if by_us and by_them else "ours" if by_us else "theirs"
    return taken
