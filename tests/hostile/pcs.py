"""One PC of several with a synced folder, and what an officer does there.

What a command said it saved, and what the file then held, goes into a ledger that all PCs share.
"""

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hostile import container
from tests.hostile.clients import NAME, Client
from tests.hostile.container import Json, PlanFile
from tests.hostile.drafts import Draft
from tests.hostile.edits import edit_often, said
from tests.hostile.marks import marks_in, marks_of
from tests.hostile.oracle import Clashes, Fault, beside_clashes, versions_of
from tests.hostile.pairs import Count, time_of
from tests.hostile.program import Program, Reply
from tests.hostile.rows import Rows, names_of, number_rows
from tests.hostile.several import answers_to, place_for

_LACKS = re.compile(r"The backup of [^.]+ has what was saved here")
_NAMED = re.compile(r"brings it in: “([^”]+)”")  # where several are there, the one that is meant
_COPY = re.compile(r"complete copy is “([^”]+)”")


@dataclass
class Ledger:
    """What all PCs together were told is saved, took away, and had named in clashes."""

    written: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    retyped: set[str] = field(default_factory=set)  # in a paragraph that the command line changed
    typed_twice: set[str] = field(default_factory=set)  # in a state that had not had it
    named: set[str] = field(default_factory=set)
    versions: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)  # states of which no PC keeps a backup
    count: Count = field(default_factory=Count)
    faults: list[Fault] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)
    log: list[str] = field(default_factory=list)

    def fault(self, kind: str, what: str) -> None:
        self.faults.append(Fault(kind, f"{what} (step {len(self.log)})"))


@dataclass
class PC:
    """One PC: its program, its folder, its client, and who writes there."""

    draft: Draft
    program: Program
    client: Client
    ledger: Ledger

    @property
    def who(self) -> str:
        return self.draft.who

    @property
    def path(self) -> Path:
        return self.client.folder / NAME

    def copies(self) -> list[Path]:
        found = self.client.folder.glob("*.planwright")
        return sorted(one for one in found if one.name != NAME and one.name[0] not in "~.")

    def file(self) -> PlanFile | None:
        try:
            return container.read(self.path)
        except container.Broken:
            return None

    def note(self, what: str) -> None:
        self.ledger.log.append(f"{self.who} {what}")
        self.ledger.count.done["steps"] += 1

    def give(
        self,
        *arguments: object,
        meanwhile: Callable[[], object] | None = None,
        **how: Any,  # noqa: ANN401  # as of a command
    ) -> Reply:
        """Give a command, and let something happen meanwhile; look at what it said."""
        replies: list[Reply] = []
        if meanwhile:
            thread = threading.Thread(
                target=lambda: replies.append(self.program(*arguments, **how))
            )
            thread.start()
            time.sleep(self.draft.chance.random() * 0.08)
            meanwhile()
            thread.join()
        else:
            replies.append(self.program(*arguments, **how))
        reply = replies[0]
        if reply.wrong and reply.code != -9:
            self.ledger.fault("command broke", f"{arguments[0]}: {reply.wrong}")
        told = _COPY.search(reply.said.replace("\\n", "\n"))
        if told:
            self.ledger.count.done["copies announced"] += 1
            try:
                container.read(Path(told.group(1)))
            except container.Broken as broken:
                self.ledger.fault("announced copy unreadable", str(broken))
        return reply


def write_answer(pc: PC, *, killed: bool, meanwhile: Callable[[], object] | None) -> None:
    """Let an officer change one answer by the command line."""
    file = pc.file()
    plain = [one for one in (file.plan["answers"] if file else []) if _is_plain(one)]
    if not file or not plain:
        return
    answer = pc.draft.chance.choice(plain)
    question = answer["questions"][0]
    place, named = place_for(file.plan, question, pc.draft.chance, _is_plain)
    changed = answers_to(file.plan, question)[place]
    text = _rewritten(pc.draft, changed)
    old = _marks(changed.get("text", [])) - set(marks_in(text))
    new = set(marks_in(text)) - _marks(file.plan)
    was = [container.block_text(block) for block in changed.get("text", [])]
    retyped = [one for one in text.split("\n\n") if one not in was]
    pc.ledger.retyped |= set(marks_in(" ".join(retyped)))
    how = {"kill_after": pc.program.moment(pc.draft.chance)} if killed else {}
    told = ("answer", pc.path, question, "-", *named)
    reply = pc.give(*told, stdin=text, meanwhile=meanwhile, **how)
    pc.note(f"answer {question} +{sorted(new)} -{sorted(old)} -> {reply.code}")
    if meanwhile:
        old |= _replaced_unseen(pc, question) - set(marks_in(text))
        anew = _lacking_somewhere(pc, set(marks_in(text)))
        pc.ledger.retyped |= old | anew
        pc.ledger.typed_twice |= anew
    _settle(pc, file, reply, new, old, sure=not meanwhile)


