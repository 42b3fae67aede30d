"""Numbered runs of lines that ask: "1.", "2.", "3." or "1.1", "1.2", whatever stands between them.

A letter that numbers what it asks says itself where each question begins. A run counts where its
numbers go on one by one in one form. It asks where most of its lines do, or where the words before
it say that what follows is wanted; runs of one form ask together, since a form that numbers
"1.1" to "4.3" may name a thing in one place and ask in another.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktopapp.asking import grammar
from desktopapp.asking.lines import AskLine
from desktopapp.asking.numbers import Numbered, NumberedLines, follows_letter, is_roman, point

_BEFORE_IT = r"(?P<open>\(?)(?P<before>[A-Z]?(?:\d{1,2}\.)?)"
_RUN = re.compile(
    rf"{_BEFORE_IT}(?P<last>\d{{1,3}})(?:(?P<close>[.):]\)?)\s*|\s+)(?=[^\W\d_]|[“‘\"'(£])"
)
_LEADS = re.compile(
    r"\b(?:questions?|points|matters|issues|topics|information|answers? to|following|below|"
    r"things)\b[^.?!]*[.:–—-]$|"
    r"\b(?:cover|include|address|set out|tell (?:us|me)|answer|say|describe|explain|know|"
    r"understand|show|contain)\b[^.?!]*[:–—-]$",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:must|should|please|could you|would you|ask(?:ed|ing)? (?:you|to)|need(?:s|ed)? to|like|"
    r"want|invite[sd]?|grateful|seek(?:s|ing)?|tell (?:us|me)|answers?|respon(?:d|se|ses))\b",
    re.IGNORECASE,
)
_FEW = 2
_FAR = 3  # lines before a run in which it may be said that it is wanted
_LONGEST = 90  # words of a line that is a question and no paragraph
_MOST_PROSE = 0.34  # of the lines of a run that only say something, in one that is led


@dataclass(slots=True)
class _Run:
    """Lines whose numbers go on one by one in one form; ``at`` are their places in the letter."""

    form: tuple[str, str, int]
    at: list[int] = field(default_factory=list)
    said: list[Numbered] = field(default_factory=list)
    last: int = 0


def numbering_of(lines: Sequence[AskLine]) -> NumberedLines:
    """Return what a letter numbers: its questions, and what only names those below it.

    Nothing where the letter has no numbered runs that ask.
    """
    families: dict[tuple[str, str, int], list[_Run]] = defaultdict(list)
    for run in _runs(lines):
        families[run.form].append(run)
    members: dict[int, Numbered] = {}
    for runs in families.values():
        if sum(len(run.at) for run in runs) < _FEW:
            continue
        asks = _most_ask([one for run in runs for one in run.said])
        for run in runs:
            if asks or _is_led(run, lines):
                members |= dict(zip(run.at, run.said, strict=True))
    return _parted(members, lines)


def _parted(members: dict[int, Numbered], lines: Sequence[AskLine]) -> NumberedLines:
    """Tell the numbered lines that only name what stands below them from those that ask."""
    above = {one.number.rpartition(".")[0] for one in members.values()}
    found = NumberedLines()
    for at, one in members.items():
        parts = dict(_parts(at, one, members, lines))
        names = not grammar.is_ask(one.text) and not grammar.is_indirect(one.text)
        if names and (parts or one.number in above):
            found.heads[at] = one
        else:
            found.questions[at] = one
        found.questions.update(parts)
    return found


def _parts(
    at: int, whole: Numbered, members: dict[int, Numbered], lines: Sequence[AskLine]
) -> Iterator[tuple[int, Numbered]]:
    """Go through the lettered parts of a numbered line: "a) how much it cost"; no options."""
    found: list[tuple[int, Numbered]] = []
    letter = ""
    for n in range(at + 1, len(lines)):
        line = lines[n]
        if n in members or line.level or line.sheet:
            break
        text = line.text.removeprefix(whole.number)
        one = point(line.label, text)
        if one is None or (
            letter and is_roman(one.number) and not follows_letter(one.number, letter)
        ):
            continue
        if not follows_letter(one.number, letter):
            break
        letter = one.number
        found.append((n, Numbered(f"{whole.number}({letter.strip('()')})", one.text)))
    names = grammar.is_label(whole.text)
    asked = sum(grammar.is_ask(one.text) or grammar.is_indirect(one.text) for _, one in found)
    if (len(found) >= _FEW and (names or 2 * asked >= len(found))) or (found and asked):
        yield from found


def is_numbered(lines: Sequence[AskLine]) -> bool:
    """Tell whether a letter numbers what it asks: more of it stands so than otherwise."""
    numbered = numbering_of(lines).questions
    others = sum(
        n not in numbered
        and not line.bullet
        and any(map(grammar.is_ask, line.cells or [line.text]))
        for n, line in enumerate(lines)
    )
    return len(numbered) >= _FEW and len(numbered) > others


def _runs(lines: Sequence[AskLine]) -> Iterator[_Run]:
    """Go through the runs of lines whose numbers go on one by one in one form."""
    going: dict[tuple[tuple[str, str, int], str], _Run] = {}
    for at, line in enumerate(lines):
        read = _read(line)
        if read is None:
            continue
        form, before, value, said = read
        run = going.get((form, before))
        if run is None or value == 1 or value != run.last + 1:
            if run is not None and value != 1:
                continue  # a number in passing
            if run is not None:
                yield run
            run = going[form, before] = _Run(form)
        run.at.append(at)
        run.said.append(said)
        run.last = value
    yield from going.values()


def _read(line: AskLine) -> tuple[tuple[str, str, int], str, int, Numbered] | None:
    """Return how a line is numbered: the form, what stands before the last figure, and that."""
    if line.cells or line.sheet or line.level:
        return None
    text = f"{line.label} {line.text}" if line.label else line.text
    found = _RUN.match(text)
    if found is None or (not found["close"] and "." not in found["before"] and not _plain(line)):
        return None
    said = text[found.end() :]
    number = f"{found['before']}{found['last']}"
    shape = re.sub(r"\d+", "0", re.sub(r"[A-Z]", "A", found["before"]))
    form = (f"{found['open']}{shape}", found["close"] or "", line.level)
    shown = f"({number})" if found["open"] else number
    return form, found["before"], int(found["last"]), Numbered(shown, said)


def _plain(line: AskLine) -> bool:
    """Tell whether a line may have a bare figure before it: "3 How many are there?"."""
    return grammar.is_ask(line.text.lstrip("0123456789 "))


def _most_ask(said: Sequence[Numbered]) -> bool:
    asking = sum(grammar.is_ask(one.text) for one in said)
    return asking >= _FEW and 2 * asking >= len(said)


def _is_led(run: _Run, lines: Sequence[AskLine]) -> bool:
    """Tell whether the words before a run say that what it lists is wanted."""
    before = lines[max(0, run.at[0] - _FAR) : run.at[0]]
    lead = next((line for line in reversed(before) if not line.bullet), None)
    if lead is None or len(run.at) < _FEW:
        return False
    said = grammar.sentences_in(lead.text)
    if not said or not _LEADS.search(said[-1]) or not _WANTS.search(" ".join(said[-2:])):
        return False
    prose = sum(_only_says(one.text) for one in run.said)
    return prose <= _MOST_PROSE * len(run.said)


def _only_says(text: str) -> bool:
    """Tell whether a line says something rather than naming what is wanted."""
    if grammar.is_indirect(text):
        return False
    return len(text.split()) > _LONGEST or grammar.is_statement(text)
