"""What is found on the disk from outside: the words of plans, of copies, and of anything else."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ENDING = ".planwright"


def entries(path: Path) -> dict[str, bytes]:
    """Return what is packed in a plan file; nothing where it is no sound file."""
    try:
        with zipfile.ZipFile(path) as packed:
            return {name: packed.read(name) for name in packed.namelist()}
    except (OSError, zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        return {}


def data_of(path: Path) -> dict[str, Any]:
    """Return the data of a readable plan; nothing where it is sealed or no plan."""
    try:
        found = json.loads(entries(path).get("plan.json", b"null"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def texts(data: object) -> Iterator[str]:
    """Go through every text in some data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for item in data.values():
            yield from texts(item)
    elif isinstance(data, list):
        for item in data:
            yield from texts(item)


def holds(path: Path, word: str) -> bool:
    """Tell whether a readable plan file holds a word in its plan, not only in its history."""
    return any(word in text for text in texts(data_of(path)))


def files(*folders: Path) -> list[Path]:
    """Return every file below some folders."""
    return [one for folder in folders for one in sorted(folder.rglob("*")) if one.is_file()]


def plans_with(word: str, *folders: Path) -> list[Path]:
    """Return the readable plan files, copies too, that hold a word."""
    return [one for one in files(*folders) if one.suffix == ENDING and holds(one, word)]


def kept_somewhere(word: str, *folders: Path) -> list[Path]:
    """Return every file whose own bytes hold a word as ASCII, as what is kept for a crash does."""
    found = []
    for one in files(*folders):
        try:
            if word.encode() in one.read_bytes():
                found.append(one)
        except OSError:
            continue
    return found


def digest(data: bytes) -> str:
    """Return the checksum that a plan file names its entries by."""
    return hashlib.sha256(data).hexdigest()


def as_json(data: object) -> bytes:
    """Return data as a plan file holds it."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def rewrite(source: Path, target: Path, change: Callable[[str, Any], Any]) -> None:
    """Write a plan file with other data, its checksums right; ``change`` is told each entry."""
    packed = entries(source)
    for name in ("plan.json", "brief.json"):
        packed[name] = as_json(change(name, json.loads(packed[name])))
    manifest = json.loads(packed["manifest.json"])
    manifest["entries"] = {name: digest(packed[name]) for name in manifest["entries"]}
    manifest["revision"] = digest(b"".join(packed.values()))
    manifest.pop("check")
    plain = json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    manifest["check"] = digest(plain.encode())
    packed["manifest.json"] = as_json(manifest)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in packed.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, kind)
