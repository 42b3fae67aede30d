"""Faults of language in what was written, of each kind by its own rule."""

import re
from collections.abc import Iterator

from desktopapp.checks.finding import Finding
from desktopapp.checks.looking import LineOfText, Remark, lines_in, of_part, remarked
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.language.every_rule import line_faults
from desktopapp.language.faults import Fault, FaultKind
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.text import Heading, ListItem, Table

_STYLE = "The GOV.UK style guide and Plain English Campaign’s guides, and the usual grammars."


def _rule(
    name: str,
    called: str,
    what: str,
    why: str,
    mend: str,
    *,
    severity: Severity = Severity.SHOULD,
) -> Rule:
    return Rule(
        name,
        called,
        RuleKind.TEXT,
        severity,
        what=what,
        why=why,
        mend=mend,
        source=_STYLE,
        together=("fault of language", "faults of language"),
    )


_APOSTROPHE = _rule(
    "apostrophe",
    "An apostrophe is missing, or one too many",
    "“The councils website”, “resident’s are”, “KPI’s”, “it’s services” and the like, told by "
    "the words around them.",
    "An apostrophe says whose something is. Without it, or with one too many, a reader looks "
    "twice.",
    "Put the apostrophe where the finding says, or take it out.",
)
_NUMBER = _rule(
    "agreement",
    "A verb does not fit its subject",
    "A verb that says one where its subject is several, or the other way round, however far "
    "apart they stand: “the costs of the depot has risen”.",
    "It shows that a sentence was changed in haste, and a reader doubts the rest.",
    "Find who or what the verb is about, and let it fit.",
)
_CONFUSED = _rule(
    "confused words",
    "A word that is taken for another",
    "Words of nearly the same sound or letters, where those beside them call for the other: "
    "“principal” and “principle”, “affect” and “effect”, “lead” and “led”.",
    "A spelling check does not find them, since each is a word.",
    "Write the word that is meant.",
)
_PREPOSITION = _rule(
    "preposition",
    "A preposition that the word before does not take",
    "“Invest on”, “comply to”, “consist from”, “in accordance to” and others.",
    "A reader stumbles over it.",
    "Write the preposition that the finding names.",
)
_MISSING = _rule(
    "missing word",
    "A word is missing, or has the wrong form",
    "A place where “a”, “the”, “to”, a verb or what it is about must stand, and does not, and "
    "forms that do not fit: “has rose”, “will improving”.",
    "Mostly something was cut, and a word too many went with it.",
    "Read the sentence aloud, and write what is missing.",
)
_CLAUSE = _rule(
    "half sentence",
    "A sentence that is half of one",
    "A clause that begins with “which”, “while” or “although” and has no main clause, a "
    "sentence without a verb, and two sentences joined by a comma.",
    "A reader waits for the rest, or takes two thoughts for one.",
    "Join it to the sentence that it belongs to, or make it whole.",
    severity=Severity.ADVICE,
)
_WORDING = _rule(
    "wording",
    "Words that do not go together",
    "“More better”, “between 3 to 5”, “such as:”, “both … as well as” and others, “a” before "
    "a vowel, and a stop or space too few or too many.",
    "It looks careless.",
    "Write it as the finding says.",
    severity=Severity.ADVICE,
)
_TWICE = _rule(
    "said twice",
    "Words said twice within a sentence",
    "The same phrase twice within a clause, a name twice in one list, and acronyms whose last "
    "word is said once more: “the AMP plan”.",
    "It is easily missed in words of your own, and seen by everybody else.",
    "Take one of them out.",
)
_AMERICAN = _rule(
    "american spelling",
    "American spelling",
    "Words such as “center”, “behavior” and “maximize”. Names are left alone.",
    "The plan’s own spelling is British, and a mixture shows that text came from elsewhere.",
    "Mend writes the British word.",
    severity=Severity.TIDY,
)
_RULES = {
    FaultKind.APOSTROPHE: _APOSTROPHE,
    FaultKind.NUMBER: _NUMBER,
    FaultKind.CONFUSED: _CONFUSED,
    FaultKind.PREPOSITION: _PREPOSITION,
    FaultKind.MISSING: _MISSING,
    FaultKind.CLAUSE: _CLAUSE,
    FaultKind.WORDING: _WORDING,
    FaultKind.TWICE: _TWICE,
    FaultKind.AMERICAN: _AMERICAN,
}
_SENTENCES = re.compile(r"[.!?] +[A-Z]")
# Points and headings need no sentences.
_NOT_IN_LISTS = (
    FaultKind.CLAUSE,
    FaultKind.MISSING,
    FaultKind.TWICE,
)


@of_part(*_RULES.values())
def faults_of_language(part: Answer | Section) -> Iterator[Finding]:
    """Find faults of language, each where it stands."""
    for line in lines_in(part):
        done = -1
        for fault in sorted(line_faults(line.words), key=lambda one: (one.start, -one.end)):
            if fault.start < done or fault.kind not in _RULES or not _counts(line, fault):
                continue
            done = fault.end
            yield remarked(part, _RULES[fault.kind], line, _remark(line, fault))


def _counts(line: LineOfText, fault: Fault) -> bool:
    if isinstance(line.block, Heading | ListItem | Table):
        return fault.kind not in _NOT_IN_LISTS
    lone = fault.kind is FaultKind.CLAUSE and not _SENTENCES.search(line.words)
    return not lone  # one who answers in a few words writes no sentence


def _remark(line: LineOfText, fault: Fault) -> Remark:
    called = _RULES[fault.kind].called
    said = line.words[fault.start : fault.end].strip()
    mends = fault.meant or None
    why = fault.why
    return Remark(fault.start, fault.end, f"{called}: “{said}”.", "" if mends else why, mends)
