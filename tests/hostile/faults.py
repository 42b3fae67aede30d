"""Commands that are disturbed: errors from nowhere, kills, limits, full disks, odd files.

Whatever happens, the plan on disk is whole, as it was or as it shall be; what a command says it
kept can be read; it ends with words; and the next command works.
"""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hostile import container
from tests.hostile.container import PlanFile
from tests.hostile.drafts import Draft, base, chance_of
from tests.hostile.marks import marks_of
from tests.hostile.oracle import Fault, versions_of
from tests.hostile.pairs import Count, Empty, time_of
from tests.hostile.program import Program, Reply

_ERRORS = (
    "OSError",
    "MemoryError",
    "ValueError",
    "AttributeError",
    "RuntimeError",
    "ZeroDivisionError",
    "RecursionError",
)
_COPY = re.compile(r"copy is “([^”]+)”")
_TEN = 1_777_888_800  # seconds: 10:00 on 4 May 2026, in UTC
_IN = {"folders": ["/store/", "/session/"]}


@dataclass
class Bench:
    """A plan in a folder, and an officer who writes answers into it by the command line."""

    program: Program
    folder: Path
    draft: Draft
    question: str
    faults: list[Fault] = field(default_factory=list)
    name: str = "Plan.planwright"

    @property
    def path(self) -> Path:
        return self.folder / self.name

    def file(self) -> PlanFile | None:
        try:
            return container.read(self.path)
        except container.Broken as broken:
            self.faults.append(Fault("file broken", str(broken)))
            return None

    def answer(self, **how: Any) -> tuple[Reply, str]:  # noqa: ANN401  # as of a command
        """Write an answer, and return what was said, and the mark that it holds."""
        text = self.draft.sentence()
        mark = next(iter(marks_of({"text": text})))
        return self.program("answer", self.path, self.question, "-", stdin=text, **how), mark

    def merge(self, **how: Any) -> tuple[Reply, str]:  # noqa: ANN401  # as of a command
        """Take in a copy that somebody changed; return what was said, and the mark it holds."""
        file, copy = container.read(self.path), self.folder / "Plan-PC2.planwright"
        mark = self.draft.mark()
        plan = {**file.plan, "address_override": f"{mark}@council.example"}
        container.write(copy, container.saved(file, plan, file.pictures, time_of(5)))
        return self.program("merge", self.path, copy, **how), mark

    def disturbed(self, what: str, *, merging: bool = False, **how: Any) -> bool:  # noqa: ANN401  # as of a command
        """Write an answer, or merge, while something is in the way; look at what is there then."""
        before = self.file()
        if before is None:
            return False
        reply, mark = self.merge(**how) if merging else self.answer(**how)
        killed = reply.code == -9 and "kill_after" in how
        if reply.wrong and not killed:
            self.faults.append(Fault("command broke", f"{what} {reply.fault}: {reply.wrong}"))
        after = self.file()
        if after is None:
            return False
        is_new = mark in marks_of(after.plan)
        if not is_new and after.revision != before.revision:
            self.faults.append(Fault("neither old nor new", what))
        if reply.code == 0 and not is_new:
            self.faults.append(Fault("told saved, not saved", f"{what} {reply.fault}"))
        if versions_of(before).keys() - versions_of(after).keys():
            self.faults.append(Fault("version lost", what))
        told = _COPY.search(reply.said)
        if told:
            try:
                if mark not in marks_of(container.read(Path(told.group(1))).plan):
                    self.faults.append(Fault("announced copy is another", what))
            except container.Broken as broken:
                self.faults.append(Fault("announced copy unreadable", f"{what}: {broken}"))
        return is_new

    def works_again(self, what: str) -> None:
        """Write an answer with nothing in the way: it must be saved, and be all there is."""
        reply, mark = self.answer()
        after = self.file()
        if reply.code or not after or mark not in marks_of(after.plan):
            self.faults.append(Fault("not saved afterwards", f"{what}: {reply.said[:200]}"))


