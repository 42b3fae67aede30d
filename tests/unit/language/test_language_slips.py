"""Slips of language that officers make: most are found, and nothing beside them is flagged."""

from datetime import date
from pathlib import Path

from desktopapp.language.flagging import FlagContext
from desktopapp.language.text_flags import text_flags

SLIPS = Path(__file__).parent / "language_slips.txt"
FOUND = 0.75  # of the slips, at least


def slips() -> list[tuple[str, int, int]]:
    """Return the sentences, and where the slip of each stands."""
    found = []
    for line in SLIPS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            before, rest = line.split("[")
            slip, after = rest.split("]")
            found.append((before + slip + after, len(before), len(before + slip)))
    return found


def flagged(text: str) -> list[tuple[int, int]]:
    told = text_flags(text, FlagContext(("Netherby Council",), date(2024, 1, 1), date(2026, 1, 1)))
    return [(one.start, one.end) for one in told if str(one.kind) == "language"]


def test_most_slips_are_found_and_nothing_beside_them() -> None:
    missed, beside = [], []
    for text, start, end in slips():
        met = [span for span in flagged(text) if span[0] < end and start < span[1]]
        if not met:
            missed.append(text)
        beside += [text[a:b] for a, b in flagged(text) if (a, b) not in met]
    assert len(missed) <= (1 - FOUND) * len(slips()), missed
    assert beside == []


def test_the_same_sentences_put_right_are_not_flagged() -> None:
    right = (
        "The Council recognises its responsibilities under the Care Act.",
        "Savings of £200k were achieved in year.",
        "It's important that each partner's plan is kept.",
        "The service has been restructured; this led to better outcomes.",
        "The authority is committed to improving outcomes, and committed to work of this kind.",
        "There are currently two vacancies in the team.",
        "The new system will allow residents to report issues online.",
        "One of the options is affordable, and a number of recommendations follow.",
        "The strategy sets out five priorities for the town and a two year plan.",
        "We look forward to working with them, who's who and all.",
        "It will lead to improved air quality, and costs will rise by 3%.",
        "The work is complete, and the programme of works is under the council's control.",
        "However, this needs review; none of these is new, and among those is the depot.",
        "Over 40 volunteers have met, and the amount raised by £5 donations was small.",
    )
    for text in right:
        assert [text[a:b] for a, b in flagged(text)] == []
