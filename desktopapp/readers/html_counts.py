"""The numbers of lists, as HTML counts them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from desktopapp.plan.list_labels import (
    MOST_START,
    NUMBER_FORMS,
    OWN_PATTERNS,
    label_parts,
    number_in_form,
)
from desktopapp.readers.html_styles import rules_of
from desktopapp.readers.html_tokens import Begin, End, Token

_STYLES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal-leading-zero": "01",
    "lower-greek": "α",
}
_BULLETS = frozenset(("disc", "circle", "square", "disclosure-open", "disclosure-closed"))
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_DEEPEST = len(OWN_PATTERNS) - 1
_WHOLE = re.compile(r"\s*([+-]?\d{1,6})")
_MOST_KEPT = 100_000  # tags and words of a list that is counted from its end


class _Counted(NamedTuple):
    """A list: how its numbers are written, the number that came last, the step to the next."""

    form: str
    number: int
    step: int = 1


@dataclass(slots=True)
class _Open:
    """A list that is open: where it begins, and how many items it has so far."""

    at: int
    items: int = 0


class ListCounts:
    """How far each list is counted, and how its numbers are written."""

    def __init__(self) -> None:
        self._lists: list[_Counted] = []

    def begin(self, attributes: dict[str, str], level: int) -> int:
        """Begin a list at a level from 0; return the number under which it is known.

        One that does not say how it is numbered has our own figures or letters.
        """
        ours = label_parts(OWN_PATTERNS[min(level, _DEEPEST)], level).counters[-1][1]
        step = -1 if "reversed" in attributes else 1
        start = _whole(attributes.get("start", ""), 1)
        self._lists.append(_Counted(_form(attributes) or ours, start - step, step))
        return len(self._lists) - 1

    def mark(self, one: int, attributes: dict[str, str]) -> str:
        """Count an item of a list; return its label."""
        counted = self._lists[one]
        number = _whole(attributes.get("value", ""), counted.number + counted.step)
        self._lists[one] = counted._replace(number=number)
        return f"{_written(number, _form(attributes) or counted.form)}."


def counts(tag: str, attributes: dict[str, str]) -> bool | None:
    """Tell whether a list has numbers; nothing where its items have no marks at all."""
    kind = _kind(attributes)
    if kind == "none":
        return None
    if kind in _BULLETS:
        return False
    return tag == "ol" or kind in _STYLES


def is_marked(attributes: dict[str, str], *, is_list_marked: bool) -> bool:
    """Tell whether an item of a list has a mark before it, as it says or as its list does.

    A box to tick stands in place of one.
    """
    kind = "" if "aria-checked" in attributes else _kind(attributes)
    is_list_marked = is_list_marked or "aria-checked" in attributes
    return kind != "none" if kind else is_list_marked


def with_counts(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; a list that is counted down says where it begins."""
    kept: list[Token] = []  # of a list that is counted down, until it ends
    opened: list[_Open] = []
    for token in marked:
        kept.append(token)
        if isinstance(token, Begin):
            is_list = token.tag in ("ol", "ul")
            if is_list and (opened or "reversed" in token.attributes):
                opened.append(_Open(len(kept) - 1))
            elif token.tag == "li" and opened:
                opened[-1].items += 1
        elif isinstance(token, End) and token.tag in ("ol", "ul") and opened:
            _begin_at_end(kept, opened.pop())
        if not opened or len(kept) > _MOST_KEPT:
            yield from kept
            kept, opened = [], []
    yield from kept


def _begin_at_end(kept: list[Token], ended: _Open) -> None:
    """Let a list that is counted down begin at the number of its items."""
    begin = kept[ended.at]
    if isinstance(begin, Begin) and "reversed" in begin.attributes:
        begin.attributes.setdefault("start", str(ended.items))


def _kind(attributes: dict[str, str]) -> str:
    """Return how a list or an item says that it is marked, in the words of CSS."""
    return rules_of(attributes.get("style", "")).get("list-style-type", "")


def _form(attributes: dict[str, str]) -> str:
    """Return how a list or an item says that its numbers are written, or nothing."""
    kind = _kind(attributes)
    said = attributes.get("type", "")
    return _STYLES.get(kind, "") or (said if said in tuple(NUMBER_FORMS) else "")


def number_of_style(number: int, style: str) -> str:
    """Write a number as a style of lists in CSS does; one without numbers writes nothing."""
    return "" if style in (*_BULLETS, "none") else _written(number, _STYLES.get(style, "1"))


def _written(number: int, form: str) -> str:
    """Write a number; what no letters can write is figures."""
    if form == "01":
        return f"{number:02}"
    if form == "α":
        return _GREEK[number - 1] if 0 < number <= len(_GREEK) else str(number)
    return number_in_form(number, form) if 0 < number <= MOST_START else str(number)


def _whole(words: str, otherwise: int) -> int:
    """Return a whole number, or another where none is written."""
    found = _WHOLE.match(words)
    return int(found[1]) if found else otherwise
