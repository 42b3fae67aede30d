"""Letters read into briefs, written as files that officers may change, and looked through."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from desktopapp.operations.sent_forms import with_sent_form
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.problem import Problem
from desktopapp.plan.progress import Steps, never, uncounted
from desktopapp.plan.schema import record_of
from desktopapp.plan.stored_brief import BRIEF, BriefError, parse_brief
from desktopapp.plan.toml_text import toml_text
from desktopapp.plan.wanted import LIMIT, LetterPlace
from desktopapp.readers.kinds import letter_kind_of
from desktopapp.readers.read import read, read_letter_words
from desktopapp.store.files import write_whole
from desktopapp.store.names import SUFFIX
from desktopapp.store.reading import read_file
from desktopapp.store.resources import MOST_BYTES_OF_A_BRIEF, brief_text


class BriefFault(NamedTuple):
    """What in a brief cannot be used: where it stands, and what was expected there."""

    place: str
    expected: str


def read_letter(
    path: Path, heard: Steps = uncounted, stopped: Callable[[], bool] = never
) -> Brief:
    """Read a letter into a brief, or raise ``Problem``.

    ``heard`` is told how many of how many pages are read; what ``stopped`` stops is ``Cancelled``.
    """
    from desktopapp.asking.assemble import brief_of  # noqa: PLC0415  # no other verb reads letters

    if path.suffix.lower() == SUFFIX:
        raise Problem(
            "This is a plan, not a letter.",
            where=str(path),
            safe="It was not changed.",
            then="Open it as a plan, or choose the letter that it answers.",
        )
    reading = read(path, heard=heard, stopped=stopped, kind=letter_kind_of(str(path)))
    return with_sent_form(brief_of(reading, path.stem), path)


def read_words(words: str, name: str, stopped: Callable[[], bool] = never) -> Brief:
    """Read a letter that was pasted into a brief, or raise ``Problem``."""
    from desktopapp.asking.assemble import brief_of  # noqa: PLC0415  # no other verb reads letters

    return brief_of(read_letter_words(words, stopped), name)


def brief_data(brief: Brief) -> bytes:
    """Return a brief as the bytes of a file, or raise ``Problem`` where it is too long for one."""
    data = toml_text(BRIEF.write(brief)).encode("utf-8")
    if len(data) > MOST_BYTES_OF_A_BRIEF:
        raise Problem(
            "This letter is too long for a brief.",
            safe="Nothing was written.",
            then="Save the part that asks as a document of its own, and read that.",
        )
    return data


def write_brief(brief: Brief, path: Path, agreed: str = "") -> None:
    """Write a brief as a file, or raise ``Problem``.

    One that is there is written over only where ``agreed`` is the checksum of what it holds.
    """
    write_whole(path, brief_data(brief), agreed=agreed)


def read_data(brief: Brief) -> dict[str, object]:
    """Return what was read of a letter as data for others: the brief, and what was left aside."""
    themes = [_theme_data(theme) for theme in brief.themes]
    stored = {key: one for key, one in BRIEF.write(brief).items() if key not in _APART}
    said = {
        "title": brief.title,
        "sender": brief.sender,
        "letter_date": brief.letter_date.isoformat() if brief.letter_date else None,
        "deadline": brief.deadline.isoformat() if brief.deadline else None,
        "address": brief.address,
    }
    aside = [
        {"text": one.text, "why": one.why, "place": _place(one.place)} for one in brief.left_aside
    ]
    return {"brief": {**stored, **said, "themes": themes}, "left_aside": aside}


_APART = ("letter", "left_aside", "themes", "sent_form")


def _theme_data(theme: Theme) -> dict[str, object]:
    stored: Mapping[str, object] = record_of(Theme).write(theme)
    return {**stored, "questions": list(map(_question_data, theme.questions))}


def _question_data(question: Question) -> dict[str, object]:
    """Return a question with all that may be asked of it, said or not."""
    stored = record_of(Question).write(question)
    limits = [
        {**LIMIT.write(one), "hard": one.hard, "printed": one.printed} for one in question.limits
    ]
    return {
        **stored,
        "number": question.number,
        "kind": str(question.kind),
        "options": list(question.options),
        "guidance": list(question.guidance),
        "limits": limits,
        "condition": question.condition,
        "place": _place(question.place),
    }


def _place(place: LetterPlace | None) -> dict[str, int] | None:
    return {"start": place.start, "end": place.end} if place else None


def check_brief(path: Path) -> tuple[Brief | None, tuple[BriefFault, ...]]:
    """Look through the file of a brief: what it holds, and what in it cannot be used, and where.

    Raises ``Problem`` where the file cannot be opened at all.
    """
    data = read_file(path, MOST_BYTES_OF_A_BRIEF)
    try:
        return parse_brief(brief_text(data, path.name), path.name), ()
    except BriefError as error:
        return None, (BriefFault(error.place, error.expected),)
