"""Word's published accessibility rules, on the XML of what we write; each rule can also fail."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktopapp.documents.coverage import coverage_annex
from desktopapp.documents.letter_copy import cleaned_letter
from desktopapp.documents.propose_report import propose_report
from desktopapp.documents.report import make_report
from desktopapp.documents.to_docx import report_to_docx, to_docx
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.operations.letter_copy import with_letter_copy
from desktopapp.store import resources
from tests import generated_plans, letter_files
from tests.word_accessibility import faults


@pytest.mark.parametrize("seed", range(10))
def test_a_generated_plan_breaks_no_rule(seed: int) -> None:
    assert faults(to_docx(build(generated_plans.plan(seed)))) == []


def test_the_sample_its_annex_and_its_report_break_no_rule() -> None:
    plan = resources.sample()
    counted = count(plan)
    report = report_to_docx(make_report(propose_report(plan, counted), plan))
    assert faults(to_docx(build(plan))) == []
    assert faults(to_docx(coverage_annex(plan, counted))) == []
    assert faults(report) == []


@pytest.mark.parametrize("name", ["letter.docx", "letter.pdf"])
def test_a_report_with_the_councils_own_copy_of_the_letter_breaks_no_rule(name: str) -> None:
    word = letter_files.word_bytes(letter_files.typed_word())
    taken = cleaned_letter(word if name.endswith(".docx") else letter_files.typed_pdf(2), name)
    plan = resources.sample()
    plan = replace(plan, pictures={**plan.pictures, **taken.files})
    report = with_letter_copy(propose_report(plan, count(plan)), taken.copy)
    made = report_to_docx(make_report(report, plan))
    assert faults(made) == []
    text = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert "Dear Chief Executive," in text
    assert "Open Government Licence" not in text


def spoilt(part: str, spoil: Callable[[str], str]) -> bytes:
    """Return the sample's Word file with one part spoilt."""
    file = io.BytesIO()
    made = io.BytesIO(to_docx(build(resources.sample())))
    with zipfile.ZipFile(made) as good, zipfile.ZipFile(file, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name == part:
                after = spoil(data.decode())
                assert after != data.decode()
                data = after.encode()
            bad.writestr(name, data)
    return file.getvalue()


SPOILS = {
    "missing alternative text": ("document", ' descr="', ' title="'),
    "no header row": ("document", "<w:tblHeader/>", ""),
    "no alternative text": ("document", "w:tblDescription", "w:tblCaption"),
    "merged cells": ("document", "</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>'),
    "heading level skipped": ("document", "Heading2", "Heading5"),
    "repeated blank lines": ("document", "<w:body>", "<w:body><w:p/><w:p/>"),
    "repeated spaces": ("document", "We ", "We      "),
    "typed number": ("document", ">We ", ">1. We "),
    "too little contrast": ("styles", '<w:color w:val="595959"/>', '<w:color w:val="AAAAAA"/>'),
    "no British English": ("styles", 'w:lang w:val="en-GB"', 'w:lang w:val="en-US"'),
    "access restricted": ("settings", "<w:compat>", "<w:documentProtection/><w:compat>"),
}


@pytest.mark.parametrize("rule", SPOILS)
def test_each_rule_finds_what_breaks_it(rule: str) -> None:
    part, good, bad = SPOILS[rule]
    found = faults(spoilt(f"word/{part}.xml", lambda xml: xml.replace(good, bad)))
    assert any(one.startswith(rule) for one in found), found
