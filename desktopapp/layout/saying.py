"""What a count says in words: the same at the bottom of the window and on the command line."""

from desktopapp.layout.count import Count
from desktopapp.plan.brief import PageRange
from desktopapp.plan.saying import counted


def pages_words(found: Count) -> str:
    """Say the pages, and the lines that are free on the last one or over the limit."""
    pages = counted(found.pages, "page")
    if found.lines_to_cut:
        return f"{pages}, {counted(found.lines_to_cut, 'line')} to cut"
    return f"{pages}, {counted(found.lines_free, 'line')} free"


def blank_words(limit: PageRange | None) -> str:
    """Say of a plan without a word what may be written: all of its pages."""
    return f"{counted(limit.max, 'page')} free" if limit else "No page yet"


def range_words(limit: PageRange | None) -> str:
    """Say what the letter expects."""
    if limit is None:
        return "The letter sets no number of pages"
    if limit.min == limit.max:
        return f"The letter expects {counted(limit.max, 'page')}"
    return f"The letter expects {limit.min} to {counted(limit.max, 'page')}"


def words_words(found: Count, most: int | None) -> str:
    """Say the words in all, and how many the letter allows where it counts words."""
    return f"{found.words:,} of {most:,} words" if most else f"{found.words:,} words in all"


def words_to_cut(found: Count, most: int | None) -> int:
    """Return by how many words a plan is over the most that the letter allows."""
    return max(found.words - most, 0) if most else 0


def warning(found: Count, most: int | None) -> str:
    """Say what is amber about the count, or nothing. ``most`` is the most words allowed."""
    if over := words_to_cut(found, most):
        return f"{counted(over, 'word')} over the limit"
    if found.lines_to_cut:
        return "Over the limit"
    return "Not all of it can be counted here" if found.uncounted else ""


def limit_words(found: Count, most: int | None) -> str:
    """Say whether a plan keeps to the pages and words that the letter allows, and how nearly."""
    cut = {"line": found.lines_to_cut, "word": words_to_cut(found, most)}
    if any(cut.values()):
        return f"{' and '.join(counted(n, thing) for thing, n in cut.items() if n)} to cut"
    if found.uncounted:
        return "Not all of it can be counted here"
    return f"Fits. {counted(found.pages, 'page')}."
