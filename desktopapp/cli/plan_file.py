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
    try:
        known = look_in_time(opened)
    except TimeoutError:
        options.notes.append(BACKUPS_ARE_SILENT)
        return opened
    if known is None:
        return opened
    if to_write and known.news is News.READABLE:
        raise Problem(
            known.said,
            where=options.plan,
            safe="Nothing was changed.",
            then="Open it in the window, and decide whether it is to be protected again.",
        )
    when = known.when[:16].replace("T", " ")
    offer = f" The command merge brings it in: “{known.backup}”." if known.may_be_left else ""
    options.notes.append(f"{known.said} The backup of {when} has what was saved here.{offer}")
    return opened


def save_named(opened: Session, options: argparse.Namespace) -> None:
    """Save a plan, and note what must be known of it."""
    opened.save()
    if opened.untold:
        options.notes.append(opened.untold)
