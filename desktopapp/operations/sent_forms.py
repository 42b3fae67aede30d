"""The Word form that came as the letter: kept with its brief, made safe, and asked for places."""

import base64
import binascii
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.brief import Brief
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.wanted import LeftAside, SentForm
from desktopapp.readers.reading import MOST_DOCUMENT_BYTES
from desktopapp.store.reading import read_file

if TYPE_CHECKING:
    from desktopapp.readers.word_safe import SafeWord

_MOST = 2_000_000  # bytes of a form that is kept: a plan has it in each of its versions
_ENDING = ".docx"
_TOO_LARGE = (
    "The Word form is too large to be kept with the letter, so answers cannot be written into it. "
    "Save a copy of it without pictures, and read that."
)


def with_sent_form(brief: Brief, path: Path) -> Brief:
    """Return a brief with the Word form that it was read from, where answers are written in that.

    What could harm is left behind by a process of its own; a form that cannot be kept is said.
    """
    from desktopapp.documents.sent_form import has_room  # noqa: PLC0415  # of few letters

    if path.suffix.lower() != _ENDING:
        return brief
    try:
        safe = _made_safe(read_file(path, MOST_DOCUMENT_BYTES))
        if not has_room(safe, brief):
            return brief
    except Problem as problem:
        return _with_note(brief, f"Answers cannot be written into this Word file. {problem.what}")
    if len(safe.data) > _MOST:
        return _with_note(brief, _TOO_LARGE)
    kept = SentForm(path.name, base64.b64encode(safe.data).decode("ascii"))
    return replace(brief, sent_form=kept)


def _with_note(brief: Brief, note: str) -> Brief:
    return replace(brief, left_aside=(*brief.left_aside, LeftAside("", note)))


def safe_form(brief: Brief) -> "SafeWord | None":
    """Return the form of a brief, made safe once more, or raise ``Problem``.

    The brief may have come from anywhere.
    """
    if brief.sent_form is None:
        return None
    try:
        data = base64.b64decode(brief.sent_form.data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Problem(
            f"The form “{brief.sent_form.name}” in this plan is damaged.",
            safe="Nothing was made. Your plan was not changed.",
            then="Make the other documents, or copy the answers into the form by hand.",
        ) from error
    return _made_safe(data)


@lru_cache(maxsize=2)
def _made_safe(data: bytes) -> "SafeWord":
    from desktopapp.readers.read import sanitise  # noqa: PLC0415  # of few letters

    return sanitise(data)


def answers_without_room(plan: Plan) -> tuple[str, ...]:
    """Return the ids of the questions that are answered and have no place in the form sent."""
    from desktopapp.documents.sent_form import without_room  # noqa: PLC0415  # of few letters

    safe = safe_form(plan.brief)
    return tuple(one.id for one in without_room(safe, plan)) if safe else ()
