"""Plan files: what goes in comes out, and nothing a stranger sends gets through."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.council import council_named
from desktopapp.plan.plan import Plan, Section, Source, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import paragraphs
from desktopapp.store.container import pack
from desktopapp.store.planfile import UnknownParts, decode_plan, digest, encode
from desktopapp.store.resources import brief


def a_plan() -> Plan:
    letter = brief("productivity-2024")
    plan = new_plan(letter, council_named("Aldermere Borough Council"))
    text = paragraphs("We share officers with our neighbours.\n\n- one\n- two\n  - three")
    for _, question in letter.questions():
        plan = plan.with_answer_to(question.id, text)
    source = Source("s1", "Corporate plan", text="It said so.\nTwice.")
    return replace(plan, sources=(source,)).with_picture("logo.png", b"\x89PNG not really")


def entries_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_entry(data: bytes, name: str, content: bytes) -> bytes:
    """Change an entry and its checksum, and leave the rest as it is."""
    entries = {**entries_of(data), name: content}
    manifest = json.loads(entries["manifest.json"])
    manifest["entries"][name] = digest(content)
    return pack({**entries, "manifest.json": json.dumps(manifest).encode()})


def with_manifest(data: bytes, **changes: object) -> bytes:
    """Change the manifest and give it the checksum that belongs to it."""
    entries = entries_of(data)
    manifest = {**json.loads(entries["manifest.json"]), **changes}
    del manifest["check"]
    line = json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    manifest["check"] = digest(line.encode())
    return pack({**entries, "manifest.json": json.dumps(manifest).encode()})


def refusal(data: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        decode_plan(data, "plan.planwright")
    assert caught.value.where == "plan.planwright"
    assert caught.value.safe
    assert caught.value.then
    return caught.value


def test_a_plan_comes_back_as_it_was() -> None:
    plan = a_plan()
    opened = decode_plan(encode(plan, ("one", "two")))
    assert opened.plan == plan
    assert opened.parents == ("one", "two")
    assert not opened.read_only


def test_the_same_plan_and_history_make_the_same_bytes() -> None:
    plan = a_plan()
    data = encode(plan, ("one",))
    assert encode(decode_plan(data).plan, ("one",)) == data
    assert encode(plan, ("two",)) != data


def test_a_revision_follows_from_content_and_parents() -> None:
    plan = a_plan()
    first = decode_plan(encode(plan)).revision
    assert first == decode_plan(encode(plan)).revision
    assert first != decode_plan(encode(replace(plan, title="Another"))).revision
    assert first != decode_plan(encode(plan, (first,))).revision


def test_the_file_names_its_kind_first_and_unpacked() -> None:
    data = encode(a_plan())
    assert data[30:].startswith(b"mimetypeapplication/vnd.planwright.plan+zip")


def test_answers_are_there_to_read_without_the_program() -> None:
    entries = entries_of(encode(a_plan()))
    name = next(name for name in entries if name.startswith("answers/002 1.1"))
    text = entries[name].decode()
    assert "how has the organisation changed" in text
    assert "We share officers with our neighbours.\n\n- one\n- two\n  - three" in text


def test_what_a_later_version_added_is_written_back() -> None:
    kept = UnknownParts({"later/thing.bin": b"\0\1"}, {"colour": {"deep": [1, 2]}})
    opened = decode_plan(encode(a_plan(), kept=kept))
    assert opened.kept == kept


def test_an_unknown_key_of_the_plan_is_written_back() -> None:
    data = encode(a_plan())
    plan = json.loads(entries_of(data)["plan.json"])
    plan["mood"] = {"of": "\ud800 day"}
    opened = decode_plan(_resealed(with_entry(data, "plan.json", json.dumps(plan).encode())))
    again = json.loads(entries_of(encode(opened.plan))["plan.json"])
    assert again == plan


def _resealed(data: bytes) -> bytes:
    return with_manifest(data, format=1)


def test_a_newer_format_opens_read_only_and_says_so() -> None:
    plan = a_plan()
    opened = decode_plan(with_manifest(encode(plan), format=2))
    assert opened.plan == plan
    assert "newer version" in opened.read_only


def test_a_newer_format_that_cannot_be_read_says_that_it_is_newer() -> None:
    data = with_manifest(with_entry(encode(a_plan()), "plan.json", b'{"v2": 1}'), format=2)
    assert "newer version" in refusal(data).what


@pytest.mark.parametrize(
    "name", ["..", "", "a/b", "../../x", "C:\\x.png", "é\ud800.png", "%", "."]
)
def test_a_picture_of_any_name_comes_back_and_no_entry_leaves_its_folder(name: str) -> None:
    plan = a_plan().with_picture(name, b"picture")
    data = encode(plan)
    assert decode_plan(data).plan == plan
    assert all(".." not in one.split("/") and "\\" not in one for one in entries_of(data))


def test_headings_that_no_file_can_be_named_after_still_save() -> None:
    plan = a_plan()
    for n, heading in enumerate(
        ["../..", "CON", "a/b\\c:d*?", "", "😀" * 200, "\ud800", "x" * 999]
    ):
        plan = plan.with_part(Section(f"s{n}", heading))
    assert len(decode_plan(encode(plan)).plan.sections) == 8


def test_foreign_files_are_told_by_what_they_are() -> None:
    assert "empty" in refusal(b"").what
    assert "not a Planwright plan" in refusal(b"\x89PNG\r\n\x1a\n").what
    assert "not a Planwright plan" in refusal(b"Dear Minister").what
    assert "Word document" in refusal(pack({"word/document.xml": b"<x/>"})).what
    assert "zip file" in refusal(pack({"holiday.txt": b"sun"})).what


def test_a_file_cut_short_anywhere_is_refused() -> None:
    data = encode(a_plan())
    for end in range(1, len(data), 97):
        refusal(data[:end])


def test_a_changed_entry_is_refused() -> None:
    entries = entries_of(encode(a_plan()))
    for name in ("plan.json", "brief.json", "pictures/logo.png"):
        changed = entries[name].replace(b"a", b"b").replace(b"PNG", b"JPG")
        assert f"“{name}”" in refusal(pack({**entries, name: changed})).then


def test_a_missing_picture_is_told() -> None:
    entries = entries_of(encode(a_plan()))
    del entries["pictures/logo.png"]
    assert "missing" in refusal(pack(entries)).then


def test_a_changed_history_is_refused() -> None:
    entries = entries_of(encode(a_plan(), ("one",)))
    manifest = entries["manifest.json"].replace(b'"one"', b'"two"')
    said = refusal(pack({**entries, "manifest.json": manifest}))
    assert said.what == "This plan file is damaged: it was cut short or changed."
    assert said.then.endswith("expected the checksum it was written with, found another.")


DEEP = b"[" * 100_000 + b"]" * 100_000
DEEP_KEY = b'{"x": ' + DEEP + b"}"


@pytest.mark.parametrize("entry", ["plan.json", "brief.json"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"null", b"[]", b"{", DEEP, DEEP_KEY, b'{"id": 1' + b"0" * 5000 + b"}"],
    ids=["empty", "no UTF-8", "null", "list", "cut", "deep", "deep key", "huge number"],
)
def test_strange_data_is_refused(entry: str, content: bytes) -> None:
    refusal(_resealed(with_entry(encode(a_plan()), entry, content)))


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"format": "1"}', b'{"format": 0}', DEEP]
)
def test_a_strange_manifest_is_refused(content: bytes) -> None:
    refusal(pack({**entries_of(encode(a_plan())), "manifest.json": content}))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("title",), 7),
        (("answers", 0, "theme"), "no such theme"),
        (("appearance",), {"size": 1e308}),
        (("appearance",), {"size": float("nan")}),
        (("deadline_override",), "2024-02-31"),
    ],
)
def test_values_that_no_plan_has_are_refused(place: tuple[str | int, ...], value: object) -> None:
    data = encode(a_plan())
    plan = json.loads(entries_of(data)["plan.json"])
    group = plan
    for step in place[:-1]:
        group = group[step]
    group[place[-1]] = value
    refusal(_resealed(with_entry(data, "plan.json", json.dumps(plan).encode())))


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "a\\b", "C:x", "a/../b", "x/ /y", "n" * 500]
)
def test_an_entry_that_would_leave_its_folder_is_refused(name: str) -> None:
    entries = entries_of(encode(a_plan()))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for one, data in {**entries, name: b"x"}.items():
            archive.writestr(zipfile.ZipInfo(one), data)
    refusal(buffer.getvalue())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused() -> None:
    buffer = io.BytesIO(encode(a_plan()))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("plan.json", "{}")
    assert "two entries" in refusal(buffer.getvalue()).then


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    entries = entries_of(encode(a_plan()))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
        archive.writestr("later.bin", b"\0" * (65 << 20))
    assert "too large" in refusal(buffer.getvalue()).then


def test_an_entry_longer_than_it_declares_is_not_unpacked_further() -> None:
    data = pack({**entries_of(encode(a_plan())), "later.bin": b"\0" * 10_000_000})
    lie = data.replace((10_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert lie != data
    assert "later.bin" in refusal(lie).then


@settings(max_examples=300, deadline=None)
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_changes_nothing_or_is_refused(at: float, bit: int) -> None:
    plan = _PLAN
    data = bytearray(_DATA)
    data[int(at * len(data))] ^= 1 << bit
    try:
        opened = decode_plan(bytes(data), "x")
    except Problem:
        return
    assert opened.plan == plan


_PLAN = a_plan()
_DATA = encode(_PLAN)


def test_an_entry_without_a_name_is_refused() -> None:
    data = encode(a_plan())
    directory = data.index(b"PK\x01\x02")
    name = directory + 46  # after the fixed part of an entry (APPNOTE 4.3.12)
    refusal(data[:name] + b"\0" + data[name + 1 :])


def test_a_directory_far_too_large_is_refused_before_it_is_read() -> None:
    data = encode(a_plan())
    end = data.rindex(b"PK\5\6")
    entry = data[data.index(b"PK\1\2") : end]
    grown = data[:end] + entry * 1500 + data[end:]
    size = (len(entry) * 1501).to_bytes(4, "little")
    at = end + len(entry) * 1500 + 12
    assert "too many entries" in refusal(grown[:at] + size + grown[at + 4 :]).then


def test_a_container_of_the_large_kind_is_refused() -> None:
    data = encode(a_plan())
    end = data.rindex(b"PK\5\6")
    assert "too many entries" in refusal(data[:end] + b"PK\6\7" + bytes(16) + data[end:]).then


def test_data_that_would_fill_the_memory_is_refused_before_it_is_parsed() -> None:
    bomb = b'{"x": [' + b"[]," * (9 << 20) + b"[]]}"
    assert "too large" in refusal(_resealed(with_entry(encode(a_plan()), "plan.json", bomb))).then
