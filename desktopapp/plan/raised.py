"""Letters that stand above or below the line, in plain text.

A plan knows no raised letters, and a figure must not become another without them: 10 to the power
of 6 is not 106. Digits and their signs have characters of their own; other letters, as in "1st",
say the same on the line.
"""

_ON_LINE = "0123456789+-−=()"
_RAISED = str.maketrans(_ON_LINE, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans(_ON_LINE, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(words: str) -> str:
    """Return words that stand above the line, with raised digits."""
    return _moved(words, _RAISED)


def lowered(words: str) -> str:
    """Return words that stand below the line, with lowered digits."""
    return _moved(words, _LOWERED)


def _moved(words: str, table: dict[int, int]) -> str:
    """Move digits, and the signs around them; where there are none, nothing is a figure."""
    return words.translate(table) if any(one in "0123456789" for one in words) else words