def _replaced_unseen(pc: PC, question: str) -> set[str]:
    """Return what an answer may have replaced that was delivered while it was being given."""
    states = [container.read_bytes(state).plan for state in pc.client.cloud.states[NAME]]
    return _marks(*(answer for plan in states for answer in answers_to(plan, question)))


def _lacking_somewhere(pc: PC, marks: set[str]) -> set[str]:
    """Return what somebody had removed that an answer typed anew where it was just delivered."""
    states = [container.read_bytes(state).plan for state in pc.client.cloud.states[NAME]]
    return {mark for mark in marks if any(mark not in marks_of(plan) for plan in states)}


def _is_plain(answer: Json) -> bool:
    return bool(answer["questions"]) and all("runs" in one for one in answer.get("text", []))


def _marks(*answers: Json) -> set[str]:
    return {mark for one in answers for mark in marks_of(one)}


def _rewritten(draft: Draft, answer: Json) -> str:
    """Return an answer as an officer would change its plain text."""
    paragraphs = [container.block_text(block) for block in answer.get("text", [])]
    paragraphs = [one for one in paragraphs if one.strip()]
    kind = draft.chance.random()
    if kind < 0.3 or not paragraphs:
        paragraphs.insert(draft.chance.randint(0, len(paragraphs)), draft.sentence())
    elif kind < 0.4 and len(paragraphs) > 1:
        paragraphs.pop(draft.chance.randrange(len(paragraphs)))
    else:
        at = draft.chance.randrange(len(paragraphs))
        sentences = said(paragraphs[at])
        if kind < 0.5 and len(sentences) > 1:
            sentences.pop(draft.chance.randrange(len(sentences)))
        else:
            sentences.insert(draft.chance.randint(0, len(sentences)), draft.sentence() + " ")
        paragraphs[at] = "".join(one.rstrip() + " " for one in sentences).strip()
    return "\n\n".join(paragraphs)


def _settle(
    pc: PC, before: PlanFile, reply: Reply, new: set[str], old: set[str], *, sure: bool
) -> None:
    """Note what was saved; where nothing happened meanwhile, the file must say the same."""
    after = pc.file()
    if not sure:
        if reply.code == 0:
            pc.ledger.written |= new
            pc.ledger.removed |= old
        elif pc.copies():  # what was typed is in one of them, and goes when that is brought in
            pc.ledger.named |= old
        return
    if after is None:
        pc.ledger.fault("file broken", f"after exit code {reply.code}")
        return
    landed = after.revision != before.revision
    if reply.code == 0 and not landed and new:
        pc.ledger.fault("told saved, not saved", str(sorted(new)))
    if reply.code > 0 and landed:
        pc.ledger.fault("told refused, but saved", reply.said[:200])
    if landed:
        wanted = (marks_of(before.plan).keys() | new) - old
        now, then = marks_of(after.plan), marks_of(before.plan)
        if wanted - now.keys() or [one for one in now if now[one] > max(then[one], 1)]:
            pc.ledger.fault("saved other words", f"lacks {sorted(wanted - now.keys())}")
        if versions_of(before).keys() - versions_of(after).keys():
            pc.ledger.fault("version lost", "by a save")
        pc.ledger.written |= new
        pc.ledger.removed |= old


