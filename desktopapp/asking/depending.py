"""On which answer to another question one depends, by the words that say so: "if yes to 4"."""

import re
from collections.abc import Mapping, Sequence

from desktopapp.plan.wanted import Depends

_IF_YES = re.compile(
    r"^if (?:yes|so|no|you (?:answered|said|ticked|agree|disagree|do|did|have))\b[^,:]{0,60}",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\b(?:dis)?agree\b", re.IGNORECASE)
_NONE: Mapping[str, Sequence[str]] = {}
_TO = re.compile(r"\bto (?:question |q)?([A-Z]?\d+(?:\.\d+)*[a-z]?)\b", re.IGNORECASE)


def condition_in(text: str) -> str:
    """Return the words with which a question says on which answer it depends, or nothing."""
    told = _IF_YES.match(text)
    return told.group().strip() if told else ""


def depends_in(
    condition: str,
    before: str,
    ids: Mapping[str, str],
    options: Mapping[str, Sequence[str]] = _NONE,
) -> Depends | None:
    """Return on what a question depends by the words of its condition; nothing by others.

    ``before`` is the id of the question above it, ``ids`` those of questions by their numbers.
    ``options`` are what can be chosen, by the ids of questions: where several say the same, as
    “Disagree” and “Strongly disagree” do, each of them leads here.
    """
    words = condition_in(condition.strip())
    if not words:
        return None
    named = _TO.search(words)
    question = ids.get(named[1].casefold(), "") if named else before
    answer = "no" if re.match(r"if (?:no|you disagree)\b", words, re.IGNORECASE) else "yes"
    if not question:
        return None
    meant = [one for one in options.get(question, ()) if _says(one, words, answer)]
    if not meant or meant[0].casefold() == answer:
        return Depends(question, answer)
    return Depends(question, meant[0], tuple(meant[1:]))


def _says(option: str, condition: str, answer: str) -> bool:
    """Tell whether an option is what a condition names: that somebody agrees, or said yes."""
    said = option.casefold()
    side = _SIDE.search(condition)
    if side is None:
        return re.match(rf"{answer}\b(?!.*\bto\b)", said) is not None
    if "neither" in said:
        return False
    against = "disagree" in said or "oppose" in said
    wanted = side[0].casefold()
    if wanted == "disagree":
        return against
    return not against and ("agree" in said or "support" in said)
