"""Items of lists in HTML: what their marks are, and items where no list can be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktopapp.plan.list_marks import patterns
from desktopapp.plan.text import Block, ListItem, Run, tidy

_WORDS = re.compile(r"[A-Za-z]{2}")  # before a number
_NO_BULLET = re.compile(r"\d|[^\W\d_]{2}")
_NUMBER = re.compile(r"\(?(\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]")


def is_number(mark: str) -> bool:
    """Tell whether the mark of an item counts it."""
    return bool(_NUMBER.match(mark) or (patterns(mark) and _WORDS.match(mark)))


def is_words(mark: str) -> bool:
    """Tell whether a mark says something, and is no bullet."""
    return bool(_NO_BULLET.search(mark))


def numbered_as_words(cell: Sequence[Block], labels: Mapping[str, str]) -> list[Block]:
    """Return the blocks of a cell, where no list is: the numbers of its items are words."""
    return [
        replace(block, runs=tidy((Run(f"{labels[block.id]} "), *block.runs)))
        if isinstance(block, ListItem) and block.id in labels
        else block
        for block in cell
    ]


def with_parts(last: list[Block], parts: list[Run]) -> list[Block]:
    """Return the last block, if any, with more runs."""
    return (
        [
            replace(block, runs=tidy((*block.runs, *parts)))
            if isinstance(block, ListItem)
            else block
            for block in last
        ]
        if parts
        else last
    )
