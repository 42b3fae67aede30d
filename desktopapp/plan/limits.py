"""Limits of answers: what counts towards one as the receiving form counts, and in words."""

import re

from desktopapp.plan.brief import Question, Theme
from desktopapp.plan.giving import field_names, given_to
from desktopapp.plan.plain_answer import plain_answer
from desktopapp.plan.plan import Plan
from desktopapp.plan.printed import exported_blocks
from desktopapp.plan.saying import counted
from desktopapp.plan.text import plain_block
from desktopapp.plan.wanted import FormCounting, Limit, LimitUnit

_HYPHENS = r"[\s\-\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}]+"
_COUNTED_AS = {
    FormCounting.AS_HERE: "",
    FormCounting.WITH_SPACES: "with spaces",
    FormCounting.WITHOUT_SPACES: "without spaces",
    FormCounting.TWO_TO_A_LINE: "each line end as two",
    FormCounting.HYPHENS_PART: "words with hyphens as several",
}


def counted_as(limit: Limit, words: str) -> int:
    """Count the words or characters of plain text as a limit has them counted.

    Characters are those that a browser counts, the units of UTF-16: most emoji are two.
    """
    if limit.unit is LimitUnit.WORDS:
        parts = limit.counting is FormCounting.HYPHENS_PART
        return len([one for one in re.split(_HYPHENS, words) if one] if parts else words.split())
    match limit.counting:
        case FormCounting.WITHOUT_SPACES:
            return _units("".join(words.split()))
        case FormCounting.TWO_TO_A_LINE:
            return _units(words) + words.count("\n")
        case _:
            return _units(words)


def _units(words: str) -> int:
    return len(words) + sum(one > "\uffff" for one in words)


def limited_words(plan: Plan, question: Question, limit: Limit) -> str:
    """Return what of an answer a limit counts, as plain text: what is written, and filled in.

    A limit may be about one of its fields. What was chosen of options is no text in any form.
    Where it is known how the form counts, it counts what is pasted into it, labels included.
    """
    part = limit.part
    given = given_to(plan, question.id)
    names = field_names(question.fields)
    if part:
        named = [one for one in names if one.casefold() == part.strip().casefold()]
        if named:
            rows = (row.cells.get(named[0], "") for row in given.rows)
            return "\n".join(filter(None, (given.filled.get(named[0], ""), *rows)))
    bare = limit.counting is FormCounting.AS_HERE
    answers = (answer.text for answer in plan.answers_to(question.id))
    texts = [
        "\n".join(map(plain_block, exported_blocks(text))) if bare else plain_answer(text)
        for text in answers
    ]
    filled = [given.filled[name] for name in names if name in given.filled]
    value = [] if question.options or question.reasons else [given.value]
    return "\n\n".join(filter(None, (*value, *filled, *texts))).strip()


def said_limit(limit: Limit) -> str:
    """Say a limit in words: "At most 150 words", "About 2,500 words are suggested"."""
    unit = str(limit.unit)
    how_many = counted(limit.max, unit.removesuffix("s"), unit)
    of = f" for {limit.part}" if limit.part else ""
    how = f", {_COUNTED_AS[limit.counting]}" if _COUNTED_AS[limit.counting] else ""
    if not limit.hard:
        return f"{how_many}{of} suggested{how}"
    form = "" if limit.printed else ", set by the form"
    return f"At most {how_many}{of}{how}{form}"


def said_use(limit: Limit, used: float) -> str:
    """Say how much of a limit is used: "120 of 150 words", "1.2 of 2 pages"."""
    whole = float(used).is_integer()
    number = f"{int(used):,}" if whole else f"{used:.1f}"
    of = f" in {limit.part}" if limit.part else ""
    how = f" ({_COUNTED_AS[limit.counting]})" if _COUNTED_AS[limit.counting] else ""
    return f"{number} of {limit.max:,} {limit.unit}{of}{how}"


def said_terms(asking: Question | Theme) -> str:
    """Say when something is asked, and how long: "If yes to 4. At most 2 pages."."""
    found = [asking.condition.strip().rstrip("."), *map(said_limit, asking.limits)]
    if isinstance(asking, Question) and asking.optional:
        found.append("Optional")
    return "".join(f"{one[:1].upper()}{one[1:]}. " for one in found if one).strip()
