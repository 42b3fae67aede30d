"""Getting out of a damaged plan file what is left of it."""

from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.problem import Problem
from desktopapp.store import save
from desktopapp.store.files import DISK, make_folder, write_whole
from desktopapp.store.salvage import salvage


class Salvaged(NamedTuple):
    """What was written: the plan, if its data was whole, and the readable texts.

    ``without`` names the pictures of the plan that are gone.
    """

    plan: Path | None
    texts: tuple[Path, ...]
    without: tuple[str, ...]


def salvage_file(damaged: Path, folder: Path) -> Salvaged:
    """Write what is left of a damaged plan file into a new folder, or raise ``Problem``.

    The damaged file is only read.
    """
    found = salvage(save.read_bytes(DISK, damaged))
    if found.plan is None and not found.texts:
        raise Problem(
            f"Nothing of a plan could be found in “{damaged.name}”.",
            where=str(damaged),
            safe="The file was only read.",
            then="Open an earlier copy of the plan. If it has a passphrase, nothing is readable.",
        )
    if folder.exists():
        raise Problem(
            f"There is “{folder.name}” already.",
            where=str(folder),
            safe="Nothing in it was changed.",
            then="Name a new folder.",
        )
    make_folder(folder)
    plan = None
    if found.plan:
        held = save.new_file(folder / damaged.stem)
        plan = save.save(found.plan, held).path
    texts = tuple(folder / f"{name.replace('/', ' ')}.txt" for name in found.texts)
    for path, text in zip(texts, found.texts.values(), strict=True):
        write_whole(path, text.encode("utf-8", "replace"))
    return Salvaged(plan, texts, found.without)
