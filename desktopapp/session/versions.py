"""Earlier states of a plan: the versions inside its file, and the backups kept on this computer.

They are listed, compared and brought back; a plan that is shared can leave its versions out.
"""

from collections.abc import Iterable
from dataclasses import replace
from heapq import merge
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.letter_copy import files_of_copy, own_copies
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, no_file_yet
from desktopapp.plan.text import Picture
from desktopapp.session.session import Session
from desktopapp.session.standing import SharedCopy
from desktopapp.store import save
from desktopapp.store import versions as kept_versions
from desktopapp.store.backups import REVISION_LONG, Backup, backups
from desktopapp.store.files import is_same_file
from desktopapp.store.open_file import file_to_replace
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.settings import backup_folder, backups_folder
from desktopapp.store.vault import Vault
from desktopapp.store.versions import Version

LEFT_OUT = "Left out of the plan"  # what a backup is called that an officer left out


class Earlier(NamedTuple):
    """An earlier state of a plan: a version in its file, or a backup on this computer.

    ``when`` is ISO 8601. Automatic versions have no name, nor have backups,
    but for those that an officer left out. Without a source it stands
    for what a damaged file itself still holds.
    """

    source: Version | Backup | None
    when: str
    name: str = ""
    by: str = ""


def states(
    listed: Iterable[Version], copies: Iterable[Backup], now: str = ""
) -> tuple[Earlier, ...]:
    """Return versions and backups on this computer as earlier states, the newest first.

    Both are given the oldest first, and each keeps its order, whatever the clocks said. A backup
    that is the same as a version, or as the plan of the revision ``now``, is left out.
    """
    versions_there = tuple(listed)
    known = {one[:REVISION_LONG] for one in (now, *(each.revision for each in versions_there))}
    found = [Earlier(one, one.when, one.name, one.by) for one in versions_there]
    others = [
        Earlier(one, one.when.isoformat(), LEFT_OUT if one.is_left else "")
        for one in copies
        if not one.revision or one.revision not in known
    ]
    return tuple(merge(found, others, key=lambda one: kept_versions.seconds(one.when)))[::-1]


def earlier(session: Session) -> tuple[Earlier, ...]:
    """Return the versions of a plan and its backups on this computer. Reads a folder."""
    return _earlier(session, backups(backup_folder(session.plan.id)))


def earlier_known(session: Session, before: tuple[Earlier, ...]) -> tuple[Earlier, ...]:
    """Return the versions of a plan, with the backups that were known before. Reads nothing."""
    known = (one.source for one in reversed(before))
    return _earlier(session, [one for one in known if isinstance(one, Backup)])


def _earlier(session: Session, copies: Iterable[Backup]) -> tuple[Earlier, ...]:
    now = session.held.revision if session.held else ""
    return states(saved_versions(session)[::-1], copies, now)


def earlier_plan(session: Session, one: Earlier) -> Plan:
    """Return the plan as it was, or raise ``Problem``. Any thread may do so."""
    vault = session.vault
    kept = session.held.kept if session.held else NOTHING_KEPT
    return earlier_state(one, kept, vault)


def earlier_state(one: Earlier, kept: UnknownParts, vault: Vault | None = None) -> Plan:
    """Return a plan as it was: a version among what is kept, or a backup, or raise ``Problem``."""
    if isinstance(one.source, Backup):
        return open_plan(one.source.path, unlock=vault.like if vault else None)[0]
    if one.source is None:
        raise no_file_yet()
    return kept_versions.version_plan(kept, one.source)


def saved_versions(session: Session) -> tuple[Version, ...]:
    """Return the versions of a plan as last saved, the newest first."""
    return kept_versions.versions(session.held.kept)[::-1] if session.held else ()


def entries_not_understood(session: Session) -> int:
    """Return how many entries of a plan's history are kept and cannot be understood here."""
    return kept_versions.not_understood(session.held.kept) if session.held else 0


def bring_back(session: Session, plan: Plan, said: str) -> None:
    """Bring a version back as one step of undo; the plan before and after are kept as versions.

    ``said`` names the version that comes back. Raises ``Problem`` for a plan that may only be
    read.
    """
    before = session.plan
    session.edit(replace(plan, id=before.id), "bring a version back")
    session.mark(before, f"Before {said} was brought back")
    session.mark(session.plan, f"{said} brought back")


def share_without_history(
    session: Session, path: Path, agreed: str = "", *, readable: bool = False
) -> SharedCopy:
    """Write what the plan shows as it stands, and nothing else, into another file; return it.

    No version goes along, no picture that was taken out, nothing that is written beside a picture
    in its file, no passage as it once was taken in, and nothing that a later version of the
    program added. ``agreed`` is the checksum of what the officer agreed to replace there, which
    is kept as a backup. The copy is encrypted if the plan is, unless it is to be ``readable``.
    Any thread may do so; ``Session.note_shared`` lets the plan know the copy again. Raises
    ``Problem`` where it cannot be written, or a picture hides what nobody can take out.
    """
    from desktopapp.plan.shared import as_shown  # noqa: PLC0415  # when a plan is shared

    plan, (ours, merged, _) = session.plan, session.standing
    came = (*((ours.revision,) if ours and ours.revision else ()), *merged)
    held = file_to_replace(path, agreed, backups_folder())
    if ours and is_same_file(held.path, ours.path):
        raise Problem(
            "That is the file of the plan itself, which keeps its history.",
            where=str(path),
            safe="Nothing was changed.",
            then="Choose another name for the copy.",
        )
    held = replace(held, vault=None if readable else session.vault)
    saved = save.save(_without_past(as_shown(plan)), held)
    return SharedCopy(saved.path, saved.revision, saved.saved or plan, came)


def _without_past(plan: Plan) -> Plan:
    """Return a plan whose pictures are nothing but pictures, or raise ``Problem``.

    The files of a council's own copy of a letter were made clean when they were taken.
    """
    from desktopapp.layout.pictures import cleaned_picture  # noqa: PLC0415  # when a plan is shared

    files = {name for copy in own_copies(plan) for name in files_of_copy(copy)}
    found = {
        name: data if name in files else cleaned_picture(data)
        for name, data in plan.pictures.items()
    }
    odd = [name for name, data in found.items() if not data]
    if odd:
        words = next((one.alternative for one in _pictures(plan) if one.name in odd), "")
        raise Problem(
            f"A picture{f' (“{words[:80]}”)' if words else ''} is damaged, or of a kind that may "
            "hold more than can be seen.",
            where=odd[0],
            safe="No copy was made.",
            then="Take it out of the plan, or put it in again as PNG or JPEG. Then share again.",
        )
    return replace(plan, pictures=found)


def _pictures(plan: Plan) -> Iterable[Picture]:
    blocks = (block for part in plan.parts() for block in part.text)
    return (block for block in blocks if isinstance(block, Picture))
