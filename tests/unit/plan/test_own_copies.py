"""The files of a council's own copy of a letter: they come with it, go with it and survive."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.clash import Resolution
from desktopapp.plan.letter_copy import PREFIX, files_of_copy, with_files_of
from desktopapp.plan.merge import merge
from desktopapp.plan.patch import difference, patched
from desktopapp.plan.plan import Plan
from desktopapp.plan.report import Appendix, AppendixKind, LetterCopy, Report
from desktopapp.plan.stored_brief import read_brief
from desktopapp.plan.stored_plan import plan_data, read_plan
from desktopapp.plan.text import Paragraph, Picture, Run
from desktopapp.store import resources
from desktopapp.store.planfile import decode_plan, encode
from desktopapp.store.salvage import Gone, salvage
from desktopapp.store.versions import Version, version_plan, with_version

PLAN = resources.sample()
CREST = f"{PREFIX}crest.png"


def copy(name: str) -> LetterCopy:
    text = (Paragraph("c1", (Run(f"This is {name}."),)), Picture("c2", CREST, "A crest"))
    return LetterCopy(f"{name}.pdf", f"{PREFIX}{name}.pdf", text, 3, ("Notes.",), ("Left.",))


def holding(plan: Plan, one: LetterCopy | None, title: str = "") -> Plan:
    """Return a plan whose letter is this copy, with its files and no other's."""
    appendices = (Appendix(AppendixKind.LETTER, title, own_copy=one),)
    appendices += (Appendix(AppendixKind.PLAN, ""),)
    report = replace(plan.report or Report(), appendices=appendices)
    files = {name: name.encode() for name in files_of_copy(one)} if one else {}
    return with_files_of(replace(plan, report=report, pictures={**plan.pictures, **files}))


FIRST, SECOND, NONE = (
    holding(PLAN, copy("first")),
    holding(PLAN, copy("second")),
    holding(PLAN, None),
)


def names(plan: Plan) -> set[str]:
    return {name for name in plan.pictures if name.startswith(PREFIX)}


def test_files_go_with_the_copy_they_belong_to() -> None:
    assert names(FIRST) == {f"{PREFIX}first.pdf", CREST}
    assert names(holding(FIRST, copy("second"))) == {f"{PREFIX}second.pdf", CREST}
    assert holding(FIRST, None).pictures == PLAN.pictures


def test_a_picture_that_was_pasted_into_an_answer_stays() -> None:
    part = PLAN.answers[0].id
    shown = FIRST.with_text(part, (Picture("p", CREST, "A crest"),))
    assert names(holding(shown, None)) == {CREST}


def test_a_plan_with_a_copy_is_written_and_read_as_it_was() -> None:
    assert decode_plan(encode(FIRST)).plan == FIRST
    brief = read_brief(json.loads(encode_json(FIRST)))
    assert read_plan(plan_data(FIRST), brief, FIRST.pictures) == FIRST


def encode_json(plan: Plan) -> str:
    from desktopapp.plan.stored_brief import BRIEF  # noqa: PLC0415  # needed here only

    return json.dumps(BRIEF.write(plan.brief), default=str)


def test_the_journal_and_the_versions_hold_a_copy_whole() -> None:
    for before, after in ((NONE, FIRST), (FIRST, SECOND), (SECOND, NONE)):
        change = json.loads(json.dumps(difference(before, after)))
        assert patched(before, change) == after
    version = Version("r1", "2024-06-11 10:00:00+01:00", "With the letter")
    kept = with_version(decode_plan(encode(NONE)).kept, FIRST, version)
    assert version_plan(kept, version) == FIRST


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "wanted"),
    [
        (NONE, FIRST, NONE, "first"),
        (NONE, NONE, SECOND, "second"),
        (FIRST, NONE, FIRST, ""),
        (FIRST, FIRST, SECOND, "second"),
    ],
)
def test_what_one_side_did_with_the_letter_is_taken_with_its_files(
    base: Plan, ours: Plan, theirs: Plan, wanted: str
) -> None:
    merged = merge(base, ours, theirs)
    assert not merged.clashes
    assert merged.plan == holding(PLAN, copy(wanted) if wanted else None)


@pytest.mark.parametrize(
    ("choice", "wanted"), [(Resolution.OURS, FIRST), (Resolution.THEIRS, SECOND)]
)
def test_two_copies_are_a_clash_and_never_mixed(choice: Resolution, wanted: Plan) -> None:
    merged = merge(NONE, FIRST, SECOND, lambda _clash: choice)
    (clash,) = merged.clashes
    assert (clash.place, clash.ours, clash.theirs) == ("the letter", "first.pdf", "second.pdf")
    assert merged.plan == wanted


def test_a_copy_that_was_removed_comes_back_whole_where_that_is_chosen() -> None:
    assert FIRST.report
    without = replace(FIRST.report, appendices=FIRST.report.appendices[1:])
    gone = with_files_of(replace(FIRST, report=without))
    assert names(gone) == set()
    merged = merge(FIRST, gone, holding(FIRST, copy("first"), "The letter"), _theirs)
    assert merged.clashes
    assert names(merged.plan) == names(FIRST)


def _theirs(_clash: object) -> Resolution:
    return Resolution.THEIRS


def test_salvage_names_a_letter_whose_file_is_gone() -> None:
    data = encode(FIRST)
    assert salvage(data).without == ()
    entry = data.index(b"pictures/own copy first.pdf")
    found = salvage(data[: entry + 40] + b"\xff" * 8 + data[entry + 48 :])
    assert found.plan
    assert found.without == (Gone("first.pdf", "the file of the letter “first.pdf”"),)


def test_the_plan_of_an_old_file_has_no_copy() -> None:
    golden = Path(__file__).parents[2] / "golden" / "plans" / "format-1.planwright"
    report = decode_plan(golden.read_bytes()).plan.report
    assert report is None or all(one.own_copy is None for one in report.appendices)
