"""The values of a plan in words, to show one beside another; where there is none, no words."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from desktopapp.plan.days import said_date
from desktopapp.plan.figures import FigureValue
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.report import AppendixKind, LetterCopy
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Table,
    plain_block,
)
from desktopapp.plan.values import said_value
from desktopapp.plan.wanted import AnswerKind


class Nothing:
    """Where there is no value: equal to nothing but itself."""

    def __bool__(self) -> bool:
        return False


NOTHING: Final = Nothing()
_NAMING = (
    "label",
    "heading",
    "document",
    "kind",
    "name",
    "title",
    "asked",
)  # what a line is named by


def said_whole(value: object) -> str:
    """Say a value with all its words, to show it beside another."""
    extra = getattr(value, "extra", "")
    words = _said(value)
    return f"{words}\nof a later version: {extra}" if extra else words


def _said(value: object) -> str:
    match value:
        case Nothing() | None | False:
            words = ""
        case bytes():
            words = f"a picture of {len(value):,} bytes"
        case tuple():
            lines = any(map(is_dataclass, value))
            words = _lines(*value) if lines else ", ".join(map(said_whole, value))
        case Answer():
            words = _lines(value.own_heading, *value.text)
        case Section():
            words = _lines(value.heading, *value.text)
        case Paragraph() | Heading() | ListItem() | Table() | Picture() | Foreign():
            words = _said_block(value)
        case LetterCopy():
            words = value.name
        case FigureValue():
            words = _said_figure_value(value)
        case _:
            words = _said_record(value) if is_dataclass(value) else str(value)
    return words


def _said_figure_value(value: FigureValue) -> str:
    """Say the value of a figure with what it is of: "1,200,000 (2026/27, Budget book)"."""
    told = (
        value.period,
        f"as at {said_date(value.as_at)}" if value.as_at else "",
        value.source,
        value.place,
        f"by {value.by}" if value.by else "",
    )
    about = ", ".join(filter(None, map(one_line, told)))
    said = said_value(AnswerKind.NUMBER, value.value)
    return f"{said} ({about})" if about else said


def _lines(*values: object) -> str:
    return "\n".join(filter(None, map(said_whole, values)))


def _said_block(block: Block) -> str:
    match block:
        case Table():
            return _lines(block.summary, plain_block(block))
        case Picture():
            alternative = f"{block.alternative}, " if block.alternative else ""
            return f"a picture: {alternative}{block.name}"
        case Foreign():
            return "something of a later version"
        case _:
            return plain_block(block)


def _said_record(record: Any) -> str:  # noqa: ANN401  # any record
    """Say what a record holds beside what it would hold anyway; the first names it."""
    values = {
        field.name: getattr(record, field.name)
        for field in fields(record)
        if field.name not in ("id", "extra") and getattr(record, field.name) != field.default
    }
    words = [
        name.replace("_", " ") if one is True else said_whole(one) for name, one in values.items()
    ]
    first, *rest = [*filter(None, words), ""]
    return ": ".join(filter(None, (first, ", ".join(filter(None, rest)))))


def line_name(line: object) -> str:
    """Return what names a line of a report: its label, heading, document, kind or file."""
    return str(getattr(line, _named_by(line), ""))


def beside_name(line: Any) -> str:  # noqa: ANN401  # a line of a report
    """Return all that a line of a report says but its name."""
    named_by = _named_by(line)
    return said_whole(replace(line, **{named_by: ""}) if named_by else line)


def _named_by(line: object) -> str:
    if getattr(line, "kind", None) == AppendixKind.OTHER:  # there may be several
        return "title"
    return next((name for name in _NAMING if str(getattr(line, name, ""))), "")
