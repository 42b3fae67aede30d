"""Imported text finds its place, and no word of it is lost."""

import json
import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.library.accepting import (
    accept,
    other_headings,
    proposed_title,
    suits_as_title,
)
from desktopapp.library.placing import place
from desktopapp.library.plan_span import (
    WHY_CONTENTS,
    WHY_COVER,
    WHY_LETTER,
    WHY_REPORT,
    WHY_TITLE,
)
from desktopapp.library.proposal import PlacedDocument, PlacedPassage, Proposal
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import council_named
from desktopapp.plan.plan import HeadingChoice, Plan, SectionPlace, Status, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import Paragraph, Run, Table, Text, new_id, plain
from desktopapp.readers.markdown import read_markdown
from desktopapp.readers.plaintext import read_text
from desktopapp.readers.reading import Reading

accept_all = partial(accept, title=True, headings=True)  # as an officer may tick

ROOT = Path(__file__).parents[3]

REPORT = """\
Report to:\tExecutive Committee\tDate:\t9 July 2024
Report of:\tHead of Finance\tLead Member:\tResources
Key Decision:\tNo

1. RECOMMENDATIONS

1.1 That the Executive Committee endorses the plan at Appendix B.

2. BACKGROUND

2.1 Government asks each council for a plan that answers four statements:

How you have transformed the way you design and deliver services to make better use of resources.

How you plan to take advantage of technology and make better use of data to improve decision \
making, service design and use of resources.

Your plans to reduce wasteful spend within your organisation and systems.

The barriers preventing progress that the Government can help to reduce or remove.

2.2 The letter is at Appendix A, and the questions in it were shared out among heads of service.

3. LEGAL IMPLICATIONS

3.1 There are none.

4. RISK

4.1 A late plan may be noticed.

"""

PLAN = """\
Eastmere District Council Productivity Plan

Introduction

Eastmere is a small district between the moor and the sea, with 61,000 residents.

We have had to save a fifth of our budget since 2015.

**1. How we have transformed the way we design and deliver our services to make better use of \
resources** (Some examples follow)

We measure productivity each quarter by the cost of a planning application and of a bin emptied.

Over the next two years our transformation programme will:

- move licensing and land charges to one team
 - with one manager
- review every service once

2. How we plan to take advantage of technology, and make better use of data to improve decision \
making, service design and the use of resources

Our revenues system is an old one, a legacy system that nobody else can read.

- 3. Our plans to reduce wasteful spend within our organisations and systems.

Agency staff cost 4% of the staff budget, and consultants cost 1%.

4. Barriers preventing progress that Government can help to reduce or remove

One-year settlements are the barrier that keeps us from planning.
"""


@cache
def brief_in(folder: str, name: str) -> Brief:
    """Return a brief; hypothesis must not be given it as an argument, whose text is too long."""
    path = ROOT / folder / name
    return parse_brief(path.read_text("utf-8"), path.name)


@pytest.fixture
def productivity() -> Brief:
    """Return the brief of 2024."""
    return brief_in("resources/briefs", "productivity-2024.toml")


@pytest.fixture
def harbour() -> Brief:
    """Return an invented brief: three themes, one of them without questions."""
    return brief_in("tests/briefs", "harbour-2027.toml")


def read(source: str) -> Reading:
    return read_text(source.encode())


def words(text: str) -> list[str]:
    """Return the words as a reader sees them: typed marks of bold, bullets and numbers gone."""
    lines = (line.strip() for line in text.replace("**", "").splitlines())
    bare = (line.removeprefix("- ") for line in lines)
    return " ".join(bare).split()


def exported(plan: Plan) -> list[str]:
    """Return the plan's words in the order of the export, theme numbers not counted."""
    parts: list[str] = [plan.title]
    for section in plan.sections_at(SectionPlace.BEFORE):
        parts += [section.heading, plain(section.text)] if section.text else []
    for theme in plan.brief.themes:
        if answers := plan.theme_answers(theme.id):
            parts += [plan.theme_title(theme.id), *(plain(answer.text) for answer in answers)]
    for section in plan.sections_at(SectionPlace.AFTER):
        parts += [section.heading, plain(section.text)]
    return words("\n".join(parts))


