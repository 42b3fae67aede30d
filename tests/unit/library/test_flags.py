"""What must change in a text before it is reused."""

from datetime import date
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.language.flag_acronyms import flag_acronyms, told_in_full
from desktopapp.language.flagging import FlagContext
from desktopapp.library.flags import flags
from desktopapp.library.index import library_add
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import paragraphs
from tests.growth import MOST, growth

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
BRIEF = parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)
OURS = "Netherby Borough Council"


def found(text: str, kind: str, source: date | None = date(2024, 7, 16)) -> list[str]:
    today = date(2026, 5, 1)
    spans = flags(text, OURS, source_date=source, today=today)
    return [text[one.start : one.end] for one in spans if str(one.kind) == kind]


def plan_of(council: Council, *texts: str) -> Plan:
    answers = tuple(
        Answer(f"a{n}", "t1", ("t1.q1",) if not n else (), paragraphs(text))
        for n, text in enumerate(texts)
    )
    return Plan("p", BRIEF, council, "Plan", answers=answers)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wexcombe District Council shares a depot.", ["Wexcombe District Council"]),
        ("We work with Lancashire on roads.", ["Lancashire"]),
        ("Wigan has led this work for us.", ["Wigan"]),
        ("The system from Civica was replaced.", ["Civica"]),
        ("It opened at Tarn Meadow House in spring.", ["Tarn Meadow House"]),
        ("The Change and Delivery Board meets.", ["Change and Delivery Board"]),
        ("The Yarrow Homes scheme ended.", ["Yarrow Homes scheme"]),
        ("We use Microsoft 365 daily.", ["Microsoft 365"]),
        ("In 2021 Wexcombe District Council shared it.", ["Wexcombe District Council"]),
        ("In 2021 Netherby Borough Council went from five to two.", []),
        ("Capita Contract Review completed.", ["Capita"]),
        ("Netherby Borough Council and Netherby Council agree.", []),
        ("The Council and its Chief Executive agree with Government.", []),
        ("Under the Equality Act 2010 and the Localism Act 2011 we must.", []),
        ("However, our residents agree. There is more. We agree.", []),
    ],
)
def test_names_that_are_not_ours_are_flagged(text: str, names: list[str]) -> None:
    assert found(text, "name") == names


def test_partners_and_predecessors_of_ours_count_as_ours() -> None:
    council = Council(OURS, partners=("Wexcombe District Council",), predecessors=("Old Yarrow",))
    text = "Wexcombe Council and Netherby and Wexcombe share staff, as Old Yarrow did with Pendle."
    named = [
        text[one.start : one.end]
        for one in flags(text, OURS, plan=plan_of(council))
        if str(one.kind) == "name"
    ]
    assert named == ["Pendle"]


@pytest.mark.parametrize(
    "text",
    ["ELMGATE BOROUGH COUNCIL lends.", "In Elmgate-on-Sea BC we lend.", "ELMGATE-ON-SEA lends.",
     "The Town Council of Elmgate-on-Sea lends.", "Elmgate on Sea Council lends."],
)  # fmt: skip
@pytest.mark.parametrize("own", ["Elmgate Borough Council", "Elmgate-on-Sea Town Council"])
def test_our_own_name_is_never_flagged_however_it_is_written(text: str, own: str) -> None:
    ours = ("Elmgate Borough Council", "Elmgate-on-Sea Town Council")
    told = flags(text, own, own_names=ours)
    assert [text[one.start : one.end] for one in told if one.kind in ("name", "acronym")] == []


def test_what_of_ours_may_stand_instead_is_said_where_it_is_known() -> None:
    text = "Wexcombe District Council told its Executive Cabinet."
    council = Council(OURS, decision_body="Policy Committee")
    told = [one.data(text) for one in flags(text, OURS, plan=plan_of(council))]
    assert [one.get("ours") for one in told if one["kind"] == "name"] == [OURS, "Policy Committee"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The strategy is currently being reviewed.", ["currently", "being reviewed"]),
        ("Over the last five years we saved money.", ["Over the last five years"]),
        ("It goes live by the end of the year.", ["goes live", "by the end of the year"]),
        ("We have shared staff since the pandemic.", ["since the pandemic"]),
        ("Spend was higher in 2022/23 and 23/24.", ["2022/23", "23/24"]),
        ("The Plan for 2019-2036 was agreed.", ["2019-2036"]),
        ("The hall opened in October 2015.", []),
        ("The portal opened in March 2024.", ["March 2024"]),
        ("The Localism Act 2011 and the Care Regulations 2024 apply.", []),
        ("Help is there 24/7 for everyone.", []),
    ],
)
def test_words_of_time_that_go_stale_are_flagged(text: str, times: list[str]) -> None:
    assert found(text, "time") == times


