"""A council's own copy of a letter: read in the worker, written anew with nothing hidden in it."""

import io
import json
import random
import sys
import zipfile
from collections.abc import Iterator

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfReader
from pypdf.generic import StreamObject

from desktopapp.documents import letter_copy
from desktopapp.documents.clean_pdf import clean_pdf
from desktopapp.documents.clean_word import clean_word
from desktopapp.documents.copy_worker import answer_clean, answer_with_words
from desktopapp.documents.letter_copy import MOST_LETTER_BYTES, cleaned_letter, fit_to_publish
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Heading, ListItem, Picture, Table, plain
from desktopapp.readers import cage
from desktopapp.readers.kinds import kind_of
from tests import letter_files
from tests.foreign_files import png
from tests.letter_files import CANARY


def opened(data: bytes) -> Iterator[bytes]:
    """Go through every part of a file, unpacked."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            yield from (container.read(name) for name in container.namelist())
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        for number in range(1, len(reader.xref[0]) + 2):
            found = reader.get_object(number)
            yield repr(found).encode()
            if isinstance(found, StreamObject):
                yield found.get_data()


def sings(data: bytes) -> bool:
    shapes = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(shape in part for part in opened(data) for shape in shapes)


@pytest.fixture
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask no worker: what it would answer is made here, many times as fast."""
    answers = {"read": answer_with_words, "clean": answer_clean}
    monkeypatch.setattr(
        letter_copy, "_asked", lambda what, kind, data, title: answers[what](data, kind, title)
    )


def test_the_words_of_a_pdf_are_read_and_its_pages_counted() -> None:
    taken = cleaned_letter(letter_files.typed_pdf(2), "Letter from the minister.pdf")
    assert taken.copy.name == "Letter from the minister.pdf"
    assert taken.copy.pages == 2
    assert "endorsed by your members" in plain(taken.copy.text)
    assert list(taken.files) == [taken.copy.file]
    assert taken.copy.file.endswith(".pdf")
    assert any("not tagged" in note for note in taken.copy.left)


@pytest.mark.usefixtures("_here")
def test_headings_lists_tables_and_pictures_of_a_word_letter_are_real() -> None:
    taken = cleaned_letter(letter_files.word_bytes(letter_files.typed_word()), "letter.docx")
    kinds = [type(block) for block in taken.copy.text]
    assert kinds.count(Heading) == 2
    assert kinds.count(ListItem) == 4
    assert kinds.count(Table) == 1
    (picture,) = (block for block in taken.copy.text if isinstance(block, Picture))
    assert picture.alternative == "Crest of the ministry"
    assert set(taken.files) == {taken.copy.file, picture.name}
    assert taken.copy.pages == 0
    assert taken.copy.notes == ("Headers and footers of pages were left out.",)


@pytest.mark.usefixtures("_here")
def test_a_picture_without_words_gets_some_and_it_is_said() -> None:
    made = letter_files.typed_word()
    made.inline_shapes[0]._inline.docPr.attrib.pop("descr")  # noqa: SLF001  # no other way
    taken = cleaned_letter(letter_files.word_bytes(made), "letter.docx")
    (picture,) = (block for block in taken.copy.text if isinstance(block, Picture))
    assert picture.alternative == "A picture in the letter, not described"
    assert any("no words for people who cannot see" in note for note in taken.copy.notes)


def test_a_scan_has_no_words_and_keeps_its_file() -> None:
    taken = cleaned_letter(letter_files.scanned_pdf(), "scan.pdf")
    assert taken.copy.is_scan
    assert taken.copy.pages == 2
    assert not sings(taken.files[taken.copy.file])
    assert sings(letter_files.scanned_pdf())


@pytest.mark.usefixtures("_here")
def test_a_scan_with_a_stamp_of_few_words_is_still_a_scan() -> None:
    stamped = letter_files.scanned_pdf().replace(
        b"q 595 0 0 842 0 0 cm /I Do Q", b"BT (Seen 3 May) Tj ET    /I Do "
    )
    assert cleaned_letter(stamped, "scan.pdf").copy.is_scan


TELLING = {".pdf": letter_files.telling_pdf, ".docx": letter_files.telling_word}


