"""The officer's own earlier plans as prior answers, added in one step."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktopapp.library.cutting import Passage, cut_document
from desktopapp.library.database import opened_library
from desktopapp.library.records import Added, Details, skipped
from desktopapp.library.writing import (
    Writer,
    known,
    numbers_where,
    purge,
    visible,
)
from desktopapp.plan.naming import served
from desktopapp.plan.plan import Plan


def library_add_plan(
    path: str | Path, plan: Plan, where: str | Path, *, today: date | None = None
) -> Added:
    """Add one of the officer's own plans, read from the file ``where``, to a library.

    Its answers and sections are passages of our own, under their theme; a plan added before is
    replaced.
    """
    library, source = Path(path), str(Path(where).resolve())
    day = today or date.today()  # noqa: DTZ011  # the officer's own calendar
    parts = list(_plan_passages(plan))
    told = repr((plan.council.name, plan.title, parts))
    digest = hashlib.sha256(told.encode()).hexdigest()
    if not parts:
        return skipped(where, "This plan holds no text yet.")
    with opened_library(library, create=True, write=True) as base:
        if known(base, digest):
            return skipped(where, "This plan is in the library already, unchanged.")
        before = numbers_where(base, "source IN (SELECT id FROM source WHERE path = ?)", source)
        replaced = bool(visible(base, before))
        purge(base, before)
        writer = Writer.of_source(base, source, digest, day, plan.brief, lambda _passages: None)
        date_said = plan.brief.letter_date.isoformat()[:4] if plan.brief.letter_date else ""
        said = Details(plan.council.name, plan.title, date_said, "own plan", own=True)
        for passage in parts:
            writer.take(said, passage)
        writer.finish()
    return writer.outcome(replaced=replaced, proposed=False)


def _plan_passages(plan: Plan) -> Iterator[Passage]:
    """Go through the passages of a plan: sections under no theme, answers under theirs."""
    for section in plan.sections:
        for passage in cut_document(section.text):
            yield replace(passage, heading=passage.heading or section.heading)
    for answer in plan.answers:
        labels = [one.label for one in served(plan, answer)]
        number = plan.brief.theme(answer.theme).number
        for passage in cut_document(answer.text):
            heading = " ".join([*labels, passage.heading]).strip()
            yield replace(passage, heading=heading, theme=number)
