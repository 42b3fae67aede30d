"""What can still be read of a damaged plan file, however little of it is left.

A damaged zip file is read from entry to entry instead of by its directory. An entry whose
checksum is right is believed; the readable texts are taken even where their end is missing.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktopapp.plan.brief import read_brief
from desktopapp.plan.letter_copy import files_of_copy, own_copies
from desktopapp.plan.plan import Plan, read_plan
from desktopapp.plan.text import Picture
from desktopapp.store.container import is_safe
from desktopapp.store.planfile import NOTHING_KEPT, PICTURES, UnknownParts, unescaped
from desktopapp.store.versions import FOLDER

_MARK = b"PK\3\4"  # a local file header (APPNOTE 4.3.7), 30 bytes before the name
_HEAD = 30
_MOST_ENTRIES = 5_000
_MOST_BYTES = 24 << 20  # of an entry
_MOST_TOTAL = 128 << 20
_DEFLATED = 8


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was found: the plan itself if its data is whole, and the texts by their names.

    ``without`` names what is gone: pictures, and the file of a letter; ``kept`` holds what is
    whole of its versions, and ``document`` is its id, where that can be told.
    """

    plan: Plan | None
    texts: Mapping[str, str]
    without: tuple[str, ...] = ()
    kept: UnknownParts = NOTHING_KEPT
    document: str = ""


def salvage(data: bytes) -> Salvage:
    """Read what can be read of the bytes of a damaged plan file; never raises."""
    whole: dict[str, bytes] = {}
    texts: dict[str, str] = {}
    for name, content, is_whole in _entries(data):
        if is_whole:
            whole.setdefault(name, content)
        if name.startswith("answers/") and content:
            text = content.decode("utf-8", "replace")
            texts.setdefault(name.removeprefix("answers/").removesuffix(".txt"), text)
    plan, document = _plan(whole), _document(whole)
    kept = UnknownParts({name: one for name, one in whole.items() if name.startswith(FOLDER)})
    if plan is None:
        return Salvage(None, texts, kept=kept, document=document)
    blocks = [block for part in plan.parts() for block in part.text]
    wanted = {block.name for block in blocks if isinstance(block, Picture)} | {plan.council.logo}
    gone = sorted(wanted - plan.pictures.keys() - {""})
    gone += [
        copy.name for copy in own_copies(plan) if not files_of_copy(copy) <= plan.pictures.keys()
    ]
    return Salvage(plan, texts, tuple(gone), kept, document)


def _document(entries: Mapping[str, bytes]) -> str:
    """Return the id of the plan, from whichever entry still tells it."""
    for name, key in (("manifest.json", "document"), ("plan.json", "id")):
        try:
            return str(json.loads(entries[name])[key])
        except (KeyError, ValueError, TypeError, RecursionError):
            continue
    return ""


def _plan(entries: Mapping[str, bytes]) -> Plan | None:
    """Make a plan of entries that are whole, or nothing."""
    try:
        brief = read_brief(json.loads(entries["brief.json"]))
        data = json.loads(entries["plan.json"])
        pictures = {
            unescaped(name.removeprefix(PICTURES)): content
            for name, content in entries.items()
            if name.startswith(PICTURES)
        }
        return read_plan(data, brief, pictures)
    except (KeyError, ValueError, RecursionError):
        return None


def _entries(data: bytes) -> Iterator[tuple[str, bytes, bool]]:
    """Go through the entries: name, what could be unpacked, whether that is all of it."""
    at, left = data.find(_MARK), _MOST_TOTAL
    view = memoryview(data)  # entries of a stranger may overlap: nothing is copied
    for _ in range(_MOST_ENTRIES):
        if at < 0 or left <= 0:
            return
        head = data[at : at + _HEAD]
        length = int.from_bytes(head[26:28], "little")
        start = at + _HEAD + length + int.from_bytes(head[28:30], "little")
        name = data[at + _HEAD : at + _HEAD + length].decode("utf-8", "replace")
        if is_safe(name):
            deflated = int.from_bytes(head[8:10], "little") == _DEFLATED
            size = int.from_bytes(head[18:22], "little")
            content = _unpacked(view[start : start + size], deflated=deflated)
            left -= len(content)
            yield name, content, zlib.crc32(content) == int.from_bytes(head[14:18], "little")
        at = data.find(_MARK, at + len(_MARK))


def _unpacked(packed: memoryview, *, deflated: bool) -> bytes:
    """Unpack as much as can be unpacked."""
    if not deflated:
        return bytes(packed[:_MOST_BYTES])
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = bytearray()
    try:
        for at in range(0, len(packed), 256):  # in small steps: an error loses one of them
            unpacked += unpacker.decompress(packed[at : at + 256], _MOST_BYTES - len(unpacked) + 1)
            if len(unpacked) > _MOST_BYTES or unpacker.eof:
                break
    except zlib.error:
        pass
    return bytes(unpacked)
