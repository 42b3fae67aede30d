"""Hostile and damaged documents: each ends in clear words, in time, within memory.

All are made here. Each is read as the program reads it: in the worker.
"""

import io
import random
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.readers import cage
from desktopapp.readers.read import read
from desktopapp.readers.reading import Reading
from tests.foreign_files import (
    archive,
    document,
    drawn,
    pages,
    paragraph,
    part,
    pdf,
    png,
    related,
    rels,
    stream,
    word,
)
from tests.odt_made import odt

READABLE = "readable"  # harmless once what is hostile in it is left out


def with_entities(declared: str, text: str = "&x;") -> bytes:
    return word(main=f"<!DOCTYPE d [{declared}]>{document(paragraph(text))}")


def laughs() -> bytes:
    inner = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    return with_entities(inner, "&j;")


def nested(name: str, depth: int) -> bytes:
    return word(f"<w:{name}>" * depth + paragraph("deep") + f"</w:{name}>" * depth)


def controls(depth: int) -> bytes:
    inside = paragraph("deep")
    return word("<w:sdt><w:sdtContent>" * depth + inside + "</w:sdtContent></w:sdt>" * depth)


def fields(count: int) -> bytes:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>'
    shown = '<w:r><w:fldChar w:fldCharType="separate"/><w:t>x </w:t></w:r>'
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return word(f"<w:p>{(begun + shown) * count}{ended * count}</w:p>")


def chunks(depth: int) -> bytes:
    made = word(paragraph("deep"))
    for _ in range(depth):
        made = word(
            '<w:altChunk r:id="aFChunk"/>',
            {
                "word/_rels/document.xml.rels": related(("aFChunk", "inner.docx")),
                "word/inner.docx": made,
            },
        )
    return made


def noise(count: int) -> bytes:
    return random.Random(1).randbytes(count)  # noqa: S311  # the same noise each time


def changed_byte() -> bytes:
    data = bytearray(word(paragraph("x" * 99)))
    data[300] ^= 255
    return bytes(data)


def twice() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        zipped.writestr("word/document.xml", document(""))
        with pytest.warns(UserWarning, match="Duplicate"):
            zipped.writestr("word/document.xml", b"x")
    return made.getvalue()


