"""Plain slips of typing, each with what is meant: said together for a part, mended together."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding, Rule, Severity
from desktopapp.language.slips import Slip, SlipKind, slips
from desktopapp.plan.plan import Answer

_SAID = {  # of one slip, and of several
    SlipKind.SPACE_BEFORE: (
        "A space before a punctuation mark",
        "spaces before punctuation marks",
    ),
    SlipKind.SMALL_LETTER: (
        "A sentence begins with a small letter",
        "sentences begin with a small letter",
    ),
    SlipKind.WORD_TWICE: ("A word is repeated", "words are repeated"),
    SlipKind.DOUBLE_SPACE: (
        "Two spaces in the place of one",
        "times two spaces in the place of one",
    ),
    SlipKind.MARK_TWICE: ("A punctuation mark is repeated", "punctuation marks are repeated"),
    SlipKind.BACKTICK: (
        "A backtick in the place of a quotation mark",
        "backticks in the place of quotation marks",
    ),
    SlipKind.LAST_COMMA: ("A paragraph ends with a comma", "paragraphs end with a comma"),
    SlipKind.BEFORE_LIST: ("A semicolon before a list", "semicolons before a list"),
    SlipKind.MIXED_QUOTES: (
        "A straight quotation mark, where others are curly",
        "straight quotation marks, where others are curly",
    ),
    SlipKind.POSSESSIVE: ("An apostrophe is missing", "apostrophes are missing"),
}


def plain_slips(facts: Facts) -> Iterator[Finding]:
    """Name the slips of each part, those of one kind together."""
    groups: dict[tuple[str, SlipKind], list[Slip]] = {}
    for slip in slips(facts.plan):
        groups.setdefault((slip.place.part, slip.kind), []).append(slip)
    for (part_id, kind), found in groups.items():
        part, first = facts.plan.part(part_id), found[0]
        single, several = _SAID[kind]
        said = single if len(found) == 1 else f"{len(found):,} {several}"
        yield Finding(
            Rule.SLIP,
            Severity.TIDY,
            f"{said}: “{first.around}”.",
            f"Mend writes “{first.meant}”.",
            part.theme if isinstance(part, Answer) else None,
            part.questions[0] if isinstance(part, Answer) and part.questions else None,
            part_id,
            first.around,
            slips=tuple(found),
        )
