"""Parts of a Word document are found by what leads to them, in every form that they may have."""

import io
import quopri
import zipfile
from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Heading, ListItem, Table, plain_block
from desktopapp.readers.read import read
from desktopapp.readers.reading import Reading
from desktopapp.readers.word import read_word
from tests.foreign_files import R, document, paragraph, part, related, rels, word

STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
HEADED = '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="heading 1"/></w:style>'
LINK = '<w:hyperlink r:id="web"><w:r><w:t>Book</w:t></w:r></w:hyperlink>'
NOTE = f'<w:footnote w:id="2"><w:p>{LINK}</w:p></w:footnote>'
MARK = '<w:p><w:r><w:t>Saved</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'


@pytest.mark.parametrize("folder", ["", "/parts/", "../parts/", "/PARTS/"])
@pytest.mark.parametrize("office", [R, STRICT])
def test_parts_are_found_by_the_kind_of_relationship(folder: str, office: str) -> None:
    where = "parts" if folder else "word"
    led = related(
        ("styles", f"{folder}looks2.xml"), ("footnotes", f"{folder}fn.xml"), office=office
    )
    reading = read_word(
        word(
            paragraph("Aims", '<w:pStyle w:val="X"/>') + MARK,
            {
                "word/_rels/document.xml.rels": led,
                f"{where}/looks2.xml": part("styles", HEADED),
                f"{where}/fn.xml": part("footnotes", NOTE),
                f"{where}/_rels/fn.xml.rels": rels(web="https://fen.example/"),
            },
        )
    )
    heading, saved = reading.blocks
    assert isinstance(heading, Heading)
    assert plain_block(saved) == "Saved (Book)"


@pytest.mark.parametrize("target", ["word/main.xml", "/word/main.xml", "/other/text.xml", "a.xml"])
def test_the_main_part_may_have_any_name(target: str) -> None:
    files = {
        "_rels/.rels": related(("officeDocument", target)),
        target.lstrip("/"): document(paragraph("Words")),
    }
    assert texts(word("", files, without=("word/document.xml",))) == ["Words"]


@pytest.mark.parametrize("root", ["workbook", "presentation"])
def test_a_file_of_another_program_is_no_word_document(root: str) -> None:
    with pytest.raises(Problem, match="not a Word document"):
        read_word(word(main=f"<{root}/>"))


def texts(data: bytes) -> list[str]:
    return [plain_block(block) for block in read_word(data).blocks]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_part_may_be_in_any_encoding_that_xml_has(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding[:6].rstrip("-")}"?>'
    main = (declared + document(paragraph("Café"))).encode(encoding)
    assert texts(word(main=main)) == ["Café"]


def test_a_document_type_is_refused_in_every_encoding() -> None:
    main = "<!DOCTYPE a [<!ENTITY x 'y'>]>" + document(paragraph("&x;"))
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        with pytest.raises(Problem, match="harmful"):
            read_word(word(main=main.encode(encoding)))


# Documents put into this one

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHUNK = '<w:altChunk r:id="aFChunk"/>'


def chunk(name: str, data: str | bytes, *, around: str = "") -> Reading:
    body = around + CHUNK
    led = related(("aFChunk", name))
    return read_word(word(body, {"word/_rels/document.xml.rels": led, f"word/{name}": data}))


PAGE = (
    "<html><head><title>no</title><style>p {}</style></head><body><h2>Waste</h2>"
    "<p>We <b>share</b> <a href='https://fen.example/'>vans</a>&nbsp;&amp; depots<br>daily.</p>"
    "<ul><li>one<ol><li>two</li></ol></li></ul><script>no()</script><p style='display:none'>no</p>"
    "<table><tr><th>Year</th><th colspan=2>Homes</th></tr><tr><td rowspan=2>2024</td><td>1</td>"
    "<td>2</td></tr><tr><td>3</td><td>4</td></tr></table>10<sup>6</sup> &euro;</body></html>"
)


def test_a_web_page_put_in_is_read() -> None:
    heading, words, one, two, table, last = chunk("a.html", PAGE).blocks
    assert isinstance(heading, Heading)
    assert [plain_block(block) for block in (heading, words)] == [
        "Waste",
        "We share vans\xa0& depots\ndaily.",
    ]
    assert [run.text for run in words.runs if run.bold or run.link] == ["share", "vans"]  # type: ignore[union-attr]
    assert isinstance(one, ListItem)
    assert isinstance(two, ListItem)
    assert (one.numbered, one.level, two.numbered, two.level) == (False, 0, True, 1)
    assert isinstance(table, Table)
    assert plain_block(table) == "Year\tHomes\t\n2024\t1\t2\n\t3\t4"
    assert plain_block(last) == "10⁶ €"