def test_without_a_source_date_old_years_are_still_facts() -> None:
    assert found("The hall opened in 2012.", "time", None) == []
    assert found("It will open in 2027.", "time", None) == ["2027"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("This saved £1.2 million a year.", ["£1.2 million"]),
        ("It cost between £20,000 and nothing.", ["between £20,000"]),
        ("Agency staff were 8.3% of spend.", ["8.3%"]),
        ("Posts fell from 164 FTE to 153 FTE.", ["from 164 FTE to 153 FTE"]),
        ("The centre serves more than 5,000 people.", ["more than 5,000 people"]),
        ("We run three leisure centres.", ["three leisure centres"]),
        ("Almost half of our services are shared.", ["Almost half"]),
        ("A survey is held every two years.", ["every two years"]),
        ("Homes for those aged 55 and over.", ["aged 55 and over"]),
        ("There are four key themes for both councils.", []),
        ("See Section 12 and Microsoft 365 and Tier 3.", []),
        ("It was agreed on 16 July 2024.", []),
    ],
)
def test_figures_are_flagged_with_their_unit(text: str, figures: list[str]) -> None:
    assert found(text, "figure") == figures


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("The CMT meets weekly and the CMT decides.", ["CMT"]),
        ("Work by the Corporate Management Team (CMT) helps. The CMT meets.", []),
        ("The CMT (corporate management team) meets.", []),
        ("Many SMEs use DfT and R&M advice.", ["SME", "DfT", "R&M"]),
        ("Suppliers such as Civica and QXLT charge more.", []),
        ("The QXLT time recording system is used.", []),
        ("The NHS and the UK agree.", []),
        ("OUR PLAN FOR ALL", []),
        ("We hold ISO27001.", []),
    ],
)
def test_acronyms_that_nobody_told_in_full_are_flagged_once(
    text: str, acronyms: list[str]
) -> None:
    assert found(text, "acronym") == acronyms


def test_an_acronym_that_our_plan_tells_needs_no_telling() -> None:
    plan = plan_of(Council(OURS), "The corporate management team (CMT) meets weekly.")
    kinds = [str(one.kind) for one in flags("The CMT decides.", OURS, plan=plan)]
    assert "acronym" not in kinds


def test_acronyms_of_a_text_four_times_as_long_take_some_four_times_as_long() -> None:
    letters = "BCDFGHJKLMNPQRSTVWXYZ"

    def made(size: int) -> str:
        each = ("".join(one) for one in product(letters, repeat=4))
        return "we use " + " and ".join(islice(each, size))

    nobody = FlagContext((), None, date(2026, 5, 1), "", "")
    assert len(list(flag_acronyms(made(50), nobody))) == 50
    assert growth(lambda text: list(flag_acronyms(text, nobody)), made, 2_000) < MOST


def test_full_words_fit_an_acronym_letter_by_letter() -> None:
    assert told_in_full("MTFS", "our Medium-Term Financial Strategy (MTFS) says")
    assert told_in_full("CFO", "the Chief Finance Officers (CFO’s) met")
    assert not told_in_full("MTFS", "our strategy (MTFS) says")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("We will will agree.", [" will"]),
        ("The Council have agreed.", ["The Council have"]),
        ("These services has grown.", ["services has"]),
        ("We organize services and maximize value.", ["organize", "maximize"]),
        ("The size of the prize will seize citizens.", []),
        ("There was investment on roads.", ["investment on"]),
        ("This resulted in significant improved services.", ["significant improved"]),
        ("We listen to customers needs.", ["customers needs"]),
        ("We listen to customers’ needs.", []),
        (
            "The most serious barrier being the lack of staff.",
            ["The most serious barrier being the"],
        ),
        ("Things such as, recruitment matter.", ["such as,"]),
        ("Less staff are needed.", ["Less staff"]),
        ("We need less staff now.", ["less staff"]),
        ("It is both cheap but also good.", ["both cheap but also"]),
        ("Work is done by CFO’s.", ["CFO’s"]),
        ("We are committed to reviewing it.", []),
        ("The team to reviewing plans met.", ["to reviewing"]),
        ("Our labor costs (and others are high.", ["labor", "("]),
        ("All is well. We agree with our partners and neighbours.", []),
    ],
)
def test_faults_of_language_are_flagged(text: str, faults: list[str]) -> None:
    assert found(text, "language") == faults


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("As set out in Section 1, we agree.", ["Section 1"]),
        ("See Appendix B and page 4.", ["Appendix B", "page 4"]),
        ("As mentioned earlier in this report, we agree.", ["mentioned earlier in this report"]),
        ("This section of road is long.", []),
    ],
)
def test_pointers_to_other_places_are_flagged(text: str, points: list[str]) -> None:
    shown = found(text, "cross-reference")
    assert [one.lower() for one in shown] == [one.lower() for one in points]


def test_text_that_our_plan_or_library_holds_is_marked_as_shared(tmp_path: Path) -> None:
    said = "the board looks at every vacancy before a post may be filled"
    plan = plan_of(Council(OURS), f"Here {said}.")
    source = tmp_path / "w.csv"
    source.write_text(f"ref,council,text\nW-1,Wexcombe,In Wexcombe {said} again\n", "utf-8")
    library_add(tmp_path / "lib", [source], BRIEF)
    text = f"In our town {said}, and so on."
    for holder in ({"plan": plan}, {"library": tmp_path / "lib"}):
        told = flags(text, OURS, **holder)  # type: ignore[arg-type]  # one of two
        assert [text[one.start : one.end] for one in told if one.kind == "shared"] == [said]


@given(st.text(max_size=300))
@settings(max_examples=80)
def test_any_text_gives_spans_within_it(text: str) -> None:
    for one in flags(text, OURS):
        assert 0 <= one.start < one.end <= len(text)
        assert one.why


def test_a_long_text_is_flagged_in_pieces_at_the_right_places() -> None:
    text = "We agree on this with all here. " * 400 + "Pendle pays £3 million currently."
    told = flags(text, OURS)
    assert [text[one.start : one.end] for one in told] == ["Pendle", "£3 million", "currently"]


@pytest.mark.parametrize("unit", ["AB, ", "Capital Words And ", "(", "both the one ", "1,000,"])
def test_text_made_to_be_slow_is_flagged_all_the_same(unit: str) -> None:
    assert isinstance(flags(unit * 2000, OURS), list)
