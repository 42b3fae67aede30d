"""The numbers of questions as officers and letters write them, and what is said of others."""

import re
from collections.abc import Sequence

from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import listed

_BEFORE = r"^(?:question|q)\b[\s.:]*(?:no\b\.?|number)?\s*|^q(?=\d)"
_PARTS = r"\d+|[a-z]+"
_SHORT = {"question": "q", "proposal": "prop"}
_SAFE = "Nothing was changed."


def bare_number(number: str) -> str:
    """Return a number as it is compared: "Question 7." is 7, "A1. a" is a1.a."""
    bare = re.sub(_BEFORE, "", number.strip(), flags=re.IGNORECASE)
    return "".join(bare.split()).rstrip(".:").casefold()


def number_parts(number: str) -> str:
    """Return the figures and letters of a number, however they are parted: "(3)(b)" is 3.b."""
    parts = re.findall(
        _PARTS, re.sub(_BEFORE, "", number.strip(" *"), flags=re.IGNORECASE).casefold()
    )
    return ".".join(_SHORT.get(part, part) for part in parts)


def no_such_question(named: str, such_as: Sequence[str]) -> Problem:
    """Say that no question is called so; ``such_as`` is the id and the number of one that is."""
    return Problem(
        f"The letter has no question “{named[:60]}”.",
        safe=_SAFE,
        then=f"Name a question as {such_as[0]} or {such_as[1]}."
        if such_as
        else "This letter has themes but no questions.",
    )


def several_questions(named: str, found: Sequence[tuple[int, str, str]]) -> Problem:
    """Say that questions share a number: of each the number of its theme, its id, its label."""
    each = [f"“{label[:60]}” (theme {theme})" for theme, _, label in found]
    themes = [theme for theme, _, _ in found]
    parted = len(set(themes)) == len(themes)
    ways = [f"{theme}/{named.strip()}" if parted else one for theme, one, _ in found]
    return Problem(
        f"The letter gives the number {named.strip()[:60]} to {listed(each)}.",
        safe=_SAFE,
        then=f"Name the one you mean: {' or '.join(ways)}.",
    )
