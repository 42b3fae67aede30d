"""Plain slips of typing, which grammar alone tells, each with what is meant instead.

A rule stays only while it is right nearly always: who is told of slips that are none looks at no
others. What is meant is put in with the format that stands there.
"""

import re
from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import (
    LineOfText,
    Remark,
    lines_in,
    of_line,
    of_plan,
    remarked,
    words_beside,
)
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.text import ListItem, Paragraph

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


def _slip(name: str, called: str, several: str, what: str, why: str, mend: str) -> Rule:
    """Return the rule of a slip of typing, which one click mends."""
    return Rule(
        name,
        called,
        RuleKind.TEXT,
        Severity.TIDY,
        what=what,
        why=why,
        mend=mend,
        source="The rules of writing that all style guides share; the GOV.UK style guide among "
        "them.",
        several=several,
        together=("slip of typing", "slips of typing"),
    )


_SPACE = _slip(
    "space before",
    "A space before a punctuation mark",
    "spaces before punctuation marks",
    "A space before a comma, full stop, colon, semicolon, question or exclamation mark.",
    "It looks careless, and the mark may go to the next line by itself.",
    "Mend takes the space out.",
)
_SMALL = _slip(
    "small letter",
    "A sentence begins with a small letter",
    "sentences begin with a small letter",
    "A small letter behind a full stop, where a word stands that often begins a sentence. Behind "
    "a shortened word it is left alone.",
    "A reader takes two sentences for one, or looks for what is missing.",
    "Mend writes a capital letter.",
)
_TWICE = _slip(
    "word twice",
    "A word is repeated",
    "words are repeated",
    "The same word twice, one behind the other. Words that are meant so, such as “had had”, and "
    "names are left alone.",
    "It is read over by who wrote it, and seen by everybody else.",
    "Mend takes the second out.",
)
_DOUBLE = _slip(
    "double space",
    "Two spaces in the place of one",
    "times two spaces in the place of one",
    "Two or more spaces between words.",
    "They print as a gap, and make a line longer than it is.",
    "Mend leaves one.",
)
_MARK = _slip(
    "mark twice",
    "A punctuation mark is repeated",
    "punctuation marks are repeated",
    "Two commas, full stops, colons or semicolons in a row. Three full stops are left alone.",
    "It looks careless.",
    "Mend leaves one.",
)
_TICK = _slip(
    "backtick",
    "A backtick in the place of a quotation mark",
    "backticks in the place of quotation marks",
    "The sign ` where a quotation mark or an apostrophe is meant.",
    "A screen reader says “grave accent”.",
    "Mend writes the quotation mark.",
)
_LIST = _slip(
    "before list",
    "A semicolon before a list",
    "semicolons before a list",
    "A paragraph that ends with a semicolon and that a list follows.",
    "A colon says that the list belongs to it.",
    "Mend writes a colon.",
)
_COMMA = _slip(
    "last comma",
    "A paragraph ends with a comma",
    "paragraphs end with a comma",
    "A paragraph that ends with a comma and that no list follows. A salutation is left alone.",
    "A reader looks for what was to follow.",
    "Mend writes a full stop.",
)
_QUOTES = _slip(
    "mixed quotes",
    "A straight quotation mark, where others are curly",
    "straight quotation marks, where others are curly",
    "Straight quotation marks and apostrophes in a plan that has curly ones too. Feet and inches "
    "are left alone.",
    "Mixed marks show that text came from several places.",
    "Mend writes the curly ones.",
)
_OWNER = _slip(
    "possessive",
    "An apostrophe is missing",
    "apostrophes are missing",
    "“Councils”, “boroughs” or “childrens” before what belongs to them.",
    "“The councils services” may be those of several.",
    "Mend writes the apostrophe.",
)


def _meant(line: LineOfText, found: tuple[int, int], instead: str) -> Iterator[Remark]:
    """Remark a stretch and what is meant, unless it stands in an address or the like."""
    left, right = words_beside(line.words, *found)
    if not _CODE.search(line.words[left:right].strip()):
        yield Remark(*found, instead=instead)


@of_line(_SPACE)
def spaces_before(line: LineOfText) -> Iterator[Remark]:
    """Find spaces before punctuation marks."""
    for hit in _SPACE_BEFORE.finditer(line.words):
        yield from _meant(line, hit.span(1), "")


