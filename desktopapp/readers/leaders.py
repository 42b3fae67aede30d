"""Dots that lead the eye from the name of a part to its page, as lists of contents have them."""

import re

from desktopapp.plan.text import Run, Runs, cut, plain_runs, tidy

_DOTS = r"(?:[.·…_](?:[ \t\u00a0]?[.·…_]){3,}|…[ \t\u00a0]?…[…. ]*)"
_PAGE = r"(?:[A-Z]?\d{1,4}|[ivxl]{1,6})"
_LEADER = re.compile(
    rf"(?<=[^\s.·…_])[ \t\u00a0]*{_DOTS}[ \t\u00a0]*(?={_PAGE}[ \t\u00a0]*$)", re.MULTILINE
)
_LEADS = " … "  # which still tells that a number is that of a page


def leads_to_page(line: str) -> bool:
    """Tell whether a line is one of a list of contents: a name, dots and a page."""
    return line[-1:].isalnum() and bool(_LEADER.search(line))


def short_leaders(runs: Runs) -> Runs:
    """Return runs with three dots for any number that lead to a page.

    Those to be written on stay.
    """
    for run in runs:
        text = run.text
        if ".." in text or ". ." in text or "…" in text or "__" in text or "··" in text:
            break
    else:
        return runs
    text = plain_runs(runs)
    made: list[Run] = []
    at = 0
    for found in _LEADER.finditer(text):
        made += (*cut(runs, at, found.start()), Run(_LEADS))
        at = found.end()
    return tidy((*made, *cut(runs, at, len(text)))) if made else runs
