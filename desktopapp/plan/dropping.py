"""Whether an edit drops so much of a plan that the state before it is worth keeping."""

from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.text import Text, count_words, plain_block

_A_FEW = 40  # characters that go before it is worth counting words


def loses_most(before: Plan, after: Plan) -> bool:
    """Tell whether more than half of a plan's words go with an edit.

    Asked with every key, so words are counted only where many characters go.
    """
    old, new = _texts(before), _texts(after)
    changed = [(old.get(one, ()), new.get(one, ())) for one in {**old, **new}]
    gone = sum(_beyond(was, now) - _beyond(now, was) for was, now in changed if was is not now)
    if gone < _A_FEW:
        return False
    return sum(map(count_words, new.values())) * 2 < sum(map(count_words, old.values()))


def _texts(plan: Plan) -> dict[str, Text]:
    parts: tuple[Answer | Section, ...] = (*plan.answers, *plan.sections)
    return {part.id: part.text for part in parts}


def _beyond(text: Text, other: Text) -> int:
    """Count the characters of the blocks of a text that another does not hold."""
    known = set(map(id, other))
    return sum(len(plain_block(block)) for block in text if id(block) not in known)
