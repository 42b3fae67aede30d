"""The marks that words of a text have, by what their runs hold of them: found, kept, taken off."""

from collections.abc import Container, Iterable
from dataclasses import replace

from desktopapp.plan.text import Block, Foreign, Runs, Text, runs_of, tidy, with_runs


def doubts_of(text: Text) -> set[str]:
    """Return the marks that stand in a text."""
    return {run.doubt for block in text for runs in runs_of(block) for run in runs if run.doubt}


def without_doubts(runs: Runs, doubts: Container[str]) -> Runs:
    """Return runs without these marks; their words stay."""
    if not any(run.doubt in doubts for run in runs if run.doubt):
        return runs
    return tidy(replace(run, doubt="") if run.doubt in doubts else run for run in runs)


def without_marks(text: Text) -> Text:
    """Return a text without any mark, as it is printed."""
    doubts = doubts_of(text)
    return freed(text, doubts) if doubts else text


def freed(text: Text, doubts: Container[str]) -> Text:
    """Return a text without these marks; its words stay."""
    return tuple(with_runs(one, lambda runs: without_doubts(runs, doubts)) for one in text)


def touched(before: Iterable[Runs], after: Iterable[Runs]) -> set[str]:
    """Return the marks that were typed over: they are there still, and their words are others.

    One that was only divided, or left whole, is not touched.
    """
    old = _marked_words(before)
    new = _marked_words(after) if old else {}
    return {doubt for doubt, words in new.items() if old.get(doubt, words) != words}


def without_typed_over(before: Text, after: Text) -> Text:
    """Return a text without the marks that were typed over in one of its blocks."""
    if not doubts_of(before):
        return after
    was = {one.id: one for one in before if not isinstance(one, Foreign)}
    made: list[Block] = []
    for block in after:
        old = None if isinstance(block, Foreign) else was.get(block.id)
        over = touched(runs_of(old), runs_of(block)) if old else set[str]()
        made += freed((block,), over) if over else (block,)
    return tuple(made)


def _marked_words(lines: Iterable[Runs]) -> dict[str, str]:
    words: dict[str, str] = {}
    for run in (run for runs in lines for run in runs if run.doubt):
        words[run.doubt] = words.get(run.doubt, "") + run.text
    return words
