"""Tables as CSV in UTF-8, marked as such for spreadsheets, in which no cell is a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[+-]?£?[\d,]+(?:\.\d+)?\s*%?")
_FORMULA = tuple("=+-@＝＋－＠")  # East Asian keyboards give the wide ones


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows as a file (RFC 4180) that begins with a byte order mark."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(words: str) -> str:
    """Return the words of a cell so that no spreadsheet takes them for a formula.

    A number with a sign stays one; whatever else begins as a formula does gets an apostrophe,
    which spreadsheets take for "this is text" (OWASP, CSV injection).
    """
    begins = words.lstrip().startswith(_FORMULA)
    return f"'{words}" if begins and not _NUMBER.fullmatch(words.strip()) else words
