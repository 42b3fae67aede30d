"""The numbers that letters print before questions, headings and points."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_BEFORE = (
    r"(?:(?:prop(?:osal)?|part|section|chapter|annex|theme|topic|schedule)\.?\s*[A-Z0-9]{1,4}"
    r"(?:\.\d+)*[\s,:.–-]*)?"
)
_MARKED = re.compile(
    rf"({_BEFORE})(?:(?:consultation|evidence|survey|key)\s+)?(?:question|q)(?:uestion)?\s*"
    r"(?:no\.?\s*)?(?:\.\s*)?([A-Z]?\d{1,3}(?:\.\d{1,3})*(?:\.?[a-z](?![a-z]))?(?:\([a-z0-9]{1,4}"
    r"\))*)"
    r"\s*(?:[.:)\]–—-]+|\Z|\s(?=\S))\s*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_UNNUMBERED = re.compile(r"(?:consultation )?question\s*[:–-]\s+(.+)", re.IGNORECASE)
_DOTTED = re.compile(r"([A-Z]?\d{1,3}(?:\.\d{1,3})+(?:\([a-z]{1,4}\))*)[.):]?\s+(?=\S)")
_SINGLE = re.compile(r"(\d{1,3}|[A-Z]\d{1,3}(?:\.?[a-z])?)[.):]\s+(?=\S)")
_BRACKETED = re.compile(r"\((\d{1,3}|[a-z]{1,4})\)\s*(?=\S)")
_LETTERED = re.compile(r"([a-z])[).]\s+(?=\S)")
_SECTION = re.compile(
    r"(?:section|part|chapter|annex|theme|step|schedule|criterion|objective|priority|requirement)"
    r"\s+([A-Z0-9]{1,4})\s*[:.–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:criterion|requirement|standard|principle|duty|test|condition|objective|priority)\s+"
    r"([A-Z]?\d{1,3})\s*[:.–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[ivx]+")


class Numbered(NamedTuple):
    """A number as it is printed, and what stands after it."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class NumberedLines:
    """The numbered questions of a letter by the place of their line, and lines that head some."""

    questions: dict[int, Numbered] = field(default_factory=dict)
    heads: dict[int, Numbered] = field(default_factory=dict)

    def __contains__(self, at: int) -> bool:
        return at in self.questions or at in self.heads


def marked(text: str) -> Numbered | None:
    """Return the number of a line that says of itself that it is a question, as "Question 7"."""
    if found := _UNNUMBERED.match(text):
        return Numbered("", found[1])
    found = _MARKED.match(text)
    if not found:
        return None
    before = " ".join(found[1].strip(" ,:.–-").split())
    number = f"{before} Q{found[2]}" if before else found[2]
    rest = text[found.end() :].strip()
    if _YEAR.match(rest):
        return None  # "Q4 2024/25" is a quarter
    if rest[:1].islower() and not re.match(r"(?:if|how|what|which|who|do|is|are)\b", rest):
        return None  # "Question 7 asks what ..." speaks of it
    return Numbered(number, rest)


def dotted(text: str) -> Numbered | None:
    """Return the number of several parts before a heading: "2.1.1."."""
    found = _DOTTED.match(text)
    return Numbered(found[1], text[found.end() :]) if found else None


def single(text: str) -> Numbered | None:
    """Return the number of one part before a heading or question: "7." and "A1:"."""
    found = _SINGLE.match(text)
    return Numbered(found[1], text[found.end() :]) if found else None


def bare_number_before(text: str) -> Numbered | None:
    """Return the number that stands before a question without a mark between them."""
    found = re.match(r"(\d{1,3})\s+(?=[A-Z])", text)
    return Numbered(found[1], text[found.end() :]) if found else None


def section(text: str) -> Numbered | None:
    """Return the number of what is called a section: "Section 3: Costs"."""
    found = _SECTION.match(text)
    return Numbered(found[1], text[found.end() :]) if found else None


def named_number(text: str) -> Numbered | None:
    """Return the number of what points are numbered under: "Criterion 1: Need"."""
    found = _NAMED.match(text)
    return Numbered(found[1], text[found.end() :]) if found else None


def any_number(text: str) -> Numbered:
    """Return whatever number a line begins with, and the rest."""
    return marked(text) or dotted(text) or single(text) or Numbered("", text)


def heading_number(text: str) -> Numbered:
    """Return the number of a heading, if any: "Annex A: Privacy", "4 Privacy", "4. Privacy"."""
    return section(text) or bare_number_before(text) or any_number(text)


def point(label: str, text: str) -> Numbered | None:
    """Return the letter of a lettered point, from its label or its own words."""
    line = f"{label} {text}" if label else text
    found = _LETTERED.match(line)
    if found:
        return Numbered(found[1], line[found.end() :])
    found = _BRACKETED.match(line)
    return Numbered(f"({found[1]})", line[found.end() :]) if found and found[1].isalpha() else None


def clause(label: str, text: str) -> Numbered | None:
    """Return the number of a clause or numbered statement: "(3)", "3." and "2.1"."""
    line = f"{label} {text}" if label else text
    found = _BRACKETED.match(line)
    if found and found[1].isdigit():
        return Numbered(f"({found[1]})", line[found.end() :])
    return single(line) or dotted(line)


def is_roman(letter: str) -> bool:
    """Tell whether a letter may be a Roman figure, as in (i)."""
    return bool(_ROMAN.fullmatch(letter.strip("()")))


def follows_letter(letter: str, before: str) -> bool:
    """Tell whether a letter begins a row of points, after nothing, or follows the one before."""
    bare, last = letter.strip("()"), before.strip("()")
    return bare == "a" if not last else len(bare) == 1 and ord(bare) == ord(last) + 1