@of_line(_SMALL)
def small_letters(line: LineOfText) -> Iterator[Remark]:
    """Find sentences that begin with a small letter."""
    for hit in _SMALL_LETTER.finditer(line.words):
        yield from _meant(line, hit.span(1), hit[1].upper())


@of_line(_TWICE)
def words_twice(line: LineOfText) -> Iterator[Remark]:
    """Find a word that is said twice in a row."""
    for hit in _WORD_TWICE.finditer(line.words):
        second = hit[2].strip()
        if not second[0].isupper() and (len(second) > 1 or second == "a"):  # else a name
            yield from _meant(line, hit.span(2), "")


@of_line(_DOUBLE)
def double_spaces(line: LineOfText) -> Iterator[Remark]:
    """Find several spaces where one is meant."""
    for hit in _DOUBLE_SPACE.finditer(line.words):
        yield from _meant(line, hit.span(1), " ")


@of_line(_MARK)
def marks_twice(line: LineOfText) -> Iterator[Remark]:
    """Find punctuation marks that stand twice."""
    for hit in _MARK_TWICE.finditer(line.words):
        yield from _meant(line, (hit.end() - 1, hit.end()), "")


@of_line(_TICK)
def backticks(line: LineOfText) -> Iterator[Remark]:
    """Find backticks that are meant as quotation marks."""
    for hit in _BACKTICK.finditer(line.words):
        before = line.words[hit.start() - 1 : hit.start()]
        opens = not before or before in " (\n“"
        yield from _meant(line, hit.span(), "‘" if opens else "’")


@of_line(_OWNER)
def possessives(line: LineOfText) -> Iterator[Remark]:
    """Find what belongs to somebody without its apostrophe."""
    for pattern, meant in _POSSESSIVE:
        for hit in pattern.finditer(line.words):
            instead = meant[hit[1].lower()]
            if hit[1][0].isupper():
                instead = instead[0].upper() + instead[1:]
            yield from _meant(line, hit.span(1), instead)


@of_line(_LIST)
def semicolons_before_lists(line: LineOfText) -> Iterator[Remark]:
    """Find a semicolon at the end of a paragraph that a list follows."""
    end = len(line.words.rstrip())
    is_before_list = isinstance(line.block, Paragraph) and isinstance(line.after, ListItem)
    if is_before_list and line.words[:end].endswith(";"):
        yield from _meant(line, (end - 1, end), ":")


@of_line(_COMMA)
def last_commas(line: LineOfText) -> Iterator[Remark]:
    """Find a comma at the end of a paragraph that no list follows."""
    end = len(line.words.rstrip())
    if isinstance(line.block, Paragraph) and not isinstance(line.after, ListItem):
        long = len(line.words.split()) > 4  # noqa: PLR2004  # else a salutation
        if long and line.words[:end].endswith(","):
            yield from _meant(line, (end - 1, end), ".")


@of_plan(_QUOTES)
def mixed_quotes(facts: Facts) -> Iterator[Finding]:
    """Find straight quotation marks where the plan has curly ones too."""
    if any(facts.each(_has_curly)):
        for found in facts.each(_straight):
            yield from found


def _has_curly(part: Answer | Section) -> bool:
    return any(_CURLY.search(line.words) for line in lines_in(part))


def _straight(part: Answer | Section) -> tuple[Finding, ...]:
    """Find straight quotation marks and apostrophes; those behind a number are feet and inches."""
    return tuple(
        remarked(part, _QUOTES, line, one) for line in lines_in(part) for one in _curled(line)
    )


def _curled(line: LineOfText) -> Iterator[Remark]:
    words = line.words
    for hit in _STRAIGHT.finditer(words):
        before, after = words[: hit.start()][-1:], words[hit.end() : hit.end() + 1]
        if before.isdigit() and not after.isalpha():
            continue
        opens = (not before or before in " (\n[—–/") and bool(after.strip())
        opens = opens and not (hit[0] == "'" and after.isdigit())  # '90s
        single, double = ("‘", "“") if opens else ("’", "”")
        yield from _meant(line, hit.span(), single if hit[0] == "'" else double)
