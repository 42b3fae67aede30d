"""Whether an edit drops so much of a plan that the state before it is worth keeping."""

from collections.abc import Sequence

from desktopapp.plan.apart import apart, every_part
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Block, count_words, plain_block

_A_FEW = 40  # characters that go before it is worth counting words


def loses_most(before: Plan, after: Plan) -> bool:
    """Tell whether more than half of a plan's words go with an edit.

    Asked with every key, so words are counted only where many characters go.
    """
    return _gone(before, after) >= _A_FEW and _words(after) * 2 < _words(before)


def _gone(before: Plan, after: Plan) -> int:
    """Return by how many characters a plan is shorter."""
    old, new = apart(every_part(before), every_part(after))
    if len(old) != len(new):
        return sum(_size(one.text) for one in old) - sum(_size(one.text) for one in new)
    blocks = (apart(was.text, now.text) for was, now in zip(old, new, strict=True))
    return sum(_size(was) - _size(now) for was, now in blocks)


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(plain_block(block)) for block in blocks)


def _words(plan: Plan) -> int:
    return sum(count_words(part.text) for part in every_part(plan))
