"""What was agreed and then changed says so, until the words are the same again."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from desktopapp.documents.published_data import data_files
from desktopapp.layout.build import build
from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.operations.making import Order, make
from desktopapp.plan.agreeing import (
    CHANGED,
    changed_at,
    is_changed,
    keeping_agreed,
    said_agreed,
    with_status,
)
from desktopapp.plan.clash import keep_ours
from desktopapp.plan.council import council_named
from desktopapp.plan.merge import merge
from desktopapp.plan.outline import outline_rows, ready
from desktopapp.plan.plan import Plan, Status, new_plan
from desktopapp.plan.shared import as_shown
from desktopapp.plan.stored_plan import plan_data, read_plan
from desktopapp.plan.text import Run, Table, paragraphs, plain
from desktopapp.plan.words_then import WordsThen
from desktopapp.session.session import Session
from desktopapp.store.resources import brief, sample

WHERE = "t1.q1"


@pytest.fixture
def agreed() -> Plan:
    begun = new_plan(brief("productivity-2024"), council_named("Wyvern Vale District Council"))
    written = begun.with_answer_to(WHERE, paragraphs("We share officers."))
    return with_status(written, WHERE, Status.AGREED, "A. Brook", "2024-06-12T10:30:00")


def reworded(plan: Plan, words: str) -> Plan:
    return plan.with_text(plan.answers_to(WHERE)[0].id, paragraphs(words))


def test_an_agreed_answer_that_changes_says_so_in_the_outline(agreed: Plan) -> None:
    rows = {row.where: row for row in outline_rows(reworded(agreed, "We share none."), {})}
    assert rows[WHERE].status == CHANGED
    assert rows[WHERE].shape == "warning"
    assert CHANGED in rows[WHERE].spoken
    assert ready(agreed)[0] == ready(reworded(agreed, "We share none."))[0] + 1


def test_it_is_agreed_again_where_its_words_are_the_same_again(agreed: Plan) -> None:
    changed = reworded(agreed, "We share none.")
    assert changed_at(changed, WHERE)
    assert not changed_at(reworded(changed, "We share officers."), WHERE)
    again = with_status(changed, WHERE, Status.AGREED, "B. Lane", "2024-06-13T09:00:00")
    assert not changed_at(again, WHERE)


def test_undo_brings_back_what_was_agreed(agreed: Plan) -> None:
    session = Session(agreed)
    session.edit(reworded(agreed, "We share none."), "typing")
    assert changed_at(session.plan, WHERE)
    session.undo()
    assert not changed_at(session.plan, WHERE)


def test_it_is_said_who_agreed_and_when() -> None:
    said = said_agreed(WordsThen("We share.", "A. Brook", "2024-06-12T10:30:00"))
    assert said == "It was agreed by A. Brook on 12 June 2024"
    assert (
        said_agreed(WordsThen("We share.", "", "some day"))
        == "It was agreed; who agreed it is not known"
    )


def test_another_status_forgets_what_was_agreed(agreed: Plan) -> None:
    drafted = with_status(agreed, WHERE, Status.DRAFTING, "A. Brook", "2024-06-12T11:00:00")
    assert drafted.answers_to(WHERE)[0].agreed is None


def test_what_was_agreed_is_kept_in_the_file(agreed: Plan) -> None:
    read = read_plan(plan_data(agreed), agreed.brief, {})
    assert read == agreed


def test_agreed_words_with_a_table_and_odd_spaces_are_agreed_when_they_are_read_again(
    agreed: Plan,
) -> None:
    rows = tuple(tuple((Run(cell),) for cell in row) for row in (("Year", "Days"), ("2024", "9")))
    text = (*paragraphs("Quays are open.\u2028All year."), Table("t", rows))
    again = agreed.with_text(agreed.answers_to(WHERE)[0].id, text)
    kept = with_status(again, WHERE, Status.AGREED, "A. Brook", "2024-06-12T10:30:00")
    assert not changed_at(kept, WHERE)
    assert read_plan(plan_data(kept), kept.brief, {}) == kept
    moved = replace(text[-1], rows=(*rows[:1], (rows[1][1], rows[1][0])))
    other = kept.with_text(kept.answers_to(WHERE)[0].id, (*text[:-1], moved))
    assert changed_at(other, WHERE)


def test_a_plan_of_an_earlier_version_keeps_what_was_agreed_from_the_first_change_on() -> None:
    plan = sample()
    session = Session(plan)
    (part,) = plan.answers_to(WHERE)
    assert (part.status, part.agreed) == (Status.AGREED, None)
    assert not is_changed(plan, part)
    session.edit(plan.with_text(part.id, paragraphs("Other words.")), "typing")
    assert changed_at(session.plan, WHERE)
    assert keeping_agreed(plan, plan) is plan


def test_a_shared_copy_holds_no_words_that_were_agreed_and_changed(agreed: Plan) -> None:
    shared = as_shown(reworded(agreed, "We share none."))
    assert "officers" not in str(plan_data(shared))
    assert as_shown(agreed).answers_to(WHERE)[0].agreed


def test_who_agrees_again_clears_the_words_that_were_agreed_before(agreed: Plan) -> None:
    private = agreed.answers_to(WHERE)[0].text
    changed = reworded(agreed, "We share none.")
    again = with_status(changed, WHERE, Status.AGREED, "B. Reed", "2024-06-13T09:00:00")
    assert plain(private) in json.dumps(plan_data(changed))  # until then it can be compared
    assert plain(private) not in json.dumps(plan_data(again))


def test_nothing_that_is_published_tells_of_the_words_that_were_agreed(agreed: Plan) -> None:
    private = plain(agreed.answers_to(WHERE)[0].text)
    changed = reworded(agreed, "We share none.")
    made = make(Order(changed, tuple(DOCUMENTS), date(2024, 6, 3)))
    assert made.ready
    assert "We share none." in str(data_files(changed, build(changed)))  # which the PDF carries
    assert private not in str(data_files(changed, build(changed)))
    for _, one in made.ready:
        assert private.encode() not in unpacked(one.data)


def unpacked(data: bytes) -> bytes:
    """Return a document, and whatever is packed in it, as bytes."""
    if not data.startswith(b"PK"):
        return data
    with ZipFile(BytesIO(data)) as file:
        return b"".join(file.read(name) for name in file.namelist())


def test_a_merge_keeps_that_it_was_changed_and_asks_nobody_of_two_agreements(agreed: Plan) -> None:
    drafted = with_status(agreed, WHERE, Status.READY, "", "")
    ours = with_status(drafted, WHERE, Status.AGREED, "A. Brook", "2024-06-12T10:00:00")
    theirs = with_status(drafted, WHERE, Status.AGREED, "B. Lane", "2024-06-12T11:00:00")
    merged = merge(drafted, ours, theirs, keep_ours)
    assert not merged.clashes
    assert merged.plan.answers_to(WHERE)[0].agreed == theirs.answers_to(WHERE)[0].agreed
    late = merge(agreed, agreed, reworded(agreed, "We share none."), keep_ours)
    assert changed_at(late.plan, WHERE)


def test_what_was_agreed_and_not_changed_is_not_named(agreed: Plan) -> None:
    assert changed_at(agreed, WHERE) == ()
    section = replace(agreed.sections[0], status=Status.AGREED, agreed=WordsThen("Other."))
    assert is_changed(agreed, section)
