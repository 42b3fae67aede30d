"""Words of time that were true when a text was written are flagged; what stays true is not."""

from datetime import date

import pytest

from desktopapp.language.flag_acronyms import flag_acronyms
from desktopapp.language.flag_times import flag_times
from desktopapp.language.flagging import FlagContext

SETTING = FlagContext(("Netherby Borough Council",), date(2023, 6, 1), date(2026, 5, 1))

STALE = (  # what is in brackets is flagged
    "The portal is [being rolled out] to every ward.",
    "Two depots are [being merged] and a third is [being sold].",
    "Lighting is [being gradually replaced] across the borough.",
    "[For the time being] the counter opens on Tuesdays.",
    "[As things stand] the reserve is enough.",
    "Staff have moved to [the new system], and [the old spreadsheet] is read only.",
    "[Our new website] takes most of the reports.",
    "Officers are [still working] through the list.",
    "The lease is [still to be signed], and the post is [still vacant].",
    "A review is [planned for spring], and the report is [due in October].",
    "The move is [scheduled for late summer].",
    "Nobody has asked for it [yet].",
    "No savings have been made [so far]. We will report [shortly].",
    "The team [now employs 86] people.",
    "The hall [is now open], and half the rooms [are now in] use.",
    "The tender closes [next month] and the work starts [this year].",
    "Satisfaction is [at its highest ever], and complaints are [at a record low].",
    "The hall is [nearing completion] and the rest is [on track].",
    "The change was made [two years ago].",
    "[Nowadays] few people pay by cheque.",
    "The two councils [have yet to] agree.",
    "The scheme [has just been] approved.",
    "Spending in [the current financial year] is lower.",
    "İt is [being rebuilt] and [at present] closed.",
)
LASTING = (
    "The Equality Act 2010 and the Care Act 2014 set our duties.",
    "Data is being shared with partners wherever the law allows.",
    "A new way of working takes time, yet it pays.",
    "Older people and the old town hall are dear to the borough.",
    "We grant a licence pending appeal.",
    "Some services still exist that others gave up.",
    "The council now provides less support to markets.",
    "Happy New Year cards are not paid for, and New Burdens funding is late.",
    "The planned approach to repairs saves money in the long run.",
    "The budget was set in 2015 by full council.",
)


@pytest.mark.parametrize("marked", STALE)
def test_what_goes_stale_is_flagged_where_it_stands(marked: str) -> None:
    text, wanted = "", []
    for piece in marked.split("["):
        inside, closed, rest = piece.partition("]")
        if closed:
            wanted.append((len(text), len(text) + len(inside)))
        text += inside + rest
    found = [(one.start, one.end) for one in flag_times(text, SETTING)]
    for start, end in wanted:
        assert any(first < end and start < last for first, last in found), text[start:end]
    for first, last in found:
        assert any(first < end and start < last for start, end in wanted), text[first:last]


@pytest.mark.parametrize("text", LASTING)
def test_what_stays_true_is_not_flagged(text: str) -> None:
    assert [text[one.start : one.end] for one in flag_times(text, SETTING)] == []


def test_the_plan_every_council_has_is_flagged_unless_words_beside_it_say_what_it_is() -> None:
    def flagged(text: str) -> list[str]:
        return [text[one.start : one.end] for one in flag_acronyms(text, SETTING)]

    assert flagged("The MTFS shows a gap of a million pounds.") == ["MTFS"]
    assert flagged("Our key strategies are the MTFS and the local plan.") == []
    assert flagged("Our Medium-Term Financial Strategy (MTFS) shows a gap.") == []


def test_a_numbered_standard_is_no_acronym_to_be_told() -> None:
    assert list(flag_acronyms("The depot holds ISO 14001 and BS 8300.", SETTING)) == []
    assert len(list(flag_acronyms("We follow ISO advice.", SETTING))) == 1
