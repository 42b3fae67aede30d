"""The words of one pasted block: its spaces as they are shown, a typed bullet as a list item."""

import re
from dataclasses import replace

from desktopapp.plan.text import Block, ListItem, Paragraph, Run, Runs, new_id, tidy

_WIDE_SPACES = re.compile(r"[ \u00a0]{2,}")
_BULLET = re.compile(r"[•·▪◦●‣○■][ \t\u00a0]+")


def trimmed(runs: list[Run]) -> Runs:
    """Return runs without spaces and line breaks at either end or in a row."""
    joined: list[Run] = []
    last = "\n"
    for run in tidy(runs):
        words = _WIDE_SPACES.sub(" ", run.text).replace(" \n", "\n")
        if last[-1:] in (" ", "\n"):
            words = words.lstrip(" ")
        if last == "\n" and not joined:
            words = words.lstrip(" \n\u00a0")
        if words:
            joined.append(replace(run, text=words))
            last = words
    while joined:
        words = joined[-1].text.rstrip(" \n\u00a0")
        if words:
            joined[-1] = replace(joined[-1], text=words)
            break
        joined.pop()
    return tidy(joined)


def as_block(runs: Runs) -> Block:
    """Make a paragraph, or a list item where a typed bullet stands in front."""
    bullet = _BULLET.match(runs[0].text)
    if not bullet:
        return Paragraph(new_id(), runs)
    rest = replace(runs[0], text=runs[0].text[bullet.end() :])
    return ListItem(new_id(), tidy((rest, *runs[1:])))
