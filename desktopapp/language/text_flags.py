"""What a text says of names, times, figures and acronyms, and its faults: the rules together."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from desktopapp.language.flagging import Flag, FlagContext, FlagKind, matches, without_inner
from desktopapp.plan.council import short_name

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


def text_flags(text: str, setting: FlagContext, *, history: bool = False) -> list[Flag]:
    """Return what the rules of language flag in a text that goes to a place, by place.

    With ``history`` every year and century is flagged, however long ago.
    """
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
    return sorted(_without_ours(found, text, setting), key=lambda one: (one.start, one.end))


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
    from desktopapp.language.flag_acronyms import flag_acronyms  # noqa: PLC0415  # as below

    return list(flag_acronyms(text, setting))


def _rules(*, history: bool) -> tuple[Callable[[str, FlagContext], Iterator[Flag]], ...]:
    """Return the rules, one of each kind; their patterns cost time that most runs need not pay."""
    from desktopapp.language.flag_figures import flag_figures  # noqa: PLC0415  # as above
    from desktopapp.language.flag_language import flag_language  # noqa: PLC0415  # as above
    from desktopapp.language.flag_names import flag_names  # noqa: PLC0415  # as above
    from desktopapp.language.flag_times import flag_history, flag_times  # noqa: PLC0415  # as above

    def times(text: str, setting: FlagContext) -> Iterator[Flag]:
        yield from flag_times(text, setting)
        if history:
            yield from flag_history(text, setting)

    return flag_names, times, flag_figures, flag_language