def accounted(proposal: Proposal) -> list[str]:
    """Return all words that the JSON of a proposal holds, headings once each."""
    data = json.loads(json.dumps(proposal.data()))
    parts: list[str] = [aside["text"] for aside in data["unplaced"]]
    parts += [aside["text"] for source in data["sources"] for aside in source["left_aside"]]
    parts += [passage["text"] for passage in data["passages"]]
    begun: set[tuple[str, str]] = set()
    headed = any(source["theme_headings"] for source in data["sources"])  # else all is in texts
    for passage in data["passages"] if headed else ():
        free = passage["theme"] in {"introduction", "closing"}
        key = (passage["theme"], passage["heading"] if free else "")
        if key not in begun:
            parts.append(passage["heading"])
        begun.add(key)
    return words("\n".join(parts))


def asides(proposal: Proposal) -> dict[str, str]:
    return {aside.why: aside.text for source in proposal.sources for aside in source.left_aside}


def fresh(brief: Brief) -> Plan:
    return new_plan(brief, council_named("Eastmere District Council"))


def without_numbers(found: Iterable[str]) -> list[str]:
    return [word for word in found if word not in {"1.", "2.", "3.", "4."}]


def test_a_cabinet_report_gives_up_its_plan_and_nothing_else(productivity: Brief) -> None:
    proposal = place([read(REPORT + productivity.letter + "\n\n" + PLAN)], productivity)
    left = asides(proposal)
    assert set(left) == {WHY_REPORT, WHY_LETTER, WHY_TITLE}
    assert left[WHY_REPORT].startswith("Report to:")
    assert left[WHY_REPORT].endswith("A late plan may be noticed.")
    assert words(left[WHY_LETTER]) == words(productivity.letter)
    plan = accept_all(fresh(productivity), proposal)
    assert without_numbers(exported(plan)) == without_numbers(words(PLAN))


def test_a_report_without_the_letter_is_left_aside_too(productivity: Brief) -> None:
    proposal = place([read(REPORT + "Appendix B\n\n" + PLAN)], productivity)
    left = asides(proposal)
    assert set(left) == {WHY_REPORT, WHY_COVER, WHY_TITLE}
    assert left[WHY_COVER] == "Appendix B"
    plan = accept_all(fresh(productivity), proposal)
    assert without_numbers(exported(plan)) == without_numbers(words(PLAN))


def test_a_letter_after_the_plan_is_left_aside(productivity: Brief) -> None:
    source = f"{PLAN}\n\nAppendix A: the letter\n\n{productivity.letter}\n\nAppendix C\n\nA map."
    proposal = place([read(source)], productivity)
    plan = accept_all(fresh(productivity), proposal)
    assert without_numbers(exported(plan)) == without_numbers(words(PLAN))
    assert words(asides(proposal)[WHY_LETTER]) == words(productivity.letter)
    assert Counter(without_numbers(accounted(proposal))) == Counter(without_numbers(words(source)))


def test_a_theme_heading_right_after_the_letter_belongs_to_the_plan(productivity: Brief) -> None:
    plan_alone = PLAN[PLAN.index("**1.") :]
    proposal = place([read(REPORT + productivity.letter + "\n\n" + plan_alone)], productivity)
    assert [passage.theme for passage in proposal.passages][:2] == ["t1", "t1"]


def test_headings_are_found_when_lines_are_broken_as_a_page_broke_them(
    productivity: Brief,
) -> None:
    source = "\n\n".join(
        textwrap.fill(part, 64) if "- " not in part[:3] else part for part in PLAN.split("\n\n")
    )
    proposal = place([read(source)], productivity)
    assert set(proposal.sources[0].theme_headings) == {"t1", "t2", "t3", "t4"}
    plan = accept_all(fresh(productivity), proposal)
    assert without_numbers(exported(plan)) == without_numbers(words(PLAN))


def test_a_heading_parted_by_a_blank_line_is_one(productivity: Brief) -> None:
    source = PLAN.replace("The barriers", "Barriers").replace(
        "4. Barriers preventing progress that Government",
        "4. Barriers preventing\n\nprogress that",
    )
    proposal = place([read(source)], productivity)
    found = proposal.sources[0].theme_headings["t4"]
    assert found == "Barriers preventing progress that can help to reduce or remove"


