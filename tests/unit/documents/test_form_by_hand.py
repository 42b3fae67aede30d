"""Report forms unlike ours: every place is offered, and a report goes where it was sent."""

import io
from datetime import date

import docx
import pytest

from desktopapp.documents.form.places import MOST_PLACES, How
from desktopapp.documents.report_form import ReportForm, homeless, placed
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import Field, Report, ReportSection
from desktopapp.plan.text import Paragraph, Run
from tests import council_files, word_made
from tests.sanitised import filled_form, form_of

SAID = (Paragraph("", (Run("That the moot agree."),)),)


def place(form: ReportForm, label: str) -> str:
    (found,) = [one.id for one in form.places if one.label == label]
    return found


def texts(data: bytes) -> list[str]:
    """Return every paragraph's text in order, in cells, controls and text boxes too."""
    body = docx.Document(io.BytesIO(data)).element.body
    return ["".join(t.text or "" for t in p.iter("{*}t", "{*}tab")) for p in body.iter("{*}p")]


def cells(data: bytes, table: int = 0) -> list[list[str]]:
    made = docx.Document(io.BytesIO(data)).tables[table]
    return [[cell.text for cell in row.cells] for row in made.rows]


def report(*fields: tuple[str, str], **sections: str) -> Report:
    written = tuple(
        ReportSection(name, (Paragraph("", (Run(text),)),)) for name, text in sections.items()
    )
    return Report("Report", tuple(Field(*one) for one in fields), written)


def test_a_form_of_which_nothing_is_recognised_shows_all_its_places() -> None:
    form = form_of(word_made.strange_form())
    assert form.mapping == {}
    assert [(one.label, one.how) for one in form.places] == [
        ("Matter", How.AFTER),
        ("Matter", How.BESIDE),
        ("Reeve", How.AFTER),
        ("Reeve", How.BESIDE),
        ("Steading", How.AFTER),
        ("Steading", How.BESIDE),
        ("What we ask of the moot", How.BELOW),
        ("Words of the reeve", How.BELOW),
    ]


def test_a_report_goes_where_it_was_sent_by_hand() -> None:
    blank = word_made.strange_form()
    mapping = {
        "Subject": "cell 0.0.1",
        "Report of": "cell 0.1.0",
        "Recommendation": place(form_of(blank), "What we ask of the moot"),
    }
    said = report(("Subject", "Our plan"), ("Report of", "A. Reeve"), Recommendation="Agree.")
    made = filled_form(blank, said, mapping)
    assert cells(made) == [["Matter", "Our plan"], ["Reeve A. Reeve", ""], ["Steading", ""]]
    assert texts(made)[-3:] == ["What we ask of the moot", "Agree.", "Words of the reeve"]


def test_a_form_that_nothing_goes_to_is_not_filled_in_silence() -> None:
    with pytest.raises(Problem, match="Nothing of the report has a place") as raised:
        filled_form(word_made.strange_form(), report(("Subject", "Our plan")), {})
    assert raised.value.then


def test_a_document_with_no_place_at_all_is_refused_with_what_a_form_needs() -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear resident, your bin is emptied on Friday.")
    for blank in (council_files.saved(docx.Document()), council_files.saved(letter)):
        with pytest.raises(Problem, match="no place") as raised:
            form_of(blank)
        assert "a table with a cell beside each label, or headings" in raised.value.then


def test_values_stand_after_the_labels_of_lines_in_place_of_prompts() -> None:
    blank = word_made.form_of_lines()
    form = form_of(blank)
    assert set(form.mapping) == {"Subject", "Date", "Contact officer"}
    mapping = {
        **form.mapping,
        "Status": place(form, "Steading(s) touched"),
        "Recommendation": place(form, "What we ask of the moot"),
        "Risk": place(form, "How it came about"),
    }
    said = report(
        *(("Subject", "Our plan"), ("Date", "9 July 2024"), ("Contact officer", "Ada Fenn")),
        *(("Status", "Open"),),
        Recommendation="Agree.",
        Risk="None.",
    )
    made = filled_form(blank, said, mapping)
    assert texts(made) == [
        "Report to Fenland Moot",
        "Subject:Our plan",
        "Date of meeting:9 July 2024",
        "Contact Officer: Ada Fenn",
        "Steading(s) touched: Open",
        "What we ask of the moot",
        "Agree.",
        "How it came about",
        "None.",
        "Every report of the moot ends with the words of its reeve.",
    ]
    found = docx.Document(io.BytesIO(made))
    assert "\t" in found.paragraphs[1].text  # the tab between label and value stays
    assert found.paragraphs[1].runs[0].bold
    assert not list(found.element.body.iter("{*}hyperlink"))  # it led to somebody else


