"""The plan file: one zip container, as pure bytes to a plan and back.

``plan.json`` is the truth; the brief travels with it, so that the file opens on any PC. The
manifest names a checksum of every entry and one of itself, so that whatever was changed shows. A
revision is a hash of the plan and of the revisions it came from. Same plan and history, same
bytes.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from desktopapp.plan.brief import Brief
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.plan.schema import canonical, kept_as_is
from desktopapp.plan.shapes import DataError
from desktopapp.plan.stored_brief import BRIEF, read_brief
from desktopapp.plan.stored_plan import plan_data, read_plan
from desktopapp.store.container import (
    MOST_BYTES_OF_AN_ENTRY,
    MOST_ENTRIES,
    MOST_UNPACKED_BYTES,
    Container,
    ContainerError,
    is_safe,
    pack,
)
from desktopapp.store.readable import README, readable_texts

_FORMAT = 1
MIMETYPE = b"application/vnd.planwright.plan+zip"
_MOST_JSON = (
    24 << 20
)  # bytes: of them JSON can make some 700 MB in memory, and no plan has as much
_MOST_RECORDS = 500_000  # groups and lists in JSON: however small, each takes its room in memory
SEALED_MAGIC = b"Planwright sealed 1\n"  # what an encrypted plan begins with
_QUOTED = rb'"(?:[^"\\]|\\.)*"'
_LARGE = 8 << 20  # bytes of JSON from which on it is written without line breaks
_ROOM, _ROOM_IN_BYTES = 300, 32 << 20  # for the history and the texts that a save adds
PICTURES = "pictures/"
_TEXTS = "answers/"
_MARKS = (b"PK\1\2", b"manifest.json", b"brief.json")  # what a plan without its beginning holds
_OWN_ENTRIES = frozenset({"mimetype", "README.txt", "manifest.json", "plan.json", "brief.json"})
_OWN_KEYS = frozenset({"format", "document", "revision", "parents", "entries", "check"})


_NONE: Mapping[str, Any] = MappingProxyType({})


class UnknownParts(NamedTuple):
    """What a later version put into a plan file and this one writes back untouched."""

    entries: Mapping[str, bytes] = _NONE
    manifest: Mapping[str, object] = _NONE


NOTHING_KEPT = UnknownParts()


class Opened(NamedTuple):
    """A plan read from its file. ``read_only`` says why it may not be written, or is empty."""

    plan: Plan
    revision: str
    parents: tuple[str, ...] = ()
    kept: UnknownParts = NOTHING_KEPT
    read_only: str = ""


def encode(
    plan: Plan,
    parents: tuple[str, ...] = (),
    kept: UnknownParts = NOTHING_KEPT,
    content: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a plan as the bytes of its file; ``parents`` are the revisions it came from.

    ``content`` is what ``content_of`` has of the plan, where that was made already.
    """
    content = content or content_of(plan)
    others = {
        "README.txt": README.encode(),
        **_texts(plan, MOST_ENTRIES - len(content) - len(kept.entries) - len(_OWN_ENTRIES)),
        **dict(sorted(kept.entries.items())),
    }
    manifest: dict[str, object] = {
        **kept.manifest,
        "format": _FORMAT,
        "document": plan.id,
        "revision": _revision(plan, content, parents),
        "parents": list(parents),
        "entries": {name: digest(data) for name, data in {**content, **others}.items()},
    }
    manifest["check"] = _check(manifest)
    entries = {"mimetype": MIMETYPE, "manifest.json": to_json(manifest), **content, **others}
    return pack(entries, stored="mimetype")


def _texts(plan: Plan, room: int) -> dict[str, bytes]:
    """Return the readable texts, as one where a container has no room for as many entries."""
    texts = readable_texts(plan)
    if len(texts) > room:
        texts = {"All.txt": "\n".join(texts.values())}
    return {_TEXTS + name: _utf8(text) for name, text in texts.items()}


def revision_of(
    plan: Plan, parents: tuple[str, ...], content: Mapping[str, bytes] | None = None
) -> str:
    """Return the revision that a plan has when it is saved: a hash of content and parents."""
    return _revision(plan, content or content_of(plan), parents)


