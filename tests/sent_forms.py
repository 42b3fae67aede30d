"""Word forms that invented senders send to be filled in, each with what its notes say.

What a reader of another make finds in a file (``lines_of``) is told by the standard library alone.
"""

import io
import zipfile
from xml.etree import ElementTree as ET

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Pt

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = f'xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def saved(document: Document) -> bytes:
    """Return a document as the bytes of a file."""
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def lines_of(data: bytes) -> list[str]:
    """Return the words of each paragraph of a Word file in order, cells and controls too."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        root = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314  # our own
    lines = []
    for paragraph in root.iter(f"{{{_W}}}p"):
        said = "".join(
            one.text or "" if one.tag == f"{{{_W}}}t" else " "
            for one in paragraph.iter()
            if one.tag in (f"{{{_W}}}t", f"{{{_W}}}br", f"{{{_W}}}tab")
        )
        if said.strip():
            lines.append(" ".join(said.split()))
    return lines


def _italic(document: Document, words: str) -> None:
    document.add_paragraph().add_run(words).italic = True


NOTES_OF_TEMPLATE = (
    "Text in italics is guidance and should be deleted before the plan is sent.",
    "[Guidance: Summarise the plan. Maximum 300 words.]",
    "[Guidance note: List the partners and say what each will do.]",
    "[Drafting note - explain how you will know that the plan works.]",
    "Use plain English here, and say nothing twice.",
)


def template() -> bytes:
    """Return a template to be written over, whose notes are to be deleted."""
    document = docx.Document()
    document.add_heading("Rural broadband: delivery plan", 0)
    _italic(document, NOTES_OF_TEMPLATE[0])
    document.add_paragraph("This template is issued by the Office for Rural Lines.")
    document.add_heading("1. Summary", 1)
    document.add_paragraph(NOTES_OF_TEMPLATE[1])
    _italic(document, NOTES_OF_TEMPLATE[4])
    document.add_heading("2. Partners", 1)
    document.add_paragraph(NOTES_OF_TEMPLATE[2])
    document.add_paragraph()
    document.add_heading("3. Monitoring", 1)
    document.add_paragraph(NOTES_OF_TEMPLATE[3])
    document.add_paragraph("Signed on behalf of [name of council].")
    return saved(document)


NOTES_OF_TABLE = (
    "[Insert your answer, no more than 200 words]",
    "Give figures for the last year.",
)


def cells() -> bytes:
    """Return a form whose answers go into cells: beside, below, and below the heads of columns."""
    document = docx.Document()
    document.add_heading("Harbour maintenance return", 0)
    document.add_heading("Section A: Your harbour", 1)
    table = document.add_table(3, 2)
    table.style = "Table Grid"
    for row, words in zip(
        table.rows,
        (
            "1. What is the name of the harbour?",
            "2. How many berths does the harbour have?",
            "3. Describe the condition of the quay walls.",
        ),
        strict=True,
    ):
        row.cells[0].text = words
    table.cell(2, 1).text = NOTES_OF_TABLE[0]
    document.add_heading("Section B: Dredging", 1)
    box = document.add_table(2, 1)
    box.style = "Table Grid"
    box.cell(0, 0).text = "4. How do you decide where to dredge?"
    box.cell(0, 0).add_paragraph().add_run(NOTES_OF_TABLE[1]).italic = True
    document.add_paragraph("5. Do you dredge every year?")
    document.add_paragraph("☐ Yes")
    document.add_paragraph("☐ No")
    document.add_heading("Section C: Standards", 1)
    ticks = document.add_table(3, 4)
    ticks.style = "Table Grid"
    for cell, words in zip(
        ticks.rows[0].cells, ("Ref", "Requirement", "Met? (Yes/No)", "Evidence"), strict=True
    ):
        cell.text = words
    for row, (ref, words) in zip(
        ticks.rows[1:],
        (
            ("C1", "The harbour has a safety plan that is reviewed every year."),
            ("C2", "Charts of the approaches are published."),
        ),
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text = ref, words
    return saved(document)


def _control(prompt: str, kind: str = "", *, block: bool = False) -> str:
    run = f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{prompt}</w:t></w:r>'
    held = f"<w:p>{run}</w:p>" if block else run
    return (
        f"<w:sdt {_SPACES}><w:sdtPr><w:showingPlcHdr/>{kind}</w:sdtPr>"
        f"<w:sdtContent>{held}</w:sdtContent></w:sdt>"
    )


PROMPTS = ("Click or tap here to enter text.", "Choose an item.", "Enter a paragraph.")


def controls() -> bytes:
    """Return a form with content controls for its answers, and lines to write on."""
    document = docx.Document()
    document.add_heading("Coastal paths: annual return", 0)
    document.add_paragraph("Please answer every question. This return is due by 3 March 2027.")
    first = document.add_paragraph("1. How long is the coastal path in your area?")
    first.paragraph_format.space_after = Pt(0)
    document.add_paragraph()._p.append(parse_xml(_control(PROMPTS[0])))  # noqa: SLF001  # as Word
    second = document.add_paragraph("2. What has been repaired since last year?")
    second._p.addnext(parse_xml(_control(PROMPTS[2], block=True)))  # noqa: SLF001  # the same
    document.add_paragraph("3. Who is responsible for the path?")
    document.add_paragraph("Your answer:")
    document.add_paragraph("_" * 60)
    document.add_paragraph("_" * 60)
    document.add_paragraph("Thank you for completing this return.")
    return saved(document)
