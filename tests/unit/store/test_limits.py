"""What can be opened can be saved, or is only for reading; too much is refused before."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktopapp.plan.history import MOST_BYTES, MOST_STEPS
from desktopapp.plan.plan import Source
from desktopapp.plan.problem import Problem
from desktopapp.plan.schema import MOST_LEVELS
from desktopapp.plan.size import MOST_IN_PICTURES, MOST_RECORDS
from desktopapp.plan.stored_plan import plan_data, read_plan
from desktopapp.plan.text import Paragraph, Run, Table
from desktopapp.session.session import Session
from desktopapp.store import planfile
from desktopapp.store.container import MOST_ENTRIES, Container, pack
from desktopapp.store.open_file import NotSaved
from desktopapp.store.planfile import decode_plan, digest, encode, to_json
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from tests.safety.officer import state

Change = Callable[[dict[str, Any], dict[str, Any], dict[str, bytes]], object]


def made(change: Change, raw: bytes = b"") -> bytes:
    """Return a plan's file whose manifest, plan and entries were changed, with right checksums.

    ``raw`` is JSON that stands in the plan for the text "raw".
    """
    container = Container(encode(state(1)))
    entries = {name: container.read(name) for name in container.names}
    manifest, plan = json.loads(entries["manifest.json"]), json.loads(entries["plan.json"])
    change(manifest, plan, entries)
    entries["plan.json"] = json.dumps(plan).encode().replace(b'"raw"', raw)
    manifest["entries"] = {
        name: digest(data)
        for name, data in entries.items()
        if name not in ("mimetype", "manifest.json")
    }
    manifest["check"] = planfile._check(manifest)  # noqa: SLF001  # as a stranger's program would
    entries["manifest.json"] = json.dumps(manifest).encode()
    return pack(entries, stored="mimetype")


def nested(levels: int) -> list[object]:
    inner: list[object] = []
    for _ in range(levels):
        inner = [inner]
    return inner


def opened_and_saved(data: bytes, folder: Path) -> str:
    """Open a file, change the plan and save it; say "refused", "read only" or "saved"."""
    path = folder / "plan.planwright"
    path.write_bytes(data)
    try:
        plan, held = open_plan(path)
    except Problem:
        return "refused"
    if held.read_only:
        with pytest.raises(NotSaved):
            save(replace(plan, title="typed"), held)
        return "read only"
    save(replace(plan, title="typed"), held)
    assert open_plan(path)[0].title == "typed"
    return "saved"


@pytest.mark.parametrize("levels", [1, MOST_LEVELS - 5, MOST_LEVELS + 5, 300, 900])
@pytest.mark.parametrize(
    "place",
    [
        lambda deep: lambda manifest, _plan, _entries: manifest.update(later=deep),
        lambda deep: lambda _manifest, plan, _entries: plan.update(later=deep),
        lambda deep: lambda _manifest, plan, _entries: plan["answers"][0].update(later=deep),
        lambda deep: (
            lambda _manifest, plan, _entries: plan["answers"][0].update(
                text=[{"kind": "drawing", "shapes": deep}]
            )
        ),
    ],
    ids=["manifest", "plan", "answer", "block"],
)
def test_what_is_nested_can_be_saved_or_is_refused_when_it_is_opened(
    levels: int, place: Callable[[object], Change], tmp_path: Path
) -> None:
    result = opened_and_saved(made(place(nested(levels))), tmp_path)
    assert result == ("saved" if levels < MOST_LEVELS else "refused")


@pytest.mark.parametrize("number", [1_000, MOST_ENTRIES + 200])
def test_a_plan_with_thousands_of_answers_is_saved(number: int, tmp_path: Path) -> None:
    def many(_manifest: object, plan: dict[str, Any], _entries: object) -> None:
        plan["answers"] += [{"id": f"n{n}", "theme": "t"} for n in range(number)]

    assert opened_and_saved(made(many), tmp_path) == "saved"


@pytest.mark.parametrize(
    ("number", "result"), [(4_000, "saved"), (MOST_ENTRIES - 10, "read only")]
)
def test_a_file_too_full_for_a_history_opens_to_be_read(
    number: int, result: str, tmp_path: Path
) -> None:
    def many(_manifest: object, _plan: object, entries: dict[str, bytes]) -> None:
        entries.update({f"later/{n}": b"" for n in range(number)})

    assert opened_and_saved(made(many), tmp_path) == result


def test_what_would_be_longer_written_than_read_opens_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planfile, "_LARGE", 50_000)
    monkeypatch.setattr(planfile, "_MOST_JSON", 200_000)

    data = made(
        lambda _manifest, plan, _entries: plan.update(later="raw"),
        b"[" + b",".join([b"1e9"] * 17_000) + b"]",
    )
    assert opened_and_saved(data, tmp_path) == "read only"


def test_large_data_is_written_without_line_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"words": ["one"] * 1_000}
    readable = to_json(data)
    monkeypatch.setattr(planfile, "_LARGE", 1_000)
    assert len(to_json(data)) < len(readable)
    assert json.loads(to_json(data)) == json.loads(readable) == data


@pytest.mark.parametrize("odd", ["", "/x", "a/b", "..\\a", "x" * 201, "\\\\192.0.2.1\\s"])
def test_an_odd_id_is_refused_when_a_plan_is_opened(odd: str) -> None:
    data = made(lambda _manifest, plan, _entries: plan.update(id=odd))
    with pytest.raises(Problem) as caught:
        decode_plan(data)
    assert caught.value.then


def test_an_edit_that_makes_a_plan_too_large_is_refused_in_words() -> None:
    session = Session(state(1))
    part = session.plan.answers[0]
    long = (Paragraph("p", (Run("long words " * 1_000_000),)),)
    with pytest.raises(Problem, match="too many words"):
        session.edit(session.plan.with_text(part.id, long), "paste")
    large = {"a.png": bytes(MOST_IN_PICTURES // 2 + 1), "b.png": bytes(MOST_IN_PICTURES // 2 + 1)}
    with pytest.raises(Problem, match="too many pictures"):
        session.edit(replace(session.plan, pictures=large), "picture")
    assert session.plan == state(1)
    fits = (Paragraph("p", (Run("long words " * 200_000),)),)
    session.edit(session.plan.with_text(part.id, fits), "paste")
    assert decode_plan(encode(session.plan)).plan == session.plan


def test_undoing_goes_back_as_far_as_there_is_room_for_what_was_brought() -> None:
    session = Session(state(1))
    part = session.plan.answers[0].id
    for n in range(60):
        text = (Paragraph(f"p{n}", (Run("long words " * 20_000),)), Paragraph("q", (Run(f"{n}"),)))
        session.edit(session.plan.with_text(part, text), "paste")
    held = sum(one.size for one in session.history.done)
    assert MOST_BYTES // 2 < held <= MOST_BYTES
    session.undo()
    assert session.plan.with_text(part, text) != session.plan
    for n in range(600):
        text = (text[0], Paragraph("q", (Run(f"{n} small"),)))  # the large one is shared
        session.edit(session.plan.with_text(part, text), "type")
    assert len(session.history.done) == MOST_STEPS + 1


def test_a_plan_that_is_too_large_already_can_be_made_smaller() -> None:
    long = (Paragraph("p", (Run("x" * 6_000_000),)),)
    session = Session(state(1).with_text(state(1).answers[0].id, long))
    less = (Paragraph("p", (Run("x" * 5_900_000),)),)
    session.edit(session.plan.with_text(session.plan.answers[0].id, less), "delete")
    assert session.plan.answers[0].text == less


def test_a_file_of_tiny_records_without_number_is_refused_in_words() -> None:
    tiny = b'{"id":"a","title":""},' * 600_000
    data = made(lambda _manifest, plan, _entries: plan.update(sources="raw"), b"[%b]" % tiny[:-1])
    with pytest.raises(Problem, match="far more lines than a plan can") as caught:
        decode_plan(data)
    assert caught.value.safe
    assert caught.value.then


def test_brackets_in_words_are_no_records() -> None:
    plan = state(1).with_text("a1", (Paragraph("p", (Run('{["' * 300_000),)),))
    assert decode_plan(encode(plan)).plan == plan


def test_an_edit_that_adds_records_without_number_is_refused_in_words() -> None:
    session = Session(state(1))
    sources = tuple(Source(f"{n}", "") for n in range(MOST_RECORDS + 1))
    with pytest.raises(Problem, match="too many lines"):
        session.edit(replace(session.plan, sources=sources), "import")
    table = Table("t", (((),) * 600,) * 1_000)
    with pytest.raises(Problem, match="too many words"):
        session.edit(session.plan.with_text("a1", (table,)), "paste")


def test_of_two_records_with_one_id_none_is_lost(tmp_path: Path) -> None:
    def twice(_manifest: object, plan: dict[str, Any], _entries: object) -> None:
        plan["answers"] += [{**one, "own_heading": "Again"} for one in plan["answers"]]
        plan["sections"] = [{"id": plan["answers"][0]["id"], "heading": "A section"}]
        plan["sources"] = [{"id": "s", "title": title} for title in "ABC"]

    path = tmp_path / "plan.planwright"
    path.write_bytes(made(twice))
    plan, held = open_plan(path)
    assert [one.own_heading for one in plan.answers].count("Again") * 2 == len(plan.answers)
    assert [one.heading for one in plan.sections] == ["A section"]
    assert [(one.id, one.title) for one in plan.sources] == [
        ("s", "A"),
        ("s-2", "B"),
        ("s-3", "C"),
    ]
    ids = [one.id for one in plan.parts()]
    assert len(set(ids)) == len(ids)
    assert open_plan(path)[0] == plan
    save(plan, held)
    assert open_plan(path)[0] == plan


def test_many_records_with_one_id_are_told_apart_in_a_time_that_grows_with_them() -> None:
    def steps(many: int) -> int:
        data = {**plan_data(state(0)), "sources": [{"id": "s", "title": ""}] * many}
        count = 0

        def count_one(*_event: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(count_one)
        try:
            read_plan(data, state(0).brief, {})
        finally:
            sys.setprofile(None)
        return count

    assert steps(2_000) < 2.2 * steps(1_000)