@pytest.mark.parametrize("coding", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("parts", [False, True])
def test_a_web_page_in_the_form_of_a_mail_is_read(coding: str, *, parts: bool) -> None:
    import binascii  # noqa: PLC0415  # for one test

    page = "<html><body><p>Café for all</p></body></html>".encode()
    coded = {
        "8bit": page,
        "base64": binascii.b2a_base64(page),
        "quoted-printable": quopri.encodestring(page),
    }
    head = (
        f'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n'
    )
    mail = b"MIME-Version: 1.0\r\n" + head.encode() + coded[coding]
    if parts:
        inside = (
            b"\r\n--=_x\r\nContent-Type: image/png\r\n\r\nx\r\n--=_x\r\n"
            + head.encode()
            + coded[coding]
        )
        mail = (
            b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="=_x"\r\n'
            + inside
        )
        mail += b"\r\n--=_x--\r\n"
    assert [plain_block(block) for block in chunk("a.mht", mail).blocks] == ["Café for all"]


def test_plain_text_and_word_documents_put_in_are_read_at_their_place() -> None:
    text = chunk("a.txt", "One line.\n\nAnother.", around=paragraph("Before"))
    assert [plain_block(block) for block in text.blocks] == ["Before", "One line.", "Another."]
    inner = word(
        paragraph("Inner", '<w:pStyle w:val="X"/>'), {"word/styles.xml": part("styles", HEADED)}
    )
    (block,) = chunk("a.docx", inner).blocks
    assert isinstance(block, Heading)


def test_what_is_put_in_and_cannot_be_read_is_said() -> None:
    reading = chunk("a.doc", OLD, around=paragraph("Before"))
    assert [plain_block(block) for block in reading.blocks] == ["Before"]
    assert reading.notes == (
        "One document put into this one could not be read, and was left out.",
    )
    with pytest.raises(Problem, match=r"no text that is read. One document put into this one"):
        chunk("a.doc", OLD)
    linked = read_word(word(paragraph("Before") + '<w:subDoc r:id="x"/>'))
    assert linked.notes == ("One document that this one only links to was left out.",)


def test_what_a_page_leaves_out_is_said_and_rich_text_is_read() -> None:
    page = "<html><body><p>We <s>may</s> will.</p></body></html>"
    reading = chunk("a.html", page)
    assert [plain_block(block) for block in reading.blocks] == ["We will."]
    assert "struck-through" in reading.notes[0]
    (block,) = chunk("a.rtf", r"{\rtf1\ansi Rich words\par}").blocks
    assert plain_block(block) == "Rich words"


def test_a_page_without_words_and_one_of_broken_tags_do_no_harm() -> None:
    mail = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
    assert len(chunk("a.mht", mail, around=paragraph("Before")).blocks) == 1
    broken = "<html><td>a</td></table><tr>b<li>c</p></b><table><td>d<td>e<table>f</a>"
    words = " ".join(plain_block(block) for block in chunk("a.html", broken).blocks)
    assert sorted(words.split()) == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<html><meta charset=windows-1250><p>Łódź".encode("cp1250")),
        ("a.rtf", rb"{\rtf1\ansi\ansicpg1250 \'a3\'f3d\'9f\par}"),
    ],
)
def test_what_is_put_in_is_read_behind_closed_doors(
    name: str, data: bytes, tmp_path: Path
) -> None:
    led = related(("aFChunk", name))
    parts = {"word/_rels/document.xml.rels": led, f"word/{name}": data}
    (tmp_path / "a.docx").write_bytes(word(CHUNK, parts))
    assert [plain_block(block) for block in read(tmp_path / "a.docx").blocks] == ["Łódź"]


def written_again(name: str, *, same: bool) -> bytes:
    made = io.BytesIO(word(paragraph("Aims"), {name: "<a/>"}))
    with zipfile.ZipFile(made, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(name, "<a/>" if same else "<b/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "same"),
    [("docProps/core.xml", False), ("docProps/app.xml", True), ("word/settings.xml", True)],
)
def test_a_part_written_twice_is_read_where_no_word_depends_on_it(
    name: str, *, same: bool
) -> None:
    (block,) = read_word(written_again(name, same=same)).blocks
    assert plain_block(block) == "Aims"


def test_a_part_of_the_text_written_twice_and_differently_is_refused() -> None:
    with pytest.raises(Problem, match="harmful"):
        read_word(written_again("word/footnotes.xml", same=False))


def test_of_a_mail_the_page_is_read_and_not_its_plain_copy() -> None:
    mail = (
        'Content-Type: multipart/alternative; boundary="=_y"\n\n--=_y\nContent-Type: text/plain'
        "\n\nBare copy\n--=_y\nContent-Type: text/html; charset=us-ascii\n\n<p>The <b>page</b>"
        "\n--=_y--\n"
    )
    (block,) = chunk("a.mht", mail).blocks
    assert plain_block(block) == "The page"
    (block,) = chunk("a.mht", mail.replace("text/html", "image/png")).blocks
    assert plain_block(block) == "Bare copy"


def test_a_mail_of_very_many_parts_within_parts_is_said_and_harms_nothing() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(2_000))
    reading = chunk("a.mht", deep, around=paragraph("Before"))
    assert [plain_block(block) for block in reading.blocks] == ["Before"]
    assert reading.notes == (
        "One document put into this one could not be read, and was left out.",
    )


@pytest.mark.parametrize(
    "gloss", ["<rt>above</rt>", "<rt>above", "<rp>(</rp><rt>above</rt><rp>)</rp>"]
)
def test_a_gloss_of_a_web_page_follows_its_words_in_brackets(gloss: str) -> None:
    (block,) = chunk("a.html", f"<p>Two <ruby>words{gloss}</ruby> here").blocks
    assert plain_block(block) == "Two words (above) here"
