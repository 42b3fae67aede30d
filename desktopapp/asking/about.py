"""What a letter says of itself: its title and sender, its days, where answers go, its licence."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from desktopapp.asking import grammar
from desktopapp.asking.lines import AskLine, Letter
from desktopapp.asking.numbers import any_number
from desktopapp.plan.days import MONTHS

_MONTH = "|".join(f"{one[:3]}(?:{one[3:]})?" for one in MONTHS)
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:\s?(?:st|nd|rd|th))?(?: of)? ({_MONTH})\.?,? (20\d\d)\b|"
    rf"\b(20\d\d)-(\d\d)-(\d\d)\b|"
    r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:deadline|clos(?:es?|ing|ed)|due|no later than|not later than|by|before|until|"
    r"must reach|"
    r"return(?:ed)?|respond|submit(?:ted)?|submission|runs? (?:from|until)|ends?)\b",
    re.IGNORECASE,
)
_DUE_SURELY = re.compile(
    r"\b(?:deadline|clos(?:es?|ing)|due|no later than|not later than|must reach|runs? until)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:published|updated|issued|dated?|launch(?:ed)?|last updated|opens?|opened)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SEND = re.compile(
    r"\b(?:send|sent|return(?:ed)?|e-?mail(?:ed)?|respond|response|submit(?:ted)?|write|reply|"
    r"answers?)\b",
    re.IGNORECASE,
)
_ENQUIRY = re.compile(
    r"\b(?:enquir|question|quer(?:y|ies)|help|press|media|complain)\w*", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:The )?(?:Department (?:for|of)|Ministry (?:of|for)|Office (?:of|for)|Minister (?:of|for)|"
    r"Secretary of State|Home Office|Cabinet Office|HM [A-Z]|[A-Z][\w’',& -]{2,60} "
    r"(?:Commission|Agency|Ombudsman|Authority|Department|Ministry|Inspectorate|Regulator|"
    r"Executive|Board|Service|Council|Trust|Partnership|"
    r"(?:Homes|Sport|Natural|Historic|NHS) England))\b[\w’', &-]{0,80}$"
)
_FROM = re.compile(r"^(?:from|sender|issued by|published by)\s*:?\s+(.+)", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:full )?list of (?:application |consultation )?questions|"
    r"(?:all )?(?:the )?(?:application )?questions.*asked|"
    r"table of contents|contents|questions|start|cover|instructions|introduction|"
    r"about (?:you|your \w+)|your details|declarations?",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"crown copyright|open (?:government|parliament) licen[cs]e|creative commons|©|"
    r"all rights reserved",
    re.IGNORECASE,
)
_TOP = 25  # lines in which a letter says who writes it, and when
_TITLE = 25  # words
_BEGINNING = 40  # characters in which a line says that it dates the letter
_SENDER = 14  # words


def days_in(text: str) -> Iterator[date]:
    """Go through the days that a text names."""
    for found in _DAY.finditer(text):
        day, month, year, *others = found.groups()
        try:
            if year:
                number = next(
                    n
                    for n, name in enumerate(MONTHS, 1)
                    if name.lower().startswith(month[:3].lower())
                )
                yield date(int(year), number, int(day))
            elif others[0]:
                yield date(*map(int, others[:3]))
            else:
                yield date(int(others[5]), int(others[4]), int(others[3]))
        except ValueError:
            continue


def title_of_letter(letter: Letter) -> str:
    """Return what a letter calls itself: its first heading or line that names it."""
    top = letter.lines[:_TOP]
    named = [line.text for line in top if _may_title(line)]
    headed = [line.text for line in top if line.level and _may_title(line) and not line.sheet]
    page = next((one for one in headed if letter.title.startswith(f"{one} - ")), "")
    titled = page or letter.title if _may_title(AskLine(letter.title, 0, 0)) else ""
    for words in [_TAIL.sub("", one) for one in (_subject(letter), titled, *headed, *named)]:
        if words and not _GENERIC.fullmatch(words.strip()) and not _SHEET_MARK.match(words):
            return words if len(words.split()) <= _TITLE else " ".join(words.split()[:_TITLE])
    return (named or [""])[0]


def _subject(letter: Letter) -> str:
    """Return what a letter calls its subject, or what stands right after its greeting."""
    lines = letter.lines[: 2 * _TOP]
    if named := next(filter(None, (_NAMED.match(line.text) for line in lines)), None):
        return named[1]
    greeted = next((n for n, line in enumerate(lines) if line.text.startswith("Dear ")), None)
    after = lines[greeted + 1 : greeted + 2] if greeted is not None else ()
    return next(
        (line.text for line in after if _may_title(line) and not line.text.endswith(",")), ""
    )


_TAIL = re.compile(
    r"\s+[-|–]\s+GOV\.UK$|\s*[:–—-]\s*(?:full )?list of (?:\w+ )?questions$", re.IGNORECASE
)
_UNDATED = re.compile(rf",\s+(?:\d{{1,2}} )?(?:(?:{_MONTH}) )?20\d\d$", re.IGNORECASE)
_PAPER = re.compile(  # what a paper is called, which a body is not
    r"\b(?:self[- ]assessment|return|survey|consultation|form|guidance|questionnaire|"
    r"call for evidence)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"dear |to |from |"
    r"(?:to|from|cc|copied to|sent|date[d]?|our ref(?:erence)?|your ref(?:erence)?|"
    r"ref(?:erence)?|status|version)\s*:",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?:subject|re)\s*:\s+(.+)", re.IGNORECASE)
_SHEET_MARK = re.compile(r"={2,}")


def _may_title(line: AskLine) -> bool:
    words = line.text
    return not (
        line.cells
        or line.bullet
        or line.sheet
        or (_BODY.match(words) and not _PAPER.search(words))
        or next(days_in(words), None)
        or grammar.is_sentence(words)
        or _FRAME.match(words)
        or len(words.split()) > _TITLE
        or any_number(words).number
    )


def sender_of(letter: Letter) -> str:
    """Return who wrote a letter, where its first or last lines name a body."""
    lines = [*letter.lines[:_TOP], *letter.lines[-_TOP:]]
    for line in lines:
        if found := _FROM.match(line.text):
            return _UNDATED.sub("", found[1].strip())
    for n, line in enumerate(lines):
        short = len(line.text.split()) <= _SENDER and not line.text.endswith((".", "?", ":"))
        greets = line.text.startswith("Dear ")
        if short and not greets and not line.bullet and not line.cells and _BODY.match(line.text):
            goes_on = line.text.endswith(",") and n + 1 < len(lines)
            whole = f"{line.text} {lines[n + 1].text}" if goes_on else line.text
            return _UNDATED.sub("", whole)
    return ""


def letter_day(letter: Letter) -> date | None:
    """Return the day of a letter: one that says so, or one that stands alone at its top."""
    top = letter.lines[:_TOP]
    for line in letter.lines[: 4 * _TOP]:
        for sentence in grammar.sentences_in(line.text):
            if (
                _DATED.search(sentence[:_BEGINNING])
                and (day := next(days_in(sentence), None))
                and not _DUE_SURELY.search(sentence)
            ):
                return day
    for line in top:
        day = next(days_in(line.text), None)
        if day and len(line.text.split()) < 8 and not _DUE.search(line.text):  # noqa: PLR2004  # words of a line that is a date
            return day
    return None


def deadline_in(letter: Letter) -> date | None:
    """Return the day by which answers are due: the surest that is said first."""
    likely: list[date] = []
    for line in letter.lines:
        for sentence in grammar.sentences_in(line.text) or [line.text]:
            days = list(days_in(sentence))
            if days and _DUE_SURELY.search(sentence):
                return days[-1]
            if days and _DUE.search(sentence) and _is_due(sentence):
                likely += days[-1:]
    return likely[0] if likely else None


def _is_due(sentence: str) -> bool:
    """Tell whether a sentence that names a day asks for something by it."""
    for found in _DAY.finditer(sentence):
        before = sentence[: found.start()].casefold()
        if re.search(
            r"\b(?:by|before|until|on or before|due|reach\w*|closes?|ends?)\b[^.]{0,40}$", before
        ):
            return True
    return False


def address_in(letter: Letter) -> str:
    """Return the address to which answers are sent."""
    others = ""
    for line in letter.lines:
        for found in _EMAIL.finditer(line.text):
            if _SEND.search(line.text) and not _ENQUIRY.search(
                line.text.split(found.group())[0][-60:]
            ):
                return found.group().rstrip(".")
            others = others or found.group().rstrip(".")
    return others


def licence_in(lines: Sequence[AskLine]) -> str:
    """Return the line that says under which licence a letter may be used."""
    return next((line.text[:500] for line in lines if _LICENCE.search(line.text)), "")
