"""Three PCs, one plan: whatever is delivered by a client that syncs, no paragraph is lost or back.

Each PC adds and removes whole paragraphs, saves, opens anew, brings in copies; the client puts any
file that ever was in the place of any other, late and in any order. Since nobody changes a
paragraph that another removes, there is no clash, and at the end every PC must hold exactly what
was ever written without what was ever removed, and every version that was ever named.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.session.backup_news import look_at_backups
from desktopapp.session.merging import Diverged, read_apart, take_in
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import saved_versions
from desktopapp.store.kinship import Kin, Kinship
from desktopapp.store.open_file import ChangedOnDisk, new_file
from tests.safety.officer import state

Read = Callable[[Session, Path | None], Diverged]


@dataclass
class World:
    """All that was written, removed and named, and every file that the client has seen."""

    folder: Path
    chance: random.Random
    home: Callable[[Path], None]
    read: Read = read_apart
    written: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    seen: list[bytes] = field(default_factory=list)
    count: int = 0

    def next(self, kind: str) -> str:
        """Return a word that was nowhere before."""
        self.count += 1
        return f"{kind}{self.count}"


@dataclass
class Machine:
    """A PC with its own home, its own file and the plan open."""

    world: World
    name: str
    session: Session
    clashes: int = 0

    @property
    def path(self) -> Path:
        """The plan's file on this PC."""
        return self.world.folder / self.name / "plan.planwright"

    def at_home(self) -> None:
        """Let the program find this PC's folders."""
        self.world.home(self.world.folder / self.name / "home")

    def write(self) -> None:
        """Add a paragraph somewhere."""
        word = self.world.next("w")
        answer = self.world.chance.choice(self.session.plan.answers)
        text = list(answer.text)
        text.insert(self.world.chance.randint(0, len(text)), Paragraph(word, (Run(word),)))
        self.session.edit(self.session.plan.with_part(replace(answer, text=tuple(text))), "write")
        self.world.written.add(word)

    def remove(self) -> None:
        """Remove a paragraph, if there is one."""
        having = [answer for answer in self.session.plan.answers if answer.text]
        if not having:
            return
        answer = self.world.chance.choice(having)
        text = list(answer.text)
        gone = text.pop(self.world.chance.randrange(len(text)))
        self.session.edit(self.session.plan.with_part(replace(answer, text=tuple(text))), "remove")
        self.world.removed |= set(words_of_text((gone,)))

    def save(self, name: str | None = None) -> None:
        """Save, and bring together with whatever lies there instead."""
        for _ in range(3):
            saving = self.session.begin_save(name)
            try:
                self.session.end_save(saving, saving.run())
            except ChangedOnDisk as changed:
                self.session.end_save(saving, changed)
                self.bring(None)
            else:
                self.world.seen.append(self.path.read_bytes())
                return

    def bring(self, copy: Path | None) -> None:
        """Bring in a copy, or what lies in the place of the file."""
        apart = self.world.read(self.session, copy)
        merged = apart.merged(self.session.plan)
        self.clashes += len(merged.clashes)
        take_in(self.session, apart, merged)

    def name_it(self) -> None:
        """Name a version."""
        name = self.world.next("v")
        self.write()
        self.save(name)
        self.world.names.add(name)

    def open_anew(self) -> None:
        """Close the plan, saved, and open whatever lies there, with what the backups know."""
        self.save()
        if self.world.chance.random() < 0.5:
            self.receive()
        self.session = open_session(self.path)
        known = look_at_backups(self.session)
        if known:
            self.bring(known.backup)
            self.save()

    def receive(self) -> None:
        """Let the client deliver something in the place of the file."""
        self.path.write_bytes(self.world.chance.choice(self.world.seen))

    def bring_copy(self) -> None:
        """Bring in a copy that the client left beside the plan, and save."""
        copy = self.path.with_name("plan copy.planwright")
        copy.write_bytes(self.world.chance.choice(self.world.seen))
        self.bring(copy)
        copy.unlink()
        self.save()


def words_of_text(text: Iterable[Paragraph | object]) -> list[str]:
    """Return the words of a text."""
    return plain(tuple(text)).split()  # type: ignore[arg-type]  # blocks they are


def words_of(plan: Plan) -> Counter[str]:
    """Count the words of a plan."""
    return Counter(word for answer in plan.answers for word in words_of_text(answer.text))


def live(folder: Path, seed: int, read: Read = read_apart, steps: int = 25) -> str:
    """Let three PCs live through a history; say what is wrong at its end, or nothing."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    with pytest.MonkeyPatch.context() as patch:
        world = World(
            folder, chance, lambda home: patch.setenv("PLANWRIGHT_HOME", str(home)), read
        )
        machines = _begun(world)
        for _ in range(steps):
            machine = chance.choice(machines)
            machine.at_home()
            chance.choice(_STEPS)(machine)
        _exchange(machines)
        return _judged(world, machines)


_STEPS: tuple[Callable[[Machine], None], ...] = (
    Machine.write,
    Machine.write,
    Machine.remove,
    Machine.save,
    Machine.save,
    Machine.receive,
    Machine.bring_copy,
    Machine.open_anew,
    Machine.name_it,
)


def _begun(world: World) -> list[Machine]:
    first = world.folder / "first"
    world.home(first / "home")
    first.mkdir(parents=True)
    begun = Session(state(0), new_file(first / "plan.planwright"))
    begun.save()
    machines = []
    for name in "ABC":
        path = world.folder / name / "plan.planwright"
        path.parent.mkdir()
        shutil.copy(first / "plan.planwright", path)
        world.home(path.parent / "home")
        machines.append(Machine(world, name, open_session(path)))
    world.seen.append((first / "plan.planwright").read_bytes())
    return machines


def _exchange(machines: list[Machine]) -> None:
    """Let each PC bring in the files of all others, twice round."""
    for machine in machines * 3:
        machine.at_home()
        machine.save()
        for other in machines:
            if other is not machine:
                copy = machine.path.with_name("plan from another.planwright")
                copy.write_bytes(other.path.read_bytes())
                machine.bring(copy)
                copy.unlink()
        machine.save()


def _judged(world: World, machines: list[Machine]) -> str:
    wanted = world.written - world.removed
    for machine in machines:
        found = words_of(machine.session.plan)
        names = {one.name for one in saved_versions(machine.session) if one.name}
        if machine.clashes:
            return "a clash where nobody disagrees"
        if wanted - found.keys():
            return "lost"
        if found.keys() - wanted:
            return "back"
        if max(found.values(), default=1) > 1:
            return "twice"
        if world.names - names:
            return "a named version is lost"
    return ""


def live_often(folder: Path, times: int, read: Read = read_apart) -> Counter[str]:
    """Live through so many histories; count what was wrong."""
    return Counter(live(folder / str(seed), seed, read) for seed in range(times))


def from_the_last_save(session: Session, copy: Path | None) -> Diverged:
    """Read another state and merge it as if it came from our last save: careless."""
    apart = read_apart(session, copy)
    base = session.held.saved if session.held else None
    return Diverged(apart.met._replace(kinship=Kinship(Kin.APART, base)), apart.came)


def from_the_beginning(session: Session, copy: Path | None) -> Diverged:
    """Read another state and merge it from the first state of all: careless."""
    apart = read_apart(session, copy)
    return Diverged(apart.met._replace(kinship=Kinship(Kin.APART, state(0))), apart.came)