def content_of(plan: Plan) -> Mapping[str, bytes]:
    """Return the entries that a plan is read from, by their names."""
    return {
        "plan.json": to_json(plan_data(plan)),
        "brief.json": to_json(BRIEF.write(plan.brief_as_sent)),
        **{PICTURES + _escaped(name): data for name, data in sorted(plan.pictures.items())},
    }


def _revision(plan: Plan, content: Mapping[str, bytes], parents: tuple[str, ...]) -> str:
    return _revision_of(plan.id, parents, {name: digest(data) for name, data in content.items()})


def _revision_of(document: str, parents: tuple[str, ...], digests: Mapping[str, object]) -> str:
    return digest(_utf8(canonical([document, sorted(parents), digests])))


def is_sealed(data: bytes) -> bool:
    """Tell whether the bytes of a file are an encrypted plan."""
    return data.startswith(SEALED_MAGIC)


def decode_plan(data: bytes, where: str = "") -> Opened:
    """Return the plan that the bytes of a file hold, or raise ``Problem``.

    A file of a later format opens read only. The texts in ``answers`` are not looked at.
    """
    if not data:
        raise _refused("The plan file is empty.", where)
    container = _container(data, where)
    try:
        return _opened(container, where)
    except (ContainerError, DataError, UnicodeDecodeError) as error:
        raise _damaged(str(error), where) from error
    except ValueError as error:  # from json: no JSON, or a number of thousands of digits
        raise _damaged("its data cannot be read", where) from error
    except RecursionError as error:
        raise _damaged("its data is nested too deeply", where) from error


def _container(data: bytes, where: str) -> Container:
    """Open the container, or say what the bytes are instead."""
    if not data.startswith(b"PK"):
        if all(mark in data for mark in _MARKS):
            raise _damaged("its beginning is missing", where)
        raise _refused("This is not a Planwright plan.", where)
    try:
        container = Container(data)
    except ContainerError as error:
        raise _damaged(str(error), where) from error
    if "word/document.xml" in container.names:
        raise Problem(
            "This is a Word document, not a Planwright plan.",
            where=where,
            safe="Nothing was changed.",
            then="Bring it into a plan instead.",
        )
    if "manifest.json" not in container.names:
        raise _refused("This is a zip file, but not a Planwright plan.", where)
    return container


def _opened(container: Container, where: str) -> Opened:
    manifest = _group(json.loads(container.read("manifest.json", _MOST_JSON)), "manifest.json")
    newer = _is_newer(manifest)
    digests = _group(manifest.get("entries"), "manifest.json: entries")
    told, parents = manifest.get("revision"), manifest.get("parents")
    if not isinstance(told, str) or not isinstance(parents, list):
        raise DataError("manifest.json", "a revision and its parents", "none")
    if not newer and _check(manifest) != manifest.get("check"):
        raise DataError("manifest.json", "the checksum it was written with", "another")

    def read(name: str) -> bytes:
        data = container.read(
            name, _MOST_JSON if name.endswith(".json") else MOST_BYTES_OF_AN_ENTRY
        )
        if digest(data) != digests.get(name):
            raise ContainerError(f"its entry “{name}” was changed")
        return data

    for name in digests:
        if name not in container.names and not name.startswith(_TEXTS):
            raise ContainerError(f"its entry “{name}” is missing")
    pictures = [name for name in container.names if name.startswith(PICTURES)]
    if any(map(_holds_too_much, (read("plan.json"), read("brief.json")))):
        raise _refused("This plan file holds far more lines than a plan can.", where)
    try:
        plan = read_plan(
            json.loads(read("plan.json")),
            _read_brief(read("brief.json")),
            {unescaped(name.removeprefix(PICTURES)): read(name) for name in pictures},
        )
    except ValueError as error:
        if newer:
            raise _too_new(where) from error
        raise
    unknown = {key: item for key, item in manifest.items() if key not in _OWN_KEYS}
    sizes = [len(read("plan.json")), len(read("brief.json"))]
    strange = {
        name: read(name)
        for name in container.names
        if name not in _OWN_ENTRIES and not name.startswith((PICTURES, _TEXTS))
    }
    came_from = tuple(map(str, parents))
    own = {name: digests[name] for name in ("plan.json", "brief.json", *pictures)}
    return Opened(
        plan,
        told if newer else _revision_of(plan.id, came_from, own),
        came_from,
        UnknownParts(strange, kept_as_is(unknown, "manifest.json")),
        _NEWER if newer else _too_full(plan, strange, sizes),
    )


