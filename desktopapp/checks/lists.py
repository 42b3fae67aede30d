"""Lists: their points begin and end alike."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from desktopapp.checks.finding import Finding, finding_in
from desktopapp.checks.looking import of_part
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.tagging import Tag, tags_of
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.search import Match
from desktopapp.plan.text import ListItem, plain_block

_GOVUK = "The GOV.UK style guide, “Bullet points”."
_STEMS = Rule(
    "list stems",
    "Points of a list that begin in different ways",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="A list most of whose points begin with a verb of one form, such as “reduce” or "
    "“reducing”, and some with another.",
    why="Each point goes on with the lead-in. Where they differ, some do not follow from it.",
    mend="Let all points begin with the same kind of word.",
    source=_GOVUK,
)
_MARKS = Rule(
    "list ends",
    "Points of a list that end in different ways",
    RuleKind.TEXT,
    Severity.ADVICE,
    what="A list some of whose points end with a full stop, comma or semicolon, and others with "
    "nothing. The last point may end otherwise.",
    why="It looks as though a point was cut.",
    mend="Points that are no sentences end with nothing; those that are end with full stops.",
    source=_GOVUK,
)
_FEWEST = 4  # points of a list that is looked at
_MOST = 0.6  # of the points begin in one way
_ODD = 0.25  # of the points end otherwise than most, at least


@of_part(_STEMS, _MARKS)
def uneven_lists(part: Answer | Section) -> Iterator[Finding]:
    """Look at the points of each list of a part."""
    for is_list, blocks in groupby(part.text, lambda block: isinstance(block, ListItem)):
        points = [block for block in blocks if isinstance(block, ListItem)]
        if is_list and len(points) >= _FEWEST:
            yield from _stems(part, points)
            yield from _ends(part, points)


def _stems(part: Answer | Section, points: list[ListItem]) -> Iterator[Finding]:
    kinds = [_stem(plain_block(point)) for point in points]
    counts = Counter(kinds)
    usual, times = counts.most_common(1)[0]
    odd = [n for n, kind in enumerate(kinds) if kind not in (usual, "")]
    if usual and times >= _MOST * len(points) and odd:
        firsts = plain_block(points[odd[0]]).split()[0]
        said = f"Most points of this list begin with {usual}, and “{firsts} …” does not."
        yield _finding(part, _STEMS, said, [points[n] for n in odd])


def _stem(words: str) -> str:
    """Return how a point begins, where its first word can be one thing only."""
    first = words.split(maxsplit=1)[0].strip(",:;").lower() if words.split() else ""
    tags = tags_of(first) if first[:1].isalpha() else 0
    if tags & Tag.ING and not tags & Tag.ONE:
        return "an -ing form"
    if tags & Tag.BASE and not tags & (Tag.ONE | Tag.MASS | Tag.MANY | Tag.ADJ | Tag.EN):
        return "a verb"
    known = Tag.DET | Tag.MANY
    return "a noun" if tags & known and not tags & (Tag.BASE | Tag.WITH_S) else ""


def _ends(part: Answer | Section, points: list[ListItem]) -> Iterator[Finding]:
    ends = [_end(plain_block(point)) for point in points[:-1]]
    counts = Counter(ends)
    if len(counts) > 1 and "," not in counts and ";" not in counts:
        _, fewest = counts.most_common()[-1]
        odd = [n for n, end in enumerate(ends) if counts[end] == fewest]
        if fewest >= max(1, _ODD * len(ends)) and len(odd) < len(ends):
            said = "Some points of this list end with a full stop, and others with nothing."
            yield _finding(part, _MARKS, said, [points[n] for n in odd])


def _end(words: str) -> str:
    last = words.rstrip().removesuffix(" and").removesuffix(" or")[-1:]
    return last if last in (".", ",", ";") else ""


def _finding(part: Answer | Section, rule: Rule, said: str, points: list[ListItem]) -> Finding:
    places = []
    for point in points:
        words = plain_block(point)
        places.append(Evidence(Match(part.id, point.id, 0, len(words)), words))
    return finding_in(part, rule, said, rule.mend, text=places[0].words, evidence=places)
