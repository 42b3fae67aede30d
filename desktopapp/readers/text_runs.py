"""The words of a line of plain text: bold and links by the marks that were typed."""

import re
from dataclasses import replace

from desktopapp.plan.links import allowed
from desktopapp.plan.text import Run, Runs, tidy

_INLINE = re.compile(
    r"(?<=\S)\*\*|\*\*(?=\S)|(?<!!)\[([^\[\]\n]{1,500})\]"
    r"\((?=[^()\s]*[#/.:@]|\))([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)\)"
)


def read_runs(text: str) -> Runs:
    """Make runs of a line: ``**bold**`` and links.

    A lone ``**`` is a mark that lost its other half, and no word: it is dropped.
    """
    if "**" not in text and "](" not in text:
        return (Run(bare),) if (bare := text.strip()) else ()
    paired = sum(not found.group(1) for found in _INLINE.finditer(text)) % 2 == 0
    runs: list[Run] = []
    bold, at = False, 0
    for found in _INLINE.finditer(text):
        runs.append(Run(text[at : found.start()], bold=bold))
        at = found.end()
        if not (paired or found.group(1)) and text[: found.start()][-1:].isdigit():
            at = found.start()  # a mark of a figure, such as a rating or a note, and no word
            continue
        if found.group(1):
            words = found.group(1).replace("**", "")
            runs.append(Run(words, bold=bold, link=allowed(found.group(2))))
        elif paired:
            bold = not bold
    runs.append(Run(text[at:], bold=bold))
    return _stripped(tidy(runs))


def _stripped(runs: Runs) -> Runs:
    """Return the runs without white space at both ends."""
    if not runs:
        return ()
    parts = list(runs)
    parts[0] = replace(parts[0], text=parts[0].text.lstrip())
    parts[-1] = replace(parts[-1], text=parts[-1].text.rstrip())
    return tidy(parts)
