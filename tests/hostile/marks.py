"""Marks: words that one person alone wrote, such as ``A12a``, found again wherever they are."""

import json
import re
from collections import Counter

from tests.hostile.container import Json

_MARK = re.compile(r"\b([A-Z])\d+([a-z])\b")


def marks_in(text: str) -> list[str]:
    """Return the marks in a text, in their order."""
    return [m.group() for m in _MARK.finditer(text) if m.group(1).lower() == m.group(2)]


def marks_of(data: Json | list[Json]) -> Counter[str]:
    """Return the marks anywhere in a plan or a part of one, and how often each is there."""
    return Counter(marks_in(json.dumps(data, ensure_ascii=False)))