@pytest.mark.parametrize(
    "headings",
    [
        ("Transforming services", "Technology and data", "Reducing waste", "Barriers to progress"),
        ("Theme 1", "Theme 2", "Theme 3", "Theme 4"),
        ("Transformation", "Technology", "Waste", "Barriers"),
        (
            "Theme one: transforming our services",
            "Theme two: technology and better use of data",
            "Theme three: reducing wasteful spend",
            "Theme four: barriers that Government can remove",
        ),
        (
            "HOW WE HAVE TRANSFORMED THE WAY WE DESIGN AND DELIVER SERVICES",
            "TAKING ADVANTAGE OF TECHNOLOGY AND MAKING BETTER USE OF DATA",
            "OUR PLANS TO REDUCE WASTEFUL SPEND",
            "BARRIERS PREVENTING PROGRESS",
        ),
    ],
)
@pytest.mark.parametrize("mark", ["", "**"])
def test_headings_in_the_councils_own_words_are_found(
    productivity: Brief, headings: tuple[str, ...], mark: str
) -> None:
    body = "We have changed a great deal since the last review, and this is what came of it all."
    source = "\n\n".join(f"{mark}{heading}{mark}\n\n{body}" for heading in headings)
    proposal = place([read(source)], productivity)
    assert [passage.theme for passage in proposal.passages] == ["t1", "t2", "t3", "t4"]
    for theme, heading in zip(productivity.themes, headings, strict=True):
        kept = proposal.sources[0].theme_headings[theme.id]
        assert heading.endswith(kept) or (kept == theme.title and heading.startswith("Theme"))


def test_a_sentence_that_sounds_like_a_heading_is_none(productivity: Brief) -> None:
    sentence = (
        "The main barrier that prevents progress that Government can help to reduce or remove is "
        "the length of settlements. We need three years."
    )
    proposal = place([read(f"{PLAN}\n\n{sentence}")], productivity)
    assert plain(proposal.passages[-1].text) == sentence
    assert proposal.passages[-1].theme == "t4"


def test_themes_that_a_council_put_in_another_order_are_all_found(productivity: Brief) -> None:
    at = [PLAN.index(mark) for mark in ("**1.", "2. How", "- 3. Our", "4. Barriers")]
    front, one, two, three, four = (
        PLAN[a:b] for a, b in zip([0, *at], [*at, len(PLAN)], strict=True)
    )
    proposal = place([read(front + one + three + two + four)], productivity)
    assert [p.theme for p in proposal.passages if p.theme] == ["t1", "t1", "t3", "t2", "t4"]
    kept = exported(accept_all(fresh(productivity), proposal))
    assert without_numbers(kept) == without_numbers(words(PLAN))


def test_a_contents_list_is_not_taken_for_the_plan(productivity: Brief) -> None:
    contents = "Contents\n\n" + "\n\n".join(
        f"{theme.number}. {theme.title.rstrip('.')} {theme.number + 1}"
        for theme in productivity.themes
    )
    title, _, rest = PLAN.partition("\n\n")
    proposal = place([read(f"{title}\n\n{contents}\n\n{rest}")], productivity)
    assert words(asides(proposal)[WHY_CONTENTS]) == words(contents)
    plan = accept_all(fresh(productivity), proposal)
    assert without_numbers(exported(plan)) == without_numbers(words(PLAN))


def test_cover_lines_give_the_title_once(productivity: Brief) -> None:
    cover = "Productivity Plan\n\n2024\n\nEastmere District Council\n\nProductivity Plan 2024\n\n"
    proposal = place([read(cover + PLAN.partition("\n\n")[2])], productivity)
    assert accept_all(fresh(productivity), proposal).title == "Productivity Plan 2024"
    assert words(asides(proposal)[WHY_COVER]) == [
        *("Productivity", "Plan", "2024", "Eastmere", "District", "Council")
    ]


def test_text_before_the_first_theme_is_the_introduction(productivity: Brief) -> None:
    plan = accept_all(fresh(productivity), place([read(PLAN)], productivity))
    introduction = plan.sections_at(SectionPlace.BEFORE)[0]
    assert introduction.heading == "Introduction"
    assert plain(introduction.text).startswith("Eastmere is a small district")
    assert introduction.status is Status.DRAFTING


def test_a_closing_word_begins_a_section_after_the_themes(productivity: Brief) -> None:
    source = f"{PLAN}\n\nConclusion\n\nWe look forward to hearing how other districts fared here."
    plan = accept_all(fresh(productivity), place([read(source)], productivity))
    after = plan.sections_at(SectionPlace.AFTER)
    assert [section.heading for section in after] == ["Conclusion"]


def test_passages_go_to_the_questions_they_answer(productivity: Brief) -> None:
    proposal = place([read(PLAN)], productivity)
    placed = {plain(p.text).split()[0]: p.question for p in proposal.passages if p.theme}
    assert placed["We"] == "t1.q2"
    assert placed["Over"] == "t1.q4"
    assert placed["Agency"] == "t3.q4"


