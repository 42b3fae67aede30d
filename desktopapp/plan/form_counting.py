"""How long a text is as the form that takes it counts: one answer wherever it is counted.

Browsers count characters by the units of UTF-16, in which most emoji are two; so do forms.
"""

import re

from desktopapp.plan.wanted import FormCounting, Limit, LimitUnit

_PARTS = re.compile(r"[\s\-\u2010\u2011]+")  # white space and hyphens


def counted_words(text: str, counting: FormCounting = FormCounting.AS_HERE) -> int:
    """Count words as a form does: white space parts them, in some forms hyphens too."""
    if counting is FormCounting.HYPHENS_PART:
        return len([one for one in _PARTS.split(text) if one])
    return len(text.split())


def counted_characters(text: str, counting: FormCounting = FormCounting.AS_HERE) -> int:
    """Count characters as a form does: each line end is one, two, or with all space none."""
    match counting:
        case FormCounting.WITHOUT_SPACES:
            return _units("".join(text.split()))
        case FormCounting.TWO_TO_A_LINE:
            return _units(text) + text.count("\n")
        case _:
            return _units(text)


def counted_for(text: str, limit: Limit) -> int | None:
    """Count what a limit counts; nothing where only the pages of a document tell it."""
    match limit.unit:
        case LimitUnit.WORDS:
            return counted_words(text, limit.counting)
        case LimitUnit.CHARACTERS:
            return counted_characters(text, limit.counting)
        case LimitUnit.PAGES:
            return None


def _units(text: str) -> int:
    return len(text) + sum(one > "\uffff" for one in text)
