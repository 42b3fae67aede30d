"""What leaves holds nothing but what is meant to: canaries are planted, every part is opened."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path

import docx
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader
from pypdf.generic import StreamObject

from desktopapp.documents.propose_report import report_of
from desktopapp.layout.count import count
from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.operations.exporting import Exported, export
from desktopapp.operations.letter_copy import with_letter
from desktopapp.plan.council import Contact
from desktopapp.plan.measures import Measure
from desktopapp.plan.plan import Answer, AskState, Coverage, HeadingChoice, Plan, Source
from desktopapp.plan.text import Paragraph, Picture, Run
from desktopapp.plan.wanted import SentForm
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.store.planfile import encode
from desktopapp.store.resources import sample
from tests import letter_files, sent_forms

CANARIES = {
    "login": "canarylogin",
    "machine": "canarymachine",
    "path": "canaryfolder",
    "reason": "canaryreason",
    "history": "canaryhistory",
    "source": "canarysource",
    "thumbnail": "canarythumbnail",
    "contact": "canarycontact",
    "later version": "canaryextra",
}


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Go through a file and all that is packed in it, decoded."""
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            yield f"{name}: comment", container.comment
            for info in container.infolist():
                yield f"{name}: extra field", info.filename.encode() + info.extra + info.comment
                yield from parts(f"{name}: {info.filename}", container.read(info))
    elif data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        for number in range(1, len(reader.xref[0]) + 2):
            found = reader.get_object(number)
            if isinstance(found, StreamObject):
                yield f"{name}: stream {number}", found.get_data()
            yield f"{name}: object {number}", repr(found).encode()
        for page in reader.pages:
            yield f"{name}: text", page.extract_text().encode()
    elif name.endswith(".eml"):
        for part in message_from_bytes(data).walk():
            yield f"{name}: headers", str(part.items()).encode()
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield from parts(f"{name}: {part.get_content_type()}", content)


