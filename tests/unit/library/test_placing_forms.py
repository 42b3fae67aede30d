"""Plans in the many forms that councils give them: forms to fill, quoted questions, reports."""

import random
import textwrap
from functools import cache, partial
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from desktopapp.library.accepting import accept
from desktopapp.library.placing import place
from desktopapp.library.plan_span import WHY_LETTER, WHY_REPORT
from desktopapp.library.proposal import Proposal
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import council_named
from desktopapp.plan.plan import SectionPlace, new_plan
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import plain
from desktopapp.readers.plaintext import read_text
from desktopapp.readers.word import read_word
from tests.foreign_files import paragraph, word

accept_all = partial(accept, title=True, headings=True)  # as an officer may tick

ROOT = Path(__file__).parents[3]
OWN = {
    "t1": "We merged our revenues teams in 2021 and saved £200,000, and measure every claim.",
    "t2": "Our housing system is old, and residents see bin days on our open data portal.",
    "t3": "Agency staff cost 4% of the staff budget, and all contracts were reviewed for waste.",
    "t4": "Single-year settlements keep us from planning; we need settlements of three years.",
}
THEMES = tuple(OWN)
REPORT = """\
Cabinet

9 July 2024

Report of the Chief Executive

1. Purpose of report

1.1 To seek approval of the productivity plan.

2. Recommendations

2.1 That the plan is approved.

3. Background

3.1 {background}

"""
TAIL = """
4. Financial implications

4.1 None.

5. Legal implications

5.1 None.

Background papers

The budget book.
"""


@cache
def letter() -> Brief:
    path = ROOT / "resources" / "briefs" / "productivity-2024.toml"
    return parse_brief(path.read_text("utf-8"), path.name)


def placed(source: str) -> Proposal:
    return place([read_text(source.encode())], letter())


def under(proposal: Proposal, theme: str) -> str:
    """Return the text placed under a theme."""
    return " ".join(plain(p.text) for p in proposal.passages if p.theme == theme)


def titled(heading: str = "{number}. {title}") -> str:
    return "\n\n".join(
        heading.format(number=theme.number, title=theme.title) + f"\n\n{OWN[theme.id]}"
        for theme in letter().themes
    )


def aside(proposal: Proposal) -> str:
    return " ".join(
        one.text for s in proposal.sources for one in s.left_aside if one.why == WHY_REPORT
    )


def test_a_plan_that_quotes_each_themes_questions_is_no_copy_of_the_letter() -> None:
    parts = []
    for theme in letter().themes:
        questions = "\n".join(f"- {question.text}" for question in theme.questions)
        parts.append(
            f"{theme.number}. {theme.title}\n\nQuestions:\n\n{questions}\n\n{OWN[theme.id]}"
        )
    proposal = placed("\n\n".join(parts))
    for theme in THEMES:
        assert under(proposal, theme).endswith(OWN[theme])
    quoted = [p for p in proposal.passages if "Questions:" in plain(p.text)]
    assert [p.question for p in quoted] == [None] * 4


def test_questions_as_headings_hold_their_answers() -> None:
    source = "\n\n".join(
        f"## {theme.title}\n\n"
        + "\n\n".join(
            f"### {question.text.capitalize()}\n\n{OWN[theme.id]}"
            for question in theme.questions[:2]
        )
        for theme in letter().themes
    )
    found = [(p.question, p.confidence) for p in placed(source).passages]
    assert found == [
        (question.id, 1.0) for theme in letter().themes for question in theme.questions[:2]
    ]


@pytest.mark.parametrize("of_themes", [True, False])
def test_a_table_that_is_a_form_is_opened(of_themes: bool) -> None:  # noqa: FBT001  # a parameter of the test
    def row(asked: str, answer: str) -> str:
        cells = "".join(f"<w:tc>{paragraph(escape(one))}</w:tc>" for one in (asked, answer))
        return f"<w:tr>{cells}</w:tr>"

    body = paragraph("Productivity Plan")
    if of_themes:
        rows = "".join(row(theme.title, OWN[theme.id]) for theme in letter().themes)
        body += f"<w:tbl>{rows}</w:tbl>"
    else:
        for theme in letter().themes:
            rows = "".join(row(one.text, OWN[theme.id]) for one in theme.questions[:2])
            body += paragraph(escape(theme.title), marks="<w:b/>") + f"<w:tbl>{rows}</w:tbl>"
    proposal = place([read_word(word(body))], letter())
    for theme in letter().themes:
        assert OWN[theme.id] in under(proposal, theme.id)
    if not of_themes:
        found = [p.question for p in proposal.passages]
        assert found == [q.id for theme in letter().themes for q in theme.questions[:2]]


def test_a_plan_within_a_report_is_taken_out_of_it() -> None:
    proposal = placed(REPORT.format(background="It was asked for.") + titled() + TAIL)
    assert aside(proposal).startswith("Cabinet")
    assert aside(proposal).endswith("The budget book.")
    assert under(proposal, "t4") == OWN["t4"]


