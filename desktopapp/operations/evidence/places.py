"""The sentences of a whole plan, found by what they hold and by where they stand."""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter

from desktopapp.library.ranking import Ranker
from desktopapp.operations.evidence.likes import with_likes
from desktopapp.operations.evidence.sentences import ReadSentence, read_sentences
from desktopapp.operations.evidence.sought import SoughtAsk
from desktopapp.plan.answered import is_written
from desktopapp.plan.plan import Answer, Plan, Section

_USUAL = 150  # sentences that have a word; one that more have leads to none of them
_LOOKED_AT = 60  # sentences that speak best for a question


class SentencesKept:
    """Keeps the sentences of the parts of a plan by the parts themselves, as long as they stay."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, object, list[ReadSentence]]] = {}
        self.ready: Ranker | None = None  # that of the letter they were read for

    def of(self, plan: Plan, ready: Ranker) -> list[tuple[Answer | Section, list[ReadSentence]]]:
        """Return each written part with its sentences; only those that changed are read."""
        numbers = {theme.id: theme.number for theme in plan.brief.themes}
        kept: dict[int, tuple[object, object, list[ReadSentence]]] = {}
        found = []
        self.ready = ready
        for part in plan.parts():
            if not is_written(part.text):
                continue
            had = self._kept.get(id(part))
            if had is None or had[0] is not part or had[1] is not ready:
                theme = numbers.get(part.theme) if isinstance(part, Answer) else None
                had = part, ready, read_sentences(part, theme, ready)
            kept[id(part)] = had
            found.append((part, had[2]))
        self._kept = kept
        return found


class SentencePlaces:
    """The sentences of a plan, found by what they hold and where they stand."""

    def __init__(self, read: Sequence[tuple[Answer | Section, list[ReadSentence]]]) -> None:
        self.serving: dict[str, list[ReadSentence]] = defaultdict(list)  # by question or theme
        self.theme_of: dict[str, str] = {}
        self._by_stem: dict[str, list[ReadSentence]] = defaultdict(list)
        speaking: dict[int, list[tuple[float, ReadSentence]]] = defaultdict(list)
        self.serves: dict[str, frozenset[str]] = {}
        for part, sentences in read:
            asked = (part.questions or (part.theme,)) if isinstance(part, Answer) else ()
            self.theme_of[part.id] = part.theme if isinstance(part, Answer) else ""
            self.serves[part.id] = frozenset(asked)
            for sentence in sentences:
                for one in asked:
                    self.serving[one].append(sentence)
                for word in sentence.stems:
                    self._by_stem[word].append(sentence)
                for at, score in sentence.scores.items():
                    speaking[at].append((score, sentence))
        self._by_question = {
            at: [one for _, one in heapq.nlargest(_LOOKED_AT, found, key=itemgetter(0))]
            for at, found in speaking.items()
        }

    def may_speak(self, one: SoughtAsk) -> Iterator[ReadSentence]:
        """Go through the sentences that may be about an ask, each once."""
        seen: set[int] = set()
        words = {word for each in (one, one.lead) if each for word in with_likes(each.weights)}
        holding = (self._by_stem.get(word, ()) for word in words)
        for sentences in (
            self.serving.get(one.where, ()),
            self._by_question.get(one.at, ()),
            *(found for found in holding if len(found) <= _USUAL),
        ):
            for sentence in sentences:
                if id(sentence) not in seen:
                    seen.add(id(sentence))
                    yield sentence
