"""What the command line says of documents that are to be brought in: where each part goes."""

from collections.abc import Iterator

from desktopapp.library.proposal import Proposal, got_nothing
from desktopapp.plan.brief import Brief
from desktopapp.plan.list_labels import plain_with_labels


def said_of_import(brief: Brief, proposal: Proposal, *, accepted: bool) -> Iterator[str]:
    """Go through what is said of a proposal: where each passage goes, and what stays out."""
    for passage in proposal.passages:
        where = passage.question or passage.theme or passage.heading
        check = "check  " if passage.doubtful else ""
        yield f"{where:14} {check}{plain_with_labels(passage.text)[:90]!r}"
    nothing = got_nothing(brief, proposal.passages)
    if nothing:
        yield nothing
    for source in proposal.sources:
        for theme, words in source.theme_headings.items():
            yield f"heading        {words[:60]!r} of {theme} (--headings takes it)"
        for aside in source.left_aside:
            yield f"not brought in {aside.text[:60]!r} ({aside.why})"
    for unplaced in proposal.unplaced:
        yield f"not placed     {unplaced.text[:60]!r} ({unplaced.why})"
    yield (
        "These parts are in the plan now."
        if accepted
        else "Nothing was changed. Add --accept to put these parts into the plan."
    )
