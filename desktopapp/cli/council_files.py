"""The verbs of a council's own Word files: what is recognised in them, and what goes where."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from desktopapp.cli.outcome import Outcome, Parser, WrongCommandLine, add_verb
from desktopapp.operations.council_files import (
    CouncilFiles,
    FileRow,
    form_rows,
    read_council_files,
    refuse_one_place_twice,
    template_rows,
)
from desktopapp.store.settings import Settings, save_in_time, settings_in_time


def chosen_for(*files: Path | None) -> Settings | None:
    """Return what was chosen for files of a council; nothing, and unread, where none is named.

    Raises ``Problem`` where that cannot be read.
    """
    return settings_in_time() if any(files) else None


def _form(options: argparse.Namespace) -> Outcome:
    """Say what of a report goes where in the council’s report form, or change it."""
    path = Path(options.file)
    house = read_council_files(None, path, settings=chosen_for(None if options.afresh else path))
    rows = form_rows(house.form) if house.form else ()
    changed = _changed(rows, options.put)
    refuse_one_place_twice(changed)
    return _kept(house, rows, changed, options)


def _template(options: argparse.Namespace) -> Outcome:
    """Say which style of the council’s Word template is used for what, or change it."""
    path = Path(options.file)
    house = read_council_files(path, settings=chosen_for(None if options.afresh else path))
    rows = template_rows(house.template) if house.template else ()
    return _kept(house, rows, _changed(rows, options.put), options)


def _changed(rows: tuple[FileRow, ...], put: list[str]) -> dict[str, str]:
    """Return what goes where once what was put is put there."""
    mapping = {row.ours: row.chosen for row in rows}
    named = {row.ours.casefold(): row for row in rows}
    every = tuple(_choices(rows))
    for pair in put:
        ours, equals, place = (part.strip() for part in pair.partition("="))
        row = named.get(ours.casefold())
        if row is None or not equals:
            known = ", ".join(mapping)
            raise WrongCommandLine(f"“{pair}” is not NAME=PLACE; names are {known}")
        mapping[row.ours] = _place(place, row, every)
    return mapping


def _place(said: str, row: FileRow, every: tuple[tuple[str, str], ...]) -> str:
    """Return the id of a place or style that was said by number, id or words; none is none."""
    if not said:
        return ""
    wanted = said.casefold()
    found = [one for one, words in every if wanted in {one.casefold(), words.casefold()}]
    if said.isdecimal() and 1 <= int(said) <= len(every):
        found = [every[int(said) - 1][0]]
    if len(found) != 1 or found[0] not in [one for one, _ in row.choices]:
        raise WrongCommandLine(f"there is no one place “{said}” for “{row.ours}”")
    return found[0]


def _kept(
    house: CouncilFiles,
    rows: tuple[FileRow, ...],
    mapping: dict[str, str],
    options: argparse.Namespace,
) -> Outcome:
    """Keep what was changed, and say what goes where."""
    if house.mapped_as and (options.put or options.afresh):
        settings = settings_in_time()
        settings.put(house.mapped_as, mapping if options.put else {})
        save_in_time(settings)
    data: dict[str, object] = {
        "file": options.file,
        "mapping": {ours: one for ours, one in mapping.items() if one},
        "without": [ours for ours, one in mapping.items() if not one],
        "places": [{"id": one, "words": words} for one, words in _choices(rows)],
    }
    return Outcome(data, tuple(_said(rows, mapping)))


def _choices(rows: tuple[FileRow, ...]) -> Iterable[tuple[str, str]]:
    """Go through all that can be chosen, each once."""
    return dict.fromkeys(choice for row in rows for choice in row.choices)


def _said(rows: tuple[FileRow, ...], mapping: dict[str, str]) -> Iterable[str]:
    for number, (one, words) in enumerate(_choices(rows), 1):
        goes = ", ".join(ours for ours, place in mapping.items() if place == one)
        yield f"{number:4}  {words}{f'  <- {goes}' if goes else ''}"
    without = [ours for ours, place in mapping.items() if not place]
    if without:
        yield f"No place: {', '.join(without)}."
    yield 'To change it: --put "NAME=NUMBER"; --put "NAME=" for none.'


def add_house(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """Add the verbs of a council's own Word files."""
    for name, does in (("form", _form), ("template", _template)):
        made = add_verb(verbs, name, does)
        made.add_argument("file", metavar="FILE")
        made.add_argument(
            "--put",
            action="append",
            default=[],
            metavar="NAME=PLACE",
            help="what goes where: a place by its number, id or words, or nothing; kept",
        )
        made.add_argument("--afresh", action="store_true", help="forget what was changed before")
