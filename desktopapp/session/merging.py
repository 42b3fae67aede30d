"""Plans that went apart, brought together: by answer, paragraph and sentence."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from desktopapp.plan.clash import Choose, keep_ours
from desktopapp.plan.given_said import changes_given
from desktopapp.plan.merge import Merged
from desktopapp.plan.naming import part_title
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.problem import no_file_yet
from desktopapp.session.session import Session
from desktopapp.session.standing import knowing
from desktopapp.store import merging
from desktopapp.store.kinship import Kin
from desktopapp.store.making import MarkedPlans
from desktopapp.store.merging import Met
from desktopapp.store.open_file import OpenFile
from desktopapp.store.settings import backup_folder, recovery_folder


class Came(Enum):
    """Where another state of a plan was found."""

    FILE = auto()  # in the plan's own file, which was saved while the plan was open
    COPY = auto()  # in a copy, or a backup
    TYPED = auto()  # in the journal of a program that ended without saving


@dataclass(frozen=True, slots=True)
class Diverged:
    """Another state of a plan, read and not yet brought in.

    ``marked`` are states that become versions when it is.
    """

    met: Met
    came: Came = Came.FILE
    marked: MarkedPlans = ()

    @property
    def kin(self) -> Kin:
        """What it is to the plan that is open."""
        return self.met.kin

    @property
    def theirs(self) -> Plan:
        """The other plan."""
        return self.met.theirs

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.met.found.path.name

    @property
    def step(self) -> str:
        """What bringing it in is called as a step that can be undone."""
        match self.came:
            case Came.FILE:
                return "bring in what was saved meanwhile"
            case Came.COPY:
                return f"merge {self.name}"
            case Came.TYPED:
                return "recover what was not saved"

    def merged(self, plan: Plan, choose: Choose = keep_ours) -> Merged:
        """Bring both together as a pure function of what was chosen."""
        return self.met.merged(plan, choose)


def read_apart(session: Session, copy: Path | None = None) -> Diverged:
    """Read what the plan's file holds now, or a copy of it; any thread may do so.

    Raises ``Problem`` where it cannot be read, or is another plan.
    """
    held = session.held
    if held is None:
        raise no_file_yet("Choose where to save it.")
    return Diverged(_met(session, held, copy or held.path), Came.COPY if copy else Came.FILE)


def _met(session: Session, held: OpenFile, path: Path) -> Met:
    elsewhere = merging.in_backups(backup_folder(session.plan.id), held.vault)
    now = knowing(session.standing._replace(held=held), session.shared)
    return merging.meet(session.plan, now.held or held, path, now.merged, elsewhere=elsewhere)


def take_in(session: Session, apart: Diverged, merged: Merged) -> None:
    """Take both into the plan as one step that can be undone; the next save keeps it.

    The histories of both become one, and the plan stays as protected as it is. Each clash must be
    decided in ``merged``: what is saved from then on says that it holds all of theirs.
    """
    held = session.held
    if held is None:
        raise no_file_yet()
    before, plan = session.standing, session.plan
    session.edit(merged.plan, apart.step, merged=True)
    if apart.came is Came.FILE:
        session.held, came = merging.taken_in(held, apart.met)
        session.on_disk = apart.theirs
    else:
        session.held, came = merging.with_copy(held, apart.met)
    session.marked = (*session.marked, *apart.marked)
    known = () if apart.kin is Kin.NEWER else session.merged  # theirs came from all of these
    session.merged = tuple(dict.fromkeys([*known, *came]))
    if session.plan is not plan:
        session.note_merge(before, "recovered" if apart.came is Came.TYPED else "brought in")


def merge_with_copy(
    session: Session, copy: Path, choose: Choose = keep_ours
) -> tuple[Merged, Kin]:
    """Take in what was changed in a copy of the plan, as one step that can be undone.

    Returns also what the copy was to the plan. Clashes that nobody decided are shown again by
    merging again; what was taken all the same does not come back then. ``session.held`` is
    another afterwards where there is anything to save.
    """
    session.refuse_when_read_only()
    apart = read_apart(session, copy)
    merged = apart.merged(session.plan, choose)
    if merged.clashes and choose is keep_ours:
        _take_undecided(session, apart, merged)
    else:
        take_in(session, apart, merged)
    return merged, apart.kin


def _take_undecided(session: Session, apart: Diverged, merged: Merged) -> None:
    """Take in what fits together; ours stays at each clash, which stays one."""
    if session.held is None:
        raise no_file_yet()
    before, plan = session.standing, session.plan
    held, came = merging.with_part_of_copy(session.held, apart.met, plan, merged, session.merged)
    if merged.plan != plan:
        session.edit(merged.plan, apart.step, merged=True)
    session.held = held
    session.merged = tuple(dict.fromkeys([*session.merged, *came]))
    if session.plan is not plan:
        session.note_merge(before)


def copies_beside(session: Session) -> tuple[Path, ...]:
    """Return changed copies of the plan: in its folder, and where saves left some on this PC."""
    from desktopapp.store import copies  # noqa: PLC0415  # once a plan is open

    held = session.held
    return copies.find_copies(session.plan, held, recovery=recovery_folder()) if held else ()


def plans_beside(session: Session) -> dict[Path, tuple[int, int]]:
    """Return what may be copies beside the plan, and what tells when one is written anew."""
    from desktopapp.store import copies  # noqa: PLC0415  # once a plan is open

    return copies.written_beside(session.held) if session.held else {}


def merged_data(plan: Plan, merged: Merged, kin: Kin) -> dict[str, object]:
    """Return what a merge did as the command line prints it in JSON."""
    parts = {part.id: part for part in (*plan.parts(), *merged.plan.parts())}

    def named(part_id: str) -> str:
        part = parts.get(part_id)
        if isinstance(part, Answer):
            return (part.questions or (part.theme,))[0]
        return part_id

    given = changes_given(plan, merged.plan)
    return {
        "other": kin.name.lower(),
        "given": [{"question": one, "said": said} for one, said in given],
        "merged": [{"question": named(one), "from": side} for one, side in merged.taken.items()],
        "clashes": [
            {
                "question": named(clash.part),
                "place": clash.place,
                "base": clash.base,
                "ours": clash.ours,
                "theirs": clash.theirs,
                "both": clash.both,
            }
            for clash in merged.clashes
        ],
    }


def part_called(plan: Plan, merged: Merged, part_id: str) -> str:
    """Call a part by the number of what it answers, or by its heading; by no id."""
    for state in (merged.plan, plan):
        numbers = state.brief.numbers()
        part = next((one for one in state.parts() if one.id == part_id), None)
        if part is None:
            continue
        asked = part.questions if isinstance(part, Answer) else ()
        number = next((numbers[one] for one in asked if one in numbers), "")
        return number or part_title(state, part)
    return "a removed text" if part_id else ""
