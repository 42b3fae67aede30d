"""Two and three PCs with one synced folder: people write, programs are killed, clients err.

Each history is generated from a seed. What a command said it saved, and what was in the file then,
must be in the plan once all PCs have brought everything together: unless somebody who saw it took
it away, or it was named in a clash.
"""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import container
from tests.hostile.clients import NAME, Client, Cloud
from tests.hostile.drafts import base, chance_of
from tests.hostile.marks import marks_of
from tests.hostile.oracle import Fault, versions_of
from tests.hostile.pairs import Empty
from tests.hostile.pcs import (
    PC,
    Ledger,
    bring_in,
    make_documents,
    take_from_backup,
    take_in,
    write_answer,
    write_richly,
)
from tests.hostile.program import Program

_HOUR, _YEAR = 3600, 365 * 86400  # seconds
_CLOCKS = (-_YEAR, -_HOUR, -1, 0, 1, _HOUR, _YEAR)


@dataclass
class History:
    """One history: the PCs and what lies between them."""

    pcs: list[PC]
    cloud: Cloud
    ledger: Ledger
    chance: random.Random
    tables: float
    only_in_backups: list[bytes] = field(default_factory=list)

    def happen(self) -> None:
        """Let one thing happen."""
        pc = self.chance.choice(self.pcs)
        things = {
            lambda: write_answer(pc, killed=False, meanwhile=None): 22,
            lambda: write_answer(pc, killed=True, meanwhile=None): 5,
            lambda: write_answer(pc, killed=False, meanwhile=pc.client.step): 6,
            lambda: write_richly(pc, self.tables): 17,
            lambda: self._take_one_in(pc): 8,
            lambda: bring_in(pc): 1,
            lambda: make_documents(pc): 1,
            lambda: [pc.client.step() for _ in range(self.chance.randint(1, 3))]: 34,
            lambda: pc.program.set_clock(self.chance.choice(_CLOCKS)): 3,
            self._roll_back: 2,
            lambda: self.cloud.double(self.chance): 3,
        }
        self.chance.choices(list(things), list(things.values()))[0]()

    def _take_one_in(self, pc: PC) -> None:
        copies = pc.copies()
        if copies:
            take_in(pc, self.chance.choice(copies), killed=self.chance.random() < 0.25)

    def _roll_back(self) -> None:
        """Put an older state back; the newer one stays beside it, or in a PC's backups."""
        newest = self.cloud.files.get(NAME, b"")
        keep = self.chance.random() < 0.5 or newest not in self._backups()
        if self.cloud.roll_back(self.chance, keep=keep):
            self.ledger.log.append(f"rolled back, newer state kept: {keep}")
            self.only_in_backups += [] if keep else [newest]

    def _backups(self) -> set[bytes]:
        return {
            path.read_bytes()
            for pc in self.pcs
            for path in (pc.program.home / "local" / "backups").rglob("*.planwright")
        }

    def come_to_rest(self) -> None:
        """Deliver everything, and let one PC after the other bring everything together."""
        for _ in range(12):
            self._sync_all()
            pc = self.chance.choice(self.pcs)
            copies = pc.copies()
            if not copies:
                break
            for copy in copies:
                if not take_in(pc, copy):
                    copy.rename(copy.with_suffix(".unreadable"))
        for data in self.only_in_backups:
            backup = self.pcs[0].program.home / "Backup.planwright"
            backup.write_bytes(data)
            take_in(self.pcs[0], backup)
        self._sync_all()
        for pc in self.pcs:
            if take_from_backup(pc):
                self._sync_all()

    def _sync_all(self) -> None:
        for _ in range(400):
            busy = [pc for pc in self.pcs if pc.client.step(whole=True)]
            if not busy:
                return
        self.ledger.fault("never at rest", "")

    def judged(self) -> Iterator[Fault]:
        """Say what is wrong at the end."""
        ends = {checksum_of(pc.path) for pc in self.pcs}
        if len(ends) > 1:
            yield Fault("never at rest", "PCs differ")
        end = self.pcs[0].file()
        if end is None:
            yield Fault("file broken", "at the end")
            return
        ledger, now = self.ledger, marks_of(end.plan)
        for mark in ledger.written - ledger.removed - ledger.named - now.keys():
            yield Fault("word lost", mark)
        for mark in (ledger.removed & now.keys()) - ledger.named - ledger.retyped:
            yield Fault("word back", mark)
        for mark in now.keys() - ledger.named:
            if now[mark] > 1 and mark not in ledger.typed_twice:
                yield Fault("word doubled", mark)
        for mark in set(ledger.rows.moved(end.plan)) - ledger.named:
            yield Fault("cell moved", mark)
        for name in ledger.versions - {name for name, _ in versions_of(end)}:
            yield Fault("version lost", name)


def checksum_of(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def live(seed: object, programs: list[Program], folder: Path, empty: Empty) -> Ledger:
    """Let one history happen on some PCs, and judge it."""
    shutil.rmtree(folder, ignore_errors=True)
    chance = chance_of(seed, "folders")
    tables = 0.4 if chance.random() < 0.5 else 0.0
    start = base(seed, empty.file.plan, empty.brief, tables=bool(tables))
    first = container.first(empty.file, start.plan, start.pictures)
    ledger, cloud = Ledger(written=set(marks_of(start.plan))), Cloud()
    ledger.rows.see(start.plan)
    cloud.put(NAME, container.pack(first))
    pcs = []
    for who, program in list(zip("ABC", programs, strict=False))[: chance.choice((2, 2, 3))]:
        shared = folder / who
        shared.mkdir(parents=True)
        shutil.rmtree(program.home / "local", ignore_errors=True)
        program.set_clock(0)
        client = Client(f"PC{who}", shared, cloud, chance_of(seed, who, "client"))
        pcs.append(PC(start.for_another(who, seed), program, client, ledger))
    for pc in pcs:
        pc.client.step(whole=True)
    history = History(pcs, cloud, ledger, chance, tables)
    for _ in range(chance.randint(10, 30)):
        history.happen()
    history.come_to_rest()
    ledger.faults += history.judged()
    ledger.count.done.update({"histories": 1, "with three PCs": len(pcs) == 3})
    ledger.count.add(seed, ledger.faults)
    return ledger
