"""What fonts of a PDF say of their letters, said again in the way that PDFium understands.

A font whose drawings stand in the PDF itself may name each letter (ISO 32000-1, 9.6.5): PDFium
does not look there and takes the number of a letter for the letter. Of a map of numbers to letters
(9.10.3) it reads as many lines as a table announces. So a map that it reads is written behind the
end of the file, as any program adds to one (7.5.6).
"""

import re
import unicodedata
from collections.abc import Mapping

from desktopapp.readers.pdf_font_codes import letters_by_font
from desktopapp.readers.pdf_objects import MOST_UNPACKED, PdfObjects
from desktopapp.readers.word_symbols import UNKNOWN, symbol

_ENCODING = re.compile(rb"/Encoding\s{0,9}(\d{1,9})\s")
_DIFFERENCES = re.compile(rb"/Differences\s{0,9}\[([^\]]*)\]")
_OF_SIGNS = re.compile(  # without a prefix of letters, which tells that it is in the file
    rb"/BaseFont\s{0,9}/(Wingdings|Webdings|Symbol)(?:#20|-)?([23])?(?:MT|-Regular)?(?=[\s/>,])"
)
_DESCRIPTOR = re.compile(rb"/FontDescriptor\s{0,9}(\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_SIMPLE = re.compile(rb"/Subtype\s{0,9}/(?:TrueType|Type1|MMType1)\b")
_STEP = re.compile(rb"\d+|/[^\s/\[\]<>(){}%]+")
_ROOT = re.compile(rb"/Root\s{0,9}(\d{1,9}\s{1,9}\d{1,5}\s{1,9}R)\b")
_BEFORE = re.compile(rb"startxref\s{1,9}(\d{1,12})")
_TABLE = re.compile(rb"\d{1,5}\s{1,9}begin(bfchar|bfrange)\b(.*?)end\1", re.DOTALL)
_CHARACTERS = re.compile(rb"<[^<>]*>\s{0,9}<[^<>]*>")
_RANGES = re.compile(rb"<[^<>]*>\s{0,9}<[^<>]*>\s{0,9}(?:<[^<>]*>|\[[^\]]*\])")
_NUMBERED = re.compile(r"(?:uni|u)([0-9A-F]{4,6})")
_ACCENTED = re.compile(
    r"([A-Za-z])(acute|grave|circumflex|dieresis|tilde|ring|caron|cedilla|macron|breve|ogonek)"
)
_MOST_NAMED = 100  # letters that one table of a map holds
_FIRST = 32
_LAST = 255  # the last number of a letter
_IN_UNICODE = {"dieresis": "diaeresis", "ring": "ring above"}
_NAMES = (
    "zero one two three four five six seven eight nine space period comma colon semicolon slash "
    "hyphen minus endash emdash plus equal parenleft parenright bracketleft bracketright "
    "quoteleft quoteright quotedblleft quotedblright quotesingle quotedbl exclam question percent "
    "numbersign dollar sterling Euro ampersand asterisk at underscore bar backslash less greater "
    "lessequal greaterequal plusminus bullet degree multiply mu germandbls"
)
_SIGNS = "0123456789 .,:;/-\u2212–—+=()[]‘’“”'\"!?%#$£€&*@_|\\<>≤≥±•°×µß"
_NAMED = dict(zip(_NAMES.split(), _SIGNS, strict=True)) | {
    name: name for name in ("ff", "fi", "fl", "ffi", "ffl")
}


def with_letters_told(data: bytes, objects: PdfObjects) -> bytes:
    """Return a PDF whose fonts tell the letters that they only name or number, or the same bytes.

    A font of signs that is not in the file has signs where PDFium expects letters. One that tells
    its letters by a map alone gets an encoding too: PDFium takes another font for it, which one
    depends on the computer, and leaves out every letter that this has no drawing for.
    """
    marks = (b"/Type3", b"/FontFile2", b"/ToUnicode")
    is_told = not (any(mark in data for mark in marks) or _OF_SIGNS.search(data))
    if is_told or b"/Encrypt" in data:
        return data
    free = max(objects.places, default=0) + 1
    changed: dict[int, bytes] = {}
    for number in objects.places:
        body = objects.body(number).strip()
        if not body.endswith(b">>"):
            continue
        if b"/ToUnicode" not in body:
            signs = {} if b"/Type3" in body else _signs(objects, body)
            named = (
                _letters(objects, body) if b"/Type3" in body else letters_by_font(objects, body)
            )
            if letters := signs or named:
                body = _OF_SIGNS.sub(b"/BaseFont/Helvetica", body) if signs else body
                body = changed[number] = body[:-2] + b"/ToUnicode %d 0 R>>" % free
                changed[free] = _stream(_map(letters))
                free += 1
        if b"/ToUnicode" in body and _is_by_map_alone(objects, body):
            changed[number] = body[:-2] + b"/Encoding/WinAnsiEncoding>>"
    return _added(data, changed)


def _is_by_map_alone(objects: PdfObjects, font: bytes) -> bool:
    """Tell whether a simple font is not in the file and tells no encoding."""
    if b"/Encoding" in font or not _SIMPLE.search(font):
        return False
    told = b"".join(objects.body(number) for number in objects.named(_DESCRIPTOR, font))
    return b"/FontFile" not in told


def with_tables_counted(data: bytes, objects: PdfObjects) -> bytes:
    """Return a PDF whose maps announce as many lines as they have, or the same bytes."""
    if b"/Encrypt" in data:
        return data
    changed: dict[int, bytes] = {}
    for number in objects.places:
        told = objects.unpacked(number, MOST_UNPACKED)[0]
        if b"begincmap" in told:
            counted = _TABLE.sub(_counted, told)
            if counted != told:
                changed[number] = _stream(counted)
    return _added(data, changed)


def _counted(table: re.Match[bytes]) -> bytes:
    """Write a table of a map, in several where it has too many lines for one."""
    kind, rest = table[1], table[2]
    lines = (_CHARACTERS if kind == b"bfchar" else _RANGES).findall(rest)
    parts = [lines[n : n + _MOST_NAMED] for n in range(0, len(lines), _MOST_NAMED)]
    return b"\n".join(
        b"%d begin%s\n%s\nend%s" % (len(part), kind, b"\n".join(part), kind) for part in parts
    )


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _letters(objects: PdfObjects, font: bytes) -> dict[int, str]:
    """Return what the numbers of a font stand for, by the names of its letters."""
    where = _ENCODING.search(font)
    found = _DIFFERENCES.search(objects.body(int(where[1])) if where else font)
    letters: dict[int, str] = {}
    number = 0
    for step in _STEP.findall(found[1]) if found else ():
        if step.isdigit():
            number = int(step)
            continue
        letter = letter_named(step[1:].decode("latin-1"))
        if letter and number <= _LAST:
            letters[number] = letter
        number += 1
    return letters


def _signs(objects: PdfObjects, font: bytes) -> dict[int, str]:
    """Return what the numbers of a font of signs stand for that is not in the file."""
    named = _OF_SIGNS.search(font)
    told = b"".join(objects.body(number) for number in objects.named(_DESCRIPTOR, font))
    if not named or b"/Differences" in font or b"/FontFile" in told:
        return {}
    where = _ENCODING.search(font)
    if where and b"/Differences" in objects.body(int(where[1])):
        return {}
    name = b" ".join(filter(None, named.groups())).decode("ascii")
    if name == "Symbol" and b"/TrueType" not in font:
        return {}  # one of the fonts that PDFium has itself
    return {number: symbol(name, number) or UNKNOWN for number in range(_FIRST, _LAST + 1)}


def letter_named(name: str) -> str:
    """Return the letter of a name such as "eacute", "alpha" or "uni20AC"; nothing for others."""
    if len(name) == 1 or name in _NAMED:
        return _NAMED.get(name, name)
    if numbered := _NUMBERED.fullmatch(name):
        number = int(numbered[1], 16)
        return chr(number) if number < 0x11_0000 and not 0xD800 <= number < 0xE000 else ""  # noqa: PLR2004  # as Unicode ends
    size = "capital" if name[:1].isupper() else "small"
    words = f"greek {size} letter {name}"
    if accented := _ACCENTED.fullmatch(name):
        accent = _IN_UNICODE.get(accented[2], accented[2])
        words = f"latin {size} letter {accented[1]} with {accent}"
    try:
        return unicodedata.lookup(words)
    except KeyError:
        return ""


def _map(letters: dict[int, str]) -> bytes:
    """Write a map of numbers to letters."""
    lines = [
        f"<{number:02X}> <{letter.encode('utf-16-be').hex()}>"
        for number, letter in letters.items()
    ]
    parts = [lines[n : n + _MOST_NAMED] for n in range(0, len(lines), _MOST_NAMED)]
    tables = "\n".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{tables}\nendcmap end end\n"
    ).encode("ascii")


def _added(data: bytes, changed: Mapping[int, bytes]) -> bytes:
    """Write objects behind the end of a PDF, instead of those that have their numbers."""
    roots, before = _ROOT.findall(data), _BEFORE.findall(data)
    if not (changed and roots and before):
        return data
    made = bytearray(data + b"\n")
    start = max(data.find(b"%PDF-"), 0)
    table = []
    for number, body in changed.items():
        table.append(b"%d 1\n%010d 00000 n \n" % (number, len(made) - start))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    here = len(made) - start
    size = max(PdfObjects(bytes(made)).places) + 1
    made += b"xref\n" + b"".join(table)
    made += b"trailer\n<</Size %d/Root %s/Prev %s>>\n" % (size, roots[-1], before[-1])
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % here)
