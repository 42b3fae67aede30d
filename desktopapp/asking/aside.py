"""Parts of a letter that hold no question, told by what such parts are in any document."""

import re
from collections.abc import Iterator, Sequence

from desktopapp.asking import grammar
from desktopapp.asking.found import Found
from desktopapp.asking.lines import AskLine
from desktopapp.asking.numbers import any_number, heading_number, section

CONTENTS = "A list of contents."
CHECK = "A page of the form on which answers are looked at again."
PRIVACY = "What is said about personal data."
HOW_TO = "How to fill in or send the answers, or what happens next."
RESPONDENT = "Who answers: contact details, and no question about the subject."
AGAIN = "Said again: the question stands elsewhere in the letter."
WELSH = "The same in Welsh."
CLOSING = "How the letter ends."
NOTES = "A sheet of instructions or of lists that other sheets use."
NO_QUESTION = "A sheet without a question."
ANSWER_PLACE = "A place for the answer."
ASKS_OTHERWISE = "It asks, but not as the questions of this letter do."
LONG_LIST = "A long list within one question."
SECOND_LETTER = "A second letter begins here. What it asks was read too."

_CONTENTS = re.compile(
    r"(?:table of )?contents(?: list)?|in this (?:document|workbook|form|template|return)|"
    r"(?:sections|sheets|tabs|pages) (?:in|of) this \w+|on this page",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"[\s.…·_]*\b\d{1,3}$")