def test_a_question_of_the_letter_used_as_a_heading_decides(productivity: Brief) -> None:
    source = PLAN.replace(
        "Our revenues system",
        "**How often do you share data with other organisations, and do you find this "
        "useful?**\n\nOur revenues system",
    )
    proposal = place([read(source)], productivity)
    found = next(p for p in proposal.passages if "Our revenues system" in plain(p.text))
    assert (found.question, found.confidence) == ("t2.q3", 1.0)
    assert "How often do you share data" in plain(found.text)


def test_another_brief_is_placed_as_well(harbour: Brief) -> None:
    source = """\
# Harbour statement 2027 of Eastmere District Council

The harbour has been ours since 1911.

## A. Keeping our harbour safe

We dredge the channel each spring, and the lights and buoys are looked after by contract.

## B. Making the harbour pay its way

Harbour dues and the rents of moorings were last reviewed in 2026.

## C. The next ten years

A harbour for boats that run on electricity.
"""
    proposal = place([read_markdown(source.encode())], harbour)
    assert [(p.theme, p.question) for p in proposal.passages] == [
        ("", None),
        ("safety", "safety.upkeep"),
        ("income", "income.dues"),
        ("future", None),
    ]
    plan = accept_all(fresh(harbour), proposal)
    assert plan.title == "Harbour statement 2027 of Eastmere District Council"
    assert plan.theme_title("safety") == "Keeping our harbour safe"
    assert "safety" in plan.theme_headings
    assert "income" not in plan.theme_headings


def test_the_title_and_the_headings_of_a_document_are_never_taken_unasked(harbour: Brief) -> None:
    themes = "A. Keeping our harbour safe\n\nWe watch.\n\nB. Our income\n\nDues."
    source = f"Harbour statement of Eastmere\n\n{themes}"
    begun = fresh(harbour)
    proposal = place([read(source)], harbour)
    plan = accept(begun, proposal)
    assert proposed_title(begun, proposal) == "Harbour statement of Eastmere"
    assert other_headings(begun, proposal)["safety"] == "Keeping our harbour safe"
    assert (plan.title, plan.theme_headings) == (begun.title, {})
    assert "Keeping our harbour safe" not in plain([b for part in plan.parts() for b in part.text])
    asked = accept_all(begun, proposal)
    assert asked.title == "Harbour statement of Eastmere"
    assert asked.theme_title("safety") == "Keeping our harbour safe"
    assert proposed_title(plan, proposal) == ""  # words are in the plan, and it has its title


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("APPENDIX 1– Eastmere Borough Council Productivity Plan", False),
        ("Annex A: plan", False),
        ("Item 7", False),
        ("Productivity plan 2024", True),
        ("Appendices and annexes in local government", True),
        ("Productivity plan 2023", False),
        ("Productivity plan 2023 to 2024", True),
        ("Our productivity plan", True),
    ],
)
def test_the_title_of_an_appendix_or_of_another_year_is_not_a_plans(
    productivity: Brief,
    title: str,
    whole: bool,  # noqa: FBT001  # a case
) -> None:
    assert suits_as_title(fresh(productivity), title) == whole


def test_a_letter_of_another_brief_is_recognised(harbour: Brief) -> None:
    plan = "Harbour statement 2027\n\nA. Keeping the harbour safe\n\nWe keep watch in every storm."
    proposal = place([read(f"{harbour.letter}\n\n{plan}")], harbour)
    assert words(asides(proposal)[WHY_LETTER]) == words(harbour.letter)
    assert plain(proposal.passages[-1].text) == "We keep watch in every storm."


def test_text_without_theme_headings_goes_to_the_nearest_question_or_is_listed(
    productivity: Brief,
) -> None:
    source = (
        "Agency staff cost 4% of the staff budget; consultants cost 1%, and we review them.\n\n"
        "The pier was painted green by volunteers."
    )
    proposal = place([read(source)], productivity)
    assert [(p.theme, p.question) for p in proposal.passages] == [("t3", "t3.q4")]
    assert [aside.text for aside in proposal.unplaced] == [
        "The pier was painted green by volunteers."
    ]
    assert proposal.unplaced[0].why


def test_a_plan_with_answers_is_refused_unless_it_is_added_to(productivity: Brief) -> None:
    proposal = place([read(PLAN)], productivity)
    plan = accept_all(fresh(productivity), proposal)
    with pytest.raises(Problem, match="answers already"):
        accept(plan, proposal)
    twice = accept(plan, proposal, append=True)
    assert len(twice.answers) > len(plan.answers)
    assert len(twice.sources) == 2