def bench(seed: object, program: Program, folder: Path, empty: Empty, name: str = "") -> Bench:
    """Return a plan with a named version and some history, in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    draft = base(seed, empty.file.plan, empty.brief, tables=True)
    question = draft.plan["answers"][0]["questions"][0]
    first = container.first(empty.file, draft.plan, draft.pictures)
    named = container.saved(first, draft.plan, draft.pictures, time_of(1), "As agreed")
    found = Bench(program, folder, draft.for_another("A", seed), question)
    found.name = name or found.name
    container.write(found.path, named)
    return found


def counted(kind: str, seed: object, one: Bench) -> Count:
    count = Count()
    count.done[kind] = 1
    count.add(seed, one.faults)
    return count


def inject(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Let an error come from nowhere at a line of saving, of the history or of the session."""
    chance = chance_of(seed, "inject")
    one = bench(seed, program, folder, empty)
    merging = chance.random() < 0.3
    give = one.merge if merging else one.answer
    reply, _ = give(fault={**_IN, "at": 0, "error": "OSError"})
    lines = int(reply.fault.split()[0]) if reply.fault else 0
    assert lines > 100, reply.said  # else nothing would be tried
    error, at = chance.choice(_ERRORS), chance.randint(1, lines)
    fault = {**_IN, "at": at, "error": error}
    one.disturbed(f"{error} at line {at}", merging=merging, fault=fault)
    one.works_again(f"{error} at line {at}")
    return counted("errors injected", seed, one)


