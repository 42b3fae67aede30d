"""Words that are read of public documents, compared with what other programs read of them.

``sh installers/dev words FOLDER`` prints the tables. FOLDER holds documents that whoever runs this
has fetched; none of them is part of the project.
"""

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import repeat
from pathlib import Path

from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import plain_block
from desktopapp.readers.letters import normal
from desktopapp.readers.read import read
from desktopapp.readers.reading import Reading
from tests.judges_of_words import JUDGES, Judge
from tests.words_in_xml import WordsInXml, words_in_xml

MUCH = 0.05  # of a document's words
FEWEST = 10  # words; a share of fewer tells nothing
NAMED = 12  # documents of each table, the worst
_SPACELESS = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # Japanese and Chinese part no words by spaces
)
_LEFTWARD = (
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"  # where the way of writing changes, spaces differ
)
_WORD = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}{_LEFTWARD}]+|(?:[{_LEFTWARD}](?<=\w))+")
_SIGN = re.compile(
    r"[\u2460-\u24ff\u2776-\u2793]"
)  # figures and letters in circles: signs, no words
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")  # ways of writing, joiners
_ONE_SIGN = re.compile(  # lam and alef, which are one sign: some programs tell them turned round
    "[\u0622\u0623\u0625\u0627\u0644]{2,}"
)
_PICTURE = re.compile(r"\[Picture(?:: [^\]]*)?\]")  # what we say where one was left out
_SAID = re.compile(r"prompt|[Hh]idden|struck|deletion")  # what notes say is gone on purpose
_QUOTED = re.compile("“([^”]*)”")  # headers, footers and watermarks, each named once


@dataclass(frozen=True, slots=True)
class Compared:
    """A document and what a judge and we read of it. ``refused`` says why we did not.

    Words that the document itself hides are not missing, and words that stand in it, or that
    another judge reads, are not too many.
    """

    path: Path
    theirs: tuple[str, ...]
    ours: tuple[str, ...] = ()
    refused: str = ""
    notes: tuple[str, ...] = ()
    xml: WordsInXml | None = None  # of a Word document
    second: tuple[str, ...] = ()  # what another judge read
    missing: Counter[str] = field(init=False)
    named: Counter[str] = field(init=False)  # of the missing: headers and footers that notes name
    extra: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        theirs, ours = Counter(self.theirs), Counter(self.ours)
        missing = theirs - ours
        quoted = set(words(" ".join(_QUOTED.findall(" ".join(self.notes)))))
        counts = any(map(str.isdecimal, quoted))  # of a number that counts pages the first is told
        named = Counter(
            {
                word: count
                for word, count in missing.items()
                if word in quoted or (counts and word.isdecimal())
            }
        )
        object.__setattr__(self, "named", named)
        xml = self.xml or WordsInXml()
        known = theirs | Counter(words(xml.text)) | Counter(self.second)
        formulas = " ".join(unicodedata.normalize("NFKC", normal(xml.formulas)).lower().split())
        extra = {word: n for word, n in (ours - known).items() if word not in formulas}
        object.__setattr__(self, "missing", missing - named - Counter(words(xml.hidden)))
        object.__setattr__(self, "extra", Counter(extra))

    def lost(self) -> float:
        """Return the share of the judge's words that we did not read."""
        return self.missing.total() / max(len(self.theirs), 1)

    def only_parted(self) -> bool:
        """Tell whether nearly all that differs are the places of the same letters, or spaces."""
        missing, extra = _letters(self.missing), _letters(self.extra)
        differ = max((missing - extra).total(), (extra - missing).total())
        return differ <= MUCH * max(missing.total(), extra.total())

    def added(self) -> float:
        """Return how many words we read that the judge did not, as a share of the judge's."""
        return self.extra.total() / max(len(self.theirs), 1)


def _letters(counted: Counter[str]) -> Counter[str]:
    """Count the letters of words."""
    letters: Counter[str] = Counter()
    for word, count in counted.items():
        for letter in word:
            letters[letter] += count
    return letters


def words(text: str) -> tuple[str, ...]:
    """Return the words and figures of a text in their order, small, whatever stands between."""
    plain = unicodedata.normalize("NFKC", _SIGN.sub(" ", _UNSEEN.sub("", normal(text))))
    plain = _ONE_SIGN.sub(lambda found: "".join(sorted(found[0])), plain)
    return tuple(_WORD.findall(plain.lower()))


def words_read(reading: Reading, *, numbers: bool = False) -> tuple[str, ...]:
    """Return the words of what was read, with the numbers of lists if wanted."""
    rows = ("\n".join(row) for row in reading.rows)
    labels = item_labels(reading.blocks) if numbers else repeat(None)
    blocks = zip(labels, map(plain_block, reading.blocks), strict=False)
    told = (f"{label.text} {text}" if label else text for label, text in blocks)
    return words(_PICTURE.sub(" ", "\n".join((*told, *rows))))


def compared(path: Path, theirs: str, *, numbers: bool = False) -> Compared:
    """Read a document as the program reads it, and compare it with a judge's text.

    ``numbers`` tells that the judge has the numbers of lists among the words.
    """
    try:
        reading = read(path)
    except Problem as problem:
        return Compared(path, words(theirs), refused=problem.what)
    ours = words_read(reading, numbers=numbers)
    xml = words_in_xml(path) if path.suffix.lower() == ".docx" else None
    return Compared(path, words(theirs), ours, notes=reading.notes, xml=xml)


# Kinds of loss. The first that explains most of what a document misses or has too many names it.


