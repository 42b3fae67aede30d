"""Numbers in the cells of a workbook as its sheets show them: with the sign of their unit.

A cell that shows 12.5% holds 0.125, and one that shows £5 holds 5: without the sign it would be
another figure. How many places are shown changes no value.
"""

import re
from decimal import Context, InvalidOperation
from typing import NamedTuple

_DAYS = frozenset({14, 15, 16, 17, 22})  # number formats that every workbook has
_SHARES = frozenset({9, 10})
_QUOTED = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")
_DAY_CODE = re.compile(r"[dy]", re.IGNORECASE)
_MONEY = "£$€"
_CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\"([^\"]*)\"|\\(.)|([^\[\"\\])")
_HELD = Context(prec=15)  # digits that a spreadsheet keeps
_LONGEST = 30  # digits before or behind the point that are written out


class CellForm(NamedTuple):
    """What the number of a cell is shown as: a day, or with the sign of its unit."""

    is_day: bool = False
    sign: str = ""


PLAIN_CELL = CellForm()


def cell_form(number: int, code: str) -> CellForm:
    """Return what a number format shows; ``code`` is how the workbook tells one of its own."""
    bare = _QUOTED.sub("", code)
    if number in _DAYS or _DAY_CODE.search(bare):
        return CellForm(is_day=True)
    first = code.partition(";")[0]
    if number in _SHARES or "%" in _QUOTED.sub("", first):
        return CellForm(sign="%")
    shown = "".join("".join(one) for one in _CURRENCY.findall(first))
    return CellForm(sign=next((one for one in shown if one in _MONEY), ""))


def number_shown(value: str, sign: str) -> str:
    """Write the number of a cell without what a computer adds behind its last digit."""
    try:
        number = _HELD.create_decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return value
    shown = number.scaleb(2) if sign == "%" else number
    words = f"{shown:f}"
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    if sign == "%":
        return f"{words}%"
    return f"-{sign}{words[1:]}" if words.startswith("-") else f"{sign}{words}"
