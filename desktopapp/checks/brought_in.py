"""Reports to members: one that a document brought in held, and the one that is written here.

What the plan does not take of a document, such as the report that covers it, is kept with its
source. So its boxes, its background papers and what it says of the plan can be held against it.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import combinations

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Source
from desktopapp.plan.report import Report
from desktopapp.plan.saying import counted, in_sentence, listed
from desktopapp.plan.text import plain

_ACT = "Local Government Act 1972"
_BOXES = Rule(
    "contradictory boxes",
    "Boxes are ticked that exclude each other",
    RuleKind.REPORT,
    Severity.SHOULD,
    what="Two ticks of a report that cannot both hold: Yes and No; key and not key; open and "
    "exempt; "
    "the forward plan together with general exception or special urgency.",
    why="The notices that must be given differ. A decision taken on the wrong one can be "
    "challenged.",
    mend="Ask the monitoring officer which holds, and clear the other.",
    source="The Local Authorities (Executive Arrangements) (Meetings and Access to Information) "
    "(England) Regulations 2012, regulations 9 to 11: general exception and special urgency are "
    "for "
    f"decisions without 28 days’ notice; {_ACT}, schedule 12A.",
    view="report",
)
_PAPERS = Rule(
    "background papers",
    "A background paper that is an appendix of the report",
    RuleKind.REPORT,
    Severity.SHOULD,
    what="An appendix of the report that is listed among its background papers.",
    why="Background papers are what the report rests on and does not hold. The public may ask to "
    "see "
    "them for four years. An appendix is part of the report.",
    mend="Take it out of the background papers. Write “None” where nothing is left.",
    source=f"{_ACT}, section 100D.",
    view="report",
)
_OWN_LIMIT = Rule(
    "own page limit",
    "The plan is longer than its report says",
    RuleKind.REPORT,
    Severity.SHOULD,
    what="A limit of pages that the report to members quotes, and a plan that is longer.",
    why="Members read the limit, and have a longer plan before them.",
    mend="Cut the plan, or say in the report why it is longer.",
    source="The report’s own words.",
    view="pages",
)
_IMPLICATIONS = Rule(
    "implications",
    "The report says nothing of some implications",
    RuleKind.REPORT,
    Severity.ADVICE,
    what="A report without a section, or with an empty one, on finance, on law, on equality or on "
    "risk.",
    why="Members decide on what the report tells them. The public sector equality duty must be "
    "seen "
    "to have been thought of.",
    mend="Ask the officer whose field it is. “None” with a reason is an answer.",
    source="Equality Act 2010, section 149; the council’s own report form.",
    view="report",
)
_A_REPORT = re.compile(
    r"^\W*(?:report (?:to|of|by|author)|subject|lead member|key decision|portfolio holder"
    r"|cabinet member|ward\(?s?\)?(?: affected)?|recommendations?|contact officer)\b",
    re.IGNORECASE | re.MULTILINE,
)
_EDGE = " :\t|–-\N{NO-BREAK SPACE}.;,/()"
_CUES = 3  # of a covering report, that make one
_LETTER = re.compile(r"^\s*dear\b", re.IGNORECASE | re.MULTILINE)
_TICKED = r"<input[^>]*\bchecked\b[^>]*>|[☒☑✓✔]|\[[xX✓]\]|\([xX]\)"
_CLEAR = r"<input[^>]*>|[☐□]|\[ ?\]"
_BOX = re.compile(rf"(?P<on>{_TICKED})|(?P<off>{_CLEAR})")
_EXCLUDE = (  # what labels say of which only one can hold
    (r"(?:in |on )?(?:the )?forward plan", r"general exception", r"special urgency"),
    (r"(?:a )?key(?: decision)?", r"(?:(?:non|not)[ -]?(?:a )?key|not a key)(?: decision)?"),
    (
        r"open|part (?:1|i|one)|public|for publication|unrestricted",
        r"exempt|part (?:2|ii|two)|confidential|private|restricted|not for publication",
    ),
    (r"yes", r"no"),
    (r"required|applies|applicable|needed", r"not (?:required|applicable|needed)|n/a|none"),
    (r"completed?|attached", r"not (?:completed?|attached|started)"),
    (r"urgent", r"(?:not|non)[ -]urgent|routine"),
)
_TELLING = (0, 1, 2)  # groups whose labels say what they are of
_CELLS = re.compile(r"[\t|]")
_PAPERS_HEAD = re.compile(
    r"^[\W\d]*(?:list of )?background (?:papers|documents)\b.*$", re.IGNORECASE | re.MULTILINE
)
_NAMES_APPENDIX = re.compile(r"\b(?:appendix|annex)\s+(?:[A-Z]|\d+)\b", re.IGNORECASE)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_LIMIT = re.compile(  # "no more than 3 to 4 pages", "three to four pages in length"
    rf"(?:no more than|no longer than|at most|maximum of|up to|must not exceed|limited to)\s+"
    rf"(?:{_NUMBER}\s*(?:to|-|–|or)\s*)?(?P<most>{_NUMBER})\s+(?:A4\s+)?(?:pages|sides)"
    rf"|{_NUMBER}\s*(?:to|-|–)\s*(?P<range>{_NUMBER})\s+(?:A4\s+)?pages\s+(?:long|in length)",
    re.IGNORECASE,
)
_FIELDS = {
    "finance": re.compile(r"financ|resources|value for money", re.IGNORECASE),
    "law": re.compile(r"legal|law", re.IGNORECASE),
    "equality": re.compile(r"equalit|diversity|EIA\b", re.IGNORECASE),
    "risk": re.compile(r"risk", re.IGNORECASE),
}
_HEADING = re.compile(r"^\s*(?:\d+[.)]?\s+)?([A-Z][A-Za-z ,/&’'()-]{2,70}):?\s*$", re.MULTILINE)


def _covering(source: Source) -> str:
    """Return the covering report that a document of ours held, up to the letter; or nothing."""
    if source.council:
        return ""
    letter = _LETTER.search(source.text)
    words = source.text[: letter.start()] if letter else source.text
    cues = {one[0].strip().casefold() for one in _A_REPORT.finditer(words)}
    return words if len(cues) >= _CUES else ""


def _reports(facts: Facts) -> Iterator[tuple[str, str]]:
    """Go through the reports that are known: what each is called, and its words."""
    for source in facts.plan.sources:
        words = facts.kept.of("covering report", (source,), partial(_covering, source))
        if words:
            yield f"The report in “{one_line(source.title)}”", words
    report = facts.plan.report
    if report:
        lines = [f"{one.label}: {one.value}" for one in report.fields]
        lines += [plain(one.text) for one in report.sections]
        lines += _papers(report)
        yield "The report to members", "\n".join(lines)


def _papers(report: Report) -> Iterator[str]:
    """Write the background papers as a report lists them; an appendix by its number first."""
    at = {one.title: f"Appendix {n} " for n, one in enumerate(report.appendices, 1) if one.title}
    if report.papers:
        yield "\nBackground papers"
        yield from (
            f"{at.get(one.document, '')}{one.place} {one.document}".strip()
            for one in report.papers
        )


@of_plan(_BOXES)
def contradictory_boxes(facts: Facts) -> Iterator[Finding]:
    """Name ticks in one line of a report, or in lines with one each, that exclude each other."""
    for name, words in _reports(facts):
        above: list[tuple[str, str, int]] = []  # labels that are ticked in the lines with one box
        for line in words.splitlines():
            labels = list(_labelled(line))
            ticked = [(label, line, at) for label, on, at in labels if on]
            if len(labels) == 1:
                pairs = [(one, ticked[0]) for one in above if ticked]
                above += [one for one in ticked if _alone(one[0])]
            else:
                pairs, above = list(combinations(ticked, 2)), [] if line.strip() else above
            for (first, other, at), (second, _, place) in pairs:
                if _exclude(first, second) and (at == place or _alone(first)):
                    said = line if other == line else f"{other} {line}"
                    yield finding_in(
                        None,
                        _BOXES,
                        f"{name} ticks both “{first}” and “{second}”.",
                        _BOXES.mend,
                        text=one_line(_BOX.sub(_shown, said)),
                    )


def _alone(label: str) -> bool:
    """Tell whether a label says by itself what it is of, as Yes and No do not."""
    return _group_of(label) in _TELLING


def _shown(box: re.Match[str]) -> str:
    return "☒" if box["on"] else "☐"


def _labelled(line: str) -> Iterator[tuple[str, bool, int]]:
    """Go through the boxes of a line: the label of each, whether it is ticked, of which cell.

    The cells of a row that hold both boxes and words are read each by itself. One with several
    boxes asks a question of its own; those with one each ask the same, and count as one.
    """
    cells = [one for one in _CELLS.split(line) if _BOX.search(one)]
    if all(re.search(r"\w", _BOX.sub("", one)) for one in cells):
        for n, cell in enumerate(cells, 1):
            labels = list(_labels_of(cell))
            yield from ((*one, n if len(labels) > 1 else 0) for one in labels)
    else:
        yield from ((*one, 0) for one in _labels_of(line))


def _labels_of(line: str) -> Iterator[tuple[str, bool]]:
    """Go through the boxes of words with their labels, all before their boxes or all behind.

    Where words stand at both ends, the labels are those of which more exclude each other.
    """
    boxes = list(_BOX.finditer(line))
    edges = [0, *(one.end() for one in boxes)], [*(one.start() for one in boxes), len(line)]
    between = [line[start:end].strip(_EDGE) for start, end in zip(*edges, strict=True)]
    before, behind = between[:-1], between[1:]
    labels = behind if between[-1] else before
    if between[0] and between[-1] and _pairs(before) > _pairs(behind):
        labels = before
    for box, label in zip(boxes, labels, strict=True):
        yield _bare(label), bool(box["on"])


def _bare(label: str) -> str:
    """Return a label without what it is of, which stands before it: "Key decision: Yes"."""
    said = one_line(label)
    if _group_of(said) is None:
        said = re.split(r"[:?]\s*", said)[-1]
        last = said.split()[-1:]
        said = last[0] if last and last[0].casefold() in ("yes", "no") else said
    return said.strip(_EDGE)


def _pairs(labels: list[str]) -> int:
    """Count the labels of a line that a group knows of which only one can hold."""
    return sum(1 for one in labels if _group_of(_bare(one)) is not None)


def _group_of(words: str) -> int | None:
    """Return which group of labels knows one, if any."""
    for n, group in enumerate(_EXCLUDE):
        if any(re.fullmatch(one, words, re.IGNORECASE) for one in group):
            return n
    return None


def _exclude(first: str, second: str) -> bool:
    for group in _EXCLUDE:
        at = [
            next((n for n, one in enumerate(group) if re.fullmatch(one, words, re.IGNORECASE)), -1)
            for words in (first, second)
        ]
        if -1 not in at and at[0] != at[1] and (len(group) == 2 or 0 in at):  # noqa: PLR2004  # pairs
            return True
    return False


@of_plan(_PAPERS)
def appendices_as_papers(facts: Facts) -> Iterator[Finding]:
    """Name background papers that are appendices of the report."""
    for name, words in _reports(facts):
        head = _PAPERS_HEAD.search(words)
        if head is None:
            continue
        below = words[head.end() :].strip("\n").partition("\n\n")[0].splitlines()
        found = [one for one in map(_NAMES_APPENDIX.match, map(str.strip, below)) if one]
        if found:
            which = listed([one[0] for one in found])
            yield finding_in(
                None,
                _PAPERS,
                f"{name} lists {which} among its background papers.",
                _PAPERS.mend,
                text="\n".join(one.string for one in found),
            )


@of_plan(_OWN_LIMIT)
def pages_of_the_report(facts: Facts) -> Iterator[Finding]:
    """Hold the pages of the plan against the limit that its report quotes."""
    pages = facts.counted.pages
    for name, words in _reports(facts):
        for hit in _LIMIT.finditer(words):
            most = _as_number(hit["most"] or hit["range"])
            if pages > most:
                yield finding_in(
                    None,
                    _OWN_LIMIT,
                    f"{name} says “{one_line(hit[0])}”. The plan has {counted(pages, 'page')}.",
                    _OWN_LIMIT.mend,
                    text=hit[0],
                )
                break


def _as_number(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS.index(words.casefold()) + 1


@of_plan(_IMPLICATIONS)
def missing_implications(facts: Facts) -> Iterator[Finding]:
    """Name the implications of which a report says nothing."""
    for source in facts.plan.sources:
        words = facts.kept.of("covering report", (source,), partial(_covering, source))
        headings = [one[1] for one in _HEADING.finditer(words)]
        if words and headings:
            yield from _missing(f"The report in “{one_line(source.title)}”", headings)
    report = facts.plan.report
    if report and report.sections:
        written = [one.heading for one in report.sections if plain(one.text).strip()]
        if written:
            yield from _missing("The report to members", written)


def _missing(name: str, headings: list[str]) -> Iterator[Finding]:
    lacking = [field for field, told in _FIELDS.items() if not any(map(told.search, headings))]
    if lacking:
        yield finding_in(
            None,
            _IMPLICATIONS,
            f"{name} has no section on {in_sentence(listed(lacking))}.",
            _IMPLICATIONS.mend,
        )
