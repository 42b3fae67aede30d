"""All words of a plan that an officer writes, wherever they stand, and how one is exchanged there.

Texts with their headings, tables, captions and alternative texts, what is given beside them, and
the report to members. What is filled in of numbers and days is no prose and is left out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from desktopapp.plan.history import Caret
from desktopapp.plan.naming import part_title
from desktopapp.plan.places import leader, place_name
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, HeadingChoice, Plan, Section
from desktopapp.plan.records import record
from desktopapp.plan.report import Report
from desktopapp.plan.search import exchanged_in_block
from desktopapp.plan.text import Block, Foreign, Picture, Table, Text, plain_block

WrittenPath: TypeAlias = tuple[str | int, ...]  # field by field from the plan, to a line or block
REPORT_PAGE = "report"  # the page of what stands in the report to members


@record
class WrittenWords:
    """Some words of a plan, which is held for as long as they are spoken of.

    ``named`` says where they stand, in words. ``where`` is the page of the outline, ``caret`` the
    place in its text where they begin; it has no part where they stand elsewhere.
    """

    path: WrittenPath
    words: str
    named: str
    where: str
    caret: Caret = Caret()


_Field: TypeAlias = tuple[WrittenPath, str, str]  # a path, the words there, and what they are


def written_words(plan: Plan) -> Iterator[WrittenWords]:
    """Go through all words of a plan in the order of reading; the report comes last."""
    yield from _lines(("title",), plan.title, "The title of the plan", "")
    numbers = {one.id: ("answers", n) for n, one in enumerate(plan.answers)}
    numbers |= {one.id: ("sections", n) for n, one in enumerate(plan.sections)}
    titled: set[str] = set()
    pages: set[str] = set()
    for part in plan.parts():
        if isinstance(part, Answer) and part.theme not in titled:
            titled.add(part.theme)
            yield from _theme(plan, part.theme)
        where = (leader(plan, part) or part.theme) if isinstance(part, Answer) else part.id
        yield from _part(plan, part, numbers[part.id], where)
        if where not in pages:
            pages.add(where)
            yield from _given(plan, where)
    for where in plan.given:
        if where not in pages:
            yield from _given(plan, where)
    if plan.report:
        yield from _report(plan.report)


def with_written(plan: Plan, place: WrittenWords, start: int, size: int, words: str) -> Plan:
    """Return the plan with other words at a place of it: ``size`` characters from ``start`` on."""

    def change(value: Any) -> Any:  # noqa: ANN401  # a line of text, or a block
        if isinstance(value, str):
            return value[:start] + words + value[start + size :]
        return exchanged_in_block(value, start, size, words)

    changed: Plan = _put(plan, place.path, change)
    return changed


def _put(value: Any, path: WrittenPath, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401  # any record
    if not path:
        return change(value)
    step, rest = path[0], path[1:]
    if isinstance(value, tuple):
        at = int(step)
        return (*value[:at], _put(value[at], rest, change), *value[at + 1 :])
    if isinstance(value, Mapping):
        return {**value, step: _put(value[step], rest, change)}
    named = str(step)
    return replace(value, **{named: _put(getattr(value, named), rest, change)})


def _lines(
    path: WrittenPath, words: str, named: str, where: str, caret: Caret = Caret()
) -> Iterator[WrittenWords]:
    if words.strip():
        yield WrittenWords(path, words, named, where, caret)


def _theme(plan: Plan, theme: str) -> Iterator[WrittenWords]:
    words = plan.theme_headings.get(theme, "")
    named = f"{place_name(plan, theme)}, heading"
    yield from _lines(("theme_headings", theme), words, named, theme)


def _part(
    plan: Plan, part: Answer | Section, held: tuple[str, int], where: str
) -> Iterator[WrittenWords]:
    named = place_name(plan, where)
    if isinstance(part, Section):
        yield from _lines((*held, "heading"), part.heading, f"{named}, heading", where)
    elif part.heading is HeadingChoice.OWN:
        yield from _lines((*held, "own_heading"), part.own_heading, f"{named}, heading", where)
    for path, words, of, block in _text(part.text):
        caret = Caret(part.id, "" if isinstance(block, Foreign) else block.id)
        said = f"{named or part_title(plan, part)}{of}"
        yield from _lines((*held, "text", *path), words, said, where, caret)


def _text(text: Text) -> Iterator[tuple[WrittenPath, str, str, Block]]:
    """Go through the words of a text, with what they are beside plain text."""
    for n, block in enumerate(text):
        match block:
            case Picture():
                words = "" if block.decorative else block.alternative
                yield (n, "alternative"), words, ", alternative text of a picture", block
            case Table():
                yield (n,), plain_block(block), ", table", block
                yield (n, "summary"), block.summary, ", alternative text of a table", block
            case _:
                yield (n,), plain_block(block), "", block


def _given(plan: Plan, where: str) -> Iterator[WrittenWords]:
    """Go through what is given beside a text, where it is a person's words."""
    given = plan.given.get(where)
    if given is None:
        return
    held: WrittenPath = ("given", where)
    named = place_name(plan, where)
    yield from _lines((*held, "left"), given.left, f"{named}, why it is left", where)
    yield from _lines((*held, "value"), given.value, f"{named}, what is given", where)
    for name, words in given.filled.items():
        yield from _lines((*held, "filled", name), words, f"{named}, {one_line(name)}", where)
    for n, row in enumerate(given.rows):
        for name, words in row.cells.items():
            path = (*held, "rows", n, "cells", name)
            yield from _lines(path, words, f"{named}, {one_line(name)}", where)


def _report(report: Report) -> Iterator[WrittenWords]:
    for path, words, said in _report_lines(report):
        yield from _lines(("report", *path), words, f"Report to members, {said}", REPORT_PAGE)


def _report_lines(report: Report) -> Iterator[_Field]:
    yield ("title",), report.title, "title"
    for n, line in enumerate(report.fields):
        yield ("fields", n, "label"), line.label, "first page"
        yield ("fields", n, "value"), line.value, one_line(line.label) or "first page"
    for n, section in enumerate(report.sections):
        called = one_line(section.heading) or "a section"
        yield ("sections", n, "heading"), section.heading, "heading of a section"
        for path, words, of, _block in _text(section.text):
            yield ("sections", n, "text", *path), words, f"{called}{of}"
    for n, paper in enumerate(report.papers):
        yield ("papers", n, "document"), paper.document, "background papers"
        yield ("papers", n, "place"), paper.place, "background papers"
    for n, appendix in enumerate(report.appendices):
        yield ("appendices", n, "title"), appendix.title, "appendices"
        yield ("appendices", n, "reasoning"), appendix.reasoning, "appendices"
    for name in ("representations", "response", "reasons"):
        yield ("private", name), getattr(report.private, name), "private meeting"
