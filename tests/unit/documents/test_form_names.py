"""What councils call the places of their report forms, and what is then written in them."""

import io
from collections.abc import Iterator
from datetime import date

import docx
import pytest

from desktopapp.documents.form.names import field_meant
from desktopapp.documents.report_form import placed
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    BackgroundPaper,
    Field,
    Report,
    ReportSection,
)
from desktopapp.plan.text import Paragraph, Run
from tests.council_files import saved
from tests.report_forms import FORMS, SALTHAVEN, UPPER_WEND, WESSENDEN, Shape
from tests.sanitised import filled_form, form_of


@pytest.mark.parametrize("shape", FORMS.values(), ids=FORMS)
def test_a_place_is_recognised_by_the_chief_word_of_its_label(shape: Shape) -> None:
    form = form_of(shape.data())
    labels = {place.id: place.label for place in form.places}
    said = {(labels[one], name) for name, one in form.mapping.items()}
    assert set(shape.meant.items()) <= said


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("RECOMMENDATIONS TO CABINET", "Recommendation"),
        ("4.0  FINANCIAL AND RESOURCE IMPLICATIONS", "Finance"),
        ("Comments of the Section 151 Officer", "Finance"),
        ("Human resources implications", "Staff"),
        ("RELEVANT PORTFOLIO HOLDER", "Lead member"),
        ("Biodiversity", "Biodiversity impact assessment"),
        ("Biodiversity and ecology", "Climate and biodiversity"),
        ("Reasons for exemption", "Exempt information"),
        ("Residents asked us to mend the roads in our wards first", ""),
        ("Printed on recycled paper", ""),
        ("Name", ""),
    ],
)
def test_a_label_means_what_its_chief_word_says_and_a_sentence_means_nothing(
    words: str, meant: str
) -> None:
    assert field_meant(words) == meant


def paragraph(words: str) -> Paragraph:
    return Paragraph("", (Run(words),))


def report(*sections: ReportSection, **fields: str) -> Report:
    said = tuple(Field(name.replace("_", " "), text) for name, text in fields.items())
    return Report("Report", fields=said, sections=sections)


def lines(data: bytes) -> Iterator[str]:
    return (one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


def test_a_table_for_signing_off_takes_the_name_and_the_day_and_never_the_text() -> None:
    finance = ReportSection(
        "Finance",
        (paragraph("Costs are met."),),
        needs_clearance=True,
        cleared_by="A. Reckoner",
        cleared_on=date(2024, 7, 1),
    )
    legal = ReportSection("Legal", (paragraph("It is lawful."),), needs_clearance=True)
    form = SALTHAVEN.data()
    made = filled_form(form, report(finance, legal, Lead_member="C. Reed"), form_of(form).mapping)
    implications, signed = docx.Document(io.BytesIO(made)).tables
    assert [[cell.text for cell in row.cells] for row in signed.rows] == [
        ["Signed off by", "Name", "Date"],
        ["Chief Finance Officer", "A. Reckoner", "1 July 2024"],
        ["Monitoring Officer", "", ""],
        ["Portfolio Holder", "C. Reed", ""],
    ]
    assert implications.cell(1, 1).text.startswith("Costs are met.")
    assert implications.cell(2, 1).text == "It is lawful.\nAwaiting clearance."


def test_labels_parted_by_line_breaks_are_filled_each_on_its_own_line() -> None:
    form = SALTHAVEN.data()
    facts = {"Contact_officer": "A. Fenn", "Telephone": "01632 960000", "E-mail": "a@fen.example"}
    made = list(lines(filled_form(form, report(**facts), form_of(form).mapping)))
    at = made.index("Officer contact: A. Fenn")
    assert made[at + 1 : at + 3] == ["Telephone: 01632 960000", "Email: a@fen.example"]
    form = WESSENDEN.data()
    made = filled_form(form, report(Lead_officer="B. Moor"), form_of(form).mapping)
    cell = docx.Document(io.BytesIO(made)).tables[0].cell(4, 1)
    assert cell.text == "Name: B. Moor\nTel:\nEmail:"


@pytest.mark.parametrize("remove_guidance", [False, True])
def test_a_prompt_in_brackets_gives_way_to_the_value(*, remove_guidance: bool) -> None:
    form = UPPER_WEND.data()
    facts = report(Subject="Our plan", Report_of="Head of Policy [acting]")
    mapping = form_of(form).mapping
    made = list(lines(filled_form(form, facts, mapping, remove_guidance=remove_guidance)))
    assert made[1:3] == ["Our plan", "Report by the Head of Policy [acting]"]


def test_the_appendices_are_listed_where_the_form_asks_for_them() -> None:
    made = docx.Document()
    made.add_paragraph("Recommendations", style="Heading 2")
    made.add_paragraph("List of annexes", style="Heading 2")
    made.add_paragraph("")
    form = saved(made)
    appendices = (
        Appendix(AppendixKind.LETTER, "The letter"),
        Appendix(AppendixKind.PLAN, "The plan", exempt="3"),
    )
    written = filled_form(form, Report("Report", appendices=appendices), form_of(form).mapping)
    assert list(lines(written))[2:] == [
        "Appendix 1, The letter",
        "Appendix 2, The plan (not for publication)",
    ]


def test_a_text_stands_below_its_own_label_and_before_the_next() -> None:
    sections = [ReportSection(name, (paragraph(f"Of {name}."),)) for name in ("Finance", "Legal")]
    papers = (BackgroundPaper("The letter"),)
    form = UPPER_WEND.data()
    made = list(lines(filled_form(form, report(*sections), form_of(form).mapping)))
    at = made.index("Finance and value for money:")
    assert made[at + 1 : at + 5] == [
        "Of Finance.",
        "Staffing and human resources:",
        "Legal powers:",
        "Of Legal.",
    ]
    form = SALTHAVEN.data()
    listed = Report("R", papers=papers, appendices=(Appendix(AppendixKind.PLAN, "The plan"),))
    made = list(lines(filled_form(form, listed, form_of(form).mapping)))
    assert made[made.index("List of Appendices") :] == [
        "List of Appendices",
        "Appendix 1, The plan",
        "List of Background Papers",
        "The letter",
    ]


def test_a_section_of_ones_own_goes_where_the_form_asks_for_it_in_other_words() -> None:
    form = SALTHAVEN.data()
    own = ReportSection("Alternative options", (paragraph("To do nothing was rejected."),))
    made = list(lines(filled_form(form, report(own), form_of(form).mapping)))
    heading = made.index("Options considered and rejected")
    assert made[heading + 1] == "To do nothing was rejected."


def test_of_a_document_that_is_no_form_a_chief_word_says_nothing() -> None:
    made = docx.Document()
    for words in ("Roads", "Schools", "Parks", "Libraries", "Climate and nature", "Homes", "Bins"):
        made.add_paragraph(words, style="Heading 1")
        made.add_paragraph("We did a great deal last year.")
    assert form_of(saved(made)).mapping == {}


def test_a_mapping_that_was_kept_before_a_name_was_known_gains_the_place_of_that_name() -> None:
    form = form_of(SALTHAVEN.data())
    kept = {"Subject": form.mapping["Wards affected"], "Date": ""}
    now = placed(form, kept).mapping
    assert now["Subject"] == form.mapping["Wards affected"]
    assert now["Consultation"] == form.mapping["Consultation"]
    assert not {"Date", "Wards affected"} & set(now)
