"""The kinds of document that can be read, and what a file really is, whatever its name says."""

from enum import StrEnum
from pathlib import PurePath

from desktopapp.plan.problem import Problem
from desktopapp.readers.reading import UNTOUCHED


class Kind(StrEnum):
    """A kind of document."""

    WORD = "Word document"
    OPEN = "OpenDocument text"
    RICH = "rich text file"
    WEB = "web page"
    PDF = "PDF"
    TEXT = "text file"
    MARKDOWN = "Markdown file"
    CSV = "CSV file"
    WORKBOOK = "workbook"  # read as a letter only, not to be brought into a plan
    PLAIN_LETTER = "plain letter"  # a text file whose lines and gaps are kept
    COUNCIL_FILE = "Word file to build on"  # a template or form; sanitised, not read as text


SUFFIXES = {  # the first of each kind is its usual one
    ".docx": Kind.WORD,
    ".odt": Kind.OPEN,
    ".ott": Kind.OPEN,
    ".rtf": Kind.RICH,
    ".html": Kind.WEB,
    ".htm": Kind.WEB,
    ".xhtml": Kind.WEB,
    ".pdf": Kind.PDF,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".csv": Kind.CSV,
}
_ENDING = {kind: suffix for suffix, kind in reversed(SUFFIXES.items())}
_ENDING |= {Kind.WORKBOOK: ".xlsx", Kind.PLAIN_LETTER: ".txt"}
LETTER_SUFFIXES = {  # of what is read as a letter in another way than as a document
    ".xlsx": Kind.WORKBOOK,
    ".xlsm": Kind.WORKBOOK,
    ".txt": Kind.PLAIN_LETTER,
    ".text": Kind.PLAIN_LETTER,
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (  # first bytes -> what the file is, and its usual ending where it could be read
    (b"PK\x03\x04", "zip file", ""),
    (b"PK\x05\x06", "zip file", ""),
    (b"%PDF-", "PDF", ".pdf"),
    (_OLD_OFFICE, "document of an old Office program", ""),
    (b"{\\rtf", "rich text file", ".rtf"),
    (b"\x89PNG", "picture", ""),
    (b"\xff\xd8\xff", "picture", ""),
    (b"GIF8", "picture", ""),
    (b"MZ\x90", "program", ""),
    (b"\x7fELF", "program", ""),
    (b"SQLite format 3", "database", ""),
    (b"\x1f\x8b", "compressed file", ""),
    (b"7z\xbc\xaf", "compressed file", ""),
)
_ZIPPED = {
    Kind.WORKBOOK: b"xl/workbook",
    Kind.WORD: b"word/",
    Kind.OPEN: b"application/vnd.oasis.opendocument.text",
}
_USUAL = [_ENDING[kind] for kind in Kind if kind in SUFFIXES.values()]
READABLE = f"Planwright reads {', '.join(_USUAL[:-1])} and {_USUAL[-1]} files."
_SAVE_AS_WORD = "Open it in the program it was made with and save it as a Word document (.docx)."
_THEN = {  # what to do with kinds that cannot be read
    ".doc": "Open it in Word or LibreOffice and save it as a Word document (.docx).",
    ".pages": "Open it in Pages, choose File, Export To, Word, and use the new file.",
    **dict.fromkeys((".dot", ".docm", ".dotx", ".dotm", ".fodt", ".sxw", ".wpd"), _SAVE_AS_WORD),
    **dict.fromkeys(
        (".xls", ".xlsx", ".xlsm", ".ods", ".numbers"),
        "Open it in the program it was made with and save the sheet you need as CSV.",
    ),
}

ANSWERED = (*SUFFIXES, *_THEN)  # endings of what is read, or of which we say what to do


def kind_of(path: str) -> Kind:
    """Return the kind that a file's name says it is, or raise ``Problem``."""
    suffix = PurePath(path).suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    then = _THEN.get(suffix, READABLE)
    said = f"Files that end in {suffix}" if suffix else "Files without an ending such as .docx"
    raise Problem(f"{said} cannot be read.", where=path, safe=UNTOUCHED, then=then)


def letter_kind_of(path: str) -> Kind:
    """Return the kind of a letter, which may be a workbook too, or raise ``Problem``."""
    return LETTER_SUFFIXES.get(PurePath(path).suffix.lower()) or kind_of(path)


def check_file(data: bytes, kind: Kind) -> None:
    """Raise ``Problem`` if a file is empty, or is not of the kind that its name says."""
    if not data.strip(b"\0 \t\r\n\f\xff\xfe\xef\xbb\xbf"):
        raise Problem(
            "This file is empty.",
            safe=UNTOUCHED,
            then="Check that it was copied whole, and that it is the right file.",
        )
    if data.startswith(_OLD_OFFICE):
        raise _old_office(data)
    start = data[:1024].lstrip()
    found, ending = "", ""
    for magic, name, suffix in _BINARY:
        if start.startswith(magic):
            found, ending = name, suffix
            break
    for zipped, mark in _ZIPPED.items():
        if found == "zip file" and mark in data:
            found, ending = str(zipped), _ENDING[zipped]
    if kind is Kind.PDF and b"%PDF-" in start:
        return
    if found and ending != _ENDING[kind] and not (found == "zip file" and kind in _ZIPPED):
        raise _wrong(found, ending, kind)
    if kind is Kind.PDF or (not found and (kind is Kind.RICH or kind in _ZIPPED)):
        raise _wrong("", "", kind)


def _wrong(found: str, ending: str, kind: Kind) -> Problem:
    article = "an" if found[:1] in "aeio" else "a"
    really = f"It is {article} {found}." if found else ""
    if ending:
        then = f"Change its name so that it ends in {ending}, then try again."
    else:
        then = f"Check that it is the right file. {READABLE}"
    what = f"This file is not a {kind}, though its name says so."
    return Problem(f"{what} {really}".strip(), safe=UNTOUCHED, then=then)


def _old_office(data: bytes) -> Problem:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Problem(
            "This document is protected by a password.",
            safe=UNTOUCHED,
            then="Open it with its password, save a copy without one, and use that copy.",
        )
    return Problem(
        "This is a document of an old Office program, whatever its name says.",
        safe=UNTOUCHED,
        then="Open it in Word and save it as a Word document (.docx).",
    )
