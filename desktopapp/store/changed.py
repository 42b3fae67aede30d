"""What lies in the place of a plan's file now, in words: somebody's save, an older state, another.

A save that meets a file which is not the one it knows looks at it before it says anything.
"""

from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.problem import Problem
from desktopapp.store.kinship import Kin, SavedState, kinship
from desktopapp.store.planfile import decode_plan, is_sealed
from desktopapp.store.vault import Vault

_PUT_BACK = "Save yours there again, or save it under another name."


class Changed(NamedTuple):
    """What lies there now; ``kin`` is what it is to ours, or nothing where it cannot be read."""

    what: str
    then: str
    kin: Kin | None = None


def what_lies_there(
    path: Path, data: bytes, ours: SavedState | None, vault: Vault | None
) -> Changed:
    """Say what the bytes are that lie in the place of a plan, of which ``ours`` was saved last."""
    name = path.name
    try:
        opened = decode_plan(vault.unseal(data) if vault and is_sealed(data) else data)
    except Problem as problem:
        return Changed(
            f"“{name}” was replaced by what cannot be opened here. {problem.what}",
            "Save yours under another name.",
        )
    theirs = SavedState(opened.plan, opened.revision, opened.kept)
    kin = kinship(ours, theirs).kin if ours else Kin.UNKNOWN
    readable = (
        " It can be read without the passphrase; yours stays protected."
        if vault and not is_sealed(data)
        else ""
    )
    return Changed(*_words(name, kin, readable), kin)


def _words(name: str, kin: Kin, readable: str) -> tuple[str, str]:
    match kin:
        case Kin.ANOTHER:
            return (
                f"“{name}” was replaced by another plan while you had yours open.",
                "Save yours under another name.",
            )
        case Kin.SAME:
            return f"“{name}” was written again with what you saved last.{readable}", _PUT_BACK
        case Kin.OLDER:
            was_put_back = f"An older state of “{name}” was put back while you had it open."
            return f"{was_put_back}{readable} All it holds is part of yours.", _PUT_BACK
        case _:
            return (
                f"“{name}” was saved elsewhere while you had it open.{readable}",
                "Bring both together, or save yours under another name.",
            )
