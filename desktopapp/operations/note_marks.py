"""Marks of footnotes in pasted text: without their notes they would be figures that mean nothing.

An exponent stays: it stands behind a short word, such as a unit or the sign of a substance, or
behind a figure.
"""

import re
from dataclasses import replace

from desktopapp.plan.text import Run, Runs, Text, plain_runs, tidy, with_runs

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?)”’\]]))[{_RAISED}]{{1,3}}(?![\w{_RAISED}])"
)


def without_note_marks(text: Text) -> tuple[Text, int]:
    """Return a text without the marks of footnotes, and how many there were."""
    count = 0

    def without(runs: Runs) -> Runs:
        nonlocal count
        if not any(sign in run.text for run in runs for sign in _RAISED):
            return runs
        marks = [found.span() for found in _MARK.finditer(plain_runs(runs))]
        count += len(marks)
        kept: list[Run] = []
        at = 0
        for run in runs:
            spans = [(low - at, high - at) for low, high in marks]
            letters = (
                letter
                for n, letter in enumerate(run.text)
                if not any(low <= n < high for low, high in spans)
            )
            kept.append(replace(run, text="".join(letters)))
            at += len(run.text)
        return tidy(kept)

    return tuple(with_runs(block, without) for block in text), count


def said_note_marks(count: int) -> str:
    """Say how many marks were left out."""
    if count == 1:
        return "1 mark of a footnote was left out: its note did not come along."
    return f"{count:,} marks of footnotes were left out: their notes did not come along."
