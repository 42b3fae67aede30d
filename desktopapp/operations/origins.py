"""Where the text of a plan came from, and how much of it still stands as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktopapp.library.guessing import age_in_words
from desktopapp.library.overlap import verbatim_share
from desktopapp.plan.naming import part_name
from desktopapp.plan.plan import Answer, Plan, Section, Source
from desktopapp.plan.text import runs_of

OWN = "own earlier text"
OTHERS = "another council’s text"
_WORDS = 8  # by which a passage is named


@dataclass(frozen=True, slots=True)
class TextOrigin:
    """Text in one part of a plan that came from one passage.

    ``share`` is how much of it, 0 to 1, stands word for word as it was; ``words`` how many words
    of the part are from there.
    """

    part: str
    source: Source
    share: float
    words: int

    @property
    def own(self) -> bool:
        """Tell whether it is the council's own earlier text."""
        return self.source.kind == OWN

    @property
    def whose(self) -> str:
        """Say whose text it is."""
        if self.own:
            return "our own earlier text"
        return self.source.council or "a council not known"

    def said(self, today: date) -> str:
        """Say it in a line: "From Harrowmere, Review, 2023 (1 year old): 64% as it was"."""
        dated = self.source.dated
        age = age_in_words(str(dated.year), today) if dated else ""
        title = "" if self.source.title == self.source.council else self.source.title
        from_where = ", ".join(part for part in (self.whose, title, self.year) if part)
        return f"From {from_where}{f' ({age})' if age else ''}: {self.as_it_was}"

    @property
    def document(self) -> str:
        """Name the document, its year and the passage, which is named by its first words."""
        told = (self.source.title, self.year, _named(self.source.text))
        return ", ".join(dict.fromkeys(filter(None, told)))

    @property
    def year(self) -> str:
        """Tell the year of the document, unless its title does."""
        dated = self.source.dated
        return f"{dated.year}" if dated and str(dated.year) not in self.source.title else ""

    @property
    def as_it_was(self) -> str:
        """Say how much stands as it was."""
        percent = round(100 * self.share)
        if percent == 0:
            return "all in your own words now"
        return "all as it was" if percent == 100 else f"{percent}% as it was"  # noqa: PLR2004  # all


def _named(text: str) -> str:
    """Name a passage by its first words: a reference of the library tells an officer nothing."""
    words = text.split()
    begins = " ".join(words[:_WORDS]).rstrip(",;:–-")
    return f"“{begins}{'' if len(words) <= _WORDS else ' …'}”"


def origins(plan: Plan) -> tuple[TextOrigin, ...]:
    """Return where text of the plan came from, in the order of the export."""
    return tuple(one for part in plan.parts() for one in origins_of(plan, part))


def origins_of(plan: Plan, part: Answer | Section) -> tuple[TextOrigin, ...]:
    """Return where text of one part came from, in the order it stands there."""
    if not plan.sources:
        return ()
    sources = {source.id: source for source in plan.sources if source.text}
    texts: dict[str, list[str]] = {}
    words: dict[str, int] = {}
    for block in part.text:
        told: dict[str, str] = {}
        for runs in runs_of(block):
            for run in runs:
                if run.origin in sources:
                    told[run.origin] = told.get(run.origin, "") + run.text
        for origin, text in told.items():
            texts.setdefault(origin, []).append(text)
            words[origin] = words.get(origin, 0) + len(text.split())
    return tuple(
        TextOrigin(
            part.id, sources[one], verbatim_share("\n".join(text), sources[one].text), words[one]
        )
        for one, text in texts.items()
        if words[one]
    )


def origin_rows(plan: Plan) -> Iterator[tuple[str, str, str, str, str]]:
    """Go through the rows of the annex: where, whose, from which document, words, as it was."""
    for one in origins(plan):
        whose = one.whose[:1].upper() + one.whose[1:]
        yield part_name(plan, one.part), whose, one.document, str(one.words), one.as_it_was