_LEADER = re.compile(r"(?:\.{3,}|…|\. \. )\s*\d{1,3}$")
_CHECK = re.compile(
    r"(?:check|review) your (?:answers?|responses?|application)|save and (?:continue|return)|"
    r"submit your (?:answers?|application|response)|summary of your answers?",
    re.IGNORECASE,
)
_PRIVACY = re.compile(
    r"privacy(?: (?:notice|statement|policy))?|(?:personal )?data(?: protection)?(?: notice|"
    r" and privacy)?|"
    r"confidentiality(?: and .*)?|how (?:we (?:will )?use|your) (?:your )?(?:personal )?(?:data|"
    r"information).*|"
    r"freedom of information.*|data controller.*|your (?:personal )?data\b.*",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"(?:how to|how you can) (?:respond|reply|answer|complete|fill in|fill out|use|submit|apply|"
    r"return|send)\b.*|"
    r"(?:using|completing|filling in|about) this (?:template|form|workbook|return|consultation|"
    r"survey|page)\b.*|"
    r"next steps|what happens next|responding to this .*|further information|contact(?: us|s)?|"
    r"enquiries|(?:now )?send your (?:answers?|application|response|form)|"
    r"instructions(?: for completion)?|guidance (?:notes? )?(?:for|on) complet.*|key dates|"
    r"timetable",
    re.IGNORECASE,
)
_NOTE_SHEET = re.compile(
    r"(?:start|cover|front|instructions?|guidance|read ?me|notes?|contents|introduction|about|"
    r"lists?|"
    r"drop ?downs?|lookups?|validation|reference data|version.*|change log)(?: (?:page|sheet|"
    r"notes|data))?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"[\[(<]?\s*(?:insert|enter|type|write|add|click or tap|start)\b.{0,30}\b(?:text|answer|"
    r"response|here)\b.{0,20}[\])>]?\.?|"
    r"[\[(<](?:your )?(?:answer|response|text)(?: here)?[\])>]|[._…]{5,}|\[\s*\]",
    re.IGNORECASE,
)
_RESPONDENT = re.compile(
    r"(?:what is |whether |the (?:name|type) of |if so, )?(?:your|the|its|an?)? ?(?:full |first |"
    r"last |job |"
    r"contact |email |postal )?(?:name|position|title|role|e-?mail(?: address)?|address|postcode|"
    r"telephone(?: number)?|phone(?: number)?|organisation|body|type of (?:body|organisation))\b"
    r"[^.]{0,90}\??$",
    re.IGNORECASE,
)
_ABOUT_THEM = re.compile(
    r"(?:about (?:you|your (?:organisation|council|authority|response))|(?:your|contact|respondent"
    r"(?:’s|'s)?|applicant(?:’s|'s)?|lead contact) (?:contact )?details|"
    r"details of (?:the )?(?:respondent|applicant|person responding)|declarations?|signatures?)",
    re.IGNORECASE,
)
_PAGE_HEAD = re.compile(r"pages?(?: (?:no|number)\.?)?", re.IGNORECASE)
_FEW_ENTRIES = 2
_WELSH_WORDS = """
y yr yn ac ar o a eich chi sut beth pa pwy pam ydych ydy yw mae oes bod gan gyda wedi fel
neu nid dylai rhaid ym os er hyn hwn hon cwestiwn ydi chwi cyngor cymru am i gyfer sydd
pryd faint unrhyw rydym gennych byddwch bydd fyddai wneud ddim rhowch nodwch disgrifiwch
eglurwch esboniwch
"""
_WELSH = frozenset(_WELSH_WORDS.split())
_ENGLISH_WORDS = """
the of and to in is are you your do does what how which for that this with be we on by at
it a have has from or not will would should
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_CLOSING = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly|ever)|"
    r"(?:with )?(?:kind|best|warm) (?:regards|wishes)|"
    r"(?:with )?(?:many )?thanks|regards|i look forward to .*)[,.]?",
    re.IGNORECASE,
)
_DETAILS = re.compile(
    r"(?:about (?:you|your (?:council|organisation|authority))|"
    r"(?:your|contact|respondent) details|"
    r"details of (?:the )?respondent|who (?:is|are) (?:responding|answering|replying))\W*",
    re.IGNORECASE,
)
_SIGNATURE = 6  # lines below the end of a letter that name who signs it
_MOST_WELSH = 4  # words; fewer tell nothing
_ENTRY = 20  # words of an entry of a list of contents
_FAR = 400  # lines that a list of contents may have


def without_asides(lines: Sequence[AskLine], found: Found) -> list[AskLine]:
    """Return the lines in which questions may stand; the others are left aside."""
    kept = _without_welsh(lines, found)
    kept = _without_contents(kept, found)
    kept = _without_note_sheets(kept, found)
    kept = _without_closing(kept, found)
    return _without_sections(kept, found)


def _without_welsh(lines: Sequence[AskLine], found: Found) -> list[AskLine]:
    """Leave out what is in Welsh, where most of the letter is in English."""
    told = [_language(line.text) for line in lines]
    if told.count("Welsh") > told.count("English") or "English" not in told:
        return list(lines)
    return _parted(lines, [one == "Welsh" for one in told], WELSH, found)


def _language(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if len(words) < _MOST_WELSH:
        return ""
    welsh, english = (sum(one in known for one in words) for known in (_WELSH, _ENGLISH))
    if welsh > english and welsh * 5 >= len(words):
        return "Welsh"
    return "English" if english else ""


def _parted(
    lines: Sequence[AskLine], left: Sequence[bool], why: str, found: Found
) -> list[AskLine]:
    """Leave out the marked lines, a stretch at a time, and return the others."""
    kept: list[AskLine] = []
    stretch: list[AskLine] = []
    for line, is_left in zip(lines, left, strict=True):
        if is_left:
            stretch.append(line)
            continue
        found.leave(stretch, why)
        stretch = []
        kept.append(line)
    found.leave(stretch, why)
    return kept


def _without_contents(lines: Sequence[AskLine], found: Found) -> list[AskLine]:
    last = {_entry(line.text): n for n, line in enumerate(lines)}
    left = [False] * len(lines)
    at = 0
    while at < len(lines):
        if _CONTENTS.fullmatch(lines[at].text.strip(" :")) and not lines[at].cells:
            left[at] = True
            at = _after_contents(lines, at + 1, last, left)
        else:
            left[at] = bool(_LEADER.search(lines[at].text)) and not lines[at].cells
            at += 1
    return _parted(lines, left, CONTENTS, found)


def _after_contents(
    lines: Sequence[AskLine], at: int, last: dict[str, int], left: list[bool]
) -> int:
    """Mark the entries of a list of contents, and return where it ends.

    An entry says what a later line says again, or ends in the number of a page.
    """
    listed = at < len(lines) and lines[at].bullet
    entries: set[str] = set()
    for n in range(at, min(len(lines), at + _FAR)):
        line = lines[n]
        entry = _entry(line.text)
        again = last.get(entry, n) > n or _LEADER.search(line.text)
        short = len(line.text.split()) <= _ENTRY and not line.cells
        listed_here = again or (listed and line.bullet) or not entry
        if line.sheet or not short or not listed_here or entry in entries:
            return n
        entries.add(entry)
        left[n] = True
    return min(len(lines), at + _FAR)


def _entry(text: str) -> str:
    return grammar.squeezed(_PAGE_NUMBER.sub("", any_number(text).text))


def _without_closing(lines: Sequence[AskLine], found: Found) -> list[AskLine]:
    """Leave out how the letter ends, and who signs it."""
    left = [False] * len(lines)
    for at, line in enumerate(lines):
        if not _CLOSING.fullmatch(line.text):
            continue
        left[at] = True
        for n in range(at + 1, min(len(lines), at + 1 + _SIGNATURE)):
            one = lines[n]
            if one.level or one.sheet or one.cells or one.bullet or grammar.is_ask(one.text):
                break
            if heading_number(one.text).number or not grammar.is_label(one.text):
                break
            left[n] = True
    return _parted(lines, left, CLOSING, found)


def _without_note_sheets(lines: Sequence[AskLine], found: Found) -> list[AskLine]:
    """Leave out the sheets of a workbook that explain it or hold its lists."""
    left: list[bool] = []
    notes = False
    for line in lines:
        if line.sheet:
            notes = bool(_NOTE_SHEET.fullmatch(line.text.strip()))
        left.append(notes)
    return list(lines) if all(left) else _parted(lines, left, NOTES, found)


def without_respondent(lines: Sequence[AskLine], found: Found) -> list[AskLine]:
    """Leave out what asks who answers, where the questions say of themselves that they are.

    That is a row of lines that name a name, an address or a body; what leads them goes with them.
    """
    left = [bool(_RESPONDENT.match(line.text)) and not line.cells for line in lines]
    for n, line in enumerate(lines):
        beside = left[n - 1 : n] + left[n + 1 : n + 2]
        left[n] = left[n] and any(beside)
        leads = n and (lines[n - 1].text.endswith(":") or _DETAILS.fullmatch(lines[n - 1].text))
        if leads and left[n] and not left[n - 1]:
            left[n - 1] = True
        left[n] = left[n] and (not line.level or bool(_DETAILS.fullmatch(line.text)))
    return _parted(lines, left, RESPONDENT, found)


def list_unasked(lines: Sequence[AskLine], found: Found) -> None:
    """List sections about who answers, declarations and tables of contents that ask nothing here.

    They hold no question that was found, and nothing said so: an officer looks for them in vain.
    """
    taken = [one.place for one in found.questions()]
    taken += [one.place for one in found.aside if one.place]
    for stretch, why in _unasked(lines):
        start, end = stretch[0].start, stretch[-1].end
        if not any(one.start < end and start < one.end for one in taken):
            found.leave(stretch, why)


def _unasked(lines: Sequence[AskLine]) -> Iterator[tuple[list[AskLine], str]]:
    """Go through the stretches that are such a section or table."""
    at = 0
    while at < len(lines):
        line, end = lines[at], at + 1
        if line.cells and _PAGE_HEAD.fullmatch(line.cells[-1]):
            while end < len(lines) and lines[end].cells[-1:] and lines[end].cells[-1].isdecimal():
                end += 1
            if end > at + _FEW_ENTRIES:
                yield list(lines[at:end]), CONTENTS
        elif line.heads and _ABOUT_THEM.fullmatch(heading_number(line.text).text.strip(" :")):
            while end < len(lines) and not (lines[end].heads or lines[end].sheet):
                end += 1
            yield list(lines[at:end]), RESPONDENT
        at = end


def _without_sections(lines: Sequence[AskLine], found: Found) -> list[AskLine]:
    """Leave out sections about personal data and about sending, and pages for looking again."""
    kept: list[AskLine] = []
    stretch: list[AskLine] = []
    why, level, annexed = "", 0, False
    for line in lines:
        opens = _opens(line)
        heads = line.heads or (line.gap and not line.bullet and not line.cells)
        ends = line.sheet or (heads and not opens and _is_next(line, level, annexed=annexed))
        if why and (ends or opens):
            found.leave(stretch, why)
            stretch, why = [], ""
        if opens:
            why, level, annexed = opens, line.level, bool(section(line.text))
        if why:
            stretch.append(line)
            if why in (CHECK, ANSWER_PLACE):
                found.leave(stretch, why)
                stretch, why = [], ""
        else:
            kept.append(line)
    found.leave(stretch, why)
    return kept


def _is_next(line: AskLine, level: int, *, annexed: bool) -> bool:
    """Tell whether a line heads the next section rather than going on with the one left aside.

    An annex or a part has numbered lines of its own, and ends where another begins.
    """
    if level:
        return 0 < line.level <= level
    if line.text.endswith((":", ",")):
        return False
    if annexed and any_number(line.text).number:
        return False
    text = any_number(line.text)
    return bool(text.number) or not (grammar.is_sentence(line.text) or line.text.endswith("?"))


def _opens(line: AskLine) -> str:
    """Return why a line and what follows it hold no question; nothing where they may."""
    if line.cells or line.sheet:
        return ""
    titled = heading_number(line.text) if line.heads else any_number(line.text)
    text = titled.text.strip(" :")
    if _CHECK.fullmatch(text):
        return CHECK
    if _FILLER.fullmatch(text):
        return ANSWER_PLACE
    if line.bullet or not (line.heads or (line.gap and not grammar.is_sentence(line.text))):
        return ""
    if _PRIVACY.fullmatch(text) and not grammar.is_ask(text):
        return PRIVACY
    return HOW_TO if _HOW_TO.fullmatch(text) and not titled.number else ""
