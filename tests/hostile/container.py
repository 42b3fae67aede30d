"""A reader and writer of plan files, made from what the files look like.

It shares nothing with the program: it is how another program, another PC, or a later or an older
version would read a plan and write it.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SUFFIX = ".planwright"
_MIMETYPE = b"application/vnd.planwright.plan+zip"
_INDEX = "versions/index.json"


class Broken(Exception):  # noqa: N818  # it is a finding, not an error of this reader
    """The bytes are no whole plan file. Says why."""


@dataclass(frozen=True)
class PlanFile:
    """The entries of a plan file, all but mimetype and manifest, and the manifest."""

    entries: dict[str, bytes]
    manifest: Json

    @property
    def plan(self) -> Json:
        found: Json = json.loads(self.entries["plan.json"])
        return found

    @property
    def brief(self) -> Json:
        found: Json = json.loads(self.entries["brief.json"])
        return found

    @property
    def revision(self) -> str:
        return str(self.manifest["revision"])

    @property
    def pictures(self) -> dict[str, bytes]:
        return {
            name.removeprefix("pictures/"): data
            for name, data in self.entries.items()
            if name.startswith("pictures/")
        }

    @property
    def index(self) -> Json:
        found: Json = json.loads(self.entries.get(_INDEX, b'{"versions": [], "ancestors": []}'))
        return found

    @property
    def named(self) -> dict[str, Json]:
        """The plans of the named versions, each by its name."""
        found = {}
        for one in self.index["versions"]:
            if one.get("name"):
                found[one["name"]] = self.version(one["revision"])["plan"]
        return found

    def version(self, revision: str) -> Json:
        """Return what is kept of a version, its shared entries looked at; raise ``Broken``."""
        try:
            data: Json = json.loads(self.entries[f"versions/plans/{revision}.json"])
            needed = [data["brief"], *data["pictures"].values()]
        except (KeyError, ValueError) as error:
            raise Broken(f"the version {revision[:8]} is not there: {error}") from error
        for one in needed:
            if digest(self.entries.get(f"versions/shared/{one}", b"")) != one:
                raise Broken(f"the version {revision[:8]} lacks what it shares")
        return data


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def to_json(data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _canonical(data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def read_bytes(data: bytes) -> PlanFile:
    """Return a plan file, every checksum looked at, or raise ``Broken``."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            found = {name: archive.read(name) for name in names}
        manifest: Json = json.loads(found.pop("manifest.json"))
        found.pop("mimetype", None)
        check = manifest.pop("check")
    except Exception as error:
        raise Broken(f"{type(error).__name__}: {error}") from error
    if len(found) < len(names) - 2:
        raise Broken("two entries of one name")
    if digest(_canonical(manifest)) != check:
        raise Broken("the manifest is not the one it was written with")
    if {name: digest(one) for name, one in found.items()} != manifest["entries"]:
        raise Broken("an entry is not the one it was written with")
    return PlanFile(found, manifest)


def read(path: Path) -> PlanFile:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Broken(f"it cannot be read: {error}") from error
    return read_bytes(data)


def pack(file: PlanFile) -> bytes:
    """Return a plan file as bytes, its checksums made right."""
    manifest = {
        **file.manifest,
        "entries": {name: digest(data) for name, data in file.entries.items()},
    }
    manifest["check"] = digest(_canonical(manifest))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        entries = {"mimetype": _MIMETYPE, "manifest.json": to_json(manifest), **file.entries}
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if data else zipfile.ZIP_STORED
            archive.writestr(info, data)
    return buffer.getvalue()


def write(path: Path, file: PlanFile) -> None:
    """Write a plan file in one go, as a careful program does."""
    beside = path.with_name(f".written.{os.getpid()}")
    beside.write_bytes(pack(file))
    beside.replace(path)


def _entries(file: PlanFile, plan: Json, pictures: dict[str, bytes]) -> dict[str, bytes]:
    """Return the entries of a file whose plan is another one; the readable texts go."""
    others = {
        name: data
        for name, data in file.entries.items()
        if not name.startswith(("pictures/", "answers/"))
    }
    shown = {f"pictures/{name}": data for name, data in pictures.items()}
    return {**others, "plan.json": to_json(plan), **shown}


def _revision(plan: Json, entries: dict[str, bytes], parents: Iterable[str]) -> str:
    content = {
        name: digest(data)
        for name, data in entries.items()
        if name in ("plan.json", "brief.json") or name.startswith("pictures/")
    }
    return digest(_canonical([plan["id"], sorted(parents), content]))


def first(file: PlanFile, plan: Json, pictures: dict[str, bytes]) -> PlanFile:
    """Return a plan as it is saved for the first time, without any history."""
    entries = _entries(file, plan, pictures)
    kept = {name: data for name, data in entries.items() if not name.startswith("versions/")}
    revision = _revision(plan, kept, ())
    kept[_INDEX] = to_json({"versions": [], "ancestors": [revision]})
    manifest = {"format": 1, "document": plan["id"], "revision": revision, "parents": []}
    return PlanFile(kept, manifest)


def saved(
    file: PlanFile, plan: Json, pictures: dict[str, bytes], when: str, name: str = ""
) -> PlanFile:
    """Return what version 0.1.0 writes when a plan was opened from a file, changed and saved.

    The plan as it was opened stays as an automatic version; ``name`` makes a version of the new
    one. Entries and keys that 0.1.0 does not know are kept as they are.
    """
    entries = _entries(file, plan, pictures)
    revision = _revision(plan, entries, [file.revision])
    index = file.index
    found = list(index["versions"])
    if all(one["revision"] != file.revision for one in found):
        found.append({"revision": file.revision, "when": when, "name": "", "by": ""})
        entries |= _kept(file.plan, file)
        entries |= {f"versions/plans/{file.revision}.json": _version(file.plan, file)}
    if name:
        found.append({"revision": revision, "when": when, "name": name, "by": "Anna"})
        with_it = replace(file, entries=entries)
        entries |= _kept(plan, with_it)
        entries |= {f"versions/plans/{revision}.json": _version(plan, with_it)}
    known = list(dict.fromkeys([revision, file.revision, *index["ancestors"]]))
    entries[_INDEX] = to_json({**index, "versions": found, "ancestors": known[:200]})
    manifest = {**file.manifest, "revision": revision, "parents": [file.revision]}
    return PlanFile(entries, manifest)


def _version(plan: Json, file: PlanFile) -> bytes:
    pictures = {name: digest(data) for name, data in sorted(file.pictures.items())}
    brief = digest(file.entries["brief.json"])
    return _canonical({"plan": plan, "brief": brief, "pictures": pictures})


def _kept(_plan: Json, file: PlanFile) -> dict[str, bytes]:
    shared = [file.entries["brief.json"], *file.pictures.values()]
    return {f"versions/shared/{digest(data)}": data for data in shared}


def parts(plan: Json) -> Iterator[Json]:
    """Go through the answers and sections of a plan, and the sections of its report."""
    yield from plan.get("answers", [])
    yield from plan.get("sections", [])


def block_text(block: Json) -> str:
    """Return the words of a block; cells are parted by tabs, rows by line ends."""
    if block.get("kind") == "table":
        return "\n".join("\t".join(map(runs_text, row)) for row in block["rows"])
    return runs_text(block.get("runs", []))


def runs_text(runs: Iterable[Json]) -> str:
    return "".join(run["text"] for run in runs)
