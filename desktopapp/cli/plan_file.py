"""The plan that a command names: opened and saved, with what must be known of its file."""

import argparse
from pathlib import Path

from desktopapp.plan.problem import Problem
from desktopapp.session.backup_news import BACKUPS_ARE_SILENT, News, look_in_time
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session


def open_named(options: argparse.Namespace, *, to_write: bool = False) -> Session:
    """Open the plan of a command, and note what the backups here know and its file does not tell.

    Raises ``Problem``; also where it would be written, was protected here, and is not any more.
    """
    opened = open_session(Path(options.plan), to_write=to_write)
    note_backups(opened, options, to_write=to_write)
    return opened


def note_backups(opened: Session, options: argparse.Namespace, *, to_write: bool = False) -> None:
    """Note what the backups here know of a plan and its file does not tell, as it is now."""
    options.notes = [one for one in options.notes if one not in options.of_backups]
    options.of_backups = []
    try:
        known = look_in_time(opened)
    except TimeoutError:
        options.of_backups = [BACKUPS_ARE_SILENT]
        known = None
    if known and to_write and known.news is News.READABLE:
        raise Problem(
            known.said,
            where=options.plan,
            safe="Nothing was changed.",
            then="Open it in the window, and decide whether it is to be protected again.",
        )
    if known:
        when = known.when[:16].replace("T", " ")
        offer = f" The command merge brings it in: “{known.backup}”." if known.may_be_left else ""
        said = f"{known.said} The backup of {when} has what was saved here.{offer}"
        options.of_backups = [said]
    options.notes += options.of_backups


def save_named(opened: Session, options: argparse.Namespace) -> None:
    """Save a plan, and note what must be known of it."""
    opened.save()
    if opened.untold:
        options.notes.append(opened.untold)
