"""Captions: lines that name the table or picture beside them, and head no text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktopapp.plan.text import Block, Paragraph, Picture, plain_block

_NAMED = re.compile(
    r"(?:table|figure|fig\.?|chart|graph|diagram|map|image|photo(?:graph)?|picture|illustration)"
    r"\s+(?:\d+(?:[.-]\d+)*[a-z]?|[A-Z]\d*|[ivx]+)\s*(?:[:.|–—-]\s|$)",
    re.IGNORECASE,
)


def reads_as_caption(text: str) -> bool:
    """Tell whether a line says that it is a caption: "Table 1: Dues", "Figure 2 – Boats"."""
    return bool(_NAMED.match(text.strip()))


def with_captions(blocks: Iterable[Block]) -> Iterator[Block]:
    """Go through blocks; a line that is the caption of the picture before it belongs to that.

    What is bold throughout was so by its style, and captions have one of their own here.
    """
    before: Block | None = None
    for block in blocks:
        is_one = isinstance(before, Picture) and reads_as_caption(plain_block(block))
        before = block
        if is_one and isinstance(block, Paragraph):
            runs = block.runs
            if all(run.bold for run in runs):
                runs = tuple(replace(run, bold=False) for run in runs)
            yield replace(block, runs=runs, caption=True)
        else:
            yield block
