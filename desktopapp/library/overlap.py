"""Text that two documents share: runs of eight words and more, word for word or nearly so.

Each document keeps the smallest of every four neighbouring hashes of five words (winnowing:
Schleimer, Wilkerson and Aiken 2003). Eight words hold four such hashes, so two documents that
share eight words share a kept hash: none is missed. What a kept hash finds is compared word by
word before it is shown.
"""

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GRAM = 5  # words hashed together
WINDOW = 4  # neighbouring hashes of which the smallest is kept
RUN = GRAM + WINDOW - 1  # words: the shortest run that is never missed, and that is shown
GAP = 2  # words that may differ between two runs which are then shown as one

_MOST_PLACES = 50  # of the same five words in one text that are looked at
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class WordSequence:
    """A text as words: lower case, without punctuation, each with its place in the text."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A run that two texts share: words ``start`` to ``end`` here, ``there`` in the other.

    ``words`` counts those that agree; fewer than the run is long means nearly word for word.
    """

    start: int
    end: int
    there: int
    there_end: int
    words: int


def words_of(text: str) -> WordSequence:
    """Cut a text into words for comparison."""
    found = [(match.group(), match.span()) for match in _WORD.finditer(text)]
    return WordSequence(
        tuple(word.casefold().replace("’", "'") for word, _ in found),
        tuple(span for _, span in found),
    )


def grams(words: Sequence[str]) -> list[int]:
    """Return a hash for each five neighbouring words; stable between runs and machines."""
    joined = [word.encode() for word in words]
    crc = zlib.crc32
    return [crc(b" ".join(joined[at : at + GRAM])) for at in range(len(joined) - GRAM + 1)]


def fingerprints(words: Sequence[str], skip: frozenset[int] = frozenset()) -> dict[int, int]:
    """Return the kept hashes of a text with the word at which each first begins.

    ``skip`` are words at which a run of eight may begin but that are not looked for.
    """
    hashes = grams(words)
    kept: dict[int, int] = {}
    for start in range(len(hashes) - WINDOW + 1):
        if start in skip:
            continue
        window = hashes[start : start + WINDOW]
        smallest = min(window)
        if smallest not in kept:
            kept[smallest] = start + window.index(smallest)
    return kept


def eight_word_runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return all runs of eight words: the letter's, to be left out."""
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def left_out(words: Sequence[str], runs: frozenset[tuple[str, ...]]) -> frozenset[int]:
    """Return the words at which one of the runs to be left out begins."""
    if not runs:
        return frozenset()
    return frozenset(
        at for at in range(len(words) - RUN + 1) if tuple(words[at : at + RUN]) in runs
    )


def shared_runs(
    here: Sequence[str],
    there: Sequence[str],
    skip: frozenset[int] = frozenset(),
    *,
    same: bool = False,
) -> list[Shared]:
    """Return every run of eight words and more that two texts share, word for word or nearly.

    Runs of five words and more are joined where at most two words differ between them. Words in
    ``skip`` begin a run of the letter, which is left out. With ``same`` both are one text, and a
    run is sought later in it, not in its own place.
    """
    found = [_trimmed(run, skip) for run in _joined(_equal(here, there, same=same))]
    return [run for run in found if run is not None]


def _equal(here: Sequence[str], there: Sequence[str], *, same: bool) -> list[tuple[int, int, int]]:
    """Return all longest equal runs of five words and more: start, end, shift to the other."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(there) - GRAM + 1):
        places.setdefault(tuple(there[at : at + GRAM]), []).append(at)
    open_runs: dict[int, tuple[int, int, int]] = {}  # by shift
    runs: list[tuple[int, int, int]] = []
    for at in range(len(here) - GRAM + 1):
        found = places.get(tuple(here[at : at + GRAM]), [])
        first = bisect_right(found, at) if same else 0
        for other in found[first : first + _MOST_PLACES]:
            shift = other - at
            known = open_runs.get(shift)
            if known is not None and at + GRAM <= known[1] + 1:
                open_runs[shift] = (known[0], at + GRAM, shift)
                continue
            if known is not None:
                runs.append(known)
            open_runs[shift] = (at, at + GRAM, shift)
    runs.extend(open_runs.values())
    return sorted(runs)


def _joined(runs: list[tuple[int, int, int]]) -> list[Shared]:
    """Join runs between which, here and there, at most two words differ."""
    found: list[Shared] = []
    open_since = 0  # runs before this one end too early for any later run to join
    for start, end, shift in runs:
        one = Shared(start, end, start + shift, end + shift, end - start)
        while open_since < len(found) and found[open_since].end + GAP < start:
            open_since += 1
        for index in range(len(found) - 1, open_since - 1, -1):
            before = found[index]
            gap, gap_there = one.start - before.end, one.there - before.there_end
            if 0 <= gap <= GAP and 0 <= gap_there <= GAP:
                found[index] = Shared(
                    before.start, one.end, before.there, one.there_end, before.words + one.words
                )
                break
        else:
            found.append(one)
    return [run for run in found if run.words >= RUN]


def _trimmed(run: Shared, skip: frozenset[int]) -> Shared | None:
    """Take the letter's own runs off both ends; None where nothing else is left."""
    start, end = run.start, run.end
    while start + RUN <= end and start in skip:
        start += 1
    while end - RUN >= start and end - RUN in skip:
        end -= 1
    if end - start < RUN:
        return None
    cut = (start - run.start) + (run.end - end)
    return Shared(
        start,
        end,
        run.there + start - run.start,
        run.there_end - (run.end - end),
        run.words - cut,
    )


def verbatim_share(text: str | WordSequence, source: str | WordSequence) -> float:
    """Return the share of a text's words, 0 to 1, that still stand as they do in its source."""
    here = words_of(text) if isinstance(text, str) else text
    there = words_of(source) if isinstance(source, str) else source
    if not here.words:
        return 0.0
    if len(here.words) < RUN:
        return 1.0 if " ".join(here.words) in " ".join(there.words) else 0.0
    covered: set[int] = set()
    for run in shared_runs(here.words, there.words):
        covered.update(range(run.start, run.end))
    return len(covered) / len(here.words)


def within(parts: Iterable[str], letter: str = "") -> list[tuple[int, Shared, int, Shared]]:
    """Return what a plan says twice: (part, run, other part, run), in the order of the plan.

    The run is given in the words of each part. Runs that stand in the letter are left out.
    """
    cut = [words_of(part) for part in parts]
    runs = eight_word_runs(words_of(letter).words)
    skips = [left_out(one.words, runs) for one in cut]
    owners: dict[int, set[int]] = {}
    for index, one in enumerate(cut):
        for hashed in fingerprints(one.words, skips[index]):
            owners.setdefault(hashed, set()).add(index)
    pairs = {(a, b) for found in owners.values() for a in found for b in found if a < b}
    pairs |= {(index, index) for index in range(len(cut))}
    twice: list[tuple[int, Shared, int, Shared]] = []
    for a, b in sorted(pairs):
        for run in shared_runs(cut[a].words, cut[b].words, skips[a], same=a == b):
            other = Shared(run.there, run.there_end, run.start, run.end, run.words)
            twice.append((a, run, b, other))
    return twice
