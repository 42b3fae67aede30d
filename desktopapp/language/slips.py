"""Plain slips of typing, which grammar alone tells, each with what is meant instead.

A rule stays only while it is right nearly always: who is told of slips that are none looks at no
others. What is meant is put in with the format that stands there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import zip_longest

from desktopapp.plan.cells import stretches
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.records import record
from desktopapp.plan.search import Match, replace_matches
from desktopapp.plan.text import (
    Block,
    Foreign,
    ListItem,
    Paragraph,
    Picture,
    plain_block,
    plain_runs,
)


class SlipKind(StrEnum):
    """What slipped."""

    SPACE_BEFORE = "space before"
    SMALL_LETTER = "small letter"
    WORD_TWICE = "word twice"
    DOUBLE_SPACE = "double space"
    MARK_TWICE = "mark twice"
    BACKTICK = "backtick"
    LAST_COMMA = "last comma"
    BEFORE_LIST = "before list"
    MIXED_QUOTES = "mixed quotes"
    POSSESSIVE = "possessive"


@record
class Slip:
    """A slip: where it stands, the words that stand there and those that are meant.

    ``around`` and ``meant`` are both with the words beside them, to be shown.
    """

    kind: SlipKind
    place: Match
    found: str
    instead: str
    around: str
    meant: str


Edit = tuple[SlipKind, int, int, str]  # from where to where in a line of text, and what is meant

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
_THINGS = (
    r"(?:fleet|website|staff|workforce|finances|assets|constitution|strategy|vision|policy"
    r"|policies|priorities|income|reserves|offices|buildings|estate|leader|performance"
    r"|chief executive|cabinet|own|budget|medium[- ]term|corporate plan|services)"
)
_BODIES = {
    "councils": "council’s",
    "boroughs": "borough’s",
    "districts": "district’s",
    "authoritys": "authority’s",
    "governments": "government’s",
    "companys": "company’s",
    "departments": "department’s",
    "committees": "committee’s",
    "countys": "county’s",
    "citys": "city’s",
}
_PEOPLE = {"childrens": "children’s", "womens": "women’s", "mens": "men’s", "peoples": "people’s"}
_OF_PEOPLE = (
    r"(?:services|homes?|centres?|social|health|safety|team|board|partnership|needs|lives)"
)
_OF_TIME = r"(?:budget|plan|figures?|total|savings|target|report|accounts|settlement|performance)"

_SPACE_BEFORE = re.compile(r"(?<=[\w’”)%\]])( +)(?:[,;:!?]|\.(?! ?\.))(?=\s|$)")
_SMALL_LETTER = re.compile(
    rf"(?<!\w)(?!{_SHORT}\.)[a-z]{{3,}}[)’”]?\. +([a-z])(?<=(?=\b{_OPENERS}\b).)"
)
_WORD_TWICE = re.compile(
    rf"(?<![\w’'-])(?!{_MEANT_TWICE}\b)([A-Za-z]?[a-z]+)( +\1)\b(?![’'-])", re.IGNORECASE
)
_DOUBLE_SPACE = re.compile(r"(?<=[\w,;)’”])(  +)(?=[\w(‘“£])")
_MARK_TWICE = re.compile(r"(?<=[\w)’”])(?:(,)(,)|(;)(;)|(:)(:)|(\.)(\.))(?=\s|$)")
_BACKTICK = re.compile(r"(?<!`)`(?=\w)|(?<=[\w.,!?])`(?!`)")
_WORD_BEFORE, _WORD_BEHIND = re.compile(r"\S+ *$"), re.compile(r" *\S*")
_STRAIGHT = re.compile(r"['\"]")
_CURLY = re.compile("[‘’“”]")
_POSSESSIVE = (
    (
        re.compile(
            rf"\b(?:the|our|this|each) ({'|'.join(_BODIES)}) (?={_THINGS}\b)", re.IGNORECASE
        ),
        _BODIES,
    ),
    (re.compile(rf"\b({'|'.join(_PEOPLE)}) (?={_OF_PEOPLE}\b)", re.IGNORECASE), _PEOPLE),
    (
        re.compile(rf"\b(?:this|last|next) (years|months) (?={_OF_TIME}\b)", re.IGNORECASE),
        {"years": "year’s", "months": "month’s"},
    ),
)


def slips(plan: Plan) -> Iterator[Slip]:
    """Go through the slips of a plan, part by part."""
    mixed = any(_CURLY.search(words) for words in _all_words(plan))
    for part in plan.parts():
        for block, following in zip_longest(part.text, part.text[1:]):
            if isinstance(block, Picture | Foreign):
                continue
            for at, runs in stretches(block):
                yield from _slips_in(part, block, at, plain_runs(runs), mixed=mixed)
            yield from _at_end(part, block, following)


def _all_words(plan: Plan) -> Iterator[str]:
    blocks = (block for part in plan.parts() for block in part.text)
    return (plain_block(block) for block in blocks if not isinstance(block, Foreign))


def _slips_in(
    part: Answer | Section, block: Block, at: int, words: str, *, mixed: bool
) -> Iterator[Slip]:
    """Go through the slips of a line of text, each place once."""
    taken = 0
    edits = [edit for rule in _RULES for edit in rule(words)]
    edits += _straight(words) if mixed else ()
    for edit in sorted(edits, key=lambda one: one[1:3]):
        slip = _slip(part.id, block, at, words, edit)
        if edit[1] >= taken and not _CODE.search(slip.around):
            taken = edit[2]
            yield slip


def _slip(part: str, block: Block, at: int, words: str, edit: Edit) -> Slip:
    kind, start, end, instead = edit
    before, behind = _WORD_BEFORE.search(words[:start]), _WORD_BEHIND.match(words[end:])
    left = before.start() if before else start
    right = end + behind.end() if behind else end
    around = words[left:right].strip()
    meant = (words[left:start] + instead + words[end:right]).strip()
    place = Match(part, block.id, at + start, end - start)  # type: ignore[union-attr]  # no foreign
    return Slip(kind, place, words[start:end], instead, around, meant)


def _spaces_before(words: str) -> Iterator[Edit]:
    for hit in _SPACE_BEFORE.finditer(words):
        yield SlipKind.SPACE_BEFORE, *hit.span(1), ""


def _small_letters(words: str) -> Iterator[Edit]:
    for hit in _SMALL_LETTER.finditer(words):
        yield SlipKind.SMALL_LETTER, *hit.span(1), hit[1].upper()


def _words_twice(words: str) -> Iterator[Edit]:
    for hit in _WORD_TWICE.finditer(words):
        second = hit[2].strip()
        if not second[0].isupper() and (len(second) > 1 or second == "a"):  # else a name
            yield SlipKind.WORD_TWICE, *hit.span(2), ""


def _double_spaces(words: str) -> Iterator[Edit]:
    for hit in _DOUBLE_SPACE.finditer(words):
        yield SlipKind.DOUBLE_SPACE, *hit.span(1), " "


def _marks_twice(words: str) -> Iterator[Edit]:
    for hit in _MARK_TWICE.finditer(words):
        yield SlipKind.MARK_TWICE, hit.end() - 1, hit.end(), ""


def _backticks(words: str) -> Iterator[Edit]:
    for hit in _BACKTICK.finditer(words):
        before = words[hit.start() - 1 : hit.start()]
        opens = not before or before in " (\n“"
        yield SlipKind.BACKTICK, *hit.span(), "‘" if opens else "’"


def _possessives(words: str) -> Iterator[Edit]:
    for pattern, meant in _POSSESSIVE:
        for hit in pattern.finditer(words):
            instead = meant[hit[1].lower()]
            if hit[1][0].isupper():
                instead = instead[0].upper() + instead[1:]
            yield SlipKind.POSSESSIVE, *hit.span(1), instead


_RULES: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _spaces_before,
    _small_letters,
    _words_twice,
    _double_spaces,
    _marks_twice,
    _backticks,
    _possessives,
)


def _straight(words: str) -> Iterator[Edit]:
    """Find straight quotation marks and apostrophes; those behind a number are feet and inches."""
    for hit in _STRAIGHT.finditer(words):
        before, after = words[: hit.start()][-1:], words[hit.end() : hit.end() + 1]
        if before.isdigit() and not after.isalpha():
            continue
        opens = (not before or before in " (\n[—–/") and bool(after.strip())
        opens = opens and not (hit[0] == "'" and after.isdigit())  # '90s
        single, double = ("‘", "“") if opens else ("’", "”")
        yield SlipKind.MIXED_QUOTES, *hit.span(), single if hit[0] == "'" else double


def _at_end(part: Answer | Section, block: Block, following: Block | None) -> Iterator[Slip]:
    """Find what slipped at the end of a paragraph, which what follows tells."""
    if not isinstance(block, Paragraph):
        return
    words = plain_block(block)
    end = len(words.rstrip())
    last, is_list = words[:end][-1:], isinstance(following, ListItem)
    if last == ";" and is_list:
        yield _slip(part.id, block, 0, words, (SlipKind.BEFORE_LIST, end - 1, end, ":"))
    elif last == "," and not is_list and len(words.split()) > 4:  # noqa: PLR2004  # else a salutation
        yield _slip(part.id, block, 0, words, (SlipKind.LAST_COMMA, end - 1, end, "."))


def place_of_slip(plan: Plan, slip: Slip) -> Match | None:
    """Return where a slip stands in the plan as it is now, or nothing where it is gone."""
    for part in plan.parts():
        for block in part.text if part.id == slip.place.part else ():
            if isinstance(block, Foreign) or block.id != slip.place.block:
                continue
            words, at = plain_block(block), slip.place.position
            if words[at : at + slip.place.length] == slip.found:
                return slip.place
    return None


def with_slips_mended(plan: Plan, mended: Iterable[Slip]) -> Plan:
    """Return a plan with what is meant in the place of slips; those that are gone by now stay so.

    From the last to the first, so that the places of those before stay true.
    """
    for slip in sorted(mended, key=lambda one: one.place.position, reverse=True):
        place = place_of_slip(plan, slip)
        if place:
            plan = replace_matches(plan, (place,), slip.instead)
    return plan
