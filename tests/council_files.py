"""Templates and report forms of an invented council, built here, and enemies made of them."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

LOGO = Path(__file__).resolve().parents[1] / "resources" / "sample" / "logo.png"
COUNCIL = "Marlow Fen District Council"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def field(instruction: str) -> list[object]:
    """Return the runs of a field, its text a question mark."""
    verb = instruction.split(maxsplit=1)[0].lower()
    begin, end = (
        f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end")
    )
    code = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    middle = (
        f"<w:r {nsdecls('w')}>{inside}</w:r>"
        for inside in (
            code,
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>result of {verb}</w:t>",
        )
    )
    return [parse_xml(one) for one in (begin, *middle, end)]


def house_document() -> "docx.document.Document":
    """Build a house template: own headings, a logo in the first header, text to be replaced."""
    made = docx.Document()
    made.core_properties.author = "Pat Canary"
    styles = made.styles
    styles["Normal"].font.name = "Liberation Serif"
    styles["Normal"].font.size = Pt(11.5)
    styles["Normal"].paragraph_format.space_after = Pt(7)
    for level in (1, 2):  # headings that only their outline level tells
        style = styles.add_style(f"Marlow Section {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.bold = True
        style.font.size = Pt(18 - 3 * level)
        style.font.color.rgb = RGBColor(0x6B, 0x1F, 0x5C)
        style.paragraph_format.space_before = Pt(14)
        style.paragraph_format.keep_with_next = True
        outline = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>')
        style.element.get_or_add_pPr().append(outline)
        heading = styles[f"Heading {level}"].element
        heading.getparent().remove(heading)
    for name in ("List Bullet 2", "List Bullet 3", "Subtitle"):
        styles[name].element.getparent().remove(styles[name].element)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.4)
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(str(LOGO), height=Cm(1.4))
    section.header.paragraphs[0].text = "Marlow Fen: later pages"
    footer = section.footer.paragraphs[0]
    footer.text = "Serving the fen since 1974 "
    for run in field("PAGE"):
        footer._p.append(run)  # noqa: SLF001  # XML that python-docx has no words for
    section.first_page_footer.paragraphs[0].text = "Council Offices, Sluice Road"
    made.add_paragraph("Type the title of your document here", style="Title")
    made.add_paragraph("Text that only stands here as an example.")
    return made


def house() -> bytes:
    return saved(house_document())


def changed(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return a zip file with parts replaced, added, or taken out (nothing)."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name), zipfile.ZIP_DEFLATED)
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return container.read(name)


def replaced(data: bytes, name: str, *pairs: tuple[str, str]) -> bytes:
    """Return a file with words of one part replaced; each must be there."""
    text = part(data, name).decode()
    for old, new in pairs:
        assert old in text, f"{old} is not in {name}"
        text = text.replace(old, new, 1)
    return changed(data, {name: text.encode()})


def as_kind(data: bytes, kind: str) -> bytes:
    """Return a document as another kind: template, or one with macros."""
    return replaced(data, "[Content_Types].xml", (f"{_TYPE}document.main+xml", kind))


def dotx(data: bytes) -> bytes:
    return as_kind(data, f"{_TYPE}template.main+xml")


def dotm(data: bytes) -> bytes:
    """Return a template with macros."""
    made = as_kind(data, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml")
    link = (
        '<Relationship Id="rIdMacro" Type="http://schemas.microsoft.com/office/2006/relationships/'
        'vbaProject" Target="vbaProject.bin"/></Relationships>'
    )
    made = replaced(made, "word/_rels/document.xml.rels", ("</Relationships>", link))
    default = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    made = replaced(made, "[Content_Types].xml", ("</Types>", f"{default}</Types>"))
    return changed(made, {"word/vbaProject.bin": b"Sub AutoOpen canary"})


def with_remote_parts(data: bytes) -> bytes:
    """Return a template that takes its template, a picture and a text from elsewhere."""
    links = "".join(
        f'<Relationship Id="{one}" Type="{_REL}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if mode else ''}/>"
        for one, kind, target, mode in (
            ("rIdChunk", "aFChunk", "chunk.html", False),
            ("rIdFar", "image", "https://canary.example/far.png", True),
            ("rIdFile", "hyperlink", "file://canary/share", True),
        )
    )
    body = (
        '<w:altChunk xmlns:r="' + _REL + '" r:id="rIdChunk"/>'
        '<w:p><w:hyperlink xmlns:r="' + _REL + '" r:id="rIdFile"><w:r><w:t>share</w:t></w:r>'
        "</w:hyperlink></w:p><w:sectPr"
    )
    made = replaced(
        data, "word/_rels/document.xml.rels", ("</Relationships>", f"{links}</Relationships>")
    )
    made = replaced(made, "word/document.xml", ("<w:sectPr", body))
    settings = '<w:attachedTemplate xmlns:r="' + _REL + '" r:id="rIdT"/></w:settings>'
    template = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdT" Type="{_REL}/attachedTemplate" '
        'Target="https://canary.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    made = replaced(made, "word/settings.xml", ("</w:settings>", settings))
    return changed(
        made,
        {
            "word/chunk.html": b"<p>canary</p>",
            "word/_rels/settings.xml.rels": template.encode(),
        },
    )


def protected(data: bytes) -> bytes:
    lock = '<w:documentProtection w:edit="forms" w:enforcement="1"/></w:settings>'
    return replaced(data, "word/settings.xml", ("</w:settings>", lock))


def with_tracked_changes(data: bytes) -> bytes:
    change = (
        '<w:p><w:ins w:id="900" w:author="Pat Canary"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'
        "<w:sectPr"
    )
    return replaced(data, "word/document.xml", ("<w:sectPr", change))


def second_section(made: "docx.document.Document") -> None:
    """Add a landscape section, as annexes have."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = section.page_height, section.page_width
    assert made.element.body.find(qn("w:sectPr")) is not None


