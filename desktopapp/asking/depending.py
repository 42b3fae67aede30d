"""On which answer to another question one depends, by the words that say so: "if yes to 4"."""

import re
from collections.abc import Mapping

from desktopapp.plan.wanted import Depends

_IF_YES = re.compile(
    r"^if (?:yes|so|no|you (?:answered|said|ticked|agree|disagree|do|did|have))\b[^,:]{0,60}",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto (?:question |q)?([A-Z]?\d+(?:\.\d+)*[a-z]?)\b", re.IGNORECASE)


def condition_in(text: str) -> str:
    """Return the words with which a question says on which answer it depends, or nothing."""
    told = _IF_YES.match(text)
    return told.group().strip() if told else ""


def depends_in(condition: str, before: str, ids: Mapping[str, str]) -> Depends | None:
    """Return on what a question depends by the words of its condition; nothing by others.

    ``before`` is the id of the question above it, ``ids`` those of questions by their numbers.
    """
    words = condition_in(condition.strip())
    if not words:
        return None
    named = _TO.search(words)
    question = ids.get(named[1].casefold(), "") if named else before
    answer = "no" if re.match(r"if (?:no|you disagree)\b", words, re.IGNORECASE) else "yes"
    return Depends(question, answer) if question else None