def flagged() -> bytes:
    """Return a Word document whose parts say that they are encrypted."""
    data = bytearray(word(paragraph("secret")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def lying_sizes() -> bytes:
    """Return a Word document whose list of parts names small sizes for a large part."""
    data = bytearray(word("<w:p/>" * 300_000))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def self_noted() -> bytes:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1">{paragraph("note")}<w:p>{mark}</w:p></w:footnote>'
    return word(f"<w:p>{mark}</w:p>" * 50, {"word/footnotes.xml": part("footnotes", note)})


def wide_table() -> bytes:
    cell = f"<w:tc>{paragraph('x')}</w:tc>"
    return word(f"<w:tbl><w:tr>{cell * 9000}</w:tr>{f'<w:tr>{cell}</w:tr>' * 9000}</w:tbl>")


def boxes(depth: int) -> bytes:
    inside = paragraph("deep")
    for _ in range(depth):
        inside = f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"
    return word(inside)


PAGE = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources"
    "<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>"
)
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def drawing_of(data: bytes, extra: str = "") -> bytes:
    return pdf(CATALOGUE, ONE_PAGE, PAGE, stream(data, extra), FONT)


def flate_bomb(layers: int, size: int) -> bytes:
    data = b"0" * size
    for _ in range(layers):
        data = zlib.compress(data, 9)
    return drawing_of(data, f"/Filter[{'/FlateDecode' * layers}]")


def self_drawing() -> bytes:
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>"
    return pdf(CATALOGUE, ONE_PAGE, PAGE, stream(b"/X Do /X Do", form), FONT)


def character_map() -> bytes:
    cmap = b"begincmap 1 begincodespacerange <0000> <FFFFFFFF> endcodespacerange\n"
    cmap += b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"
    font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R>>"
    return pdf(CATALOGUE, ONE_PAGE, PAGE, stream(b"BT /F 9 Tf <0041> Tj ET"), font, stream(cmap))


def locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  # costly, and for one file only

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pages(drawn([(9, 9, "secret")])))))
    writer.encrypt("a password", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


GOOD_PDF = pages(drawn([(72, 700, "The council shares its offices.")]))
DEEP = 100_000
ENDLESS = (
    '<table:table><table:table-row table:number-rows-repeated="9999999"><table:table-cell '
    'table:number-columns-repeated="9999999"><text:p>x</text:p></table:table-cell>'
    "</table:table-row></table:table>"
)
LOOP = (
    '<style:style style:name="a" style:parent-style-name="b"/>'
    '<style:style style:name="b" style:parent-style-name="a"/>'
)

FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # Word: what XML can do
    "an entity from a file": (
        ".docx",
        lambda: with_entities('<!ENTITY x SYSTEM "file:///etc/passwd">'),
        "harmful",
    ),
    "an entity from the network": (
        ".docx",
        lambda: with_entities('<!ENTITY x SYSTEM "http://127.0.0.1:9/">'),
        "harmful",
    ),
    "a parameter entity": (
        ".docx",
        lambda: with_entities('<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;'),
        "harmful",
    ),
    "an outside document type": (
        ".docx",
        lambda: word(main='<!DOCTYPE d SYSTEM "file:///etc/passwd">' + document("")),
        "harmful",
    ),
    "an entity of its own": (".docx", lambda: with_entities('<!ENTITY x "y">'), "harmful"),
    "a billion laughs": (".docx", laughs, "harmful"),
    "a long entity many times": (
        ".docx",
        lambda: with_entities(f'<!ENTITY x "{"A" * 99_999}">', "&x;" * 20_000),
        "harmful",
    ),
    "entities in styles": (
        ".docx",
        lambda: word("<w:p/>", {"word/styles.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}),
        "harmful",
    ),
    "entities in UTF-16": (
        ".docx",
        lambda: word(main=("<!DOCTYPE a [<!ENTITY x 'y'>]>" + document("&x;")).encode("utf-16")),
        "harmful",
    ),
    "a tree 5,000 deep": (".docx", lambda: nested("sdt", 5000), "damaged"),
    "a tree 240 deep": (".docx", lambda: nested("sdt", 240), READABLE),
    "controls 900 deep": (".docx", lambda: controls(900), READABLE),
    "10,000 fields in each other": (".docx", lambda: fields(10_000), READABLE),
    "chunks in chunks": (".docx", lambda: chunks(9), "put into this one"),
    "tables 40 deep": (
        ".docx",
        lambda: word("<w:tbl><w:tr><w:tc>" * 40 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 40),
        "no text",
    ),
    "text boxes 40 deep": (".docx", lambda: boxes(40), READABLE),
    "XML cut short": (".docx", lambda: word(main=document(paragraph("x"))[:-30]), "damaged"),
    "an attribute of 12 MB": (
        ".docx",
        lambda: word(f'<w:p w:x="{noise(6_000_000).hex()}"/>'),
        "no text",
    ),
    # Word: what a zip can do
    "40 MB of text in 40 kB": (".docx", lambda: word(paragraph("A" * 40_000_000)), "harmful"),
    "two million empty paragraphs": (".docx", lambda: word("<w:p/>" * 2_000_000), "harmful"),
    "too many paragraphs, badly packed": (
        ".docx",
        lambda: word("".join(paragraph(f"{n:x}") for n in range(120_000))),
        "more than",
    ),
    "a picture of 30 MB of zeros": (
        ".docx",
        lambda: word("<w:p/>", {"word/media/a.png": bytes(30_000_000)}),
        "harmful",
    ),
    "3,000 parts": (
        ".docx",
        lambda: word("", {f"x/{n}.xml": "<a/>" for n in range(3000)}),
        "harmful",
    ),
    "a path that climbs": (".docx", lambda: word("", {"../../PWNED": "x"}), "harmful"),
    "a path from the root": (".docx", lambda: word("", {"/etc/PWNED": "x"}), "harmful"),
    "a path with a drive": (".docx", lambda: word("", {"C:\\PWNED": "x"}), "harmful"),
    "a part twice": (".docx", twice, "harmful"),
    "parts that say they are encrypted": (".docx", flagged, "password"),
    "sizes that lie": (".docx", lying_sizes, ""),
    "a zip cut short": (".docx", lambda: word(paragraph("x"))[:400], "damaged"),
    "a zip with a changed byte": (
        ".docx",
        changed_byte,
        "",
    ),
    "a zip that is no document": (".docx", lambda: archive({"a.txt": "x"}), "not a Word"),
    "a document without a main part": (
        ".docx",
        lambda: word(without=("word/document.xml",)),
        "not a Word",
    ),
    "a document without a body": (".docx", lambda: word(main="<document/>"), "damaged"),
    "a main part that is none": (".docx", lambda: word(main="<a/>"), "not a Word"),
    "an old document with a password": (
        ".docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "an old Word document": (
        ".docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048),
        "old Office",
    ),
    "nothing but noughts": (".docx", lambda: bytes(5000), "empty"),
    # Word: what its own language can do
    "a footnote in itself": (".docx", self_noted, READABLE),
    "a table of 9,000 columns": (".docx", wide_table, READABLE),
    "a style based on itself": (
        ".docx",
        lambda: word(
            paragraph("x", '<w:pStyle w:val="a"/>'),
            {
                "word/styles.xml": part(
                    "styles", '<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>'
                )
            },
        ),
        READABLE,
    ),
    "numbers past all reason": (
        ".docx",
        lambda: word(
            paragraph(
                "x",
                f'<w:outlineLvl w:val="-{"9" * 5000}"/><w:numPr><w:ilvl w:val="{"9" * 5000}"/>'
                '<w:numId w:val="1e9"/></w:numPr><w:ind w:left="99999999999999"/>',
            )
            + f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2147483647'/></w:tcPr>"
            f"{paragraph('y')}</w:tc></w:tr></w:tbl>"
        ),
        READABLE,
    ),
    "links and templates on other machines": (
        ".docx",
        lambda: word(
            '<w:p><w:hyperlink r:id="a"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
            '<w:p><w:r><w:drawing><a:blip r:link="b" r:embed="b"/></w:drawing></w:r></w:p>',
            {
                "word/_rels/document.xml.rels": rels(
                    a="file://///evil.example/share/x", b="\\\\evil.example\\s\\t.png"
                )
            },
        ),
        READABLE,
    ),
    "a picture that is the document": (
        ".docx",
        lambda: word(
            paragraph("x") + '<w:p><w:r><w:drawing><a:blip r:embed="a"/></w:drawing></w:r></w:p>',
            {"word/_rels/document.xml.rels": rels(a="document.xml")},
        ),
        READABLE,
    ),
    # PDF
    "pages that hold themselves": (
        ".pdf",
        lambda: pdf(CATALOGUE, "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "",
    ),
    "a page tree 20,000 deep": (
        ".pdf",
        lambda: pdf(
            CATALOGUE, *(f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1>>" for n in range(2, 20_000))
        ),
        "",
    ),
    "a thousand million pages": (
        ".pdf",
        lambda: pdf(CATALOGUE, "<</Type/Pages/Kids[]/Count 1000000000>>"),
        "",
    ),
    "a drawing that draws itself": (".pdf", self_drawing, "safe limits"),
    "an object that is itself": (".pdf", lambda: pdf(CATALOGUE, "2 0 R"), ""),
    "contents that are themselves": (
        ".pdf",
        lambda: pdf(CATALOGUE, ONE_PAGE, PAGE.replace("4 0 R/Res", "3 0 R/Res")),
        "",
    ),
    "a table of objects that goes in a circle": (
        ".pdf",
        lambda: pdf(CATALOGUE, ONE_PAGE, trailer="<</Root 1 0 R/Size 9/Prev 9>>"),
        "",
    ),
    "100 MB in a packed drawing": (".pdf", lambda: flate_bomb(1, 100_000_000), ""),
    "a drawing packed twice": (".pdf", lambda: flate_bomb(2, 100_000_000), ""),
    "brackets 100,000 deep": (".pdf", lambda: pdf(CATALOGUE, "[" * DEEP + "]" * DEEP), ""),
    "groups 100,000 deep": (".pdf", lambda: pdf("<</A" * DEEP + ">>" * DEEP), ""),
    "a drawing of brackets": (".pdf", lambda: drawing_of(b"[" * DEEP), ""),
    "a map of four thousand million characters": (".pdf", character_map, ""),
    "a length below nought": (
        ".pdf",
        lambda: pdf(CATALOGUE, ONE_PAGE, PAGE, b"<</Length -9>>stream\nBT\nendstream", FONT),
        "",
    ),
    "a PDF with a password": (".pdf", locked_pdf, "password"),
    "a PDF cut short": (".pdf", lambda: GOOD_PDF[: len(GOOD_PDF) // 3], ""),
    "a PDF of a header": (".pdf", lambda: b"%PDF-1.7\n", ""),
    "a PDF without pages": (".pdf", lambda: pdf(CATALOGUE, "<</Type/Pages/Kids[]/Count 0>>"), ""),
    "a scan": (".pdf", lambda: pages(b"0 0 9 9 re f"), "scan"),
    # text
    "12 MB in a line": (".txt", lambda: b"a" * 12_000_000, "characters"),
    "nine million empty lines": (".txt", lambda: b"\n" * 9_000_000 + b"a", "characters"),
    "half a million bullets": (".md", lambda: b"- a\n" * 500_000, "lines"),
    "a million brackets": (".md", lambda: b"[" * 1_000_000 + b"](", READABLE),
    "200,000 stars": (".md", lambda: b"*" * 200_000 + b" a *b* " * 9, READABLE),
    "a million tabs": (".txt", lambda: b"a\t" * 500_000 + b"\n" + b"a\tb\n" * 9000, READABLE),
    "a million bars": (".md", lambda: b"|a" * 500_000 + b"|\n" + b"|a|b|\n" * 9000, READABLE),
    "a million spaces": (".txt", lambda: (b"a" + b" " * 1_000_000) * 3 + b"b", READABLE),
    "random bytes": (".txt", lambda: noise(50_000), "not hold text"),
    "halves of characters": (
        ".txt",
        lambda: b"\xff\xfe" + b"a\0" * 9 + b"\x00\xd8" * 9 + b"b\0",
        READABLE,
    ),
    "marks of direction": (".txt", "\u202eabc\u202c \u2066x".encode, READABLE),
    # CSV
    "a quote that never ends": (".csv", lambda: b'a,b\n1,"' + b"x\n" * 900_000, "more than"),
    "missing columns in cp1252": (".csv", lambda: "ref;text\né;ü\nx\n".encode("cp1252"), READABLE),
    "rows in UTF-16": (".csv", lambda: "ref\ttext\n1\té\n".encode("utf-16"), READABLE),
    "100,000 columns": (".csv", lambda: b"a," * 100_000 + b"\n" + b"b\n" * 9999, "columns"),
    "a million rows": (".csv", lambda: b"a,b\n" * 1_000_000, "more than"),
    # OpenDocument and web pages
    "a bomb in an .odt": (
        ".odt",
        lambda: odt("", **{"a.xml": " " * 60_000_000}),
        "may be harmful",
    ),
    "entities in an .odt": (".odt", lambda: odt("<!DOCTYPE a [<!ENTITY b 'c'>]>"), "harmful"),
    "columns without end in an .odt": (".odt", lambda: odt(ENDLESS), READABLE),
    "styles upon themselves in an .odt": (
        ".odt",
        lambda: odt("<text:p>x</text:p>", LOOP),
        READABLE,
    ),
    "groups 100,000 deep in an .rtf": (".rtf", lambda: b"{\\rtf1" + b"{" * DEEP, "damaged"),
    "marks without end in an .rtf": (".rtf", lambda: b"{\\rtf1 x" + b"\\u" * 999_999, READABLE),
    "data without end in an .rtf": (".rtf", lambda: b"{\\rtf1 x\\bin2147483647 y}", READABLE),
    "a web page of angles": (".html", lambda: b"<" * 3_000_000, READABLE),
    "a web page of tables in tables": (".html", lambda: b"<table><tr><td>x" * 20_000, READABLE),
    "cells without end": (
        ".html",
        lambda: b"<table><td colspan=999 rowspan=0>x" * 20_000,
        READABLE,
    ),
    # names that lie
    "a PDF that is called a Word document": (".docx", lambda: GOOD_PDF, "It is a PDF"),
    "a Word document that is called a PDF": (
        ".pdf",
        lambda: word(paragraph("x")),
        "It is a Word document",
    ),
    "a picture that is called a text": (".txt", png, "It is a picture"),
    "a program that is called a table": (".csv", lambda: b"MZ\x90\0" + bytes(99), "program"),
    "a web page that is called a Word document": (
        ".docx",
        lambda: b"<html><body>x</body></html>",
        "not a Word",
    ),
    "an empty PDF": (".pdf", lambda: b"", "empty"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_clear_words_within_limits(name: str, tmp_path: Path) -> None:
    suffix, made, expected = FILES[name]
    path = tmp_path / f"from a stranger{suffix}"
    path.write_bytes(made())
    begun = time.monotonic()
    outcome: Reading | Problem
    try:
        outcome = read(path)
    except Problem as problem:
        outcome = problem
    assert time.monotonic() - begun < cage.PATIENCE  # of the clock; of work it is far less
    if expected == READABLE:
        assert isinstance(outcome, Reading), outcome
        return
    assert isinstance(outcome, Problem)
    assert expected in f"{outcome.what} {outcome.then}"
    assert outcome.where == str(path)
    assert outcome.safe
    assert outcome.then


def test_no_worker_took_more_memory_than_a_gigabyte() -> None:
    resource = pytest.importorskip("resource")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak * (1 if sys.platform == "darwin" else 1024) < 2**30


def test_there_are_at_least_forty_kinds() -> None:
    assert len(FILES) >= 40


def test_a_file_of_300_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(Problem, match="more than 50 MB") as caught:
        read(path)
    assert caught.value.where == str(path)
