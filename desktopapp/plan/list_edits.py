"""Edits of numbered lists: their labels, where they begin, and whether they go on."""

from dataclasses import replace

from desktopapp.plan.editing import as_item, changed, with_block
from desktopapp.plan.list_labels import OWN_PATTERNS, ItemLabel, item_labels, lists_of
from desktopapp.plan.text import ListItem, Text


def number_at(text: Text, n: int) -> int:
    """Return the number of a list item, 0 for a bullet and for what is no item."""
    label = list(item_labels(text[: n + 1]))[n]
    return label.number if label else 0


def pattern_at(text: Text, n: int) -> str:
    """Return the pattern of a numbered item's label, ours too; nothing for any other block."""
    label = list(item_labels(text[: n + 1]))[n]
    return label.pattern or OWN_PATTERNS[label.level] if label and label.number else ""


def with_label(text: Text, first: int, last: int, pattern: str) -> Text:
    """Give the lists that reach between two blocks labels of this pattern.

    What is no item becomes one. Where a list goes on elsewhere, it has the label there too.
    """
    made = changed(text, first, last, lambda block: as_item(block, numbered=True))
    labels = list(item_labels(made))
    lists = list(lists_of(labels))
    chosen = {one for one in lists[first : last + 1] if one >= 0}
    members = [n for n, one in enumerate(lists) if one in chosen]
    return _labelled(made, labels, members, pattern)


def _labelled(
    text: Text, labels: list[ItemLabel | None], members: list[int], pattern: str
) -> Text:
    """Return a text in which these items have a pattern; our own of their level is none."""
    made = list(text)
    for n in members:
        one, label = made[n], labels[n]
        if isinstance(one, ListItem) and label:
            made[n] = replace(one, label="" if pattern == OWN_PATTERNS[label.level] else pattern)
    return tuple(made)


def starting_at(text: Text, n: int, number: int) -> Text:
    """Let a numbered list begin at an item, with this number."""
    item = text[n]
    if not isinstance(item, ListItem) or not item.numbered:
        return text
    made = with_block(text, n, replace(item, start=0, goes_on=False))
    if number_at(made, n) == number == 1:
        return made
    return with_block(text, n, replace(item, start=number, goes_on=False))


def list_before(text: Text, n: int) -> int | None:
    """Return the item from which the list of an item could go on, or nothing."""
    labels = list(item_labels(text))
    first = _first(labels, n)
    if first is None:
        return None
    wanted = labels[first]
    found = (
        at
        for at in range(first - 1, -1, -1)
        if (label := labels[at]) and wanted and label.number and label.level == wanted.level
    )
    return next(found, None)


def _first(labels: list[ItemLabel | None], n: int) -> int | None:
    """Return where the numbered list of an item begins, after other text; nothing for no item."""
    here = labels[n]
    if not here or not here.number:
        return None
    starts = (
        at
        for at in range(n, -1, -1)
        if (label := labels[at]) and label.level == here.level and label.starts
    )
    return next(starts, None)


def is_going_on(text: Text, n: int) -> bool:
    """Tell whether the numbered list of an item goes on from one before it."""
    labels = list(item_labels(text))
    first = _first(labels, n)
    label = labels[first] if first is not None else None
    return bool(label and label.goes_on)


def going_on(text: Text, n: int, *, on: bool) -> Text:
    """Let the list of an item go on from the numbered list before it, or begin at 1 again.

    One that goes on has the labels of what it goes on from.
    """
    labels = list(item_labels(text))
    first, before = _first(labels, n), list_before(text, n)
    item = text[first] if first is not None else None
    if first is None or not isinstance(item, ListItem) or (on and before is None):
        return text
    made = with_block(text, first, replace(item, start=0, goes_on=on))
    if not on or before is None:
        return made
    lists = list(lists_of(labels))
    members = [at for at, one in enumerate(lists) if one == lists[first] and at >= first]
    return _labelled(made, labels, members, pattern_at(text, before))
