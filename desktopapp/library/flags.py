"""What must change in a text before it is reused: tight spans, each with the reason why."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from desktopapp.library.flagging import Flag, FlagContext, FlagKind, matches, without_inner
from desktopapp.library.matches import library_overlaps
from desktopapp.library.overlap import shared_runs, words_of
from desktopapp.plan.council import short_name
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import plain

_CROSS = re.compile(
    r"\b(?:[Ss]ections?|[Aa]ppendix|[Aa]ppendices|[Aa]nnex(?:es)?|[Tt]heme|[Cc]hapter"
    r"|[Pp]aragraph|[Pp]ages?|[Tt]able|[Ff]igure|[Ff]ootnote|[Qq]uestion"
    r"|[Oo]bjective (?=\d+ (?:above|below)))s? (?:\d+(?:\.\d+)*|[A-Z]\b|[ivx]+\b)"
    r"|\b(?:as )?(?:detailed|set out|described|outlined|mentioned|noted|referred to|cited|shown"
    r"|stated|explained|discussed|provided) (?:in the (?:introduction|previous section"
    r"|next section|section (?:above|below)|table|appendix|conclusion)|earlier|above|below"
    r"|previously|later|overleaf)(?: in this (?:report|plan|document|response|section|paper))?"
    r"|\b(?:see|refer to) (?:above|below|overleaf|the (?:table|appendix|section)|page|section)\b"
    r"|\b(?:earlier|later|elsewhere|previously) in this (?:report|plan|document|response|section"
    r"|paper)\b|\b(?:the (?:table|list|figure|chart|section|paragraph) (?:above|below"
    r"|overleaf))\b|\b(?:in|of) this (?:report|document|response|paper)\b"
)


_KINDS = "(?:Metropolitan|London|Royal|Borough|District|County|City|Town|Parish|Unitary)"
_OF_KIND = re.compile(rf"(?: {_KINDS})* Council$", re.IGNORECASE)
_PIECE = 3000  # characters of a text that the rules look at together


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
    found: list[Flag] = []
    found += without_inner(_acronyms(text, setting))
    for start, piece in _pieces(text):
        for rule in _rules(history=history):
            inside = without_inner(list(rule(piece, setting)))
            found += [one._replace(start=start + one.start, end=start + one.end) for one in inside]
    found += [
        Flag(FlagKind.CROSS_REFERENCE, start, end, "Points to a place in another document.")
        for start, end in matches(_CROSS, text)
    ]
    found = _without_ours(found, text, setting)
    found += without_inner(list(_shared(text, setting.own_text, library, plan)))
    return sorted(found, key=lambda one: (one.start, one.end))


def _without_ours(found: list[Flag], text: str, setting: FlagContext) -> list[Flag]:
    """Leave out what is flagged within one of our names, in whatever capitals it is written."""
    forms_of = (lambda name: name.strip(), short_name, lambda name: _OF_KIND.sub("", name))
    names = {form for name in setting.ours for made in forms_of if (form := made(name))}
    if not names:
        return found
    forms = "|".join(
        re.sub(r"['’]", "['’]", re.sub(r"(?:\\[ -])+", "[ -]", re.escape(name)))
        for name in sorted(names, key=len, reverse=True)
    )
    ours = re.compile(
        rf"(?<!\w)(?:{_KINDS} Council of )?(?:{forms})"
        rf"(?: M?[BDC]C\b| (?:{_KINDS} )*Council\b)?(?!\w)",
        re.IGNORECASE,
    )
    spans = [match.span() for match in ours.finditer(text)]
    starts = [start for start, _ in spans]

    def is_ours(flag: Flag) -> bool:
        at = bisect_right(starts, flag.start) - 1
        return at >= 0 and flag.end <= spans[at][1]

    named = (FlagKind.NAME, FlagKind.ACRONYM)
    return [one for one in found if one.kind not in named or not is_ours(one)]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text where a line, sentence or word ends, so that no rule looks at all of it."""
    start = 0
    while len(text) - start > _PIECE:
        end = start + _PIECE
        for mark in ("\n", ". ", " "):
            at = text.rfind(mark, start + _PIECE // 2, end)
            if at >= 0:
                end = at + len(mark)
                break
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _acronyms(text: str, setting: FlagContext) -> list[Flag]:
    """Flag acronyms in the whole text: each stands for itself where it is first."""
    from desktopapp.library.flag_acronyms import flag_acronyms  # noqa: PLC0415  # as below

    return list(flag_acronyms(text, setting))


def _rules(*, history: bool) -> tuple[Callable[[str, FlagContext], Iterator[Flag]], ...]:
    """Return the rules, one of each kind; their patterns cost time that most runs need not pay."""
    from desktopapp.library.flag_figures import flag_figures  # noqa: PLC0415  # as above
    from desktopapp.library.flag_language import flag_language  # noqa: PLC0415  # as above
    from desktopapp.library.flag_names import flag_names  # noqa: PLC0415  # as above
    from desktopapp.library.flag_times import flag_history, flag_times  # noqa: PLC0415  # as above

    def times(text: str, setting: FlagContext) -> Iterator[Flag]:
        yield from flag_times(text, setting)
        if history:
            yield from flag_history(text, setting)

    return flag_names, times, flag_figures, flag_language


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