def test_a_theme_that_only_the_report_names_is_not_the_plans() -> None:
    named = "\n\n".join(["Four things were asked:", *(theme.title for theme in letter().themes)])
    plan = titled()[titled().index("2. ") :]
    title = "Productivity Plan\n\nIntroduction\n\nWe are small, and have done a lot.\n\n"
    proposal = placed(REPORT.format(background=named) + TAIL + title + plan)
    assert set(proposal.sources[0].theme_headings) == {"t2", "t3", "t4"}
    assert "We are small" in plain(proposal.passages[0].text)


def test_sub_headings_like_a_reports_do_not_make_a_plan_a_report() -> None:
    opening = "\n\n".join(
        f"**{heading}**\n\nWe have thought about it a good deal, and say so here."
        for heading in ("Background", "Finance", "Risk", "Staffing")
    )
    proposal = placed(f"Productivity Plan\n\n{opening}\n\n{titled()}")
    assert not aside(proposal)
    sections = [p.heading for p in proposal.passages if p.place is SectionPlace.BEFORE]
    assert sections == ["Background", "Finance", "Risk", "Staffing"]


@pytest.mark.parametrize("width", [0, 70])
def test_a_document_without_blank_lines_is_read(width: int) -> None:
    source = "Eastmere District Council Productivity Plan\nIntroduction\nEastmere is small.\n"
    source += titled("{number}. {title}").replace("\n\n", "\n")
    if width:
        source = "\n".join(textwrap.fill(line, width) for line in source.splitlines())
    proposal = placed(source)
    assert proposal.sources[0].title == "Eastmere District Council Productivity Plan"
    assert [under(proposal, theme) for theme in THEMES] == list(OWN.values())


def test_a_heading_and_its_text_in_one_paragraph_are_parted() -> None:
    proposal = placed(
        titled()
        .replace(".\n\n", ". ")
        .replace(". 2. ", ".\n\n2. ")
        .replace(". 3. ", ".\n\n3. ")
        .replace(". 4. ", ".\n\n4. ")
    )
    assert [under(proposal, theme) for theme in THEMES] == list(OWN.values())


def test_two_documents_keep_their_own_headings_and_order() -> None:
    other = titled().replace("How you have transformed", "How we have transformed")
    readings = [read_text(titled().encode()), read_text(other.encode())]
    plan = accept_all(
        new_plan(letter(), council_named("Eastmere District Council")), place(readings, letter())
    )
    text = " ".join(plain(answer.text) for answer in plan.theme_answers("t1"))
    assert text.index(OWN["t1"]) < text.index("How we have transformed")
    assert text.count(OWN["t1"]) == 2
    assert len(plan.sources) == 2


def scanned(text: str, share: float) -> str:
    """Return a text with this share of its letters read wrongly, the same ones each time."""
    chance = random.Random(3)  # noqa: S311  # the same faults each time
    return "".join(
        chance.choice("abcdefghijklmnol1I") if one.isalpha() and chance.random() < share else one
        for one in text
    )


def test_a_badly_scanned_letter_is_still_the_letter() -> None:
    bad = scanned(letter().letter, 0.01)
    assert bad != letter().letter
    proposal = placed(f"{bad}\n\nProductivity Plan 2024\n\n{titled()}")
    assert [under(proposal, theme) for theme in THEMES] == list(OWN.values())
    left = {one.why: one.text for one in proposal.sources[0].left_aside}
    assert len(left[WHY_LETTER].split()) > 0.95 * len(letter().letter.split())


def test_badly_scanned_headings_are_still_headings() -> None:
    proposal = placed(scanned(titled(), 0.03))
    assert [passage.theme for passage in proposal.passages] == list(THEMES)


def test_sections_before_the_themes_keep_their_order() -> None:
    text = "Eastmere lies between the moor and the sea, and has one harbour."
    opening = "\n\n".join(f"## {one}\n\n{text}" for one in ("Foreword", "Introduction"))
    source = f"{opening}\n\n" + titled("## {number}. {title}")
    plan = accept_all(
        new_plan(letter(), council_named("Eastmere District Council")), placed(source)
    )
    sections = [section.heading for section in plan.sections_at(SectionPlace.BEFORE)]
    assert sections == ["Foreword", "Introduction"]


def test_a_title_in_the_councils_own_words_heads_the_cover() -> None:
    source = f"# Doing more with less\n\nEastmere District Council\n\n{titled('# {title}')}"
    assert placed(source).sources[0].title == "Doing more with less"


def test_one_word_alone_makes_no_theme() -> None:
    text = (
        "Boats leave the harbour at dawn and come home when the tide does, most days of the week."
    )
    proposal = placed(f"**Technology**\n\n{text}\n\n**Boats**\n\n{text}")
    assert not proposal.sources[0].theme_headings
