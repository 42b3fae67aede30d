"""Letters as the program keeps them, whatever the program that wrote a document kept.

Every reader's words go through here once, at the worker's door. A reader that joins broken lines
looks for soft hyphens itself before: afterwards there are none.
"""

import unicodedata
from dataclasses import replace

from desktopapp.plan.text import Block, Run, Runs, Table, tidy, with_runs
from desktopapp.readers.leaders import short_leaders
from desktopapp.readers.word_symbols import UNNAMED_SIGNS

SOFT_HYPHEN = "\u00ad"  # where a word may be broken; seen only where a line ends
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")  # U+FB00 to U+FB06
_SHOWN = {
    ord(SOFT_HYPHEN): None,
    **dict.fromkeys((0x200B, 0x2060, 0xFEFF)),  # where a line may or may not be broken: no letters
    0x2010: "-",  # the hyphen that is no more than one; fonts and searches know the other
    **UNNAMED_SIGNS,  # of a font of signs that is not named
    **{0xFB00 + n: letters for n, letters in enumerate(_LIGATURES)},
}


def normal(text: str) -> str:
    """Return text without soft hyphens, its ligatures as letters, accents on their letters."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_SHOWN))


def normal_runs(runs: Runs) -> Runs:
    """Return runs with normal letters; an accent that begins a run joins the letter before it."""
    for run in runs:
        if not run.text.isascii():
            break
    else:
        return runs
    made: list[Run] = []
    for run in runs:
        accents = 0
        while made and accents < len(run.text) and unicodedata.combining(run.text[accents]):
            accents += 1
        if accents:
            made[-1] = replace(made[-1], text=made[-1].text + run.text[:accents])
        made.append(replace(run, text=run.text[accents:]))
    return tidy(replace(run, text=normal(run.text)) for run in made)


def normal_block(block: Block) -> Block:
    """Return a block whose words, those of each cell of a table too, have normal letters."""
    if isinstance(block, Table):
        return with_runs(block, normal_runs)
    return with_runs(block, lambda runs: normal_runs(short_leaders(runs)))
