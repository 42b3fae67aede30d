"""Plain slips of typing, which grammar alone tells, each with what is meant instead.

A rule stays only while it is right nearly always: who is told of slips that are none looks at no
others.
"""

import re
from collections.abc import Iterator

from desktopapp.language.faults import Fault

_SHORT = (  # words that a full stop shortens, so that it ends no sentence
    r"(?:etc|approx|incl|excl|dept|depts|govt|temp|ext|tel|fig|figs|ref|refs|para|paras|sec|est"
    r"|min|max|avg|nos|vol|vols|sept|resp|inc|ltd|www|viz|cont|misc|admin|info|tbc)"
)
_OPENERS = (  # words that often begin a sentence, and are no name that is written small
    r"(?:the|this|that|these|those|there|then|they|their|we|our|us|it|its|he|she|his|her|you|your"
    r"|in|on|at|for|from|by|to|of|as|and|but|or|so|yet|however|although|though|while|when|where"
    r"|what|which|who|how|why|if|once|until|unless|because|since|with|without|within|through|over"
    r"|under|during|after|before|between|across|among|all|each|every|some|any|many|most|both"
    r"|another|other|such|no|not|only|also|an|a|one|two|three|four|five|six|more|further|overall"
    r"|alongside|despite|following|given|having|using|working|residents|councils|members|staff"
    r"|officers|services|partners|savings|members|people|changes|additional|currently|recently"
    r"|will|is|are|was|were|has|have)"
)
_CODE = re.compile(r"[/\\_@$=#{}\[\]<>|]|\w[.:]+\w")  # signs that prose does not have in a word
_MEANT_TWICE = r"(?:that|had|very|so|many|much|more|far|no|yes|again|is|over|on|in|bye|ha|blah)"
_SPACE_BEFORE = re.compile(r"(?<=[\w’”)%\]])( +)(?:[,;:!?]|\.(?! ?\.))(?=\s|$)")
_SMALL_LETTER = re.compile(
    rf"(?<!\w)(?:(?!{_SHORT}\.)[a-z]{{3,}}[)’”]?\.|[a-z]{{2,}}\)?[?!]) +"
    rf"([a-z])(?<=(?=\b{_OPENERS}\b).)"
)
_WORD_TWICE = re.compile(
    rf"(?<![\w’'-])(?!{_MEANT_TWICE}\b)([A-Za-z]?[a-z]+)( +\1)\b(?![’'-])", re.IGNORECASE
)
_DOUBLE_SPACE = re.compile(r"(?<=[\w,;)’”])(  +)(?=[\w(‘“£])")
_MARK_TWICE = re.compile(r"(?<=[\w)’”])(?:(,)(,)|(;)(;)|(:)(:)|(\.)(\.))(?=\s|$)")
_BACKTICK = re.compile(r"(?<!`)`(?=\w)|(?<=[\w.,!?])`(?!`)")
_WORDS_BESIDE = re.compile(r"\S+ *$"), re.compile(r" *\S*")


def spaces_before_marks(text: str) -> Iterator[Fault]:
    """Go through spaces before punctuation marks."""
    for hit in _SPACE_BEFORE.finditer(text):
        yield from _meant(text, hit.span(1), "A space before a punctuation mark.", "")


def small_after_stops(text: str) -> Iterator[Fault]:
    """Go through sentences that begin with a small letter."""
    for hit in _SMALL_LETTER.finditer(text):
        why = "A sentence begins with a capital letter."
        yield from _meant(text, hit.span(1), why, hit[1].upper())


def words_again(text: str) -> Iterator[Fault]:
    """Go through words that are said twice in a row."""
    for hit in _WORD_TWICE.finditer(text):
        second = hit[2].strip()
        if not second[0].isupper() and (len(second) > 1 or second == "a"):  # else a name
            yield from _meant(text, hit.span(2), "A word twice.", "")


def spaces_again(text: str) -> Iterator[Fault]:
    """Go through several spaces where one is meant."""
    for hit in _DOUBLE_SPACE.finditer(text):
        yield from _meant(text, hit.span(1), "Two spaces in the place of one.", " ")


def marks_again(text: str) -> Iterator[Fault]:
    """Go through punctuation marks that stand twice."""
    for hit in _MARK_TWICE.finditer(text):
        yield from _meant(text, (hit.end() - 1, hit.end()), "A punctuation mark twice.", "")


def lone_backticks(text: str) -> Iterator[Fault]:
    """Go through backticks that are meant as quotation marks."""
    for hit in _BACKTICK.finditer(text):
        before = text[hit.start() - 1 : hit.start()]
        opens = not before or before in " (\n“"
        why = "A backtick in the place of a quotation mark."
        yield from _meant(text, hit.span(), why, "‘" if opens else "’")


def _meant(text: str, found: tuple[int, int], why: str, instead: str) -> Iterator[Fault]:
    """Tell what is meant in the place of a stretch, unless it stands in an address or the like."""
    if not is_code(text, *found):
        yield Fault(*found, why, instead, mends=True)


def is_code(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch stands in an address, a name of a file or the like."""
    before, behind = _WORDS_BESIDE[0].search(text[:start]), _WORDS_BESIDE[1].match(text[end:])
    left, right = before.start() if before else start, end + (behind.end() if behind else 0)
    return bool(_CODE.search(text[left:right].strip()))