def _box(word: str) -> str:
    """Return a box to tick, as a content control, with its word after it."""
    spaces = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return (
        f'<w:sdt {spaces}><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
        "</w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
        f'|<w:r {nsdecls("w")}><w:t xml:space="preserve"> {word} </w:t></w:r>'
    )


def _prompt(text: str) -> str:
    """Return a content control that shows its prompt."""
    return (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
        f"<w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    )


COVER = (  # a row of the cover table: label, value, label, value
    ("Subject:", "", "Status:", "For Publication"),
    ("Report to:", "Cabinet", "Date:", "PROMPT"),
    ("Report of:", "[Job title]", "Portfolio Holder:", ""),
    ("Key Decision:", "YESNO", "Forward Plan:", "☐ Yes   ☐ No"),
    ("General Exception ☐", "", "Special Urgency ☐", ""),
    ("Equality Impact Assessment:", "Required:", "Yes ☐ No ☐", ""),
    ("Ward(s) affected:", "", "Contact Officer:", ""),
    ("Telephone:", "", "Email:", ""),
)
GUIDE = "Say here in one sentence what members are asked to decide."


def form_document() -> "docx.document.Document":
    """Build a cabinet report form: a cover table of four columns, fixed headings, notes."""
    made = docx.Document()
    made.core_properties.author = "Pat Canary"
    made.sections[0].header.paragraphs[0].text = COUNCIL
    made.add_paragraph("Report to Members", style="Title")
    table = made.add_table(len(COVER), 4, style="Table Grid")
    for row, texts in zip(table.rows, COVER, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            line = cell.paragraphs[0]
            if text == "PROMPT":
                line._p.append(parse_xml(_prompt("Click or tap to enter a date.")))  # noqa: SLF001  # XML
            elif text == "YESNO":
                for one in "|".join(map(_box, ("Yes", "No"))).split("|"):
                    line._p.append(parse_xml(one))  # noqa: SLF001  # XML
            else:
                line.add_run(text).bold = text.endswith(":")
    for number, heading in enumerate(
        (
            *("RECOMMENDATIONS", "Executive Summary", "Options considered", "Risk"),
            *("Finance", "Legal Implications", "Policy and Equalities", "Reasons for Decision"),
        ),
        1,
    ):
        made.add_paragraph().add_run(f"{number}. {heading}").bold = True
        if number == 1:
            made.add_paragraph().add_run(GUIDE).italic = True
        body = made.add_paragraph("", style="List Number 2" if number == 1 else "Body Text")
        assert not body.text
    legal = made.paragraphs[-1].insert_paragraph_before("")
    marked = legal.add_run("Highlighted: ask Legal Services first.")
    marked.font.highlight_color = WD_COLOR_INDEX.YELLOW
    made.add_paragraph("Background Papers", style="Heading 1")
    papers = made.add_table(2, 2, style="Table Grid")
    for cell, text in zip(papers.rows[0].cells, ("Document", "Place of inspection"), strict=True):
        cell.text = text
    made.add_paragraph("Printed on recycled paper by Marlow Fen.")
    return made


def house_file(folder: Path) -> Path:
    """Write the council's house style into a folder, with macros as councils have it."""
    path = folder / "house.dotm"
    path.write_bytes(dotm(house()))
    return path


def form_file(folder: Path) -> Path:
    """Write the council's report form into a folder."""
    path = folder / "form.docx"
    path.write_bytes(form())
    return path


def form() -> bytes:
    return saved(form_document())


def crowded_form() -> bytes:
    """Build a form whose cover table is crowded: several boxes in a cell, joined cells."""
    made = docx.Document()
    table = made.add_table(5, 6, style="Table Grid")
    rows = (
        ("Subject:", "", "", "Status:", "", ""),
        ("Key Decision: ☐ Forward Plan ☐", "", "General Exception", "☐", "Special Urgency ☐", ""),
        ("Equality Impact Assessment:", "Required:", "Yes/No", "Attached:", "Yes/No", ""),
        ("Contact Officer:", "", "", "Telephone:", "", ""),
        ("Email:", "", "", "", "", ""),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(4, 1).merge(table.cell(4, 5))
    table.cell(0, 1).merge(table.cell(0, 2))
    for number, heading in enumerate(
        ("RECOMMENDATION", "EXECUTIVE SUMMARY / BACKGROUND", "RISK", "FINANCE", "LEGAL"), 1
    ):
        made.add_paragraph(f"{number}.\t{heading}")
        made.add_paragraph(f"{number}.1")
    box = made.add_table(2, 1, style="Table Grid")
    box.cell(0, 0).text = "Reason for Decision"
    return saved(made)


def form_of_controls() -> bytes:
    """Build a form whose places are content controls: in a cell, around one, below a heading."""
    made = docx.Document()
    table = made.add_table(2, 2)
    for row, label in zip(table.rows, ("Subject:", "Date:"), strict=True):
        row.cells[0].text = label
    first, second = (row.cells[1]._tc for row in table.rows)  # noqa: SLF001  # XML
    inner = first.p_lst[0]
    first.replace(
        inner,
        parse_xml(
            _prompt("Enter text.")
            .replace("<w:r>", "<w:p><w:r>", 1)
            .replace("</w:r>", "</w:r></w:p>", 1)
        ),
    )
    around = parse_xml(_prompt("dd/mm/yyyy"))
    content = around.find(qn("w:sdtContent"))
    content.clear()
    second.getparent().replace(second, around)
    content.append(second)
    second.p_lst[0].append(parse_xml(f"<w:r {nsdecls('w')}><w:t>dd/mm/yyyy</w:t></w:r>"))
    made.add_paragraph("Recommendations", style="Heading 1")
    below = _prompt("Enter text.").replace("<w:r>", "<w:p><w:r>", 1)
    made.add_paragraph("Risk", style="Heading 1").insert_paragraph_before("")._p.addprevious(  # noqa: SLF001  # XML
        parse_xml(below.replace("</w:r>", "</w:r></w:p>", 1))
    )
    return saved(made)
