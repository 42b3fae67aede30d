"""The report to members: facts proposed, judgements left blank, everything numbered by style."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from desktopapp.documents.propose_report import propose_report
from desktopapp.documents.report import AWAITING, make_report
from desktopapp.documents.to_docx import report_to_docx
from desktopapp.layout.build import TextItem, build
from desktopapp.layout.count import count
from desktopapp.layout.pages import lay_out
from desktopapp.operations.letter_copy import with_letter_copy
from desktopapp.plan.council import Contact, council_named
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.report import (
    REPORT,
    Appendix,
    AppendixKind,
    Field,
    LetterCopy,
    Report,
    ReportSection,
    Verb,
)
from desktopapp.plan.text import Heading, ListItem, Paragraph, Run, plain, plain_runs
from desktopapp.store import resources


def proposed(plan: Plan, verb: Verb = Verb.ENDORSE) -> Report:
    return propose_report(plan, count(plan), verb)


def written(report: Report, plan: Plan) -> docx.document.Document:
    return docx.Document(io.BytesIO(report_to_docx(make_report(report, plan))))


def test_facts_are_proposed_from_the_plan() -> None:
    plan = resources.sample()
    report = proposed(plan)
    text = "\n".join(plain(section.text) for section in report.sections)
    assert "19 July 2024" in text
    assert "productivityplans@levellingup.gov.uk" in text
    assert "Appendix 2 and has four pages; three to four are asked for" in text
    assert all(plan.theme_title(theme.id) in text for theme in plan.brief.themes)


@pytest.mark.parametrize("verb", list(Verb))
def test_the_recommendation_bears_the_verb_that_was_chosen(verb: Verb) -> None:
    recommendation = plain(proposed(resources.sample(), verb).sections[0].text)
    assert recommendation.startswith(f"That Cabinet {verb} the ")


def test_finance_legal_and_equalities_are_never_proposed() -> None:
    report = proposed(resources.sample())
    blank = {section.heading for section in report.sections if section.needs_clearance}
    assert blank == {"Finance", "Legal", "Policy and equalities"}
    assert all(not section.text for section in report.sections if section.needs_clearance)
    shown = [p.text for p in written(report, resources.sample()).paragraphs]
    assert shown.count(AWAITING) == 3


def test_text_that_nobody_cleared_is_shown_so_that_it_can_be_and_says_so_below() -> None:
    plan = resources.sample()
    canary = (Paragraph("p", (Run("A line about money."),)),)
    section = ReportSection("Finance", canary, needs_clearance=True)
    waiting = written(Report("Report", sections=(section,)), plan)
    lines = [p.text for p in waiting.paragraphs]
    assert lines[lines.index("A line about money.") + 1] == AWAITING
    cleared = replace(section, cleared_by="The section 151 officer", cleared_on=date(2024, 7, 1))
    shown = [p.text for p in written(Report("Report", sections=(cleared,)), plan).paragraphs]
    assert "A line about money." in shown
    assert "Cleared by The section 151 officer, 1 July 2024." in shown


def test_sections_paragraphs_and_items_are_numbered_by_their_styles() -> None:
    plan = resources.sample()
    found = written(proposed(plan), plan)
    styles = {paragraph.style.name for paragraph in found.paragraphs if paragraph.style}
    assert {"Heading 1", "Report Paragraph", "Report Sub-paragraph"} <= styles
    for name, level in (("Heading 1", 0), ("Report Paragraph", 1), ("Report Sub-paragraph", 2)):
        numbering = found.styles[name].element.find(f".//{qn('w:numPr')}")
        assert numbering.find(qn("w:ilvl")).get(qn("w:val")) == str(level)
    for paragraph in found.paragraphs:
        assert not re.match(r"\s*(\d+(\.\d+)*[.)]?|\([a-z]\)|•)\s+[A-Z]", paragraph.text) or (
            re.match(r"\d+ \w+ \d{4}|2 Marsham", paragraph.text)
        )


def test_each_appendix_is_a_section_with_its_own_header_and_true_page_numbers() -> None:
    plan = resources.sample()
    parts = make_report(proposed(plan), plan)
    found = written(proposed(plan), plan)
    headers = [section.header.paragraphs[0].text for section in found.sections]
    assert headers == [part.header for part in parts]
    for section, part in zip(found.sections, parts, strict=True):
        pages = len(lay_out(part.document).pages)
        assert section.footer.paragraphs[0].text.endswith(f"Page 1 of {pages}")
        start = section._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001  # its XML
        assert start.get(qn("w:start")) == "1"


def test_the_plan_takes_the_same_pages_as_an_appendix_as_alone() -> None:
    plan = resources.sample()
    part = make_report(proposed(plan), plan)[-1]
    assert len(lay_out(part.document).pages) == len(lay_out(build(plan)).pages)


def test_headings_of_an_appendix_stand_below_it() -> None:
    plan = resources.sample()
    found = written(proposed(plan), plan)
    levels = [0]
    for paragraph in found.paragraphs:
        name = str(paragraph.style.name) if paragraph.style else ""
        if name == "Appendix Title":
            levels.append(1)
        elif name.startswith("Heading "):
            levels.append(int(name[-1]))
    assert levels.count(1) > 8
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_exempt_appendix_says_so_on_every_page_and_in_the_report() -> None:
    plan = resources.sample()
    report = proposed(plan)
    letter, own = report.appendices
    own = replace(own, exempt="3", reasoning="Prices are not agreed yet.")
    found = written(replace(report, appendices=(own, letter)), plan)
    assert "Not for publication: paragraph 3" in found.sections[1].header.paragraphs[0].text
    assert "Not for publication" not in found.sections[2].header.paragraphs[0].text
    text = "\n".join(paragraph.text for paragraph in found.paragraphs)
    assert "Appendix 1 is not for publication under paragraph 3" in text
    assert "Prices are not agreed yet." in text
    assert "held in private" in text


def test_fields_can_be_added_renamed_and_removed() -> None:
    plan = resources.sample()
    report = proposed(plan)
    kept = (replace(report.fields[0], label="Title"), replace(report.fields[1], label="Ward"))
    table = written(replace(report, fields=kept), plan).tables[0]
    assert [row.cells[0].text for row in table.rows] == ["Item", "Title", "Ward"]


def test_the_contact_is_named_only_where_it_was_ticked() -> None:
    plan = resources.sample()
    contact = Contact("A. Canary", "Head of Birds", "01632 960 001", "canary@example.org")
    plan = replace(plan, council=replace(plan.council, contact=contact))
    silent = report_to_docx(make_report(proposed(plan), plan))
    with zipfile.ZipFile(io.BytesIO(silent)) as container:
        assert not any(b"anary" in container.read(name) for name in container.namelist())
    named = propose_report(plan, count(plan), with_contact=True)
    assert "A. Canary" in [field.value for field in named.fields]


def test_another_brief_without_letter_or_range_of_pages_makes_a_report_too(
    harbour_brief: Path,
) -> None:
    brief = replace(resources.brief(harbour_brief), letter="", deadline=None, pages=None)
    plan = new_plan(brief, council_named("Port Wyvern Council"))
    report = proposed(plan)
    assert [appendix.kind for appendix in report.appendices] == ["plan"]
    assert len(written(report, plan).sections) == 2


def test_lettered_and_numbered_lines_of_a_letter_are_headings(harbour_brief: Path) -> None:
    brief = resources.brief(harbour_brief)
    long = f"A. {'word ' * 30}"
    brief = replace(brief, letter=f"{brief.letter}\n\n4. The end\n\nI wrote this.\n\n{long}")
    plan = new_plan(brief, council_named("Port Wyvern Council"))
    found = written(proposed(plan), plan)
    headings = [one.text for one in found.paragraphs if one.style.name == "Heading 2"]
    assert headings == [
        "A. Keeping the harbour safe",
        "B. Making the harbour pay its way",
        "C. The next ten years",
        "The end",
    ]


def test_a_report_is_kept_as_plain_data() -> None:
    report = proposed(resources.sample())
    item = ListItem("i", (Run("An item"),), numbered=True)
    section = ReportSection("Climate", (item,), cleared_on=date(2024, 7, 1))
    report = replace(report, sections=(*report.sections, section))
    assert REPORT.read(REPORT.write(report), "") == report


def test_the_same_report_gives_the_same_bytes() -> None:
    plan = resources.sample()
    report = proposed(plan)
    once, again = (report_to_docx(make_report(report, plan)) for _ in range(2))
    assert once == again


def test_an_appendix_can_be_a_file_of_its_own() -> None:
    plan = resources.sample()
    part = make_report(proposed(plan), plan)[-1]
    found = docx.Document(io.BytesIO(report_to_docx((part,))))
    assert len(found.sections) == 1
    assert found.sections[0].header.paragraphs[0].text.startswith("Appendix 2: ")


def test_numbers_typed_before_the_headings_of_a_councils_own_letter_are_set_by_style() -> None:
    plan = resources.sample()
    text = tuple(Heading(f"h{n}", (Run(f"{n}. Theme of number {n}."),), 2) for n in (1, 2))
    text += (Paragraph("p", (Run("4. Theme of number 4.", bold=True),)),)
    text += (Paragraph("q", (Run("5. A plain paragraph keeps what is typed."),)),)
    report = with_letter_copy(proposed(plan), LetterCopy("letter.pdf", "letter.pdf", text))
    part = make_report(report, plan)[1]
    found = [item for item in part.document.items if isinstance(item, TextItem)][1:]
    assert [(item.label, plain_runs(item.runs)) for item in found] == [
        ("1", "Theme of number 1."),
        ("2", "Theme of number 2."),
        ("4", "Theme of number 4."),
        ("", "5. A plain paragraph keeps what is typed."),
    ]
    shown = [p.text for p in written(report, plan).paragraphs]
    assert "Theme of number 4." in shown


def test_the_report_begins_with_the_logo_and_ends_with_its_appendices_and_its_author() -> None:
    plan = resources.sample()
    fields = (Field("Report of", "Head of Policy"), Field("Contact officer", "A. Fenn"))
    appendices = (
        Appendix(AppendixKind.LETTER, "The letter"),
        Appendix(AppendixKind.PLAN, "The plan", exempt="3"),
    )
    made = written(Report("Report", fields=fields, appendices=appendices), plan)
    assert made.inline_shapes
    assert made.paragraphs[0].text == ""
    _, listed, _, author = [
        [[cell.text for cell in row.cells][:2] for row in table.rows] for table in made.tables[:4]
    ]
    assert listed == [
        ["Appendix", "Title"],
        ["Appendix 1", "The letter"],
        ["Appendix 2", "The plan (not for publication)"],
    ]
    assert author[1:] == [["Report of", "Head of Policy"], ["Contact officer", "A. Fenn"]]
    nameless = written(Report("Report", fields=(Field("Report of"),)), plan)
    assert "Report author" not in [one.text for one in nameless.paragraphs]


def test_a_plan_that_ends_with_a_list_is_appended() -> None:
    plan = resources.sample()
    last = plan.parts()[-1]
    items = tuple(ListItem(f"i{n}", (Run(words),)) for n, words in enumerate(("First", "Second")))
    lone = replace(
        plan,
        answers=tuple(one for one in plan.answers if one.id == last.id),
        sections=tuple(one for one in plan.sections if one.id == last.id),
    )
    plan = lone.with_text(last.id, (Paragraph("p", (Run("We say:"),)), *items))
    report = proposed(plan)
    kinds = (AppendixKind.PLAN, AppendixKind.LETTER)
    report = replace(report, appendices=tuple(Appendix(one, str(one)) for one in kinds))
    said = [one.text for one in written(report, plan).paragraphs]
    assert said.index("First") == said.index("Second") - 1
