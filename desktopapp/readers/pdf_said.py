"""What a PDF was read with doubts about, said in sentences."""

from collections.abc import Sequence

_LONGEST_NAMED = 120  # letters of words that are to be checked
_MOST_NAMED = 5  # rows of tables that are to be checked


def said_doubtful(rows: Sequence[str]) -> str:
    """Name the rows of tables whose figures may stand in another column."""
    many = "1 row of a table was" if len(rows) == 1 else f"{len(rows):,} rows of tables were"
    told = "; ".join(f"“{text[:80]}”" for text in rows[:_MOST_NAMED])
    return f"{many} read without knowing the columns. Check the figures in {told}."


def said_torn(rows: Sequence[str]) -> str:
    """Name the places in tables where a row may go on with the one above it."""
    told = "; ".join(f"“{text[:80]}”" for text in rows[:_MOST_NAMED])
    if len(rows) == 1:
        return f"1 place in a table may be one row or two. Check its figures: {told}."
    return f"{len(rows):,} places in tables may each be one row or two. Check the figures: {told}."


def said_struck(words: Sequence[str]) -> str:
    """Name the words that a line goes through."""
    many = "1 word has" if len(words) == 1 else f"{len(words):,} words have"
    said = " ".join(words)
    told = f"{said[:_LONGEST_NAMED]}…" if len(said) > _LONGEST_NAMED else said
    return f"{many} a line through, and may be deleted: “{told}”."


def counted_words(count: int, what: str) -> str:
    """Say how many of something there were."""
    return f"1 {what} was" if count == 1 else f"{count:,} {what}s were"
