"""Marks: words that one person alone wrote, such as ``A12a``, found again wherever they are."""

import json
import re
from collections import Counter
from typing import Any

from tests.hostile.container import Json, runs_text

_MARK = re.compile(r"\b([A-Z])\d+([a-z])\b")


def marks_in(text: str) -> list[str]:
    """Return the marks in a text, in their order."""
    return [m.group() for m in _MARK.finditer(text) if m.group(1).lower() == m.group(2)]


def words_in(data: Any) -> str:  # noqa: ANN401  # any JSON
    """Return data as one text, in which no word is cut where its format changes."""
    return json.dumps(_joined(data), ensure_ascii=False)


def _joined(data: Any) -> Any:  # noqa: ANN401  # any JSON
    if isinstance(data, dict):
        return {key: _joined(one) for key, one in data.items()}
    if not isinstance(data, list):
        return data
    if all(isinstance(one, dict) and isinstance(one.get("text"), str) for one in data) and not any(
        "id" in one for one in data
    ):
        return runs_text(data)
    return [_joined(one) for one in data]


def marks_of(data: Json | list[Json]) -> Counter[str]:
    """Return the marks anywhere in a plan or a part of one, and how often each is there."""
    return Counter(marks_in(words_in(data)))
