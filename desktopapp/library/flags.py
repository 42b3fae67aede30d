"""What must change in a text before it is reused: tight spans, each with the reason why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktopapp.language.flagging import Flag, FlagContext, FlagKind, without_inner
from desktopapp.language.text_flags import text_flags
from desktopapp.library.matches import library_overlaps
from desktopapp.library.overlap import shared_runs, words_of
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import plain


def flags(
    text: str,
    council: str,
    *,
    source_date: date | None = None,
    today: date | None = None,
    plan: Plan | None = None,
    library: str | Path | None = None,
    own_names: tuple[str, ...] = (),
    history: bool = False,
) -> list[Flag]:
    """Return what must change in a text that our council takes over, by place.

    ``council`` is ours; with a plan, its partners and predecessors count as ours too, acronyms
    it tells in full need no telling, and text that it holds already is marked as shared. With a
    library, runs that stand in it are marked as shared. With ``history`` every year and century
    is flagged, however long ago: what another council did then, ours did not.
    """
    setting = _setting(council, source_date, today, plan, own_names)
    found = text_flags(text, setting, history=history)
    found += without_inner(list(_shared(text, setting.own_text, library, plan)))
    return sorted(found, key=lambda one: (one.start, one.end))


def _setting(
    council: str,
    source_date: date | None,
    today: date | None,
    plan: Plan | None,
    own_names: tuple[str, ...],
) -> FlagContext:
    """Gather what the rules need to know of us."""
    names = [council, *own_names]
    own_text = body = ""
    if plan is not None:
        ours = plan.council
        names += ours.own_names
        body = ours.decision_body
        own_text = "\n".join(text for _, text in plan_parts(plan))
    day = today or date.today()  # noqa: DTZ011  # the officer's own calendar
    return FlagContext(
        tuple(name for name in names if name.strip()), source_date, day, own_text, body
    )


def plan_parts(plan: Plan) -> list[tuple[str, str]]:
    """Return the answers and sections of a plan with their text."""
    parts = [(answer.id, plain(answer.text)) for answer in plan.answers]
    return parts + [(section.id, plain(section.text)) for section in plan.sections]


def _shared(
    text: str, own_text: str, library: str | Path | None, plan: Plan | None
) -> Iterator[Flag]:
    """Flag runs of eight words and more that our plan or the library holds already."""
    here = words_of(text)
    if own_text:
        for run in shared_runs(here.words, words_of(own_text).words):
            start, end = here.spans[run.start][0], here.spans[run.end - 1][1]
            yield Flag(FlagKind.SHARED, start, end, "Stands in our plan already.")
    if library is not None:
        letter = plan.brief.letter if plan else ""
        for one in library_overlaps(library, [("", text)], letter):
            whose = one.there.council or one.there.document or "the library"
            why = f"Also in {whose}: {one.there.document}, {one.there.ref}."
            yield Flag(FlagKind.SHARED, one.here.start, one.here.end, why)
