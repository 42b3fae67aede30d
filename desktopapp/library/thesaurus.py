"""Words that officers use for one another.

Each line is one meaning. They are general to English councils, not to one letter.
"""

from functools import cache

from desktopapp.library.words import STOP, stem

_MEANINGS = """
staff staffing workforce employees headcount fte posts team establishment vacancies redundancies
structure structures restructure reorganisation directorates director tiers management
measure indicators performance metrics benchmarking dashboard monitoring targets
improve improvement streamline enhance better
effect effects impact results benefits outcomes
transformation transform programme strategy roadmap
savings efficiencies reductions economies
capital investment regeneration infrastructure assets property
preventative prevention early intervention demand wellbeing
reform reforms devolution reorganisation integration
data intelligence information insight
publish open transparency website available
legacy outdated supplier software applications migration
technology digital automation online cloud
ai artificial automation automated machine
waste wasteful inefficient inefficiencies efficiency
edi equality diversity inclusion
agency interim temporary
consultants consultancy specialist
governance accountability audit scrutiny committee oversight
share sharing shared joint jointly neighbouring partnership
model models delivery hybrid flexible shared joint jointly insourced outsourced commissioning
productivity productive efficiently efficient efficiency performance
training learning courses development
duplication overlap duplicate
union unions unison
barriers barrier constraints lack limited uncertainty burdens absence prevents
government legislation regulation policy settlement funding
need needs support require
partners agencies organisations police nhs
quality accurate accuracy
estimate estimated circa approximately
recent recently last past previous since
next future coming forthcoming
"""


@cache
def synonyms(word: str) -> frozenset[str]:
    """Return the stems that may stand for a stem, without itself."""
    found: set[str] = set()
    for line in _MEANINGS.splitlines():
        meaning = {stem(one) for one in line.split() if one not in STOP}
        if word in meaning:
            found |= meaning
    return frozenset(found - {word})
