"""A council's own copies of a letter: typed, scanned, and with all that must not go out."""

import io
import zlib

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.foreign_files import drawn, pages, pdf, stream

CANARY = "canaryletter"
LINES = (
    "16 April 2024",
    "Dear Chief Executive,",
    "I write to ask you for a plan. It should say how you have changed the way",
    "you deliver services, how you use data, and how you reduce waste.",
    "Please return it by 19 July, endorsed by your members.",
    "Yours sincerely, the Minister for Fens",
)


_SCANNED = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</XObject"
    "<</I 6 0 R>>>>>>"
)


def typed_pdf(pages_of: int = 1) -> bytes:
    """Return a letter as a PDF of typed pages, none like another."""
    made = []
    for page in range(pages_of):
        lines = LINES if page == 0 else (f"{number(page)} more: {line}" for line in LINES[2:5])
        places = ((72.0, 760.0 - 22 * n - 3 * page, line) for n, line in enumerate(lines))
        made.append(drawn(list(places)))
    return pages(*made)


def number(page: int) -> str:
    """Return a number as letters, so that no line looks like a page number."""
    return "".join(chr(97 + int(digit)) for digit in str(page))


def photograph() -> bytes:
    """Return a photograph of a page, with words beside what it shows."""
    made = io.BytesIO()
    Image.new("L", (200, 280), 230).save(made, "JPEG", comment=CANARY.encode())
    return made.getvalue()


def scanned_pdf() -> bytes:
    """Return a letter whose two pages are photographs."""
    photo = photograph()
    objects: list[str | bytes] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        *([_SCANNED] * 2),
        stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
        stream(
            photo,
            "/Type/XObject/Subtype/Image/Width 200/Height 280/BitsPerComponent 8"
            "/ColorSpace/DeviceGray/Filter/DCTDecode",
        ),
    ]
    return pdf(*objects)


def blank_pdf() -> bytes:
    """Return a PDF whose only page shows nothing."""
    return pages(b"")


def locked_pdf(word: str = LINES[0]) -> bytes:
    """Return a letter that asks for a password, or with none may not be copied or printed."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typed_pdf())))
    writer.encrypt(word, LINES[1], algorithm="RC4-128")
    return _written(writer)


def telling_pdf() -> bytes:
    """Return a letter with a canary wherever a PDF can hide one, tagged, with two links."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typed_pdf(2))))
    writer.add_metadata({"/Author": CANARY, "/Title": f"C:\\{CANARY}\\letter.pdf"})
    writer.add_attachment(f"{CANARY}.txt", CANARY.encode())
    page, root = writer.pages[0], writer.root_object
    box = (72, 700, 200, 720)
    writer.add_annotation(0, Text(text=CANARY, rect=box))
    writer.add_annotation(0, FreeText(text=CANARY, rect=box))
    links = [_link("https://fens.example/plans"), _link(f"file:///{CANARY}/letter.docx")]
    links.append(_action(f"//{CANARY}/run.exe", "/Launch"))
    annotations = page["/Annots"]
    assert isinstance(annotations, ArrayObject)
    annotations.extend(writer._add_object(one) for one in links)  # noqa: SLF001  # no other way
    field = _link("https://fens.example")
    field.update(_named({"/Subtype": "/Widget", "/FT": "/Tx"}))
    field[NameObject("/V")] = TextStringObject(CANARY)
    annotations.append(writer._add_object(field))  # noqa: SLF001  # as above
    root[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([annotations[-1]])}
    )
    hidden = DecodedStreamObject()
    hidden.set_data(f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode())
    metadata = writer._add_object(hidden)  # noqa: SLF001  # as above
    root[NameObject("/OpenAction")] = _script()
    for holder in (root, page):
        holder[NameObject("/Metadata")] = metadata
        holder[NameObject("/PieceInfo")] = metadata
        holder[NameObject("/ADBE_Maker")] = metadata
        holder[NameObject("/AA")] = DictionaryObject({NameObject("/O"): _script()})
    root[NameObject("/StructTreeRoot")] = writer._add_object(  # noqa: SLF001  # as above
        _named({"/Type": "/StructTreeRoot"})
    )
    root[NameObject("/MarkInfo")] = DictionaryObject()
    return _written(writer)


