"""The beginning of a text, as far as it is shown of what stands beside the text in hand."""

from dataclasses import replace

from desktopapp.plan.text import (
    Heading,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Text,
    cut,
    plain_block,
    plain_runs,
    tidy,
)
from desktopapp.plan.three_way import sentence_ends

_MORE = "…"


def beginning(text: Text, letters: int) -> Text:
    """Return the first blocks of words of a text, about so many letters; "…" says that it goes on.

    It ends with a sentence, or with a word where the first sentence is longer than that. A table
    or picture is not shown.
    """
    found: list[Paragraph | Heading | ListItem] = []
    for block in text:
        if not isinstance(block, Paragraph | Heading | ListItem):
            break
        length = len(plain_block(block))
        if length > letters:
            kept = _cut(block.runs, letters, whole_word=not found)
            if kept:
                found.append(replace(block, runs=kept))
            break
        found.append(block)
        letters -= length
    while found and isinstance(found[-1], Heading):  # a heading alone begins nothing
        found.pop()
    if tuple(found) == text or not found:
        return tuple(found)
    last = found[-1]
    return (*found[:-1], replace(last, runs=_going_on(last.runs)))


def _cut(runs: Runs, letters: int, *, whole_word: bool) -> Runs:
    """Cut runs behind the last sentence that fits, else behind the last word where one must be."""
    plain = plain_runs(runs)
    fitting = [end for end in sentence_ends(plain) if end <= letters + 1]
    if not fitting and not whole_word:
        return ()
    end = fitting[-1] if fitting else max(plain.rfind(" ", 0, letters + 1), 1)
    return cut(runs, 0, len(plain[:end].rstrip()))


def _going_on(runs: Runs) -> Runs:
    """Return runs with the sign that more follows: behind a space where a sentence ended."""
    ended = plain_runs(runs)[-1:] in ".?!:;"
    last = runs[-1] if runs else Run("")
    return tidy((*runs, replace(last, text=f" {_MORE}" if ended else _MORE, link="")))
