"""Comparing words finds a document that loses some, and names the kind of loss."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from desktopapp.plan.text import ListItem, Paragraph, Run
from desktopapp.readers.reading import Reading
from tests.foreign_files import drawn, pages, paragraph, part, word
from tests.judges_of_words import JUDGES, Judge
from tests.words_in_xml import WordsInXml
from tests.words_of_sets import Compared, kind_of_loss, table_of, words, words_read

TEXT = "The council shares its depots with Gannet and saved 41,000 pounds in the first year."


def judge_of(suffix: str, text: str) -> Judge:
    """Return a judge who reads the same words in every document."""

    def read(files: Sequence[Path]) -> Mapping[Path, str]:
        return dict.fromkeys(files, text)

    return Judge(suffix, (), read)


def made(folder: Path) -> dict[str, Path]:
    """Make a document of each kind that is compared."""
    files = {".docx": folder / "plan.docx", ".pdf": folder / "plan.pdf"}
    document = docx.Document()  # as whole as other programs want it
    document.add_paragraph(TEXT)
    document.save(str(files[".docx"]))
    files[".pdf"].write_bytes(pages(drawn([(72, 700, TEXT)])))
    return files


@pytest.mark.parametrize("name", ["pandoc", "pdftotext"])  # LibreOffice takes half a minute
def test_words_that_others_read_are_read(name: str, tmp_path: Path) -> None:
    if missing := JUDGES[name].missing():
        pytest.skip(f"{missing} is not on this machine")
    judge = JUDGES[name]
    (one,) = table_of([made(tmp_path)[judge.suffix]], name, judge).judged
    assert one.theirs == one.ours == words(TEXT)


def test_a_judges_words_are_kept_for_the_next_time(tmp_path: Path) -> None:
    path = made(tmp_path)[".docx"]
    table_of([path], "first", judge_of(".docx", TEXT), tmp_path / "kept")
    (again,) = table_of([path], "first", judge_of(".docx", "other"), tmp_path / "kept").judged
    assert again.theirs == words(TEXT)


def test_a_document_that_loses_words_stands_in_the_table(tmp_path: Path) -> None:
    path = made(tmp_path)[".docx"]
    table = table_of([path], "x", judge_of(".docx", f"{TEXT} Two paragraphs were lost."))
    assert [one.path for one in table.losing()] == [path]
    assert not table.having_more()
    assert any(line.endswith("+[]") and "paragraphs" in line for line in table.lines())


def test_a_document_with_words_that_is_refused_stands_in_the_table(tmp_path: Path) -> None:
    path = tmp_path / "empty.docx"
    path.write_bytes(word("<w:p/>"))
    table = table_of([path], "x", judge_of(".docx", TEXT))
    assert [one.refused for one in table.refused()] == ["This document holds no text."]
    assert not table.losing()


def test_words_are_parted_where_the_way_of_writing_changes_and_not_by_marks_of_it() -> None:
    assert words("one\u202aPython\u202c two\u200bs") == ("onepython", "twos")
    assert words("R\u0648Python 15\u05d1.") == ("r", "\u0648", "python", "15", "\u05d1")


@pytest.mark.parametrize(
    ("theirs", "ours", "kind"),
    [
        ("homes saved money", "homessaved money", "run together"),
        ("homes saved money", "ho mes sav ed money", "torn apart"),
        ("1 homes 2 money", "homes money", "single letters and figures"),
        ("homes money", "1 homes ② 2 money", "single letters and figures"),
        ("homes saved money", "homes", "whole words"),
        ("homes", "homes header", "words the judge does not read"),
        ("h o m e s of all", "ho mesofall", "the same letters, parted otherwise"),
    ],
)
def test_each_kind_of_loss_has_its_name(theirs: str, ours: str, kind: str) -> None:
    assert kind_of_loss(Compared(Path("x"), words(theirs), words(ours))) == kind


def test_what_was_left_out_on_purpose_is_a_kind_of_its_own() -> None:
    notes = ("Some hidden text was left out.",)
    one = Compared(Path("x"), words("homes saved money"), words("homes"), notes=notes)
    assert kind_of_loss(one) == "left out on purpose, and said"


def test_headers_that_notes_name_are_counted_apart() -> None:
    notes = ("Headers and footers of pages were left out: “Joint plan, page 1”.",)
    theirs = words("Joint plan, page 1 homes Joint plan, page 2 money lost")
    one = Compared(Path("x.pdf"), theirs, words("homes money"), notes=notes)
    assert set(one.missing) == {"lost"}
    assert one.named.total() == 8


def test_numbers_of_lists_are_words_of_a_pdf() -> None:
    lists = ("one", "two"), ("again",)
    blocks = [
        block
        for items in lists
        for block in (Paragraph("p", (Run("List"),)), *(_item(item) for item in items))
    ]
    read = words_read(Reading("", tuple(blocks)), numbers=True)
    assert " ".join(read) == "list 1 one 2 two list 1 again"


def _item(text: str) -> ListItem:
    return ListItem(text, (Run(text),), numbered=True)


def test_signs_that_no_spaces_part_are_words_each() -> None:
    assert words("年度 plan") == ("年", "度", "plan")


def _document(folder: Path, body: str, styles: str = "") -> Path:
    path = folder / "told.docx"
    path.write_bytes(word(body, {"word/styles.xml": part("styles", styles)}))
    return path


@pytest.mark.parametrize(
    "hidden",
    [
        paragraph("Secret", marks="<w:vanish/>"),
        paragraph("Secret", marks="<w:strike/>"),
        paragraph("Secret", marks='<w:rStyle w:val="Guide"/>'),
        paragraph("Secret", '<w:pStyle w:val="Guide"/>'),
        f"<w:del>{paragraph('Secret').replace('w:t', 'w:delText')}</w:del>",
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Secret')}"
            "</w:sdtContent></w:sdt>"
        ),
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph('Secret')}</w:tc></w:tr></w:tbl>",
    ],
)
def test_what_a_documents_own_xml_hides_is_not_missing(hidden: str, tmp_path: Path) -> None:
    base = '<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = f'{base}<w:style w:styleId="Guide"><w:basedOn w:val="Base"/></w:style>'
    path = _document(tmp_path, paragraph(TEXT) + hidden, styles)
    (one,) = table_of([path], "x", judge_of(".docx", f"{TEXT} Secret")).judged
    assert not one.missing
    assert one.theirs[-1] == "secret"


def test_what_is_seen_in_a_documents_own_xml_is_missing_whatever_notes_say(tmp_path: Path) -> None:
    body = paragraph(TEXT) + paragraph("Secret", marks="<w:vanish/>")
    table = table_of([_document(tmp_path, body)], "x", judge_of(".docx", f"{TEXT} Two more words"))
    assert [one.missing.total() for one in table.unsaid()] == [3]


@pytest.mark.parametrize(
    "unread",
    [
        (
            "<w:p><w:r><w:drawing><wp:inline><wps:wsp><w:txbxContent>"
            f"{paragraph('Boxed')}</w:txbxContent></wps:wsp></wp:inline></w:drawing></w:r></w:p>"
        ),
        (
            '<w:p xmlns:m="x"><m:oMath><m:r><m:t>area=</m:t></m:r><m:sSup><m:e><m:r><m:t>r</m:t>'
            "</m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>"
        ),
    ],
)
def test_words_of_the_xml_that_a_judge_does_not_read_are_none_too_many(
    unread: str, tmp_path: Path
) -> None:
    (one,) = table_of([_document(tmp_path, unread)], "x", judge_of(".docx", TEXT)).judged
    assert one.ours
    assert not one.extra


def test_words_that_stand_nowhere_are_too_many() -> None:
    one = Compared(Path("x"), words("homes"), words("homes homes saved"), xml=WordsInXml("homes"))
    assert one.extra == {"homes": 1, "saved": 1}
    assert replace(one, second=words("saved homes homes")).extra == {}