def bomb_pdf() -> bytes:
    """Return a PDF of one page that unpacks to four hundred megabytes of marks."""
    packed = zlib.compressobj(9)
    marks = b"".join(packed.compress(b"q " * 500_000) for _ in range(400)) + packed.flush()
    content = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(marks), marks)
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        content,
    )


def typed_word() -> "docx.document.Document":
    """Build a letter in Word: a crest, headings, two lists, a table, a letterhead."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Ministry of Fens, Sluice House"
    crest = io.BytesIO()
    Image.new("RGB", (60, 30), "#1B5B53").save(crest, "PNG")
    crest.seek(0)
    made.add_picture(crest)
    made.inline_shapes[0]._inline.docPr.set("descr", "Crest of the ministry")  # noqa: SLF001  # no other way
    for line in LINES[:2]:
        made.add_paragraph(line)
    made.add_heading("Productivity plans", 1)
    made.add_paragraph(" ".join(LINES[2:4]))
    made.add_heading("What to do", 2)
    for words in ("Write it.", "Have it endorsed."):
        made.add_paragraph(words, style="List Number")
    for words in ("Be candid.", "Be short."):
        made.add_paragraph(words, style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Step", "By", "Return", "19 July"), strict=True):  # noqa: SLF001  # all at once
        cell.text = words
    made.add_paragraph(LINES[-1])
    return made


def word_bytes(made: "docx.document.Document") -> bytes:
    """Return a Word document as bytes."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def telling_word() -> bytes:
    """Return a letter in Word with a canary wherever one can hide."""
    made = typed_word()
    core = made.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = CANARY
    body = made.element.body
    paragraph = made.add_paragraph("")._p  # noqa: SLF001  # XML that python-docx has no words for
    hidden = f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>{CANARY}</w:t></w:r>"
    field = f'<w:fldSimple {nsdecls("w")} w:instr="FILENAME \\p"><w:r><w:t>{CANARY}</w:t></w:r>'
    for words in (hidden, f"{field}</w:fldSimple>"):
        paragraph.append(parse_xml(words))
    for picture in body.iter("{*}docPr", "{*}cNvPr"):
        picture.set("name", f"C:\\{CANARY}\\crest.png")
    comment = made.add_comment(made.paragraphs[1].runs[0], CANARY, CANARY, "CN")
    assert comment.text == CANARY
    photo = io.BytesIO(photograph())
    made.add_picture(photo)
    return word_bytes(made)


def tracked_word() -> bytes:
    """Return a letter in Word with a change that nobody has accepted yet."""
    made = typed_word()
    change = (
        f'<w:ins {nsdecls("w")} w:id="1" w:author="{CANARY}"><w:r><w:t>No.</w:t></w:r></w:ins>'
    )
    made.paragraphs[1]._p.append(parse_xml(change))  # noqa: SLF001  # as above
    return word_bytes(made)


def _script() -> DictionaryObject:
    made = _named({"/S": "/JavaScript"})
    made[NameObject("/JS")] = TextStringObject(f"app.alert('{CANARY}')")
    return made


def _link(address: str) -> DictionaryObject:
    return _action(address, "/URI")


def _action(target: str, does: str) -> DictionaryObject:
    made = _named({"/Type": "/Annot", "/Subtype": "/Link"})
    made[NameObject("/Rect")] = ArrayObject(NumberObject(n) for n in (72, 600, 200, 620))
    action = _named({"/S": does})
    key = {"/URI": "/URI", "/JavaScript": "/JS"}.get(does, "/F")
    action[NameObject(key)] = TextStringObject(target)
    made[NameObject("/A")] = action
    return made


def _named(names: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(one): NameObject(other) for one, other in names.items()})


def _written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
