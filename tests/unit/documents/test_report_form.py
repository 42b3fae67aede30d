"""A report written into a council's own form, what is not filled left as it was."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest

from desktopapp.documents.form.names import NAMES
from desktopapp.documents.propose_report import propose_report
from desktopapp.documents.report import AWAITING
from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import BackgroundPaper, Field, Report, ReportSection
from desktopapp.plan.text import ListItem, Paragraph, Run, Table
from desktopapp.store import resources
from tests import council_files
from tests.sanitised import filled_form, form_of

FACTS = {
    "Subject": "Productivity plan",
    "Report to": "Full Council",
    "Date": "9 July 2024",
    "Report of": "Head of Policy",
    "Lead member": "Councillor Reed, Resources",
    "Key decision": "Yes",
    "Forward plan": "No",
    "Special urgency": "Yes",
    "Equality impact assessment": "No",
    "Contact officer": "Ada Fenn",
    "Telephone": "01632 960000",
    "E-mail": "ada.fenn@marlowfen.example",
}


@pytest.fixture(scope="module")
def form() -> bytes:
    return council_files.form()


@pytest.fixture(scope="module")
def report() -> Report:
    plan = resources.sample()
    made = propose_report(plan, count(plan))
    facts = tuple(Field(name, text) for name, text in FACTS.items())
    return replace(made, fields=facts)


@pytest.fixture(scope="module")
def filled(form: bytes, report: Report) -> bytes:
    return filled_form(form, report, form_of(form).mapping, remove_guidance=True)


def cover(data: bytes) -> list[list[str]]:
    rows = docx.Document(io.BytesIO(data)).tables[0].rows
    return [["".join(t.text for t in c._tc.iter("{*}t")) for c in row.cells] for row in rows]  # noqa: SLF001  # through controls


def below(data: bytes, heading: str) -> list[str]:
    """Return the paragraphs below a heading, up to the next bold one."""
    found: list[str] = []
    inside = False
    for one in docx.Document(io.BytesIO(data)).paragraphs:
        bold = bool(one.runs) and bool(one.runs[0].bold) and one.text[:1].isdigit()
        if inside and (bold or one.style.name.startswith("Heading")):
            return found
        if inside:
            found.append(one.text)
        inside = inside or heading in one.text
    return found


def test_cells_and_headings_are_recognised_whatever_the_council_calls_them(form: bytes) -> None:
    read = form_of(form)
    assert read.missing == ("Biodiversity impact assessment",)
    labels = {place.id: place.label for place in read.places}
    assert labels[read.mapping["Lead member"]] == "Portfolio Holder"
    assert labels[read.mapping["Reason for decision"]] == "8. Reasons for Decision"
    assert labels[read.mapping["Wards affected"]] == "Ward(s) affected"
    assert labels[read.mapping["Options considered"]] == "3. Options considered"


def test_values_stand_beside_their_labels_and_boxes_are_ticked(filled: bytes) -> None:
    assert cover(filled) == [
        ["Subject:", "Productivity plan", "Status:", "For Publication"],
        ["Report to:", "Full Council", "Date:", "9 July 2024"],
        ["Report of:", "Head of Policy", "Portfolio Holder:", "Councillor Reed, Resources"],
        ["Key Decision:", "☒ Yes ☐ No ", "Forward Plan:", "☐ Yes   ☒ No"],
        ["General Exception ☐", "", "Special Urgency ☒", ""],
        ["Equality Impact Assessment:", "Required:", "Yes ☐ No ☒", ""],
        ["Ward(s) affected:", "", "Contact Officer:", "Ada Fenn"],
        ["Telephone:", "01632 960000", "Email:", "ada.fenn@marlowfen.example"],
    ]


def test_a_field_without_a_value_leaves_its_place_as_it_was(form: bytes, report: Report) -> None:
    bare = replace(report, fields=(Field("Report to"), Field("Key decision", "  ")), sections=())
    assert cover(filled_form(form, bare, form_of(form).mapping)) == cover(form)


def test_sections_stand_below_their_headings_in_the_forms_own_style(filled: bytes) -> None:
    recommendation = below(filled, "RECOMMENDATIONS")
    assert len(recommendation) == 1
    assert recommendation[0].startswith("That Cabinet endorse")
    found = docx.Document(io.BytesIO(filled))
    (line,) = [one for one in found.paragraphs if one.text == recommendation[0]]
    assert line.style is not None
    assert line.style.name == "List Number 2"
    themes = [theme.title for theme in resources.sample().brief.themes]
    assert [one for one in below(filled, "Executive Summary") if one in themes] == themes
    assert below(filled, "Options considered") == [""]


def test_what_others_must_clear_is_never_proposed_and_says_that_it_waits(
    filled: bytes, form: bytes
) -> None:
    for heading in ("Finance", "Legal Implications", "Policy and Equalities"):
        assert below(filled, heading)[-1] == AWAITING
    blank = Paragraph("", (Run("Costs are met."),))
    cleared = ReportSection("Finance", (blank,), True, "A. Reckoner", date(2024, 7, 1))  # noqa: FBT003  # its place
    sections = (cleared, replace(cleared, heading="Legal Implications", cleared_by=""))
    report = Report("Report", sections=sections)
    mapping = {**form_of(form).mapping, "Legal Implications": form_of(form).mapping["Legal"]}
    made = filled_form(form, report, mapping)
    assert below(made, "Finance") == ["Costs are met.", "Cleared by A. Reckoner, 1 July 2024."]
    assert below(made, "Legal Implications") == ["Costs are met.", AWAITING]


def test_notes_on_how_to_fill_stay_unless_they_are_to_go(form: bytes, report: Report) -> None:
    mapping = form_of(form).mapping
    kept = filled_form(form, report, mapping)
    gone = filled_form(form, report, mapping, remove_guidance=True)
    assert below(kept, "RECOMMENDATIONS")[0] == council_files.GUIDE
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(gone)).paragraphs)
    for note in (council_files.GUIDE, "Highlighted", "[Job title]"):
        assert note not in text
    assert "Printed on recycled paper by Marlow Fen." in text


def test_everything_else_is_kept_and_nobody_is_named(filled: bytes) -> None:
    found = docx.Document(io.BytesIO(filled))
    assert found.sections[0].header.paragraphs[0].text == council_files.COUNCIL
    assert found.paragraphs[0].text == "Report to Members"
    with zipfile.ZipFile(io.BytesIO(filled)) as container:
        for name in container.namelist():
            assert b"canary" not in container.read(name).lower(), name


def test_background_papers_fill_the_table_below_their_heading(
    filled: bytes, form: bytes, report: Report
) -> None:
    rows = docx.Document(io.BytesIO(filled)).tables[1].rows
    said = [tuple(cell.text for cell in row.cells) for row in rows[1:]]
    assert said == [("None.", "")]
    papers = (BackgroundPaper("The audit letter", "Town Hall"), BackgroundPaper("Accounts"))
    made = filled_form(form, replace(report, papers=papers), form_of(form).mapping)
    rows = docx.Document(io.BytesIO(made)).tables[1].rows
    assert [row.cells[0].text for row in rows[1:]] == ["The audit letter", "Accounts"]


def test_lists_and_tables_of_a_section_become_real_ones(form: bytes) -> None:
    text = (
        ListItem("", (Run("first"),), numbered=True),
        ListItem("", (Run("second"),), numbered=True),
        Table("", (((Run("Risk"),), (Run("Answer"),)), ((Run("Cost"),), ()))),
    )
    report = Report("Report", sections=(ReportSection("Risk", text),))
    made = docx.Document(io.BytesIO(filled_form(form, report, form_of(form).mapping)))
    items = [one for one in made.paragraphs if one.text in {"first", "second"}]
    assert all(one._p.pPr.numPr is not None for one in items)  # noqa: SLF001  # XML
    assert made.tables[1].cell(1, 0).text == "Cost"


def test_several_boxes_in_a_cell_joined_cells_and_typed_numbers_are_understood(
    report: Report,
) -> None:
    crowded = council_files.crowded_form()
    made = filled_form(crowded, report, form_of(crowded).mapping)
    rows = cover(made)
    assert rows[0][1] == rows[0][2] == "Productivity plan"
    assert rows[1][0] == "Key Decision: ☒ Forward Plan ☐"
    assert rows[1][2:5] == ["General Exception", "☐", "Special Urgency ☒"]
    assert rows[2][:4] == ["Equality Impact Assessment:", "Required:", "No", "Attached:"]
    assert rows[4][1] == "ada.fenn@marlowfen.example"
    text = [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]
    assert text[1].startswith("1.1\tThat Cabinet")
    assert text[text.index("2.\tEXECUTIVE SUMMARY / BACKGROUND") + 2].startswith("2.2\tThe plan")
    assert f"4.1\t{AWAITING}" in text
    box = docx.Document(io.BytesIO(made)).tables[1]
    assert box.cell(1, 0).text.startswith("The request says")


@pytest.mark.parametrize("remove_guidance", [False, True])
def test_prompts_of_content_controls_are_replaced(
    report: Report, *, remove_guidance: bool
) -> None:
    blank = council_files.form_of_controls()
    mapping = form_of(blank).mapping
    assert set(mapping) == {"Subject", "Date", "Recommendation", "Risk"}
    made = docx.Document(
        io.BytesIO(filled_form(blank, report, mapping, remove_guidance=remove_guidance))
    )
    paragraphs = ["".join(t.text for t in p.iter("{*}t")) for p in made.element.body.iter("{*}p")]
    said = [text for text in paragraphs if text]
    assert said[:5] == ["Subject:", "Productivity plan", "Date:", "9 July 2024", "Recommendations"]
    assert said[5].startswith("That Cabinet")
    assert said[6] == "Risk"
    assert not list(made.element.body.iter("{*}showingPlcHdr"))


def test_the_mapping_can_be_adjusted(form: bytes, report: Report) -> None:
    read = form_of(form)
    ward = next(one.id for one in read.places if one.label == "Ward(s) affected")
    made = filled_form(form, report, {"Subject": ward, "Date": "cell 99.0.0"})
    assert cover(made)[6][1] == "Productivity plan"
    assert cover(made)[0][1] == ""


def test_a_filled_form_is_the_same_each_time_and_again_a_form(
    form: bytes, report: Report, filled: bytes
) -> None:
    assert filled_form(form, report, form_of(form).mapping, remove_guidance=True) == filled
    assert set(form_of(filled).mapping) <= set(NAMES)


def test_a_form_that_is_protected_tracked_or_no_form_gets_clear_words(form: bytes) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear resident, your bin is emptied on Friday.")
    for enemy, said in (
        (council_files.protected(form), "protected against changes"),
        (council_files.with_tracked_changes(form), "tracked changes"),
        (council_files.saved(letter), "no place"),
        (form[:2000], "damaged"),
    ):
        with pytest.raises(Problem, match=said) as raised:
            form_of(enemy)
        assert raised.value.safe
        assert raised.value.then


def test_of_a_plan_of_ours_nothing_is_taken_for_a_form() -> None:
    assert form_of(to_docx(build(resources.sample()))).mapping == {}
