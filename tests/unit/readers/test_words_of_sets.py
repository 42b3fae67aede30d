"""Comparing words finds a document that loses some, and names the kind of loss."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
import pytest

from desktopapp.plan.text import ListItem, Paragraph, Run
from desktopapp.readers.reading import Reading
from tests.foreign_files import drawn, pages, word
from tests.judges_of_words import JUDGES, Judge
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