def said(words: str) -> Text:
    """Return words as a text of one paragraph."""
    return (Paragraph(new_id(), (Run(words),)),)


def test_what_a_second_document_says_stands_where_each_question_is_answered(
    productivity: Brief,
) -> None:
    def at(question: str | None, words: str, source: int) -> PlacedPassage:
        return PlacedPassage(source, "t1", question, 1, "", said(words) if words else ())

    first = [at("t1.q1", "First.", 0), at("t1.q2", "Second.", 0), at("t1.q4", "Fourth.", 0)]
    table = Table(new_id(), (((Run("Days"),), (Run("15"),)),))
    second = [
        at("t1.q3", "A third.", 1),
        at(None, "Behind the third.", 1),
        replace(at("t1.q1", "", 1), text=(table,)),
    ]
    both = Proposal((PlacedDocument("a"), PlacedDocument("b")), (*first, *second))
    plan = accept(fresh(productivity), both)
    assert [plain(one.text) for one in plan.theme_answers("t1")] == [
        "First.",
        "Days\t15",
        "Second.",
        "A third.",
        "Behind the third.",
        "Fourth.",
    ]


def test_below_a_heading_of_its_own_a_second_document_stays_together(productivity: Brief) -> None:
    documents = (PlacedDocument("a"), PlacedDocument("b", theme_headings={"t1": "What we did"}))
    passages = [
        PlacedPassage(n, "t1", f"t1.q{q}", 1, "", said(f"{n} to {q}."))
        for n in range(2)
        for q in (1, 2)
    ]
    plan = accept(fresh(productivity), Proposal(documents, tuple(passages)), headings=True)
    assert [plain(one.text).splitlines()[-1] for one in plan.theme_answers("t1")] == [
        "0 to 1.",
        "0 to 2.",
        "1 to 1.",
        "1 to 2.",
    ]


def test_passages_in_a_row_of_one_question_make_one_answer(productivity: Brief) -> None:
    proposal = place([read(PLAN)], productivity)
    confirmed = (replace(p, question="t1.q1") if p.theme == "t1" else p for p in proposal.passages)
    proposal = replace(proposal, passages=tuple(confirmed))
    answers = accept_all(fresh(productivity), proposal).theme_answers("t1")
    assert [(answer.questions, answer.heading) for answer in answers] == [
        (("t1.q1",), HeadingChoice.NONE)
    ]


def test_the_json_of_a_proposal_has_the_promised_keys(productivity: Brief) -> None:
    data = place([read(REPORT + PLAN)], productivity).data()
    assert set(data) == {"sources", "passages", "unplaced"}
    for passage in data["passages"]:  # type: ignore[attr-defined]  # plain data
        assert {"theme", "question", "confidence", "heading", "text"} <= set(passage)
    for source in data["sources"]:  # type: ignore[attr-defined]  # plain data
        assert {"path", "left_aside"} <= set(source)
        assert all(set(aside) == {"text", "why"} for aside in source["left_aside"])


_WORDS = ("we have saved money", "on bins,", "data;", "staff.", "Councils (all)", "£2m & 8.5%")
_SENTENCE = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)
_USUAL_LINES = ("Introduction", "Contents", "Productivity Plan", "4. LEGAL", "Conclusion", "2024")
_PIECE = st.one_of(
    _SENTENCE,
    st.lists(_SENTENCE, min_size=1, max_size=4).map(lambda items: "- " + "\n- ".join(items)),
    _SENTENCE.map(lambda line: f"**{line}**"),
    st.sampled_from(_USUAL_LINES),
    st.tuples(st.integers(0, 3), st.sampled_from(["{}", "**{}**", "{} (as before)", "{} {}"])),
)


@settings(max_examples=80, deadline=None)
@given(pieces=st.lists(_PIECE, min_size=1, max_size=16))
def test_no_word_is_ever_lost(pieces: list[str | tuple[int, str]]) -> None:
    productivity = brief_in("resources/briefs", "productivity-2024.toml")
    parts = []
    for piece in pieces:
        if isinstance(piece, tuple):
            number, wording = piece
            parts.append(wording.replace("{}", productivity.themes[number].title))
        else:
            parts.append(piece)
    source = "\n\n".join(parts)
    proposal = place([read(source)], productivity)
    added = Counter(["Introduction", "Closing"])  # names given to sections that had none
    assert not Counter(words(source)) - Counter(accounted(proposal))
    extra = Counter(accounted(proposal)) - Counter(words(source))
    assert not extra - added
