"""What is written and what is answered: one answer for outline, checks, counters and documents."""

import unicodedata
from functools import lru_cache

from desktopapp.plan.brief import Question
from desktopapp.plan.plan import AskState, Plan
from desktopapp.plan.text import Block, Picture, Runs, Text, plain_runs, runs_of

# Characters that are not seen: soft hyphen, joiners, direction marks, variation selectors.
_UNSEEN_RANGES = ((0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069))
_UNSEEN = dict.fromkeys(code for a, b in _UNSEEN_RANGES for code in range(a, b + 1))
_UNSEEN |= dict.fromkeys((*range(0xFE00, 0xFE10), 0xFEFF))


@lru_cache(maxsize=4096)
def shown(text: str) -> str:
    """Return text as it is exported: letters composed with their accents, without the unseen.

    A soft hyphen, for one, breaks a line here and is lost there; no two writers agree on it.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_UNSEEN)


def says(runs: Runs) -> bool:
    """Tell whether runs show anything; spaces and what is not seen do not."""
    return bool(shown(plain_runs(runs)).strip())


def is_exported(block: Block) -> bool:
    """Tell whether a block stands in the documents: an empty table or a foreign block does not."""
    return isinstance(block, Picture) or any(map(says, runs_of(block)))


def is_written(text: Text) -> bool:
    """Tell whether anything of a text stands in the documents.

    A text of which this is not true may still hold a block of a later version: see ``is_empty``.
    """
    return any(map(is_exported, text))


def is_settled(plan: Plan, question: Question) -> bool:
    """Tell whether it is said of each ask of a question where it is answered, or why not.

    Nothing can be said so of a question without asks.
    """
    states = [plan.covered(ask.id).state for ask in question.asks]
    return bool(states) and AskState.OPEN not in states


def is_answered(plan: Plan, question: Question) -> bool:
    """Tell whether a question needs nothing more: it is written about, or settled."""
    written = any(is_written(answer.text) for answer in plan.answers_to(question.id))
    return written or is_settled(plan, question)
