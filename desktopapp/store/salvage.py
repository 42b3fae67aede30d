"""What can still be read of a damaged plan file, however little of it is left.

A damaged zip file is read from entry to entry instead of by its directory. An entry whose
checksum is right is believed; the readable texts are taken even where their end is missing. A plan
whose letter is gone gets the same letter from elsewhere, known by its checksum or else by its id.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from desktopapp.plan.brief import Brief
from desktopapp.plan.letter_copy import files_of_copy, own_copies
from desktopapp.plan.places import place_name, place_of
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.stored_brief import BRIEF, read_brief
from desktopapp.plan.stored_plan import PLAN, read_plan
from desktopapp.plan.text import Picture
from desktopapp.store.container import is_safe
from desktopapp.store.planfile import (
    NOTHING_KEPT,
    PICTURES,
    UnknownParts,
    digest,
    to_json,
    unescaped,
)
from desktopapp.store.readable import texts_beside, texts_without_letter
from desktopapp.store.resources import briefs
from desktopapp.store.versions import SHARED, VERSIONS_FOLDER

_MARK = b"PK\3\4"  # a local file header (APPNOTE 4.3.7), 30 bytes before the name
_HEAD = 30
_MOST_ENTRIES = 5_000
_MOST_BYTES = 24 << 20  # of an entry
_MOST_TOTAL = 128 << 20
_DEFLATED = 8
_TEXTS = "answers/"
_BRIEF_ID = re.compile(rb'^ "id": ("(?:[^"\\\n]|\\.)*")', re.MULTILINE)  # as brief.json is written


class Gone(NamedTuple):
    """A file within a plan file that is gone: its name there, and what it was, in words."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was found: the plan itself if its data is whole, and the texts by their names.

    ``without`` is what is gone: pictures, and the file of a letter; ``kept`` holds what is
    whole of its versions, and ``document`` is its id, where that can be told. ``other_letter`` is
    the title of the letter that stands for its own, where only the id says that it is the same.
    """

    plan: Plan | None
    texts: Mapping[str, str]
    without: tuple[Gone, ...] = ()
    kept: UnknownParts = NOTHING_KEPT
    document: str = ""
    other_letter: str = ""


class _Letter(NamedTuple):
    """The letter of a plan, and whether it is known to be its own."""

    brief: Brief
    is_own: bool = True


def salvage(data: bytes, known: Iterable[Brief] = ()) -> Salvage:
    """Read what can be read of the bytes of a damaged plan file; never raises.

    Where its letter is gone, it is looked for among those ``known`` and those of the program.
    """
    whole: dict[str, bytes] = {}
    texts: dict[str, str] = {}
    rest = b""  # of brief.json
    for name, content, is_whole in _entries(data):
        if is_whole:
            whole.setdefault(name, content)
        if name == "brief.json":
            rest = rest or content
        if name.startswith(_TEXTS) and content:
            text = content.decode("utf-8", "replace")
            texts.setdefault(name.removeprefix(_TEXTS).removesuffix(".txt"), text)
    document = _document(whole)
    kept = UnknownParts(
        {name: one for name, one in whole.items() if name.startswith(VERSIONS_FOLDER)}
    )
    letter = _letter(whole, rest, known)
    plan = _plan(whole, letter)
    if plan is None or letter is None:
        return Salvage(None, _all_texts(whole, texts), kept=kept, document=document)
    other = "" if letter.is_own else letter.brief.title
    return Salvage(plan, texts, _gone(plan), kept, document, other)


def _gone(plan: Plan) -> tuple[Gone, ...]:
    """Return the pictures and letters of a plan whose bytes are gone, each once."""
    report = plan.report
    texts = [(place_name(plan, place_of(plan, part.id)), part.text) for part in plan.parts()]
    texts += [(f"{one.heading}, report", one.text) for one in (report.sections if report else ())]
    wanted = {
        block.name: _said_of_picture(block, where)
        for where, text in reversed(texts)
        for block in reversed(text)
        if isinstance(block, Picture)
    }
    wanted = {plan.council.logo: "the logo of the council", **wanted}
    gone = [Gone(one, what) for one, what in wanted.items() if one and one not in plan.pictures]
    gone += [
        Gone(copy.name, f"the file of the letter “{copy.name}”")
        for copy in own_copies(plan)
        if not files_of_copy(copy) <= plan.pictures.keys()
    ]
    return tuple(gone)


def _said_of_picture(block: Picture, where: str) -> str:
    words = " ".join(block.alternative.split())
    return f"the picture “{words}” ({where})" if words else f"a picture ({where})"


def _all_texts(entries: Mapping[str, bytes], texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the readable texts, and all words of the plan's data that they do not hold."""
    try:
        data = json.loads(entries["plan.json"])
        plan = PLAN.fill(data, "plan", brief=_NO_LETTER, pictures={})
        count = sum(name.startswith(_TEXTS) for name in entries)
        all_there = count >= len(plan.answers) + len(plan.sections)
        found = texts_beside(plan) if all_there else texts_without_letter(plan)
    except (KeyError, ValueError, AttributeError, RecursionError):
        return texts
    named = {name.removesuffix(".txt"): text for name, text in found.items()}
    return {**texts, **named} if all_there else named


_NO_LETTER = Brief("", "", "", ())


def _letter(entries: Mapping[str, bytes], rest: bytes, known: Iterable[Brief]) -> _Letter | None:
    """Return the letter of a plan: its own, the same from elsewhere, or the one of its id."""
    wanted = _digest_of_brief(entries)
    for name in ("brief.json", SHARED + wanted):
        with suppress(KeyError, ValueError, RecursionError):
            return _Letter(read_brief(json.loads(entries[name])))
    if "plan.json" not in entries:
        return None
    others = list(known)
    with suppress(Problem):  # the program itself is damaged
        others += briefs()
    for one in others:
        if digest(to_json(BRIEF.write(one))) == wanted:
            return _Letter(one)
    named = _BRIEF_ID.search(rest)
    with suppress(ValueError):
        brief_id = json.loads(named[1]) if named else None
        return next((_Letter(one, is_own=False) for one in others if one.id == brief_id), None)
    return None


def _digest_of_brief(entries: Mapping[str, bytes]) -> str:
    """Return the checksum that the letter of a plan has by its manifest, or nothing."""
    try:
        return str(json.loads(entries["manifest.json"])["entries"]["brief.json"])
    except (KeyError, ValueError, TypeError, RecursionError):
        return ""


def _document(entries: Mapping[str, bytes]) -> str:
    """Return the id of the plan, from whichever entry still tells it."""
    for name, key in (("manifest.json", "document"), ("plan.json", "id")):
        try:
            return str(json.loads(entries[name])[key])
        except (KeyError, ValueError, TypeError, RecursionError):
            continue
    return ""


def _plan(entries: Mapping[str, bytes], letter: _Letter | None) -> Plan | None:
    """Make a plan of entries that are whole, or nothing; another letter has all its questions."""
    if letter is None:
        return None
    try:
        data = json.loads(entries["plan.json"])
        pictures = {
            unescaped(name.removeprefix(PICTURES)): content
            for name, content in entries.items()
            if name.startswith(PICTURES)
        }
        plan = read_plan(data, letter.brief, pictures)
    except (KeyError, ValueError, RecursionError):
        return None
    asked = {question.id for _, question in letter.brief.questions()}
    served = {one for answer in plan.answers for one in answer.questions}
    return plan if letter.is_own or served <= asked else None


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