@pytest.mark.parametrize("ending", TELLING)
def test_nothing_hidden_goes_out_and_it_is_said_what_was_left(ending: str) -> None:
    data = TELLING[ending]()
    assert sings(data), "a search that finds nothing anywhere would prove nothing"
    taken = cleaned_letter(data, f"letter{ending}")
    assert not any(sings(file) for file in taken.files.values())
    assert CANARY not in plain(taken.copy.text)
    assert not any(CANARY in note for note in (*taken.copy.left, *taken.copy.notes))
    said = " ".join(taken.copy.left)
    wanted = {
        ".pdf": ("scripts", "attached", "form fields", "Comments", "Links"),
        ".docx": ("comments", "hidden text"),
    }[ending]
    assert all(word in said for word in wanted), said


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize("ending", TELLING)
def test_what_goes_out_bears_the_appendix_title_and_is_the_same_each_time(ending: str) -> None:
    taken = cleaned_letter(TELLING[ending](), f"letter{ending}")
    file = taken.files[taken.copy.file]
    out = fit_to_publish(file, taken.copy.file, "Letter – 16 April")
    assert out == fit_to_publish(file, taken.copy.file, "Letter – 16 April")
    if ending == ".pdf":
        reader = PdfReader(io.BytesIO(out))
        assert dict(reader.metadata or {}) == {"/Title": "Letter – 16 April"}
        assert "Dear Chief Executive" in reader.pages[0].extract_text()
    else:
        core = docx.Document(io.BytesIO(out)).core_properties
        assert (core.title, core.author, core.last_modified_by) == ("Letter – 16 April", "", "")


def test_a_pdf_keeps_its_tags_its_language_and_the_links_that_lead_well() -> None:
    made, pages, tagged, _ = clean_pdf(letter_files.telling_pdf(), "A letter")
    reader = PdfReader(io.BytesIO(made))
    root = reader.root_object
    assert (pages, tagged) == (2, True)
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"  # type: ignore[index]  # a dictionary
    assert root["/Lang"] == "en-GB"
    annotations = [one.get_object() for one in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]  # an array
    assert [str(one["/Subtype"]) for one in annotations] == ["/Link"] * 3
    assert [str(one["/A"]["/URI"]) for one in annotations if "/A" in one] == [
        "https://fens.example/plans"
    ]


def test_a_word_letter_looks_as_it_did() -> None:
    before = letter_files.word_bytes(letter_files.typed_word())
    made = docx.Document(io.BytesIO(clean_word(before, "A letter").data))
    was = docx.Document(io.BytesIO(before))
    assert [p.text for p in made.paragraphs] == [p.text for p in was.paragraphs]
    assert [p.style.name for p in made.paragraphs] == [p.style.name for p in was.paragraphs]
    assert made.sections[0].header.paragraphs[0].text == "Ministry of Fens, Sluice House"
    assert len(made.tables) == len(made.inline_shapes) == 1


