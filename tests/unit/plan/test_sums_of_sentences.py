"""Sums and percentages in sentences, lists and tables: what is wrong is named, and no more."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.figure_sums import table_sums
from desktopapp.plan.listed_sums import list_sums
from desktopapp.plan.said_amounts import amounts_in
from desktopapp.plan.sentence_shares import line_shares
from desktopapp.plan.sentence_sums import line_sums
from desktopapp.plan.text import ListItem, Paragraph, Run, Table, plain_block


@pytest.mark.parametrize(
    ("sentence", "whole", "comes_to"),
    [
        (
            "We spent £540,000: £200,000 on roads, £150,000 on parks and £130,000 on play.",
            "£540,000",
            "£480,000",
        ),
        (
            "A total of £1.4m was spent: £0.8m on homes, £0.4m on waste and £0.5m on ICT.",
            "£1.4m",
            "£1.7m",
        ),
        ("Of the £4.2m, £1.8m went to libraries and £2.9m to leisure.", "£4.2m", "£4.7m"),
        ("The team has 12 posts: 5 in planning, 4 in licensing and 2 in housing.", "12", "11"),
        (
            "It has twelve posts: five in planning, four in licensing and two in housing.",
            "twelve",
            "11",
        ),
        ("We have 120 staff, of whom 70 work full time and the other 40 part time.", "120", "110"),
        ("We employ 120 people (70 full-time and 60 part-time).", "120", "130"),
        (
            "Waste saved £120,000, fleet £90,000 and print £40,000, or £270,000 in all.",
            "£270,000",
            "£250,000",
        ),
        (
            "Of 214 complaints in 2023/24, 120 were upheld, 60 were not and 44 were withdrawn.",
            "214",
            "224",
        ),
        ("We had 900 requests. Of these, 520 were for repairs and 430 for bins.", "900", "950"),
        (
            "It cost £600,000 – £250,000 for code, £200,000 for training and £100,000 for data.",
            "£600,000",
            "£550,000",
        ),
        (
            "In all we made 48 awards, comprising 20 to charities, 15 to schools and 18 to clubs.",
            "48",
            "53",
        ),
        (
            "The 30 FTE are made up of 12.5 FTE in finance, 8 FTE in HR and 7.5 FTE in ICT.",
            "30 FTE",
            "28 FTE",
        ),
        (
            "40% of our income comes from council tax, 35% from fees and 30% from grants.",
            "",
            "105%",
        ),
        ("Our income is made up of council tax (45%), fees (25%) and grants (20%).", "", "90%"),
    ],
)
def test_a_whole_that_is_not_the_sum_of_its_parts_is_named_with_all_its_figures(
    sentence: str, whole: str, comes_to: str
) -> None:
    (fault,) = line_sums(sentence)
    assert (fault.said, fault.comes_to) == (whole, comes_to)
    assert len(fault.parts) >= 2
    for start, end in fault.parts:
        assert amounts_in(sentence[start:end])


@pytest.mark.parametrize(
    "sentence",
    [
        "We spent £540,000: £200,000 on roads, £150,000 on parks and £190,000 on play.",
        "We spent £1.4 million: £0.8 million on homes, £0.3 million on bins and £0.4m on ICT.",
        "We have three priorities: 2 new depots, 10 new vans and 4 new teams.",
        "We run 5 sites: 20 staff work at Northend, 30 at Southend and 12 at the mill.",
        "We have shared 4 teams since 2019: 12 staff work in the north and 9 in the south.",
        "Of 214 complaints in 2023/24, 120 were upheld.",
        "Satisfaction is 78% in housing, 80% in waste and 65% in parks.",
        "We cut spending from £10m to £9m: £0.5m in housing and £0.3m in waste.",
        "It cost £600,000, including £250,000 for software and £200,000 for training.",
        "Agency staff were 10% of the budget in 2023/24 (4% in 2022/23 and 3% in 2021/22).",
        "Two families saved £20 a week each: £12 on rent and £5 on heat.",
        "In 2023/24 this came to 520 hours and £3,400, of which £1,900 paid for a trainer.",
        "Of the 120 staff, 80 use the canteen and 60 also use the gym.",
    ],
)
def test_what_adds_up_or_is_no_sum_is_left_alone(sentence: str) -> None:
    assert list(line_sums(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Complaints fell from 400 in 2021/22 to 300 in 2023/24, a reduction of 40%.",
            "From 400 to 300 is a fall of 25%.",
        ),
        (
            "Calls were cut from 12,400 a month to 9,300 a month (a 35% reduction).",
            "From 12,400 to 9,300 is a fall of 25%.",
        ),
        (
            "Processing times fell by 30%, from 20 days to 16 days.",
            "From 20 to 16 is a fall of 20%.",
        ),
        (
            "Energy use rose from 80 MWh to 100 MWh, a fall of 25%.",
            "From 80 to 100 is a rise of 25%.",
        ),
        (
            "Satisfaction rose from 60% to 75%, a rise of 20 percentage points.",
            "From 60% to 75% is a rise of 15 percentage points.",
        ),
        ("The contract saved 12% of £400,000, or £60,000.", "12% of £400,000 is £48,000."),
        ("We saved £60,000 (12% of £400,000).", "12% of £400,000 is £48,000."),
        ("Nine of the twelve sites, or 80%, are now insulated.", "Nine of twelve is 75%."),
        (
            "We answered 930 out of 1,200 requests within 20 days, which is 85%.",
            "930 of 1,200 is 78%.",
        ),
        ("In all 64% (214 of 400) had help.", "214 of 400 is 54%."),
    ],
)
def test_a_percentage_that_its_figures_do_not_come_to_is_named(sentence: str, said: str) -> None:
    (fault,) = line_shares(sentence)
    assert fault.message == said
    assert len(fault.places) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Complaints fell from 400 to 300, a fall of 25%.",
        "Satisfaction rose from 60% to 75%, a rise of 25%.",
        "Satisfaction rose from 60% to 75%, a rise of 15%.",
        "Sickness fell from 11.2 days to 8.9 days, down 21%.",
        "Spending fell from £1.2 million to £0.9 million, a fall of 28%.",
        "About a third were helped: nearly 34% (130 of 400).",
        "In 2023/24, about 30% of the 400 homes were visited and 48 of them changed.",
        "We saved more than 20% of £400,000, or £95,000.",
        "58% are settled at once, with a target of 75% by March 2026, and 12 of 40 staff agree.",
    ],
)
def test_a_percentage_that_rounding_explains_or_that_is_of_something_else_is_left_alone(
    sentence: str,
) -> None:
    assert list(line_shares(sentence)) == []


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_a_change_that_is_worked_out_and_rounded_is_never_named(old: int, new: int) -> None:
    change = round(abs(new - old) / old * 100, 1)
    way = "fall" if new < old else "rise"
    assert list(line_shares(f"Visits went from {old:,} to {new:,}, a {way} of {change}%.")) == []


@given(st.lists(st.decimals(1, 900, places=2), min_size=2, max_size=6))
def test_parts_that_are_rounded_each_by_itself_are_never_named(parts: list[Decimal]) -> None:
    said = [f"£{round(one, 1)} million for area {chr(65 + n)}" for n, one in enumerate(parts)]
    listed = f"{', '.join(said[:-1])} and {said[-1]}"
    assert list(line_sums(f"We spent £{round(sum(parts), 1)} million: {listed}.")) == []


def listed(lead: str, *points: str) -> list[Paragraph | ListItem]:
    items = [ListItem(f"i{n}", (Run(one),)) for n, one in enumerate(points)]
    return [Paragraph("lead", (Run(lead),)), *items]


@pytest.mark.parametrize(
    ("lead", "points", "comes_to"),
    [
        ("We spent £90,000 on:", ("staff, £50,000", "rent, £25,000", "data, £20,000"), "£95,000"),
        ("We have 12 sites:", ("5 libraries", "4 depots", "2 offices"), "11"),
        ("Our income comes from:", ("council tax, 60%", "fees, 30%", "grants, 20%"), "110%"),
        ("What it cost", ("staff: £500", "rent: £200", "Total: £900"), "£700"),
    ],
)
def test_a_list_below_its_total_or_above_it_is_added_up(
    lead: str, points: tuple[str, ...], comes_to: str
) -> None:
    text = listed(lead, *points)
    (fault,) = list_sums(text)
    assert fault.comes_to == comes_to
    words = {one.id: plain_block(one) for one in text}
    assert all(words[one.block][one.start : one.end] == one.words for one in fault.places)
    assert len(fault.places) >= 3


@pytest.mark.parametrize(
    ("lead", "points"),
    [
        ("We spent £95,000 on:", ("staff, £50,000", "rent, £25,000", "data, £20,000")),
        ("We spent £90,000, mainly on:", ("staff, £50,000", "rent, £25,000")),
        ("We spent £90,000 on:", ("staff, £50,000", "rent", "data, £20,000")),
        ("We have two aims:", ("20 new homes", "30 new trees")),
        ("In 2023/24, 20 officers did:", ("5 audits", "9 visits")),
        ("What we know:", ("78% are satisfied with parks", "85% with bins")),
    ],
)
def test_a_list_that_adds_up_or_is_no_sum_is_left_alone(
    lead: str, points: tuple[str, ...]
) -> None:
    assert list(list_sums(listed(lead, *points))) == []


def table(*rows: str) -> Table:
    return Table("t", tuple(tuple((Run(cell),) for cell in row.split("|")) for row in rows))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("|A|B|Total", "x|1|2|3", "y|2|3|6", "z|2|2|4"), [("6", "5")]),
        (("|Posts|Sites|Total", "x|1|2|9", "y|2|3|8", "z|2|2|7"), []),
        (("|£", "Total|9", "x|4", "y|7"), [("9", "11")]),
        (
            ("|Posts", "a|4", "b|5", "Subtotal|9", "c|3", "d|3", "Subtotal|7", "Total|16"),
            [("7", "6")],
        ),
        (("|Posts", "a|4", "b|5", "Subtotal|9", "c|3", "d|3", "Subtotal|6", "Total|15"), []),
        (("|Posts", "a|400", "b|500", "Total|901"), [("901", "900")]),
        (("|£000", "a|400", "b|500", "Total|901"), []),
        (("|Share of spend", "a|50%", "b|30%", "c|30%"), [("", "110%")]),
        (("|Share of spend", "a|50%", "b|30%"), []),
        (("|Satisfied", "a|50%", "b|30%", "c|80%"), []),
        (("|£", "a|40", "less fees|10", "Total|30"), []),
    ],
)
def test_rows_columns_and_subtotals_of_tables_are_added_up(
    rows: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    made = table(*rows)
    faults = list(table_sums(made))
    assert [(one.said, one.comes_to) for one in faults] == found
    assert all(plain_block(made)[one.start : one.end] for one in faults)


def test_years_days_and_numbers_of_sections_are_no_amounts() -> None:
    said = "In 2024 section 12 of 3 May 2023, aged 65, in 2023/24 at 9 am, had 12-week plans."
    assert amounts_in(said) == []


def test_a_sentence_of_thousands_of_figures_takes_no_longer_than_it_is_long() -> None:
    line = "We spent £9,000: " + ", ".join(f"£{n} on {n}% of {n} homes" for n in range(5_000))
    before = time.process_time()
    list(line_sums(line))
    list(line_shares(line))
    assert time.process_time() - before < 2