def kill(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """End the program at any moment."""
    chance = chance_of(seed, "kill")
    one = bench(seed, program, folder, empty)
    for _ in range(3):
        merging = chance.random() < 0.3
        one.disturbed("killed", merging=merging, kill_after=program.moment(chance))
    one.works_again("killed")
    return counted("kills", seed, one)


def stop_clock(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Save often while the clock stands still, goes back and jumps; every save must land."""
    chance = chance_of(seed, "clock")
    one = bench(seed, program, folder, empty)
    file, draft = container.read(one.path), one.draft
    for n in range(chance.choice((2, 38, 45))):  # so many that old ones are thinned out
        draft.plan["title"] = f"Plan {draft.mark()}"
        when = f"2026-05-04 10:00:0{chance.randint(0, 3)}+00:00"
        when = when if chance.random() < 0.5 else time_of(n)
        file = container.saved(file, draft.plan, draft.pictures, when)
    container.write(one.path, file)
    for _ in range(6):
        if chance.random() < 0.4:
            program.set_clock(chance.choice((-86400 * 400, -3600, -1, 0, 1, 86400 * 400)))
        else:
            second = chance.randint(0, 2)
            program.stop_clock(f"2026-05-04 10:00:0{second}")
        written = _TEN + chance.randint(0, 3)  # the time of a file is a wrong clock's too
        os.utime(one.path, (written, written))
        if not one.disturbed("the clock"):
            one.faults.append(Fault("not saved", "while the clock was wrong"))
    program.set_clock(0)
    one.works_again("the clock")
    return counted("wrong clocks", seed, one)


def limit(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Let the system refuse long files or many files."""
    chance = chance_of(seed, "limit")
    one = bench(seed, program, folder, empty)
    kind, least, most = chance.choice((("FSIZE", 100, 40_000), ("NOFILE", 5, 20)))
    most = chance.randint(least, most)
    one.disturbed(f"{kind} {most}", limits={kind: most})
    one.works_again(f"{kind} {most}")
    return counted("limits of the system", seed, one)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[bool]:
    """Put a small disk in the place of a folder; say whether that can be done here."""
    folder.mkdir(parents=True, exist_ok=True)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount")
    mounted = is_root and _mount("-t", "tmpfs", "-o", f"size={size}", "hostile", str(folder))
    try:
        yield bool(mounted)
    finally:
        if mounted:
            _system("umount", "--lazy", str(folder))


def _mount(*arguments: str) -> bool:
    return _system("mount", *arguments) == 0


def _system(*line: str) -> int:
    return subprocess.run(line, capture_output=True, check=False).returncode  # noqa: S603  # our own words


def fill_disk(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Let the disk be full but for some bytes, then let it have room again."""
    chance = chance_of(seed, "full")
    with small_disk(folder, "300k") as mounted:
        if not mounted:
            return Count()
        inside = folder / "plans"
        one = bench(seed, program, inside, empty)
        free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
        filler = folder / "filler"
        filler.write_bytes(bytes(max(free - chance.randint(0, 30_000), 0)))
        one.disturbed("a full disk")
        filler.unlink()
        one.works_again("a full disk")
    return counted("full disks", seed, one)


def forbid(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Let the folder be one that nobody may write to."""
    with small_disk(folder, "1m") as mounted:
        if not mounted:
            return Count()
        one = bench(seed, program, folder / "plans", empty)
        for mode in ("ro", "rw"):
            assert _mount("-o", f"remount,{mode}", str(folder))
            if mode == "ro" and one.disturbed("a folder to read only"):
                one.faults.append(Fault("told saved, not saved", "in a folder to read only"))
        one.works_again("a folder to read only")
    return counted("folders to read only", seed, one)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    shortly = Path(f"/proc/self/fd/{os.open(path.parent, os.O_RDONLY)}") / path.name
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(shortly))


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _nowhere(path: Path) -> None:
    path.symlink_to("/nowhere/at all")


ODD: dict[str, Callable[[Path], None]] = {
    "fifo": _fifo,
    "socket": _socket,
    "loop": _loop,
    "link to nowhere": _nowhere,
    "folder": Path.mkdir,
    "zero": lambda path: path.symlink_to("/dev/zero"),
}
NAMES = ("~{}.open", "~${}.saving", "{}", "Plan (unsaved copy).planwright", "Plan-PC2.planwright")


def odd_file(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Put something that is no file where the program keeps or expects one."""
    chance = chance_of(seed, "odd")
    one = bench(seed, program, folder, empty)
    kind, name = chance.choice(sorted(ODD)), chance.choice(NAMES).format(one.name)
    place = folder / name
    what = f"{kind} as {name}"
    if name == one.name:
        kept = one.path.read_bytes()
        place.unlink()
        ODD[kind](place)
        reply, _ = one.answer(timeout=15)
        if reply.code != 1 or reply.wrong:
            one.faults.append(Fault("command broke", f"{what}: {reply.wrong or reply.said[:99]}"))
        place.rmdir() if kind == "folder" else place.unlink()
        one.path.write_bytes(kept)
    else:
        ODD[kind](place)
        one.disturbed(what, timeout=15)
        reply = program("merge", one.path, place, timeout=15)
        if reply.code != 1 or reply.wrong:
            one.faults.append(Fault("command broke", f"merge with {what}: {reply.wrong}"))
        if os.path.lexists(place):
            place.rmdir() if kind == "folder" else place.unlink()
        elif not name.startswith("~"):  # such names are the program's own
            one.faults.append(Fault("foreign file removed", what))
    one.works_again(what)
    return counted("odd files", seed, one)


def odd_id(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Open a plan whose ids were chosen to be a path."""
    chance = chance_of(seed, "id")
    shutil.rmtree(folder, ignore_errors=True)
    one = bench(seed, program, folder / "plans", empty)
    canary = folder / "canary"
    canary.mkdir()
    ids = (
        str(canary / "x"),
        "../" * 12 + str(canary)[1:] + "/y",
        "a/b/c",
        "..",
        ".",
        "",
        "x" * 300,
    )
    odd = chance.choice(
        (*ids, "\\\\192.0.2.1\\s\\a", "C:\\a", "nul\0l", "line\nend", "%TEMP%", "~")
    )
    file = container.read(one.path)
    plan = file.plan
    where = chance.choice(("plan", "answer", "block", "picture")[: 3 if "\0" in odd else 4])
    if where == "plan":
        plan["id"] = odd
    elif where == "answer":
        plan["answers"][0]["id"] = odd
    elif where == "block":
        plan["answers"][0]["text"][0]["id"] = odd
    else:
        picture = {"kind": "picture", "id": "p", "name": odd, "alternative": "Odd."}
        plan["answers"][-1]["text"].append(picture)
    pictures = dict(one.draft.pictures)
    if where == "picture":
        pictures[odd.replace("/", "%2F")] = b"\x89PNG"
    container.write(one.path, container.first(file, plan, pictures))
    one.disturbed(f"the id {odd[:40]!r} of {where}")
    program("check", one.path)
    program("export", one.path, "--to", folder / "made", "--only", "email")
    there = [str(path) for path in canary.rglob("*")]
    if there:
        one.faults.append(Fault("wrote outside its folders", f"{odd[:60]!r}: {there[:2]}"))
    return counted("odd ids", seed, one)


def long_name(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Give the plan a name that leaves no room for the names of files beside it."""
    chance = chance_of(seed, "name")
    letter = chance.choice(("n", "é", "計"))
    most = 255 - len(".planwright")
    stem = letter * (chance.randint(150, most) // len(letter.encode()))
    one = bench(seed, program, folder, empty, name=f"{stem}.planwright")
    one.disturbed(f"a name of {len(one.name.encode())} bytes")
    one.works_again(f"a name of {len(one.name.encode())} bytes")
    return counted("long names", seed, one)
