"""Labels of lists as they are shown elsewhere, read into what a list of ours keeps.

What is read shows what was seen, and counts by itself as far as it can: a list goes on rather than
beginning at a number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from desktopapp.plan.list_labels import (
    MOST_START,
    OWN_PATTERNS,
    Counting,
    number_in_form,
    pattern_of,
)
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.text import Block, ListItem, Text

_OWN_NUMBER = re.compile(r"(.*?)(\d{1,3}|(?<![A-Za-z])[A-Za-z]{1,7})([^0-9A-Za-z]*)")
_ABOVE = re.compile(r"(\d{1,3}|[A-Za-z])([.)])")
_TYPED = re.compile(r"[ \t]*(\(?(?:\d{1,2}|[A-Za-z]{1,5})[.)])[ \t]+(?=\S)")
_MOST_ROMAN = 99


def labelled_as_shown(text: Text, marks: Mapping[str, str]) -> Text:
    """Return a text whose numbered items have the labels that they had where they come from.

    ``marks`` are these labels by the ids of the items. An item without one, and one whose label
    says nothing that can be counted, has our own.
    """
    counting = Counting()
    made: list[Block] = []
    for block in text:
        if not isinstance(block, ListItem):
            counting.end()
            made.append(block)
            continue
        mark = one_line(marks.get(block.id, "")) if block.numbered else ""
        found = _fitting(block, mark, counting) if mark else block
        counting.label(found)
        made.append(found)
    return tuple(made)


def _fitting(item: ListItem, mark: str, counting: Counting) -> ListItem:
    """Return an item with the first label that shows the mark where the item stands."""
    for one in _candidates(item, mark, counting):
        if counting.copy().label(one).text == mark:
            return one
    return item


def _candidates(item: ListItem, mark: str, counting: Counting) -> Iterator[ListItem]:
    """Go through what an item may be: one that counts on, one that goes on, one that begins."""
    yield item
    for label in counting.known(item.level):
        yield replace(item, label=label)
        yield replace(item, label=label, goes_on=True)
    ours = OWN_PATTERNS[counting.copy().label(item).level]
    read = [
        ("" if pattern == ours else pattern, number)
        for pattern, number in patterns(mark)
        if number <= MOST_START
    ]
    for pattern, number in read:
        if number == 1:
            yield replace(item, label=pattern)
    for pattern, _ in read:
        yield replace(item, label=pattern, goes_on=True)
    for pattern, number in read:
        yield replace(item, label=pattern, start=number)


def is_countable(mark: str) -> bool:
    """Tell whether a list of ours can have a label and count on from it."""
    is_kept = pattern_of(mark) == mark and "{" not in mark
    return is_kept and any(number <= MOST_START for _, number in patterns(mark))


def typed_mark(line: str) -> tuple[str, int]:
    """Return what may be a typed label at the beginning of a line, and where its words begin."""
    found = _TYPED.match(line)
    return (found[1], found.end()) if found and patterns(found[1]) else ("", 0)


def follows(mark: str, other: str) -> bool:
    """Tell whether a label may be that of the item after another's."""
    after = {(pattern, number + 1) for pattern, number in patterns(other)}
    return not after.isdisjoint(patterns(mark))


@lru_cache(maxsize=256)
def patterns(mark: str) -> tuple[tuple[str, int], ...]:
    """Return the patterns that a label may be made by, each with its own number.

    The words before may hold the numbers of levels above; "i" may be a letter or a Roman numeral.
    """
    found = _OWN_NUMBER.fullmatch(mark)
    if not found:
        return ()
    before, own, after = found.groups()
    above = _ABOVE.sub(lambda one: f"{{{_form(one[1])}}}{one[2]}", before)
    fronts = dict.fromkeys((above, before))
    forms = list(_numbers(own))
    return tuple((f"{front}{{{form}}}{after}", n) for front in fronts for form, n in forms)


def _form(words: str) -> str:
    if words.isdecimal():
        return "1"
    return "a" if words.islower() else "A"


def _numbers(words: str) -> Iterator[tuple[str, int]]:
    """Go through the numbers that figures or letters may be, each with its form."""
    if words.isdecimal():
        if words[0] != "0":
            yield "1", int(words)
        return
    small = words.lower()
    if words not in (small, small.upper()):
        return
    forms = "ai" if words == small else "AI"
    roman = _romans().get(small, 0)
    letter = (len(small) - 1) * 26 + ord(small[0]) - ord("a") + 1 if len(set(small)) == 1 else 0
    both = [(forms[1], roman), (forms[0], letter)]
    yield from ((form, number) for form, number in both if number)


@lru_cache(maxsize=1)
def _romans() -> dict[str, int]:
    return {number_in_form(number, "i"): number for number in range(1, _MOST_ROMAN + 1)}
