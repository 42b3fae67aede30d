"""Forms and templates of an invented council in shapes that Word and other programs make."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.council_files import LOGO, changed, house_document, part, saved

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def form_of_lines() -> bytes:
    """Build a form without a table: labels with prompts after them, and plain headings."""
    made = docx.Document()
    made.add_paragraph("Report to Fenland Moot")
    subject = made.add_paragraph()
    subject.add_run("Subject:").bold = True
    subject.add_run("\t[Report title]")
    made.add_paragraph("Date of meeting:\t[Insert date]")
    contact = made.add_paragraph("Contact Officer: ")
    relation = made.part.relate_to(
        "mailto:somebody@fen.example",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link = parse_xml(
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>Somebody Else</w:t></w:r>'
        "</w:hyperlink>"
    )
    contact._p.append(link)  # noqa: SLF001  # XML that python-docx has no words for
    made.add_paragraph("Steading(s) touched: [All]")
    made.add_paragraph("What we ask of the moot")
    made.add_paragraph("")
    made.add_paragraph("How it came about")
    made.add_paragraph("Every report of the moot ends with the words of its reeve.")
    return saved(made)


def strange_form() -> bytes:
    """Build a form of whose names none is ours: a table without colons, other headings."""
    made = docx.Document()
    table = made.add_table(3, 2, style="Table Grid")
    for row, words in zip(table.rows, ("Matter", "Reeve", "Steading"), strict=True):
        row.cells[0].text = words
    made.add_paragraph("What we ask of the moot", style="Heading 1")
    made.add_paragraph("")
    made.add_paragraph("Words of the reeve", style="Heading 1")
    return saved(made)


def nested_form() -> bytes:
    """Build a form whose cover table stands in a cell of another, with cells joined downwards."""
    made = docx.Document()
    outer = made.add_table(1, 1, style="Table Grid")
    inner = outer.cell(0, 0).add_table(4, 3)
    for row, words in zip(inner.rows, ("Subject:", "Status:", "Report to:", ""), strict=True):
        row.cells[0].text = words
    inner.cell(0, 1).merge(inner.cell(0, 2))
    inner.cell(2, 0).merge(inner.cell(3, 0))
    inner.cell(2, 1).merge(inner.cell(3, 1))
    inner.cell(2, 2).text = "Date:"
    return saved(made)


def _boxed(text: str) -> str:
    """Return a text box as Word writes it: once for itself, once for older programs."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f"<w:r {nsdecls('w')} {_MC}><mc:AlternateContent><mc:Choice Requires='wps' {_WPS}>"
        f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict {_VML}><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def boxed_form() -> bytes:
    """Build a form with a text box beside a heading and one that holds a label."""
    made = docx.Document()
    heading = made.add_paragraph("Recommendations", style="Heading 1")
    heading._p.append(parse_xml(_boxed("Handle with care")))  # noqa: SLF001  # XML
    made.add_paragraph("")
    made.add_paragraph("")._p.append(parse_xml(_boxed("Subject: [title]")))  # noqa: SLF001  # XML
    return saved(made)


def controlled_heading_form() -> bytes:
    """Build a form whose headings are locked content controls, with bookmarks between."""
    made = docx.Document()
    for n, words in enumerate(("Recommendations", "Risk"), 7):
        heading = made.add_paragraph(words, style="Heading 1")._p  # noqa: SLF001  # XML
        control = parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:lock w:val="sdtContentLocked"/><w:text/></w:sdtPr>'
            "<w:sdtContent/></w:sdt>"
        )
        heading.addprevious(control)
        control.find(qn("w:sdtContent")).append(heading)
        control.addnext(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{n}"/>'))
        control.addnext(
            parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{n}" w:name="place{n}"/>')
        )
        made.add_paragraph().add_run("Say it in one sentence.").italic = True
        made.add_paragraph("")
    return saved(made)


def linked_cell_form() -> bytes:
    """Build a form whose cell for the e-mail holds a link to somebody."""
    made = docx.Document()
    table = made.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(1, 0).text = "E-mail:", "Subject:"
    relation = made.part.relate_to(
        "mailto:somebody@fen.example",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    table.cell(0, 1).paragraphs[0]._p.append(  # noqa: SLF001  # XML
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{relation}"><w:r><w:t>somebody</w:t></w:r>'
            "</w:hyperlink>"
        )
    )
    return saved(made)


def template_with_controls() -> bytes:
    """Build a template whose header holds Word's own controls, and whose theme holds a picture."""
    made = house_document()
    made.styles["Normal"].font.size = Pt(9)
    made.styles["List Number"].element.getparent().remove(made.styles["List Number"].element)
    header = made.sections[0].header.paragraphs[0]
    for alias, prompt, text in (
        ("Title", "", "Last year’s report"),
        ("Company", "<w:showingPlcHdr/>", "[Type the company name]"),
        ("Publish Date", "<w:showingPlcHdr/>", "[Pick the date]"),
        ("Motto", "", "Dry feet for all"),
    ):
        header._p.append(  # noqa: SLF001  # XML that python-docx has no words for
            parse_xml(
                f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{alias}"/>{prompt}'
                f'<w:dataBinding w:xpath="/x" w:storeItemID="{{1}}"/><w:text/></w:sdtPr>'
                f"<w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
            )
        )
    picture = '<Relationship Id="rIdP" Type="{}/image" Target="../media/theme.png"/>'
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    return changed(
        saved(made),
        {
            "word/theme/_rels/theme1.xml.rels": f'<Relationships xmlns="{rels}">'
            f"{picture.format(OFFICE)}</Relationships>".encode(),
            "word/media/theme.png": LOGO.read_bytes(),
            "word/theme/theme1.xml": part(saved(made), "word/theme/theme1.xml").replace(
                b"<a:bgFillStyleLst>",
                b'<a:bgFillStyleLst><a:blipFill><a:blip xmlns:r="' + OFFICE.encode() + b'" '
                b'r:embed="rIdP"/></a:blipFill>',
            ),
        },
    )