def _too_full(plan: Plan, strange: Mapping[str, bytes], sizes: list[int]) -> str:
    """Say why a plan can only be read: what can be opened could not be written again.

    A save adds its history and texts, and writes numbers at more length than a stranger may.
    """
    sizes = [*sizes, *map(len, plan.pictures.values()), *map(len, strange.values())]
    is_full = (
        len(sizes) > MOST_ENTRIES - _ROOM or sum(sizes) > MOST_UNPACKED_BYTES - _ROOM_IN_BYTES
    )
    if not is_full and max(sizes[:2]) > _LARGE:
        written = (plan_data(plan), BRIEF.write(plan.brief_as_sent))
        is_full = any(len(to_json(one)) > _MOST_JSON for one in written)
    return _FULL if is_full else ""


def _holds_too_much(data: bytes) -> bool:
    """Tell whether JSON holds more groups and lists than any plan; its texts count for none."""

    def count(json_data: bytes) -> int:
        return json_data.count(b"{") + json_data.count(b"[")

    return count(data) > _MOST_RECORDS and count(re.sub(_QUOTED, b"", data)) > _MOST_RECORDS


_FULL = (
    "This plan holds more than Planwright can save. You can read and export it here. "
    "To change it, share a copy without history, and work on that."
)


def _read_brief(data: bytes) -> Brief:
    try:
        return read_brief(json.loads(data))
    except DataError as error:
        raise DataError(f"brief.json: {error.place}", error.expected, error.found) from error


_NEWER = (
    "This plan was saved by a newer version of Planwright. You can read and export it here. "
    "To change it, ask IT for the newer version."
)


def _is_newer(manifest: Mapping[str, object]) -> bool:
    version = manifest.get("format")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise DataError("manifest.json", "the version of the format", "none")
    return version > _FORMAT


def _too_new(where: str) -> Problem:
    return Problem(
        "This plan was saved by a newer version of Planwright, which this one cannot read.",
        where=where,
        safe="The plan itself is sound. Nothing was changed.",
        then="Ask IT for the newer version.",
    )


def _refused(what: str, where: str) -> Problem:
    return Unreadable(
        what,
        where=where,
        safe="Nothing was changed.",
        then="Check that you chose the right file, or open an earlier copy of it.",
        damaged=True,
    )


def _damaged(why: str, where: str) -> Problem:
    return Unreadable(
        "This plan file is damaged: it was cut short or changed.",
        where=where,
        safe="Nothing was changed.",
        then="Open an earlier copy of the plan, and keep this file: “planwright salvage” gets out "
        f"what is left in it. For IT: {why}.",
        damaged=True,
    )


def _group(data: object, place: str) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise DataError(place, "a group of keys", "something else")
    return data


def _check(manifest: Mapping[str, object]) -> str:
    """Return the checksum of all that a manifest says beside it."""
    others = {key: item for key, item in manifest.items() if key != "check"}
    return digest(_utf8(canonical(others)))


def digest(data: bytes) -> str:
    """Return the checksum of some bytes: SHA-256 in hexadecimal."""
    return hashlib.sha256(data, usedforsecurity=False).hexdigest()


def to_json(data: object) -> bytes:
    """Return plain data as JSON, always the same for the same data; readable unless large."""
    written = _utf8(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n")
    return written if len(written) <= _LARGE else _utf8(canonical(data))


def _utf8(text: str) -> bytes:
    """Encode text. A lone surrogate, which UTF-8 cannot hold, becomes its JSON escape."""
    return text.encode("utf-8", "backslashreplace")


def _escaped(name: str) -> str:
    """Return a picture's name as one that is safe in any zip program."""
    safe = quote(name, safe=" ()+,=@[]!", errors="surrogatepass")
    return safe if is_safe(safe) else safe.replace(".", "%2E").replace(" ", "%20") or "%"


def unescaped(name: str) -> str:
    """Return the name of a picture that an entry's name stands for."""
    return "" if name == "%" else unquote(name, errors="surrogatepass")
