"""A text written anew by somebody who knows no ids: its blocks keep those of what they were.

Merging goes by ids. A paragraph that stayed, or nearly stayed, is the same paragraph; with a new
id it would be one that was removed beside one that was added, and two such rewritings of one text
would leave it twice.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktopapp.plan.giving import taken_up
from desktopapp.plan.matching import changes, matched
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Plan, Status
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.plan.text import Block, Foreign, Text, count_words, plain, plain_block

_ALIKE = 0.5  # the share of words in common from which on two blocks are one that was changed
_NEAR = 20  # blocks around the same place among which one that was changed is looked for
_BEGINNING = 80  # letters by which an answer is told from others


def with_ids_of(before: Text, after: Text) -> Text:
    """Return the later text, in which each block that was there before has the id it had."""
    old, new = [_said(block) for block in before], [_said(block) for block in after]
    known = {
        stretch.after + n: stretch.before + n
        for stretch in matched(old, new)
        for n in range(stretch.size)
    }
    for start, end, first, last in changes(old, new):
        low = start
        for at in range(first, last):
            near = range(max(low, start + at - first - _NEAR), min(end, low + _NEAR))
            found = max(near, key=lambda was: _alike(old[was], new[at]), default=None)
            if found is not None and _alike(old[found], new[at]) >= _ALIKE:
                known[at], low = found, found + 1
    return tuple(
        _named(block, before[known[at]]) if at in known else block
        for at, block in enumerate(after)
    )


def _said(block: Block) -> tuple[str, str]:
    """Return what tells a block from others: its kind and its words."""
    return type(block).__name__, plain_block(block)


def _alike(one: tuple[str, str], other: tuple[str, str]) -> float:
    """Return the share of words that two blocks of one kind have in common, 0 to 1."""
    if one[0] != other[0]:
        return 0.0
    words, others = set(one[1].split()), set(other[1].split())
    return len(words & others) / max(len(words | others), 1)


def _named(block: Block, was: Block) -> Block:
    if isinstance(block, Foreign) or isinstance(was, Foreign):
        return block
    return replace(block, id=was.id)


def with_answer(plan: Plan, question: str, text: Text, place: int = 0) -> Plan:
    """Return the plan with one answer to a question written anew, or with its first one.

    ``place`` says which of several, counted from 1 in their order; 0 where there is one at most.
    Raises ``Problem`` where that leaves open which is meant. No other answer changes. A question
    that was left is taken up again.
    """
    places = plan.answers_to(question)
    if not (1 <= place <= len(places) or (not place and len(places) <= 1)):
        raise _not_one(plan.brief.number(question), places)
    plan = taken_up(plan, question)
    if not places:
        plan = plan.with_answer_to(question, text)
        return plan.with_status(question, Status.DRAFTING)
    one = places[max(place, 1) - 1]
    status = Status.DRAFTING if one.status is Status.NOT_STARTED else one.status
    return plan.with_part(replace(one, text=with_ids_of(one.text, text), status=status))


def _not_one(number: str, places: Sequence[Answer]) -> Problem:
    """Say between which answers to a question is to be chosen, if there are several."""
    if len(places) <= 1:
        return Problem(
            f"Question {number} has {counted(len(places), 'answer')}, none of that number.",
            safe="Nothing was changed.",
            then="Give the command without --place.",
        )
    said = "; ".join(f"{n} {_beginning(one)}" for n, one in enumerate(places, 1))
    return Problem(
        f"Question {number} has {len(places)} answers, as are left where two people each wrote "
        f"one: {said}.",
        safe="Nothing was changed.",
        then="Add --place and the number of the one that takes the text. The others stay.",
    )


def _beginning(answer: Answer) -> str:
    words = counted(count_words(answer.text), "word")
    begun = one_line(plain(answer.text))[:_BEGINNING]
    return f"({words}) begins “{begun}”" if begun else "is empty"
