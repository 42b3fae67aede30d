"""What comes with the program: briefs, the sample, help, icons. Read only, never written.

The files lie in ``resources`` beside the package in the source tree, and inside the package when
it is installed.
"""

import json
from dataclasses import replace
from pathlib import Path

from desktopapp.plan.brief import Brief
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import names
from desktopapp.plan.stored_brief import BriefError, parse_brief
from desktopapp.plan.stored_plan import read_plan
from desktopapp.plan.text import new_id
from desktopapp.store.reading import read_file

GUIDE = (
    "getting-started",
    "starting",
    "letters",
    "answers",
    "importing",
    "reusing",
    "figures",
    "counting",
    "measures",
    "checking",
    "exporting",
    "copying-out",
    "report",
    "safety",
    "promises",
    "keyboard",
    "accessibility",
    "for-it",
)
MOST_BYTES_OF_A_BRIEF = 4_000_000  # the letter of 2024 takes 60,000; a Word form may be in it


def _folder() -> Path:
    package = Path(__file__).parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource_path(name: str) -> Path:
    """Return the path of a file or folder that comes with the program, such as "briefs"."""
    return _folder() / name


def read_resource(name: str) -> bytes:
    """Return a file that comes with the program, or raise ``Problem`` when it is missing."""
    path = resource_path(name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem(
            f"A part of Planwright is missing: “{name}”.",
            where=str(path),
            safe="Your plans are not affected.",
            then="Ask IT to install Planwright again.",
        ) from error


def brief_ids() -> tuple[str, ...]:
    """Return the ids of the briefs that come with the program."""
    return tuple(sorted(path.stem for path in resource_path("briefs").glob("*.toml")))


def briefs() -> tuple[Brief, ...]:
    """Return the briefs that come with the program, in the order of their ids."""
    return tuple(map(brief, brief_ids()))


def brief(id_or_path: str | Path) -> Brief:
    """Return a brief: one that comes with the program, by its id, or one of a TOML file.

    Raises ``Problem`` for an unknown id, and for a file that is missing or damaged.
    """
    known = brief_ids()
    if id_or_path in known:
        return brief_in(resource_path(f"briefs/{id_or_path}.toml"))
    path = Path(id_or_path)
    if path.suffix.lower() != ".toml" and not path.is_file():
        raise _unknown(str(id_or_path), known)
    return brief_in(path)


def brief_in(path: Path) -> Brief:
    """Return the brief of a TOML file, or raise ``Problem`` that says what cannot be used."""
    try:
        return parse_brief(_read_text(path), path.name)
    except BriefError as error:
        raise Problem(
            f"The brief in “{error.file}” cannot be used: {error.place}: {error.expected}.",
            where=str(path),
            safe="Nothing was changed.",
            then="Mend that place in the file, or choose another brief. A newer version of "
            "Planwright may have written it.",
        ) from error


def help_pages() -> tuple[tuple[str, str], ...]:
    """Return the pages of the guide in order: the title of each, and its text in Markdown."""
    texts = [read_resource(f"help/{name}.md").decode().replace("\r\n", "\n") for name in GUIDE]
    return tuple((text.split("\n", 1)[0].removeprefix("# "), text) for text in texts)


def sample() -> Plan:
    """Return the plan of an invented council, finished, as a plan of its own to try things on."""
    return _sample("plan", brief("productivity-2024"))


def sample_response() -> Plan:
    """Return that council’s response to an invented consultation, with answers of each kind."""
    return _sample("consultation", brief_in(resource_path("sample/consultation.toml")))


def _sample(name: str, answered: Brief) -> Plan:
    data = json.loads(read_resource(f"sample/{name}.json"))
    pictures = {
        path.name: path.read_bytes() for path in sorted(resource_path("sample").glob("*.png"))
    }
    return replace(read_plan(data, answered, pictures), id=new_id() + new_id())


def _unknown(wanted: str, known: tuple[str, ...]) -> Problem:
    return Problem(
        f"There is no brief “{wanted}”. The briefs are {names(known)}.",
        where=wanted,
        safe="Nothing was changed.",
        then="Choose one of them, or name the file of a brief.",
    )


def _read_text(path: Path) -> str:
    """Return the text of a brief's file. A stranger may have written it."""
    return brief_text(read_file(path, MOST_BYTES_OF_A_BRIEF), path.name)


def brief_text(data: bytes, file: str) -> str:
    """Return the bytes of a brief as text, or raise ``BriefError``."""
    if len(data) > MOST_BYTES_OF_A_BRIEF:
        raise BriefError(file, "the file", "at most four million bytes were expected")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1}"
        raise BriefError(file, place, "text in UTF-8 was expected") from error
