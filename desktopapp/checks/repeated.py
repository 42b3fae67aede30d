"""Sentences that stand twice in a plan."""

import re
from collections.abc import Iterator
from zlib import crc32

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import lines_in, of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.naming import name_of
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.search import Match
from desktopapp.plan.text import Foreign

_REPEATED = Rule(
    "repeated sentence",
    "A sentence that stands twice",
    RuleKind.TEXT,
    Severity.SHOULD,
    what="A sentence of more than 12 words that stands in the plan twice, word for word or "
    "nearly, or shares a "
    "run of as many words with another.",
    why="Pages are short, and a reader who meets it again takes it for a slip.",
    mend="Keep it where the question asks for it, and refer to that answer in the other place.",
    source="The letter’s limit of pages, and the GOV.UK style guide: say a thing once.",
)
_SHORTEST = 12  # words
_ALIKE = 0.85  # of the words of two sentences, so that they are nearly one
_MOST = 40  # sentences that are named; who has more has copied a whole part
_KEPT = 3  # of so many short runs one is a mark
_RUN = 4  # words in a row that two such sentences share somewhere
_COMMON = 60  # sentences that share a mark, and are found by it; in more it tells nothing
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?")
_WORD = re.compile(r"\w+")
_Said = tuple[tuple[str, ...], Evidence, tuple[int, ...]]


def sentences_of(part: Answer | Section) -> tuple[_Said, ...]:
    """Return the long sentences of a part: their words in small letters, and where they stand."""
    found: list[_Said] = []
    for line in lines_in(part):
        if isinstance(line.block, Foreign):
            continue
        for hit in _SENTENCE.finditer(line.words):
            words = tuple(_WORD.findall(hit.group().lower()))
            if len(words) > _SHORTEST:
                said = hit.group().strip()
                start = line.at + hit.start() + hit.group().index(said)
                place = Match(part.id, line.block.id, start, len(said))
                found.append((words, Evidence(place, said), _marks(words)))
    return tuple(found)


def _marks(words: tuple[str, ...]) -> tuple[int, ...]:
    """Return marks by which a sentence is known: one in three of its short runs."""
    runs = (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    marks = {crc32(run.encode()) for run in runs}
    return tuple(sorted(mark for mark in marks if mark % _KEPT == 0) or sorted(marks)[:1])


@of_plan(_REPEATED)
def repeated_sentences(facts: Facts) -> Iterator[Finding]:
    """Name each sentence that stands once more, whole or in a long run, with the first."""
    whole: dict[tuple[str, ...], Evidence] = {}
    named = 0
    known: dict[int, list[_Said]] = {}
    for said in (one for found in facts.each(sentences_of) for one in found):
        words, here, marks = said
        first = whole.get(words)
        if first is None:
            near = (other for mark in marks for other in known.get(mark, ()))
            first = next((other[1] for other in near if _are_alike(words, other[0])), None)
        if first:
            named += 1
            if named <= _MOST:
                yield _finding(facts, first, here)
            continue
        whole[words] = here
        for mark in marks:
            if len(met := known.setdefault(mark, [])) < _COMMON:
                met.append(said)


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two sentences are one, nearly one, or share a run of more than 12 words."""
    mine, theirs = set(one), set(other)
    if one == other or len(mine & theirs) >= _ALIKE * len(mine | theirs):
        return True
    long = _SHORTEST + 1
    held = {other[at : at + long] for at in range(len(other) - long + 1)}
    return any(one[at : at + long] in held for at in range(len(one) - long + 1))


def _finding(facts: Facts, first: Evidence, here: Evidence) -> Finding:
    part, before = facts.plan.part(here.place.part), facts.plan.part(first.place.part)
    where = "in this answer" if part is before else f"in {name_of(facts.plan, before)}"
    begins = " ".join(here.words.split()[:8])
    return finding_in(
        part,
        _REPEATED,
        f"This sentence stands {where} already: “{begins} …”.",
        _REPEATED.mend,
        text=here.words,
        evidence=(here, first),
    )
