"""Fields of a foreign Word file: which may go on working, which become their text or nothing.

A field can fetch a picture, a text or data from anywhere whenever it is brought up to date, or
show the login name and the path of whoever opens the file (ECMA-376 part 1, 17.16.5).
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktopapp.plan.links import allowed
from desktopapp.readers.word_parts import local_name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORKING = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF"),
        *("STYLEREF", "SEQ", "TOC", "TC", "DATE", "TIME", "TITLE", "SYMBOL", "LISTNUM"),
        *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "AUTONUM", "AUTONUMLGL", "="),
    }
)
_PERSONAL = frozenset(
    {
        *("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS"),
        *("FILENAME", "TEMPLATE", "DOCPROPERTY", "INFO", "COMMENTS", "KEYWORDS"),
    }
)


@dataclass(slots=True)
class _Field:
    """An open field: its marks, its instruction, its text so far."""

    marks: list["_Element"] = field(default_factory=list)
    instruction: str = ""
    result: list["_Element"] | None = None


def settle_fields(root: "_Element", settled: frozenset[str] = frozenset()) -> bool:
    """Turn fields that fetch or tell into text; return whether one of them fetched something.

    So are the fields named ``settled``, which do no harm.
    """
    fetched = False
    running: list[_Field] = []
    for element in list(root.iter("{*}fldSimple")):
        simple = _Field([], value(element, "instr"), list(element.iter("{*}t")))
        fetched |= _settled(simple, element, settled)
    for element in list(root.iter("{*}fldChar", "{*}instrText", "{*}t")):
        mark = value(element, "fldCharType")
        if mark == "begin":
            running.append(_Field([element]))
        elif running:
            _follow(element, mark, running)
        if mark == "end" and running:
            fetched |= _settled(running.pop(), None, settled)
    for one in running:  # never closed
        fetched |= _settled(one, None, settled)
    return fetched


def _follow(element: "_Element", mark: str, running: list[_Field]) -> None:
    """Add what stands within open fields to the last one, its text to all of them."""
    last = running[-1]
    if mark:
        last.marks.append(element)
        last.result = last.result or []
    elif local_name(element) == "instrText":
        last.marks.append(element)
        last.instruction += element.text or ""
    else:
        for one in running:
            if one.result is not None:
                one.result.append(element)


def _settled(one: _Field, simple: "_Element | None", settled: frozenset[str]) -> bool:
    """Turn a field into its text unless it may go on working; tell whether it fetched."""
    words = one.instruction.split()
    verb = words[0].upper() if words else ""
    if verb[:1] == "=":
        verb = "="
    if verb in _WORKING - settled or (verb == "HYPERLINK" and _leads_well(one.instruction)):
        return False
    for mark in one.marks:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    if verb in _PERSONAL:
        for text in one.result or ():
            text.text = ""
    parent = None if simple is None else simple.getparent()
    if simple is not None and parent is not None:
        at = parent.index(simple)
        parent[at : at + 1] = list(simple)
    return verb not in _PERSONAL and verb not in {"", "HYPERLINK"}


def _leads_well(instruction: str) -> bool:
    """Tell whether a link leads to a web page, an e-mail address or a place in the file."""
    before, *quoted = instruction.split('"')
    return "\\l" in before or bool(quoted and allowed(quoted[0]))
