"""How a brief is kept as plain data, and read from that or from a file of TOML."""

from functools import lru_cache

from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.saying import names
from desktopapp.plan.schema import Record
from desktopapp.plan.shapes import DataError

BRIEF = Record(Brief, unstored=("as_sent", "for_things"))


class BriefError(ValueError):
    """A brief cannot be read. Says in which file, at which place, and what was expected."""

    def __init__(self, file: str, place: str, expected: str) -> None:
        super().__init__(f"{file}: {place}: {expected}")
        self.file = file
        self.place = place
        self.expected = expected


def read_brief(data: object) -> Brief:
    """Make a brief of plain data and check that it holds together, or raise ``DataError``."""
    brief = BRIEF.read(data, "")
    if not brief.themes:
        raise DataError("themes", "at least one theme", "none")
    if brief.pages and brief.pages.min > brief.pages.max:
        raise DataError("pages", "a min that is not above the max", str(brief.pages.min))
    seen: set[str] = set()
    ids = [theme.id for theme in brief.themes]
    ids += [question.id for _, question in brief.questions()]
    ids += [ask.id for _, _, ask in brief.asks()]
    ids += [one for question in brief.dropped for one in _ids_of(question)]
    for records in (brief.requirements, brief.deliverables, brief.sign_offs):
        ids += [one.id for one in records]
    for one in ids:
        if not one.strip():
            raise DataError("id", "an id that is not empty", "an empty one")
        if one in seen:
            raise DataError("id", "each id once", f"{names([one])} twice")
        seen.add(one)
    _check_references(brief)
    return brief


def _ids_of(question: Question) -> tuple[str, ...]:
    """Return the ids of a question and of its asks."""
    return (question.id, *(ask.id for ask in question.asks))


def _check_references(brief: Brief) -> None:
    """Raise ``DataError`` where a part of a brief names another that is not there."""
    questions = {question.id for _, question in brief.questions()}
    for _, question in brief.questions():
        if question.depends and question.depends.question not in questions:
            found = f"“{question.depends.question}”"
            raise DataError(f"{question.id}.depends", "the id of a question", found)
    themes = {theme.id for theme in brief.themes}
    for one in brief.deliverables:
        if strange := next((theme for theme in one.themes if theme not in themes), None):
            raise DataError(f"{one.id}.themes", "ids of themes", f"“{strange}”")
    deliverables = {one.id for one in brief.deliverables}
    for signing in brief.sign_offs:
        if signing.deliverable and signing.deliverable not in deliverables:
            found = f"“{signing.deliverable}”"
            raise DataError(f"{signing.id}.deliverable", "the id of a deliverable", found)


@lru_cache(maxsize=4)
def parse_brief(source: str, file: str) -> Brief:
    """Make a brief of the text of a TOML file, or raise ``BriefError``; once for the same text."""
    import tomllib  # noqa: PLC0415  # 2 ms that the start of the window can do without

    try:
        return read_brief(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        raise BriefError(file, "the file", f"valid TOML was expected ({error})") from error
    except DataError as error:
        expected = f"expected {error.expected}, found {error.found}"
        raise BriefError(file, error.place or "the top of the file", expected) from error
    except ValueError as error:  # Python refuses to read or show a number of over 4,300 digits
        raise BriefError(file, "the file", "numbers of fewer digits were expected") from error
    except RecursionError as error:
        raise BriefError(file, "the file", "groups nested less deeply were expected") from error
