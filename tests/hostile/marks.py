"""Marks: words that one person alone wrote, such as ``A12a``, found again wherever they are."""

import re
from collections import Counter
from typing import Any

from tests.hostile.container import Json, runs_text

# Words kept beside what the plan says now: an answer's on the day it was agreed, and a document's
# that was brought in.
_AGREED, _SOURCES = "agreed", "sources"
_MARK = re.compile(r"\b([A-Z])\d+([a-z])\b")


def marks_in(text: str) -> list[str]:
    """Return the marks in a text, in their order."""
    return [m.group() for m in _MARK.finditer(text) if m.group(1).lower() == m.group(2)]


def words_in(data: Any) -> str:  # noqa: ANN401  # any JSON
    """Return all words and keys of data, in which no word is cut where its format changes."""
    found: list[str] = []
    _add_words(data, found)
    return "\n".join(found)


def _add_words(data: Any, found: list[str]) -> None:  # noqa: ANN401  # any JSON
    if isinstance(data, str):
        found.append(data)
    elif isinstance(data, dict):
        for key, one in data.items():
            found.append(key)
            if key == _SOURCES and isinstance(one, list):
                _add_words([_named(source) for source in one], found)
            elif key != _AGREED:
                _add_words(one, found)
    elif isinstance(data, list) and data:
        if all(_is_run(one) for one in data):
            found.append(runs_text(data))
            return
        for one in data:
            _add_words(one, found)


def _named(source: object) -> object:
    """Return a document that text came from without its words."""
    if not isinstance(source, dict):
        return source
    return {key: one for key, one in source.items() if key != "text"}


def _is_run(data: object) -> bool:
    return isinstance(data, dict) and isinstance(data.get("text"), str) and "id" not in data


def marks_of(data: Json | list[Json]) -> Counter[str]:
    """Return the marks anywhere in a plan or a part of one, and how often each is there."""
    return Counter(marks_in(words_in(data)))
