"""A text written anew by somebody who knows no ids: its blocks keep those of what they were.

Merging goes by ids. A paragraph that stayed, or nearly stayed, is the same paragraph; with a new
id it would be one that was removed beside one that was added, and two such rewritings of one text
would leave it twice.
"""

from dataclasses import replace

from desktopapp.plan.matching import changes, matched
from desktopapp.plan.plan import Plan, Status
from desktopapp.plan.text import Block, Foreign, Text, plain_block

_ALIKE = 0.5  # the share of words in common from which on two blocks are one that was changed
_NEAR = 20  # blocks around the same place among which one that was changed is looked for


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


def with_answer(plan: Plan, question: str, text: Text) -> Plan:
    """Return the plan with one answer to a question, whatever answered it before."""
    places = plan.answers_to(question)
    if not places:
        plan = plan.with_answer_to(question, text)
        return plan.with_status(question, Status.DRAFTING)
    first, *others = places
    for other in others:
        left = tuple(served for served in other.questions if served != question)
        plan = (
            plan.with_part(replace(other, questions=left)) if left else plan.without_part(other.id)
        )
    status = Status.DRAFTING if first.status is Status.NOT_STARTED else first.status
    return plan.with_part(replace(first, text=with_ids_of(first.text, text), status=status))