def _parted(whole: Iterable[str], parts: Sequence[str]) -> int:
    """Count the parts in a row that make one of the whole words."""
    known = set(whole)
    return sum(
        size
        for at in range(len(parts))
        for size in (2, 3)
        if "".join(parts[at : at + size]) in known and at + size <= len(parts)
    )


def _run_together(one: Compared) -> int:
    return _parted(one.extra, [word for word in one.theirs if word in one.missing])


def _torn_apart(one: Compared) -> int:
    return _parted(one.missing, [word for word in one.ours if word in one.extra])


def _figures(one: Compared) -> int:
    differing = one.missing + one.extra
    return sum(n for word, n in differing.items() if len(word) == 1 or word.isdigit())


def _said(one: Compared) -> int:
    return one.missing.total() if any(map(_SAID.search, one.notes)) else 0


ONLY_PARTED = "the same letters, parted otherwise"
ON_PURPOSE = "left out on purpose, and said"
KINDS: Mapping[str, Callable[[Compared], int]] = {
    "run together": _run_together,
    "torn apart": _torn_apart,
    ONLY_PARTED: lambda one: one.missing.total() + one.extra.total() if one.only_parted() else 0,
    "single letters and figures": _figures,
    ON_PURPOSE: _said,
    "whole words": lambda one: one.missing.total(),
    "words the judge does not read": lambda one: one.extra.total(),
}


def kind_of_loss(one: Compared) -> str:
    """Name what kind of loss explains at least half of the words that differ."""
    if one.refused:
        return f"refused: {one.refused}"
    differs = max(one.missing.total(), one.extra.total())
    return next((name for name, count in KINDS.items() if 2 * count(one) >= differs), "mixed")


# The table


@dataclass(slots=True)
class Table:
    """What one judge found of all documents of one kind."""

    judge: str
    suffix: str
    judged: list[Compared] = field(default_factory=list)

    def counting(self) -> list[Compared]:
        """Return the documents of which a share tells something."""
        return [one for one in self.judged if len(one.theirs) >= FEWEST]

    def refused(self) -> list[Compared]:
        """Return the documents that hold words and were refused."""
        return [one for one in self.counting() if one.refused]

    def losing(self) -> list[Compared]:
        """Return the documents that were read and miss much."""
        return [one for one in self.counting() if not one.refused and one.lost() > MUCH]

    def unsaid(self) -> list[Compared]:
        """Return those of them whose loss is not what our notes say was left out on purpose.

        Of a Word document no note is believed: its own XML tells what it hides.
        """
        return [one for one in self.losing() if one.xml or kind_of_loss(one) != ON_PURPOSE]

    def having_more(self) -> list[Compared]:
        """Return the documents that were read and have much too many words."""
        return [one for one in self.counting() if not one.refused and one.added() > MUCH]

    def lines(self) -> Iterator[str]:
        """Go through the lines of this table: figures, kinds of loss, the worst documents."""
        counting = self.counting()
        yield f"\n{self.suffix} against {self.judge}: {len(counting)} of {FEWEST} words and more"
        total = sum(len(one.theirs) for one in counting)
        lost = sum(one.missing.total() for one in counting)
        named = sum(one.named.total() for one in counting)
        yield f"  words {total:,}, not read {lost:,} ({lost / max(total, 1):.2%})"
        yield f"  left out as headers and footers, and named: {named:,}"
        for title, found, share in (
            ("refused though they hold words", self.refused(), Compared.lost),
            (f"miss more than {MUCH:.0%}", self.losing(), Compared.lost),
            (f"have more than {MUCH:.0%} too many", self.having_more(), Compared.added),
        ):
            yield f"  {title:40} {len(found):5}"
            if same := sum(one.only_parted() for one in found if not one.refused):
                yield f"      {same:5}  of them with the same letters, only parted otherwise"
            for kind, count in Counter(map(kind_of_loss, found)).most_common():
                yield f"      {count:5}  {kind}"
            for one in sorted(found, key=share, reverse=True)[:NAMED]:
                yield f"      {share(one):5.0%} {one.path}: {_sample(one)}"


def _sample(one: Compared) -> str:
    missing = " ".join(word for word, _ in one.missing.most_common(8))
    extra = " ".join(word for word, _ in one.extra.most_common(8))
    return one.refused or f"-[{missing}] +[{extra}]"


def table_of(
    files: Sequence[Path],
    name: str,
    judge: Judge,
    kept: Path | None = None,
    second: str = "",
) -> Table:
    """Let a judge read documents of its kind, and compare; its words are kept in ``kept``.

    Another judge is asked about those of which we read too much, if it is on this machine.
    """
    theirs = _judged(name, judge, files, kept)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ours = partial(compared, numbers=judge.numbers)
        table = Table(name, judge.suffix, list(pool.map(ours, theirs, theirs.values())))
    if second and not JUDGES[second].missing():
        more = [one.path for one in table.having_more()]
        again = _judged(second, JUDGES[second], more, kept)
        table.judged = [
            replace(one, second=words(again[one.path])) if one.path in again else one
            for one in table.judged
        ]
    return table


def _judged(name: str, judge: Judge, files: Sequence[Path], kept: Path | None) -> dict[Path, str]:
    """Return a judge's text of each document that it can read; what is kept is not read again."""
    found: dict[Path, str] = {}
    places: dict[Path, Path] = {}
    for path in files:
        if kept:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:24]
            places[path] = kept / f"{digest}.{name}.txt"
            if places[path].exists():
                found[path] = places[path].read_text(encoding="utf-8")
    new = judge.read([path for path in files if path not in found])
    for path, text in new.items():
        found[path] = text
        if kept:
            kept.mkdir(parents=True, exist_ok=True)
            places[path].write_text(text, encoding="utf-8")
    return {path: found[path] for path in files if path in found}
