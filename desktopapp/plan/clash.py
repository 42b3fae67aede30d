"""What two people changed in different ways, and how values are merged without a guess."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum, auto
from typing import Any, TypeVar

from desktopapp.plan.matching import matched
from desktopapp.plan.ordering import ordered
from desktopapp.plan.records import record
from desktopapp.plan.said_values import NOTHING, line_name, said_whole
from desktopapp.plan.schema import canonical
from desktopapp.plan.text import Run, Runs, plain_runs, tidy
from desktopapp.plan.three_way import Both, Sentence, joined_sentences, merge_lists, sentences

K = TypeVar("K", bound=Hashable)


class Resolution(Enum):
    """What a person decides of a clash."""

    OURS = auto()
    THEIRS = auto()
    BOTH = auto()  # ours, then theirs, where a clash says that both can be kept


@record
class Clash:
    """A place that both sides changed in different ways.

    ``part`` is the id of an answer or section, or empty; ``place`` says what it is about in
    words; the others are what was there and what each side made of it, as plain text. ``both``
    says whether both can be kept; where it does not, choosing both keeps ours.
    """

    part: str
    place: str
    base: str
    ours: str
    theirs: str
    both: bool = True


Choose = Callable[[Clash], Resolution]


def keep_ours(_clash: Clash) -> Resolution:
    """Choose ours, as long as nobody has decided."""
    return Resolution.OURS


def _latest(*sides: Any) -> Any:  # noqa: ANN401  # records of one kind, or nothing
    """Return the record that was made last: whoever merges, nobody need be asked."""
    found = [one for one in sides if _latest_counts(one)]
    return max(
        found, key=lambda one: (one.when, *(str(getattr(one, f.name)) for f in fields(one)))
    )


def _latest_counts(value: object) -> bool:
    """Tell whether of two such records the one counts that was made last, as it says itself."""
    return getattr(value, "latest_counts", False)


class Deciding:
    """One merge under way: the clashes so far, and who decides them."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose
        self.clashes: list[Clash] = []
        self.part = ""
        self._alike: Counter[Clash] = Counter()

    def clash(self, place: str, base: str, ours: str, theirs: str, *, both: bool) -> Resolution:
        """Note a clash and return what is chosen; no two clashes are alike."""
        clash = Clash(self.part, place, base, ours, theirs, both)
        self._alike[clash] += 1
        if self._alike[clash] > 1:
            clash = replace(clash, place=f"{place} ({self._alike[clash]})")
        self.clashes.append(clash)
        chosen = self.choose(clash)
        return Resolution.OURS if chosen is Resolution.BOTH and not both else chosen

    def value(self, place: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
        """Merge one value: a record field by field, a group key by key, others whole.

        A record says by ``holds_together`` that its fields mean something together only.
        """
        if theirs in (ours, base) or ours == base:
            return self.uncut(place, base, ours, theirs)
        if _latest_counts(ours) or _latest_counts(theirs):
            return _latest(ours, theirs)
        if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
            return self.group(place, base if isinstance(base, Mapping) else {}, ours, theirs)
        if base is NOTHING and getattr(ours, "told_by_id", False):
            base = type(ours)(ours.id)  # both put it in: each field is brought together
        alike = is_dataclass(ours) and type(ours) is type(base) is type(theirs)
        if alike and not getattr(ours, "holds_together", False):
            return replace(ours, **self.record(place, base, ours, theirs))
        return self.several(place, base, ours, theirs)

    def several(self, place: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
        """Merge lists of names or of records that are told by their ids; anything else whole."""
        sides = base or (), ours, theirs
        if _told_by_id(*sides):
            return self.records(place, *sides)
        if all(map(_are_names, sides)):
            return self.names(*sides)
        return self.whole(place, base, ours, theirs)

    def uncut(self, place: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
        """Merge a value that holds together: what one side changed is taken whole."""
        if theirs in (ours, base):
            return ours
        return theirs if ours == base else self.whole(place, base, ours, theirs)

    def whole(self, place: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
        """Note a clash of values that can only be taken whole, and return the one chosen.

        Where one side removed what the other changed, keeping both keeps what was changed.
        """
        removed = NOTHING in (ours, theirs)
        chosen = self.clash(
            place, said_whole(base), said_whole(ours), said_whole(theirs), both=removed
        )
        if chosen is Resolution.BOTH:
            return theirs if ours is NOTHING else ours
        return theirs if chosen is Resolution.THEIRS else ours

    def record(
        self,
        place: str,
        base: Any,  # noqa: ANN401  # any record, or nothing
        ours: Any,  # noqa: ANN401  # any record
        theirs: Any,  # noqa: ANN401  # any record
        without: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """Merge the fields of a record, all but its id and those named."""
        values = {}
        for field in fields(ours):
            if field.name in ("id", *without):
                continue
            sides = (getattr(one, field.name, NOTHING) for one in (base, ours, theirs))
            name = f"{place}, {field.name}" if place else field.name
            merge_one = self.later if field.name == "extra" else self.value
            values[field.name] = merge_one(name, *sides)
        return values

    def later(self, place: str, base: Any, ours: Any, theirs: Any) -> str:  # noqa: ANN401  # JSON text, or nothing
        """Merge what a later version keeps in a record, key by key."""
        if theirs in (ours, base) or ours == base:
            return str(self.uncut(place, base, ours, theirs))
        import json  # noqa: PLC0415  # loaded already where there is such a thing

        kept = (json.loads(one) if one else {} for one in (base, ours, theirs))
        merged = self.group(f"{place} of a later version", *kept)
        return canonical(merged) if merged else ""

    def group(
        self,
        place: str,
        base: Mapping[str, Any],
        ours: Mapping[str, Any],
        theirs: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Merge values by name."""
        merged: dict[str, Any] = {}
        names = [name for name in base if name in ours or name in theirs]
        for name in dict.fromkeys([*names, *sorted(ours.keys() | theirs.keys())]):
            sides = [side.get(name, NOTHING) for side in (base, ours, theirs)]
            value = self.value(f"{place}, {name}", *sides)
            if value is not NOTHING:
                merged[name] = value
        return merged

    def names(
        self, base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
    ) -> tuple[str, ...]:
        """Merge lists of names: what either side added, removed or moved."""
        was, mine, other = (
            {key: key[0] for key in _numbered(side)} for side in (base, ours, theirs)
        )
        return self.by_key(was, mine, other, lambda _before, one, _same: one)

    def records(self, place: str, *versions: Iterable[Any]) -> tuple[Any, ...]:
        """Merge records by their ids, each of which is no other's."""

        def one(before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # a record, or nothing
            name = line_name(next(each for each in (ours, theirs) if each is not NOTHING))
            merge_one = self.whole if NOTHING in (ours, theirs) else self.value
            return merge_one(f"{place}, {name}" if name else place, before, ours, theirs)

        base, ours, theirs = ({each.id: each for each in version} for version in versions)
        return self.by_key(base, ours, theirs, one)

    def by_key(
        self,
        base: Mapping[K, Any],
        ours: Mapping[K, Any],
        theirs: Mapping[K, Any],
        merge_one: Callable[[Any, Any, Any], Any],
    ) -> tuple[Any, ...]:
        """Merge things by their keys, in an order that both sides would accept."""
        merged: dict[K, Any] = {}
        for key in ordered(list(base), list(ours), list(theirs), lambda *_: True):
            before, mine, other = (side.get(key, NOTHING) for side in (base, ours, theirs))
            if other in (mine, before):
                value = mine
            elif mine == before:
                value = other
            else:
                value = merge_one(before, mine, other)
            if value is not NOTHING:
                merged[key] = value
        sides = [[key for key in side if key in merged] for side in (base, ours, theirs)]
        order = self.order(sides, lambda key: said_whole(merged[key]))
        return tuple(merged[key] for key in order)

    def order(
        self,
        sides: Sequence[Sequence[K]],
        say: Callable[[K], str],
        place: str = "the order",
    ) -> list[K]:
        """Return the keys of the ancestor (if it is known), ours and theirs in one order.

        Where both sides moved the same things, or may have, it is a clash.
        """

        def ours_leads(*moved: Sequence[K]) -> bool:
            texts = ["\n".join(say(key)[:60] for key in side) for side in moved]
            return self.clash(place, *texts, both=False) is not Resolution.THEIRS

        *base, ours, theirs = sides
        return ordered(base[0] if base else None, ours, theirs, ours_leads)

    def words(self, place: str, base: Runs, ours: Runs, theirs: Runs) -> Runs:
        """Merge runs sentence by sentence; a text that one side wrote anew is merged whole."""
        if theirs in (ours, base) or ours == base:
            return theirs if ours == base else ours
        merged: list[Sentence] = []
        three = sentences(base), sentences(ours), sentences(theirs)
        pieces = merge_lists(*three)
        if _written_anew(base, ours) or _written_anew(base, theirs):
            pieces = [Both(*three)]
        for piece in pieces:
            if not isinstance(piece, Both):
                merged += piece
                continue
            texts = [
                plain_runs(joined_sentences(side))
                for side in (piece.base, piece.ours, piece.theirs)
            ]
            match self.clash(place, *texts, both=True):
                case Resolution.OURS:
                    merged += piece.ours
                case Resolution.THEIRS:
                    merged += piece.theirs
                case Resolution.BOTH:
                    merged += [*piece.ours, *piece.theirs]
        return _ended(joined_sentences(merged), base, ours, theirs)


def have_ids(*versions: object) -> bool:
    """Tell whether all are lists of records that are known by their ids, and one has any."""
    return any(versions) and all(map(_has_ids, versions))


def _told_by_id(*versions: object) -> bool:
    """Tell whether all are lists of records within a record, to be merged one by one."""
    first = next((one for side in versions if isinstance(side, tuple) for one in side), None)
    return getattr(first, "told_by_id", False) and have_ids(*versions)


def _has_ids(records: object) -> bool:
    if not isinstance(records, tuple) or not all(map(is_dataclass, records)):
        return records is NOTHING
    ids = [getattr(one, "id", "") for one in records]
    return all(ids) and len(set(ids)) == len(ids)


def _written_anew(base: Runs, side: Runs) -> bool:
    """Tell whether a side kept less than a third of the words that were there."""
    was, now = plain_runs(base).split(), plain_runs(side).split()
    return sum(same.size for same in matched(was, now)) * 3 < len(was)


def _ended(runs: Runs, base: Runs, ours: Runs, theirs: Runs) -> Runs:
    """Return runs that end in a space where those of the sides do."""
    before, mine, other = (plain_runs(side)[-1:] == " " for side in (base, ours, theirs))
    wanted = mine if mine == other else not before
    text = plain_runs(runs)
    if wanted and text and not text[-1].isspace():
        return tidy((*runs, Run(" ")))
    if not wanted and text.endswith(" "):
        last = replace(runs[-1], text=runs[-1].text.rstrip(" "))
        return tidy((*runs[:-1], last))
    return runs


def _are_names(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, str) for one in value)


def _numbered(names: Sequence[str]) -> list[tuple[str, int]]:
    """Return names with a number, which parts those that are there more than once."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append((name, seen[name]))
    return found
