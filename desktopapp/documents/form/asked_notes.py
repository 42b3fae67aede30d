"""Notes of a form that asks: what is to be deleted before it is sent, and what is to be filled in.

Beside the notes of a report form these are lines that say so of themselves, and slanted lines
where the form’s answers stand: elsewhere slanted words are words like others.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from desktopapp.documents.form.guidance import guides, is_guidance, is_slanted
from desktopapp.documents.form.text import own, text_of, text_of_cell
from desktopapp.readers.word_parts import Style

if TYPE_CHECKING:
    from lxml.etree import _Element

_TO_DELETE = re.compile(
    r"\b(?:delete|remove|overwrite|replace) (?:this|these|the|all|any)\b[^.]{0,60}\b(?:notes?|"
    r"text|guidance|instructions?|prompts?|box(?:es)?|page|section|paragraph|line|example)\b|"
    r"\b(?:to be|should be|must be|can be|may be) (?:deleted|removed|overwritten)\b|"
    r"\b(?:guidance|notes?|prompts?|text|instructions?) in (?:italics?|(?:square )?brackets|"
    r"\[|grey|gray|blue|red|green|yellow)",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\[[^\[\]]*\b(?:delete|guidance|instructions?|drafting|notes?|prompt|insert|enter|describe|"
    r"explain|type|write|your answer|complete|remove)\b[^\[\]]*\]",
    re.IGNORECASE,
)
_OUR_NAME = re.compile(
    r"[\[<](?:insert |enter |add |type )?(?:the )?(?:full )?name of (?:the |your )?"
    r"(?:council|authority|local authority|organisation)[\]>]|"
    r"[\[<](?:insert |enter |add |type )?(?:the |your )?(?:council|authority|organisation)"
    r"(?:’s|'s)? name[\]>]",
    re.IGNORECASE,
)
_SHORT = 60  # words of a note


def is_note(
    line: "_Element", styles: Mapping[str, Style], *, answers: bool, asks: bool = False
) -> bool:
    """Tell whether a paragraph is a note that goes.

    ``answers`` says that it stands where an answer does, ``asks`` that it holds a question: that
    stays unless the note says of itself that it is one.
    """
    text = text_of_cell(line)
    if not text:
        return False
    if guides(line, styles) or (_TO_DELETE.search(text) and len(text.split()) <= _SHORT):
        return not asks or not _ends_as_question(text)
    if not is_guidance(line, styles):
        return False
    if is_slanted(line, styles):
        return answers and not asks
    return not asks or text[:1] in "[<«"


def _ends_as_question(text: str) -> bool:
    return text.rstrip().endswith("?")


def without_inline_notes(line: "_Element", council: str) -> None:
    """Take notes in brackets out of a paragraph that says more; the council’s name goes in."""
    texts = list(own(line, "{*}t"))
    whole = text_of(line)
    spans = [(*found.span(), council) for found in _OUR_NAME.finditer(whole)]
    named = {n for start, end, _ in spans for n in range(start, end)}
    spans += [(*one.span(), "") for one in _NOTED.finditer(whole) if one.start() not in named]
    put = {start: words for start, _, words in spans}
    gone = {n for start, end, _ in spans for n in range(start, end)}
    if not gone:
        return
    at = 0
    for one in texts:
        text = one.text or ""
        one.text = "".join(
            put.get(n, "") + ("" if n in gone else sign) for n, sign in enumerate(text, at)
        )
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += len(text)


def holds_only(lines: "AbstractSet[_Element]", table: "_Element") -> bool:
    """Tell whether a table says nothing but what stands in these paragraphs."""
    said = [one for one in table.iter("{*}p") if text_of_cell(one)]
    return bool(said) and all(one in lines for one in said)
