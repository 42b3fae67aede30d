"""American spelling, word by word, with the British one."""

import re
from collections.abc import Iterator
from functools import cache

from desktopapp.language.faults import Fault

_PAIRS = """
color/colour favor/favour favorable/favourable favorite/favourite labor/labour behavior/behaviour
behavioral/behavioural neighbor/neighbour neighboring/neighbouring neighborhood/neighbourhood
harbor/harbour honor/honour rumor/rumour endeavor/endeavour center/centre centered/centred
theater/theatre fiber/fibre liter/litre defense/defence offense/offence aging/ageing
program/programme catalog/catalogue fulfill/fulfil fulfillment/fulfilment
enrollment/enrolment skillful/skilful traveled/travelled traveling/travelling canceled/cancelled
modeling/modelling labeled/labelled fueled/fuelled counseling/counselling jewelry/jewellery
gray/grey analyze/analyse analyzed/analysed analyzing/analysing catalyze/catalyse
paralyze/paralyse pediatric/paediatric maneuver/manoeuvre encyclopedia/encyclopaedia
skeptic/sceptic skeptical/sceptical gotten/got installment/instalment judgment/judgement
signaling/signalling totaled/totalled leveling/levelling channeled/channelled
prioritization/prioritisation license/licence totaling/totalling focussed/focused
focussing/focusing focusses/focuses
"""
_NOT_OURS = frozenset(
    {"license", "judgment", "focussed", "focussing", "focusses"}
)  # either, or nouns
_WORD = re.compile(r"[A-Za-z]{4,}")
_IZE = re.compile(r"(?<=[A-Za-z]{2})iz(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)")
_STAY = re.compile(
    r"(?:re|down|right|over|under|out|mid|life|cap)?siz|prize|seiz|capsiz|citizen|horizon|bronze"
    r"|breez|freez|maize|assiz|brize|suez|amaz|gaz|haz|laz|craz|doz|ooz|snooz|sneez|squeez|wheez"
    r"|quiz|blaz|graz|glaz|raz|baz|trapez|topaz|apprais|mez",
    re.IGNORECASE,
)


@cache
def _words() -> dict[str, str]:
    """Return American words with the British ones, plurals too."""
    found = dict(one.split("/") for one in _PAIRS.split())
    found = {wrong: right for wrong, right in found.items() if wrong not in _NOT_OURS}
    return found | {f"{wrong}s": f"{right}s" for wrong, right in found.items()}


def american_words(text: str) -> Iterator[Fault]:
    """Go through words in American spelling; names, which begin with a capital, are left alone."""
    known = _words()
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() and not _opens(text, match.start()):
            continue
        low = word.lower()
        right = known.get(low, "")
        if not right and "iz" in low and not _STAY.match(low):
            right = _IZE.sub("is", low)
        if right and right != low and not _of_a_computer(text, *match.span()):
            meant = right.capitalize() if word[0].isupper() else right
            yield Fault(*match.span(), f"British spelling: “{meant}”.", meant)


def _opens(text: str, at: int) -> bool:
    return text[:at].rstrip(" “‘(")[-1:] in ("", ".", "!", "?", "\n", ":", "•", "-", "–")


_OF_WORK = re.compile(
    r"(?:transformation|improvement|capital|savings?|investment|change|training|work|efficiency"
    r"|building|modernisation|development|delivery|regeneration|housing)\s+$"
)


def _of_a_computer(text: str, start: int, end: int) -> bool:
    """Tell whether a program of a computer may be meant, which the British call so too."""
    if not text[start:end].lower().startswith("program"):
        return False
    return not text[end:].startswith(" of ") and not _OF_WORK.search(
        text[max(0, start - 20) : start]
    )