BAD = {
    "empty.pdf": (b"", "empty"),
    "cut.pdf": (letter_files.typed_pdf()[:200], "damaged"),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
    "blank.pdf": (letter_files.blank_pdf(), "No page of this PDF holds text"),
    "locked.pdf": (letter_files.locked_pdf(), "password"),
    "word.pdf": (letter_files.word_bytes(letter_files.typed_word()), "not a PDF"),
    "picture.pdf": (png(), "not a PDF"),
    "empty.docx": (b"", "empty"),
    "zip.docx": (b"PK\5\6" + b"\0" * 18, "not a Word document"),
    "cut.docx": (letter_files.word_bytes(letter_files.typed_word())[:2000], "damaged"),
    "nothing.docx": (letter_files.word_bytes(docx.Document()), "no text"),
    "tracked.docx": (letter_files.tracked_word(), "tracked changes"),
    "many.pdf": (letter_files.typed_pdf(101), "101 pages"),
}
STRANGE = {
    "letter.csv": (b"Dear,Chief Executive\n", "table is no letter"),
    "letter.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "end in .doc cannot be read"),
    "letter.pages": (b"PK\x03\x04", "end in .pages cannot be read"),
    "letter": (b"Dear Chief Executive,", "without an ending"),
    "empty.rtf": (rb"{\rtf1 }", "holds no text"),
    "huge.pdf": (b"%PDF-1.7" + b" " * MOST_LETTER_BYTES, "more than 10 MB"),
    "locked.pdf": (letter_files.locked_pdf(), "password"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_letter_is_refused_in_clear_words(name: str) -> None:
    data, words = BAD[name]
    with pytest.raises(Problem, match=words) as caught:
        answer_with_words(data, kind_of(name), "")
    assert caught.value.safe
    assert caught.value.then


@pytest.mark.parametrize("name", STRANGE)
def test_what_no_worker_is_asked_or_what_it_refuses_is_said_alike(name: str) -> None:
    data, words = STRANGE[name]
    with pytest.raises(Problem, match=words) as caught:
        cleaned_letter(data, name)
    assert caught.value.safe
    assert caught.value.then


def test_a_pdf_that_unpacks_without_end_is_ended() -> None:
    with pytest.raises(Problem):
        cleaned_letter(letter_files.bomb_pdf(), "bomb.pdf")


@pytest.mark.usefixtures("_here")
def test_a_plan_of_a_hundred_pages_is_no_letter() -> None:
    made = docx.Document()
    for _ in range(60):
        made.add_paragraph("We have changed much. " * 100)
    with pytest.raises(Problem, match="24,000 words"):
        cleaned_letter(letter_files.word_bytes(made), "long.docx")


@pytest.mark.usefixtures("_here")
def test_numbers_that_go_on_after_other_text_go_on_in_the_appendix() -> None:
    made = letter_files.typed_word()
    made.add_paragraph("Between them.")
    made.add_paragraph("Send it.", style="List Number")
    copy = cleaned_letter(letter_files.word_bytes(made), "letter.docx").copy
    assert [one.text for one in item_labels(copy.text) if one and one.number] == ["1.", "2.", "3."]


def test_a_letter_keeps_its_day_whenever_it_is_opened() -> None:
    made = letter_files.typed_word()
    field = (
        f'<w:fldSimple {nsdecls("w")} w:instr="DATE"><w:r><w:t>16 April</w:t></w:r></w:fldSimple>'
    )
    made.paragraphs[2]._p.append(parse_xml(field))  # noqa: SLF001  # no other way
    body = docx.Document(io.BytesIO(clean_word(letter_files.word_bytes(made)).data)).element.body
    assert not list(body.iter("{*}fldSimple"))
    assert "16 April" in "".join(one.text for one in body.iter("{*}t"))


def test_a_letter_that_may_not_be_copied_is_read_and_it_is_said() -> None:
    _, _, _, notes = clean_pdf(letter_files.locked_pdf(""), "A letter")
    assert notes == ("Its limits on printing and copying were left behind.",)


def test_mutated_letters_are_refused_in_words_or_come_out_clean() -> None:
    chance = random.Random(20240416)  # noqa: S311  # the same mutations each time
    whole = letter_files.telling_pdf()
    refused = 0
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 4, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            made = clean_pdf(bytes(data), "A letter").data
        except Problem:
            refused += 1
        else:
            assert not sings(made)
    assert 0 < refused < 150


def test_a_frozen_program_starts_itself_as_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    asked = ("--take-copy", "clean", "PDF")
    program, *rest = cage.command("desktopapp.documents.copy_worker", *asked)
    assert (program, tuple(rest)) == (sys.executable, asked)
    given = letter_copy.titled("A letter", letter_files.typed_pdf(2))
    answer = cage.run([program, "-m", "desktopapp", *rest], given)
    assert answer
    assert json.loads(answer)["pages"] == 2


def test_no_program_is_started_with_words_of_the_plan_among_its_arguments() -> None:
    """Everybody on a computer may see them. The title arrives all the same."""
    started: list[str] = []

    def watch(event: str, given: tuple[object, ...]) -> None:
        if event == "subprocess.Popen":
            started.append(str(given))

    sys.addaudithook(watch)  # for the rest of the process: there is no way to take it away
    made = fit_to_publish(letter_files.typed_pdf(2), "letter.pdf", "Ferry closure in March")
    assert any("copy_worker" in one for one in started)
    assert not any("Ferry" in one for one in started)
    metadata = PdfReader(io.BytesIO(made)).metadata
    assert metadata
    assert metadata.title == "Ferry closure in March"
