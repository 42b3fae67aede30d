"""Cut documents into passages, and propose whose they are and of when."""

from datetime import date
from pathlib import Path

import pytest

from desktopapp.library.cutting import cut_document
from desktopapp.library.guessing import (
    age_in_words,
    guess_council,
    guess_kind,
    guess_title,
)
from desktopapp.plan.council import short_council
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import Heading, Run, Table, Text, paragraphs

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
BRIEF = parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)
COUNCIL = "Netherby Council"
THEME_TWO = BRIEF.themes[1].title


def heading(text: str, level: int = 1) -> Heading:
    return Heading("h", (Run(text),), level)


def table(*rows: tuple[str, ...]) -> Table:
    return Table("t", tuple(tuple((Run(cell),) for cell in row) for row in rows))


def test_each_paragraph_is_a_passage_under_its_heading() -> None:
    blocks: Text = (heading("Payroll"), *paragraphs("We share one team.\n\nIt works well here."))
    assert [(one.heading, one.text) for one in cut_document(blocks)] == [
        ("Payroll", "We share one team."),
        ("Payroll", "It works well here."),
    ]


def test_a_short_list_stays_whole_with_the_sentence_that_leads_into_it() -> None:
    (one,) = cut_document(paragraphs("We share these:\n\n- payroll for all\n- the print room"))
    assert one.text == "We share these:\n- payroll for all\n- the print room"


def test_the_items_of_a_long_list_are_passages_that_keep_the_lead_in() -> None:
    items = "\n".join(f"- item {n} " + "with many words " * 20 for n in range(4))
    lead, *rest = cut_document(paragraphs(f"These projects are done:\n\n{items}"))
    assert lead.text == "These projects are done:"
    assert [one.lead for one in rest] == ["These projects are done:"] * 4
    assert rest[2].text.startswith("- item 2 with")


def test_the_rows_of_a_table_are_passages_with_their_headers() -> None:
    rows = (("Service", "Change", "Saving"), ("Waste", "New rounds", "£3,000"), ("Parks", "", ""))
    waste = cut_document((heading("What we did"), table(*rows)))[0]
    assert (waste.heading, waste.lead) == ("What we did", "Waste")
    assert waste.text == "Change: New rounds\nSaving: £3,000"


def test_passages_know_the_theme_they_stand_under_until_an_outside_heading() -> None:
    blocks: Text = (
        *paragraphs("We begin with a word of thanks."),
        heading(f"2. {THEME_TWO}"),
        *paragraphs("Our data is open to everyone here."),
        heading("Conclusion"),
        *paragraphs("We end with a word of thanks."),
    )
    assert [one.theme for one in cut_document(blocks, BRIEF)] == [None, 2, None]


def test_lines_of_a_cover_are_no_passages() -> None:
    cover = paragraphs("Netherby Borough Council\n\nDigital strategy 2023")
    text = paragraphs("Our data is open to everyone here.\n\nWe thank you all.")
    assert [one.text for one in cut_document((*cover, *text), BRIEF)] == [
        "Our data is open to everyone here.",
        "We thank you all.",
    ]
    below = (heading("Systems"), *paragraphs("Two legacy systems"))
    assert [one.text for one in cut_document(below, BRIEF)] == ["Two legacy systems"]


def test_the_letters_own_words_are_no_passage() -> None:
    asked = "\n".join(f"- {question.text}" for question in BRIEF.themes[1].questions)
    blocks = paragraphs(f"Questions to consider:\n\n{asked}\n\nOur data is open to everyone here.")
    assert [one.text for one in cut_document(blocks, BRIEF)] == [
        "Our data is open to everyone here."
    ]


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("Netherby Borough Council met Tarn. Netherby Council.", "Netherby Borough Council"),
        ("Both councils agreed with the County Council.", ""),
        ("A plan of the London Borough of Tarn and its people.", "London Borough of Tarn"),
    ],
)  # fmt: skip
def test_a_documents_council_is_the_one_it_names_most(text: str, council: str) -> None:
    assert guess_council(text) == council


@pytest.mark.parametrize(
    "name",
    ["Netherby", "Netherby Council", "NETHERBY BOROUGH COUNCIL", "The Borough of Netherby",
     "Netherby BC", "Netherby Metropolitan Borough Council", "Royal Borough of Netherby",
     "Council of the Borough of Netherby", "Netherby Combined Authority"],
)  # fmt: skip
def test_a_council_is_one_by_whatever_name_it_goes(name: str) -> None:
    assert short_council(name) == "netherby"


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        (COUNCIL, f"{COUNCIL}\nDigital strategy 2023\nWe begin.", "Digital strategy 2023"),
        ("Digital strategy", f"Digital strategy\n{COUNCIL}\nWe begin.", "Digital strategy"),
        (COUNCIL, f"{COUNCIL}\nNetherby\nWe begin with thanks.", COUNCIL),
        (COUNCIL, COUNCIL, COUNCIL),
    ],
)  # fmt: skip
def test_a_document_that_begins_with_its_councils_name_is_titled_by_the_next_line(
    title: str, text: str, found: str
) -> None:
    assert guess_title(title, text, "Netherby Borough Council") == found


def test_a_documents_kind_is_proposed_by_its_title() -> None:
    assert guess_kind("Netherby Productivity Plan 2024") == "productivity plan"
    assert guess_kind("Notes") == "document"


@pytest.mark.parametrize(
    ("dated", "age"),
    [
        ("2024", "2 years old"),
        ("2024-07", "1 year old"),
        ("2026-02-03", "3 months old"),
        ("2026", "from this year"),
        ("2026-05", "from this year"),
        ("", ""),
        ("last spring", ""),
    ],
)
def test_the_age_of_a_text_is_told_in_words(dated: str, age: str) -> None:
    assert age_in_words(dated, date(2026, 5, 1)) == age
