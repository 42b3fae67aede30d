"""Captions: lines that name the table or picture beside them, and head no text."""

import re

_NAMED = re.compile(
    r"(?:table|figure|fig\.?|chart|graph|diagram|map|image|photo(?:graph)?|picture|illustration)"
    r"\s+(?:\d+(?:[.-]\d+)*[a-z]?|[A-Z]\d*|[ivx]+)\s*(?:[:.|–—-]\s|$)",
    re.IGNORECASE,
)


def is_caption(text: str) -> bool:
    """Tell whether a line says that it is a caption: "Table 1: Dues", "Figure 2 – Boats"."""
    return bool(_NAMED.match(text.strip()))
