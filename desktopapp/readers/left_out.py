"""What a document holds that does not come in, said in sentences with its number."""

from collections.abc import Iterator, Mapping
from enum import StrEnum


class LeftOut(StrEnum):
    """A kind of what does not come in."""

    STRUCK = "struck"
    HIDDEN = "hidden"
    COMMENT = "comment"
    PROMPT = "prompt"
    PICTURE = "picture"
    CHANGE = "change"
    HEADER = "header"
    OBJECT = "object"
    SYMBOL = "symbol"
    NUMBER = "number"
    FORMULA = "formula"  # it does come in, as text
    LIGHT = "light"  # it does come in, as a sign
    FOOTNOTE = "footnote"  # it does come in, elsewhere than it stood


_SAID = {  # one, several
    LeftOut.STRUCK: (
        "1 stretch of struck-through text was left out: it was deleted where it comes from.",
        "{} stretches of struck-through text were left out: it was deleted where it comes from.",
    ),
    LeftOut.CHANGE: (
        "1 deletion that was tracked was left out.",
        "{} deletions that were tracked were left out.",
    ),
    LeftOut.HIDDEN: (
        "1 stretch of hidden text was left out.",
        "{} stretches of hidden text were left out.",
    ),
    LeftOut.COMMENT: ("1 comment was left out.", "{} comments were left out."),
    LeftOut.PROMPT: (
        "1 prompt that nobody filled in was left out.",
        "{} prompts that nobody filled in were left out.",
    ),
    LeftOut.PICTURE: (
        "1 picture did not come along: add it from its file.",
        "{} pictures did not come along: add them from their files.",
    ),
    LeftOut.OBJECT: (
        "1 drawing, chart or formula was left out.",
        "{} drawings, charts or formulas were left out.",
    ),
    LeftOut.SYMBOL: (
        "One symbol could not be read: it stands as \ufffd.",
        "{} symbols could not be read: each stands as \ufffd.",
    ),
    LeftOut.NUMBER: (
        "One number that a field counts could not be read: it stands as \ufffd.",
        "{} numbers that fields count could not be read: each stands as \ufffd.",
    ),
    LeftOut.FORMULA: (
        "One formula was read as plain text: check it.",
        "{} formulas were read as plain text: check them.",
    ),
    LeftOut.LIGHT: (
        "One coloured light was read as a sign, such as 🟢: check it.",
        "{} coloured lights were read as signs, such as 🟢: check them.",
    ),
    LeftOut.HEADER: (
        "Headers and footers of pages were left out.",
        "Headers and footers of pages were left out.",
    ),
    LeftOut.FOOTNOTE: (
        "One footnote now stands in brackets where it was marked.",
        "{} footnotes now stand in brackets where they were marked.",
    ),
}


def picture_place(says: str) -> str:
    """Return the words that stand where a picture does, by what it says itself."""
    return f"[Picture: {says}]" if says else "[Picture]"


def said_of_left_out(left: Mapping[LeftOut, int]) -> Iterator[str]:
    """Go through the sentences that say what was left out, in one order."""
    for kind, (one, several) in _SAID.items():
        many = left.get(kind, 0)
        if many:
            yield one if many == 1 else several.format(f"{many:,}")
