"""All words of a plan: each is found once, where it stands, and can be exchanged there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.known_names import (
    names_known,
    owner_of,
    with_passed,
    without_passed,
    word_key,
)
from desktopapp.plan.plan import Answer, HeadingChoice
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    BackgroundPaper,
    Field,
    Report,
    ReportSection,
)
from desktopapp.plan.text import Heading, Paragraph, Picture, Run, Table
from desktopapp.plan.written import with_written, written_words
from desktopapp.store.resources import sample
from tests.strategies import harbour, plans

TEXT = (
    Heading("h", (Run("inheading"),)),
    Paragraph("p", (Run("inparagraph "), Run("inbold", bold=True))),
    Picture("i", "quay.png", "inalternative"),
    Paragraph("c", (Run("incaption"),), caption=True),
    Table("t", (((Run("incell"),), ()), ((), (Run("inlast"),))), summary="insummary"),
)


def test_words_are_found_wherever_an_officer_writes_them() -> None:
    plan = sample()
    part = plan.parts()[0]
    report = Report(
        title="inreport",
        fields=(Field("inlabel", "invalue"),),
        sections=(ReportSection("insection", TEXT),),
        papers=(BackgroundPaper("inpaper", "inplace"),),
        appendices=(Appendix(AppendixKind.PLAN, "inappendix"),),
    )
    answer = replace(plan.answers[0], heading=HeadingChoice.OWN, own_heading="inown")
    plan = replace(plan.with_text(part.id, TEXT).with_part(answer), report=report)
    found = " ".join(one.words for one in written_words(plan)).split()
    for wanted in (
        *("inheading", "inparagraph", "inbold", "inalternative", "incaption", "incell", "inlast"),
        *("insummary", "inreport", "inlabel", "invalue", "insection", "inpaper", "inplace"),
        *("inappendix", "inown"),
    ):
        assert wanted in found, wanted
    named = {one.words: one.named for one in written_words(plan)}
    assert named["inalternative"].endswith("alternative text of a picture")
    assert named["insection"] == "Report to members, heading of a section"


@given(data=st.data())
def test_a_word_is_exchanged_where_it_stands_and_nowhere_else(data: st.DataObject) -> None:
    plan = data.draw(plans(harbour()))
    places = list(written_words(plan))
    wordy = [n for n, one in enumerate(places) if any(map(str.isalpha, one.words))]
    if not wordy:
        return
    n = data.draw(st.sampled_from(wordy))
    words = places[n].words
    at = next(at for at, letter in enumerate(words) if letter.isalpha())
    after = list(written_words(with_written(plan, places[n], at, 1, "Quay")))
    assert [one.path for one in after] == [one.path for one in places]
    assert after[n].words == f"{words[:at]}Quay{words[at + 1 :]}"
    assert [one.words for one in after[:n]] == [one.words for one in places[:n]]
    assert [one.words for one in after[n + 1 :]] == [one.words for one in places[n + 1 :]]


def test_the_format_of_a_word_stays_with_it() -> None:
    plan = sample()
    part = plan.parts()[0].id
    plan = plan.with_text(part, TEXT)
    place = next(one for one in written_words(plan) if one.words.startswith("inparagraph"))
    changed = with_written(plan, place, len("inparagraph "), len("inbold"), "strong")
    assert changed.part(part).text[1] == Paragraph(
        "p", (Run("inparagraph "), Run("strong", bold=True))
    )


def test_a_plan_knows_its_letter_its_council_and_what_was_passed_in_it() -> None:
    plan = sample()
    known = " ".join(names_known(plan))
    assert plan.council.name in known
    _, question = next(iter(plan.brief.questions()))
    assert question.text in known
    passed = with_passed(plan, "Sallowfield’s")
    assert passed.passed_words == {"sallowfield": "Sallowfield"}
    assert "Sallowfield" in names_known(passed)
    assert without_passed(passed, "SALLOWFIELD") == plan


def test_a_word_is_known_in_capitals_with_any_apostrophe_and_what_is_its() -> None:
    assert word_key("Fenmoor’s") == word_key("FENMOOR'S")
    assert owner_of("Fenmoor’s") == "Fenmoor"
    assert owner_of("O’Dowd") == "O'Dowd"
    assert owner_of("Cafe\u0301") == "Café"
    assert owner_of("it's") == "it"


def test_answers_that_are_left_out_of_the_outline_are_still_gone_through() -> None:
    plan = sample()
    theme = plan.brief.themes[0].id
    plan = plan.with_part(Answer("own", theme, text=(Paragraph("x", (Run("inown"),)),)))
    (place,) = [one for one in written_words(plan) if one.words == "inown"]
    assert place.where == theme
    assert place.caret.part == "own"