def test_a_cover_table_in_a_cell_of_another_is_read_and_joined_cells_are_one() -> None:
    blank = word_made.nested_form()
    form = form_of(blank)
    assert set(form.mapping) == {"Subject", "Status", "Report to", "Date"}
    fields = (("Subject", "Our plan"), ("Status", "Open"), ("Report to", "The moot"))
    made = docx.Document(io.BytesIO(filled_form(blank, report(*fields), form.mapping)))
    inner = made.tables[0].cell(0, 0).tables[0]
    assert [inner.cell(n, 1).text for n in range(4)] == [
        "Our plan",
        "Open",
        "The moot",
        "The moot",
    ]
    assert len([t for t in made.element.body.iter("{*}t") if t.text == "The moot"]) == 1


def test_a_text_box_is_neither_wiped_nor_filled_in_one_of_its_two_forms_only() -> None:
    blank = word_made.boxed_form()
    form = form_of(blank)
    assert set(form.mapping) == {"Subject", "Recommendation"}
    said = report(("Subject", "Our plan"), Recommendation="Agree.")
    made = texts(filled_form(blank, said, form.mapping, remove_guidance=True))
    assert made.count("Handle with care") == 2
    assert made.count("Subject: Our plan") == 2  # the paragraph in the box, and that around it
    assert not any("[title]" in one for one in made)
    assert "Agree." in made


def test_text_below_a_heading_in_a_control_stands_outside_and_after_the_notes() -> None:
    blank = word_made.controlled_heading_form()
    said = report(Recommendation="Agree.", Risk="None.")
    made = filled_form(blank, said, form_of(blank).mapping)
    note = "Say it in one sentence."
    assert texts(made) == ["Recommendations", note, "Agree.", "Risk", note, "None."]
    controls = docx.Document(io.BytesIO(made)).element.body.iter("{*}sdtContent")
    assert [len(one) for one in controls] == [1, 1]


def test_a_value_in_place_of_a_link_leads_nowhere() -> None:
    blank = word_made.linked_cell_form()
    made = filled_form(blank, report(("E-mail", "ada@fen.example")), form_of(blank).mapping)
    assert cells(made)[0] == ["E-mail:", "ada@fen.example"]
    assert not list(docx.Document(io.BytesIO(made)).element.body.iter("{*}hyperlink"))


def test_a_section_of_ones_own_goes_to_the_heading_of_its_name_or_is_named() -> None:
    blank = council_files.form()
    form = form_of(blank)
    said = Report(
        "Report",
        (Field("Ward(s) affected", "All"), Field("Parish", "Fenny")),
        (ReportSection("Options considered", SAID), ReportSection("Climate", SAID)),
    )
    made = filled_form(blank, said, form.mapping)
    assert cells(made)[6][1] == "All"
    found = texts(made)
    assert found[found.index("3. Options considered") + 1] == "That the moot agree."
    assert homeless(form, said, exempt=True) == ("Parish", "Climate", "Exempt information")
    assert homeless(form, report(("Subject", "Our plan")), exempt=False) == ()


def test_what_is_said_of_exempt_appendices_has_a_place_of_its_own() -> None:
    made = docx.Document()
    made.add_paragraph("Exempt or confidential information", style="Heading 1")
    blank = council_files.saved(made)
    filled = filled_form(blank, report(), form_of(blank).mapping, exempt=SAID)
    assert texts(filled)[1] == "That the moot agree."


def test_a_form_of_very_many_cells_offers_a_number_that_can_be_looked_through() -> None:
    made = docx.Document()
    made.add_table(MOST_PLACES, 2)
    made.add_paragraph("Recommendations", style="Heading 1")
    form = form_of(council_files.saved(made))
    assert len(form.places) == MOST_PLACES + 1
    assert any("places only the first" in note for note in form.notes)
    assert "Recommendation" in form.mapping


def test_a_kept_mapping_of_strange_places_is_passed_over() -> None:
    form = placed(form_of(word_made.strange_form()), {"Subject": "cell 9.9.9", "Moot": "x"})
    assert form.mapping == {}
    cleared = ReportSection("Finance", SAID, True, "A. Reckoner", date(2024, 7, 1))  # noqa: FBT003  # its place
    assert homeless(form, Report("Report", sections=(cleared,)), exempt=False) == ("Finance",)
