"""The council's own copy of the letter as an appendix, by command."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from desktopapp.operations.exporting import export
from desktopapp.operations.letter_copy import with_letter
from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from tests import letter_files
from tests.console import Capture, Console
from tests.odt_made import odt


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    session = Session(sample())
    session.keep_in(tmp_path / "plan.planwright")
    session.save()
    return tmp_path / "plan.planwright"


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_the_words_of_the_copy_are_the_appendix_and_the_plan_stays_as_it_is(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    letter = written(tmp_path, "fens.docx", letter_files.word_bytes(letter_files.typed_word()))
    before = plan.read_bytes()
    made = say("export", plan, "--to", tmp_path / "out", "--only", "report", "--letter", letter)
    assert plan.read_bytes() == before
    assert made["letter"]["name"] == "fens.docx"
    assert made["letter"]["words"] == 60
    assert not made["letter"]["scan"]
    assert made["notes"] == ["Letter: Headers and footers of pages were left out."]
    (report,) = made["files"]
    assert report["name"] == "Report to members"
    found = docx.Document(report["path"])
    lines = {p.text: str(p.style.name) for p in found.paragraphs if p.style}
    assert lines["Be candid."] == "List Bullet"
    assert lines["What to do"].startswith("Heading ")
    assert not any("Crown copyright" in one or "nine departments" in one for one in lines)


def test_a_scan_goes_beside_the_report_which_prints_the_text_it_has(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    letter = written(tmp_path, "scan.pdf", letter_files.scanned_pdf())
    made = say("export", plan, "--to", tmp_path / "out", "--only", "report", "--letter", letter)
    assert made["letter"]["scan"]
    report, scan = made["files"]
    assert scan["name"] == "Appendix 1 of the report: the letter, as a scan"
    assert Path(scan["path"]).name.endswith(" - report, appendix 1, scan.pdf")
    assert len(PdfReader(io.BytesIO(Path(scan["path"]).read_bytes())).pages) == 2
    text = "\n".join(p.text for p in docx.Document(report["path"]).paragraphs)
    assert "Open Government Licence" in text
    assert any(one["rule"] == "letter" and "scan" in one["message"] for one in made["findings"])


LETTERS = {
    "letter.odt": odt(
        "<text:h text:outline-level='1'>What to do</text:h><text:p>Be candid.</text:p>"
    ),
    "letter.rtf": rb"{\rtf1\ansi {\pard\outlinelevel0\b What to do\par}{\pard Be candid.\par}}",
    "letter.html": b"<html><body><h1>What to do</h1><p>Be candid.</p></body></html>",
    "letter.txt": b"# What to do\n\nBe candid.\n",
    "letter.md": b"# What to do\n\nBe candid.\n",
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_of_any_kind_that_is_read_is_printed_and_its_words_make_its_file(
    plan: Path, tmp_path: Path, say: Console, name: str
) -> None:
    letter = written(tmp_path, name, LETTERS[name])
    made = say("export", plan, "--to", tmp_path / "out", "--only", "report", "--letter", letter)
    assert (made["letter"]["name"], made["letter"]["words"]) == (name, 5)
    assert made["notes"] == []
    own, _ = with_letter(sample(), letter)
    assert own.report
    apart = export(
        replace(own, report=replace(own.report, separate=True)), tmp_path / "apart", ("report",)
    )
    assert [one.path.suffix for one in apart.files] == [".docx"] * 3
    for path in (made["files"][0]["path"], apart.files[1].path):
        lines = {p.text: str(p.style.name) for p in docx.Document(str(path)).paragraphs if p.style}
        assert lines["What to do"].startswith("Heading ")
        assert "Be candid." in lines


def test_of_an_opendocument_letter_it_is_said_that_its_pictures_stay_behind(
    tmp_path: Path,
) -> None:
    picture = "<draw:frame><draw:image xlink:href='Pictures/a.jpg'/></draw:frame>"
    letter = tmp_path / "letter.odt"
    letter.write_bytes(odt(f"<text:p>Be candid.</text:p><text:p>{picture}</text:p>"))
    plan, _ = with_letter(sample(), letter)
    assert plan.pictures == sample().pictures
    assert plan.report
    copy = plan.report.appendices[0].own_copy
    assert copy
    assert copy.notes == ("1 picture did not come along: add it from its file.",)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("cut.pdf", letter_files.typed_pdf()[:200], "damaged"),
        ("tracked.docx", letter_files.tracked_word(), "tracked changes"),
        ("letter.csv", b"Dear,Chief Executive\n", "table is no letter"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "end in .doc cannot be read"),
        ("gone.pdf", None, "no such file"),
    ],
)
def test_what_is_no_letter_is_refused_and_nothing_is_made(
    plan: Path, tmp_path: Path, say: Console, name: str, data: bytes | None, what: str
) -> None:
    letter = tmp_path / name
    if data is not None:
        letter.write_bytes(data)
    options = ("--only", "report", "--letter", letter)
    said = say("export", plan, "--to", tmp_path / "out", *options, code=1)["error"]
    assert what in said["what"]
    assert said["where"] == str(letter)
    assert said["safe"]
    assert said["next"]
    assert not (tmp_path / "out").exists()


def test_a_letter_without_the_report_is_a_wrong_command_line(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    options = ("--only", "submission", "--letter", tmp_path / "letter.pdf")
    said = say("export", plan, "--to", tmp_path / "out", *options, code=2)["error"]
    assert said["what"].startswith("--letter is for the kind “report”")


def test_a_copy_whose_file_is_gone_is_printed_all_the_same_and_it_is_said(tmp_path: Path) -> None:
    letter = written(tmp_path, "letter.pdf", letter_files.typed_pdf(2))
    plan, _ = with_letter(sample(), letter)
    assert plan.report
    report = replace(plan.report, separate=True)
    lost = replace(plan, report=report, pictures=sample().pictures)
    made = export(lost, tmp_path / "out", ("report",))
    assert [one.path.suffix for one in made.files] == [".docx"] * 3
    text = [p.text for p in docx.Document(str(made.files[1].path)).paragraphs]
    assert any("endorsed by your members" in line for line in text)
    assert made.notes == (
        "Letter: The file “letter.pdf” is gone from this plan. Choose it again in the report.",
    )


def test_a_file_in_the_plan_that_is_no_letter_any_more_stops_the_export(tmp_path: Path) -> None:
    letter = written(tmp_path, "letter.pdf", letter_files.typed_pdf(2))
    plan, _ = with_letter(sample(), letter)
    assert plan.report
    (file,) = plan.pictures.keys() - sample().pictures.keys()
    spoilt = replace(plan, report=replace(plan.report, separate=True)).with_picture(file, b"MZ")
    with pytest.raises(Problem, match="cannot be made fit to be published") as caught:
        export(spoilt, tmp_path / "out", ("report",))
    assert "Choose the copy again" in caught.value.then
    assert not (tmp_path / "out").exists()