def singing(files: Exported, words: str) -> list[str]:
    """Return the parts in which a word can be read, in any of the encodings that files use."""
    shapes = [words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be")]
    return [
        name
        for one in files.files
        for name, data in parts(one.path.name, one.path.read_bytes())
        if any(shape in data for shape in shapes)
    ]


def picture() -> bytes:
    """Make a picture that carries words beside what it shows."""
    kept, words = io.BytesIO(), PngInfo()
    words.add_text("Comment", CANARIES["thumbnail"])
    Image.new("RGB", (40, 20), "#1B5B53").save(kept, "PNG", pnginfo=words)
    return kept.getvalue()


def photograph() -> bytes:
    """Make a photograph that carries a comment and data of its camera."""
    kept = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = CANARIES["thumbnail"]
    shown = Image.new("RGB", (40, 20), "#1B5B53")
    shown.save(kept, "JPEG", exif=exif, comment=CANARIES["thumbnail"].encode())
    return kept.getvalue()


def sent_form() -> SentForm:
    """Return a Word form to fill in that tells who wrote it."""
    document = docx.Document(io.BytesIO(sent_forms.controls()))
    document.core_properties.author = CANARIES["login"]
    document.core_properties.last_modified_by = CANARIES["login"]
    data = base64.b64encode(sent_forms.saved(document)).decode("ascii")
    return SentForm("form.docx", data)


def planted(folder: Path) -> Plan:
    """Make a plan with a canary wherever something is kept that is not for others."""
    plan = replace(sample(), report=None)
    plan = replace(plan, brief=replace(plan.brief, sent_form=sent_form()))
    (_, _, ask), *_ = plan.brief.asks()
    plan = plan.with_coverage(ask.id, Coverage(AskState.LEFT_OUT, reason=CANARIES["reason"]))
    later = f'{{"x-later":"{CANARIES["later version"]}"}}'
    contact = Contact(CANARIES["contact"], "Officer", "01632 960 001", "contact@canary.example")
    plan = replace(
        plan,
        council=replace(plan.council, contact=contact),
        sources=(Source("s1", CANARIES["source"], text=CANARIES["source"]),),
        measures=(Measure("m1", "Days to decide a claim", extra=later),),
        extra=later,
    )
    plan = plan.with_picture("one.png", picture()).with_picture("two.jpg", photograph())
    session = Session(plan)
    session.keep_in(folder / "plan.planwright")
    text = (Paragraph("p1", (Run(CANARIES["history"]),)),)
    draft = plan.with_part(Answer("a1", plan.brief.themes[0].id, (), text, HeadingChoice.NONE))
    session.edit(draft, "write")
    session.save()
    pictures = (Picture("p2", "one.png", "A shape"), Picture("p3", "two.jpg", "A shape"))
    session.edit(draft.with_text("a1", pictures), "write")
    report = report_of(session.plan, count(session.plan))
    session.edit(replace(session.plan, report=report), "report")
    session.save()
    return open_session(folder / "plan.planwright").plan


@pytest.fixture
def exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exported:
    """Return every kind of document, made by a strange login on a strange machine."""
    for name in ("LOGNAME", "USER", "USERNAME", "LNAME"):
        monkeypatch.setenv(name, CANARIES["login"])
    monkeypatch.setattr("platform.node", lambda: CANARIES["machine"])
    monkeypatch.setattr("socket.gethostname", lambda: CANARIES["machine"])
    folder = tmp_path / CANARIES["path"]
    folder.mkdir()
    return export(planted(folder), folder / "out", tuple(DOCUMENTS))


def test_no_canary_sings_in_any_part_of_any_document(exported: Exported) -> None:
    assert {one.kind for one in exported.files} == set(DOCUMENTS)
    assert {what: singing(exported, words) for what, words in CANARIES.items()} == {
        what: [] for what in CANARIES
    }


def test_the_search_finds_what_is_there(exported: Exported) -> None:
    """A search that finds nothing anywhere would prove nothing."""
    found = singing(exported, "Wyvern Vale")
    for one in exported.files:
        assert any(name.startswith(one.path.name) for name in found), one.path.name
    assert any(".docx: word/document.xml" in name for name in singing(exported, "A shape"))


def test_word_files_name_the_council_and_hold_no_thumbnail_and_no_comment(
    exported: Exported,
) -> None:
    for one in exported.files:
        if one.path.suffix == ".docx":
            with zipfile.ZipFile(one.path) as container:
                names = container.namelist()
                core = container.read("docProps/core.xml").decode()
            assert not [name for name in names if "thumbnail" in name or "comments" in name]
            people = re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", core)
            assert set(people) == {"Wyvern Vale District Council"}
            assert "python" not in core.lower()


def test_the_contact_is_named_where_it_was_ticked_and_nowhere_else(
    tmp_path: Path,
) -> None:
    plan = planted(tmp_path)
    named = export(plan, tmp_path / "named", with_contact=True)
    assert {name.split(": ")[0] for name in singing(named, CANARIES["contact"])} == {
        one.path.name for one in named.files if one.kind == "email"
    }
    assert plan.report
    ticked = replace(plan, report=replace(plan.report, with_contact=True))
    named = export(ticked, tmp_path / "ticked")
    assert {name.split(": ")[0] for name in singing(named, CANARIES["contact"])} == {
        one.path.name for one in named.files if one.kind == "report"
    }


@pytest.mark.parametrize("separate", [False, True])
@pytest.mark.parametrize("name", ["letter.pdf", "letter.docx", "scan.pdf"])
def test_the_councils_own_copy_of_the_letter_carries_no_canary_out(
    name: str,
    separate: bool,  # noqa: FBT001  # a parameter of the test
    tmp_path: Path,
) -> None:
    made = {
        "letter.pdf": letter_files.telling_pdf,
        "letter.docx": letter_files.telling_word,
        "scan.pdf": letter_files.scanned_pdf,
    }[name]
    folder = tmp_path / letter_files.CANARY
    folder.mkdir()
    (folder / name).write_bytes(made())
    plan, _ = with_letter(planted(tmp_path), folder / name)
    assert plan.report
    plan = replace(plan, report=replace(plan.report, separate=separate))
    files = export(plan, tmp_path / "out", ("report", "checklist"))
    apart = {one.path.name for one in files.files if one.path.suffix == ".pdf"}
    assert bool(apart) == (name == "scan.pdf" or (separate and name == "letter.pdf"))
    whole = encode(plan)
    for words in (letter_files.CANARY, *CANARIES.values()):
        assert singing(files, words) == []
    assert not [one for one, data in parts("plan", whole) if letter_files.CANARY.encode() in data]
    assert singing(files, "Wyvern Vale")
