"""Lengths of text as Qt counts them, in units of UTF-16."""


def units(text: str) -> int:
    """Return the length of text as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters_of_units(text: str, count: int) -> int:
    """Return how many characters the first ``count`` units of UTF-16 of a text are."""
    if units(text) == len(text):  # as nearly always: the quick way
        return min(max(count, 0), len(text))
    for n, character in enumerate(text):
        if count <= 0:
            return n
        count -= 2 if character > "\uffff" else 1
    return len(text)