def write_richly(pc: PC, tables: float) -> None:
    """Let an officer change tables, statuses and the rest, in a window of either version."""
    file = pc.file()
    if not file:
        return
    draft, chance = pc.draft, pc.draft.chance
    draft.plan, draft.pictures = file.plan, file.pictures
    number_rows(draft)
    before, names = marks_of(draft.plan), names_of(draft)
    edit_often(draft, 2, tables)
    after = marks_of(draft.plan)
    for one, name in names_of(draft).items():
        pc.ledger.rows.renamed(names.get(one, name), name)
    pc.ledger.rows.see(draft.plan)
    new, old = set(after) - set(before), set(before) - set(after)
    name = f"Agreed {draft.mark()}" if chance.random() < 0.25 else ""
    now = container.saved(file, draft.plan, draft.pictures, time_of(len(pc.ledger.log)), name)
    if chance.random() < 0.5:
        container.write(pc.path, now)
        pc.ledger.elsewhere.add(now.revision)
        code = 0
    else:
        typed = pc.program.home / "Typed.planwright"
        container.write(typed, now)
        reply = pc.give("merge", pc.path, typed)
        code = reply.code
        if reply.data.get("clashes"):
            pc.ledger.fault("clash with oneself", str(reply.data["clashes"])[:200])
    pc.note(f"edit +{sorted(new)} -{sorted(old)} version {name!r} -> {code}")
    if code == 0:
        pc.ledger.written |= new
        pc.ledger.removed |= old
        pc.ledger.versions |= {name} - {""}


def bring_in(pc: PC) -> None:
    """Let an officer bring in a document; what the answers have stays."""
    file = pc.file()
    if not file:
        return
    source = pc.program.home / "Report.md"
    source.write_text(f"# Dues\n\n{pc.draft.sentence()}\n", encoding="utf-8")
    reply = pc.give("import", pc.path, source, "--accept", "--append")
    after = pc.file()
    pc.note(f"import -> {reply.code}")
    if not after:
        pc.ledger.fault("file broken", "after an import")
    elif reply.code == 0:
        before, now = marks_of(file.plan), marks_of(after.plan)
        if before.keys() - now.keys():
            pc.ledger.fault("saved other words", "an import that appends")
        pc.ledger.written |= now.keys() - before.keys()
    elif pc.path.read_bytes() and after.revision != file.revision:
        pc.ledger.fault("told refused, but saved", reply.said[:200])


def make_documents(pc: PC) -> None:
    """Let an officer make documents and count: nothing of that changes the plan."""
    if not pc.file():
        return
    before = pc.path.read_bytes()
    pc.give("export", pc.path, "--to", pc.program.home / "made", "--only", "web,email")
    pc.give("count", pc.path)
    pc.note("export")
    if pc.path.read_bytes() != before:
        pc.ledger.fault("changed by reading", "")


def take_in(pc: PC, copy: Path, *, killed: bool = False) -> bool:
    """Let an officer bring a copy into the plan, and remove the copy once that is done."""
    file = pc.file()
    if not file:
        return False
    try:
        other = container.read(copy)
    except container.Broken:
        return False
    how = {"kill_after": pc.program.moment(pc.draft.chance)} if killed else {}
    reply = pc.give("merge", pc.path, copy, **how)
    pc.note(f"merge {copy.name} -> {reply.code} {len(reply.data.get('clashes', []))} clashes")
    if pc.file() is None:
        pc.ledger.fault("file broken", "after a merge")
        return False
    if reply.code:
        if reply.code > 0:
            pc.ledger.fault("merge refused", reply.said[:200])
        return False
    clashes = Clashes(reply.data.get("clashes", []))
    pc.ledger.named |= beside_clashes((file.plan, other.plan), clashes)
    pc.ledger.count.done.update({"merges": 1, "clashes": len(clashes.all)})
    if other.revision != file.revision or other.revision not in pc.ledger.elsewhere:
        copy.unlink()  # else it brings nothing here, and lies there for the others
    return True


def take_from_backup(pc: PC) -> bool:
    """Let an officer open the plan, and bring in the backup that it says to have more.

    A client may put another state in a file's place that was brought together here already.
    """
    said = pc.give("count", pc.path).said
    if not _LACKS.search(said):
        return False
    named = _NAMED.search(said)
    backups = sorted(
        (pc.program.home / "local" / "backups").rglob("*.planwright"),
        key=lambda path: path.stat().st_mtime_ns,
    )
    copy = pc.program.home / "Backup.planwright"
    copy.write_bytes((Path(named[1]) if named else backups[-1]).read_bytes())
    return take_in(pc, copy)
