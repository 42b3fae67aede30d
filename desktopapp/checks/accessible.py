"""What some readers cannot see or hear as it is meant: pictures, links, headings, letters."""

import re
from collections.abc import Iterator
from itertools import groupby

from desktopapp.checks.finding import Facts, Finding, finding_in
from desktopapp.checks.looking import LineOfText, Remark, of_line, of_part, of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.plan.cells import stretches
from desktopapp.plan.fixes import Evidence
from desktopapp.plan.plan import Answer, Section
from desktopapp.plan.search import Match
from desktopapp.plan.text import Foreign, Heading, Paragraph, Picture, plain_block

_WCAG = (
    "Web Content Accessibility Guidelines (WCAG) 2.2, which the Public Sector Bodies (Websites "
    "and "
    "Mobile Applications) (No. 2) Accessibility Regulations 2018 ask for"
)
_LEAST_SIZE = 12.0  # points
_LEAST_CONTRAST = 4.5
_NO_WORDS = re.compile(  # what programs and hurried people write in the place of a description
    r"(?:(?:image|img|picture|photo|figure|screenshot|graphic|chart|logo|untitled|dsc)[\s_-]*\d*"
    r"|[\w() -]+\.(?:png|jpe?g|gif|bmp|svg|tiff?|webp|emf|wmf))",
    re.IGNORECASE,
)
_SAYS_PICTURE = re.compile(
    r"(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic) (?:of|showing|that shows)\b",
    re.IGNORECASE,
)
_VAGUE_LINK = re.compile(
    r"\W*(?:click(?: on)?(?: this)?(?: here| link)?|here|this(?: link| page)?|link|more|read more"
    r"|find out more|more information|further information|details|see here|website)\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][A-Z’'-]+(?:[ ,&/-]+[A-Z][A-Z’'-]*)+")
_FEW_CAPITALS, _LONG = 4, 5  # words in capitals that are named, and letters of those that count
_PICTURE_WORDS = Rule(
    "picture words",
    "Alternative text that says nothing",
    RuleKind.ACCESSIBILITY,
    Severity.SHOULD,
    what="Alternative text that is the name of a file, a word such as “image1” or “chart”, or "
    "begins with “picture of”.",
    why="Who hears the text learns nothing from it. That it is a picture, a screen reader says by "
    "itself.",
    mend="Say in a sentence what the picture shows: “Waiting times fell from 24 to 15 days.” "
    "Where "
    "it is for looks alone, mark it as decoration.",
    source=f"{_WCAG}: 1.1.1, non-text content.",
)
_LINK = Rule(
    "link words",
    "A link that does not say where it goes",
    RuleKind.ACCESSIBILITY,
    Severity.SHOULD,
    what="A link on words such as “click here” or “more”, or on a bare web address.",
    why="A screen reader lists the links of a page by their words alone, and reads an address "
    "letter "
    "by letter.",
    mend="Put the link on the words that say what is there: “our corporate plan”. On paper an "
    "address may be wanted: then leave it.",
    source=f"{_WCAG}: 2.4.4, the purpose of a link.",
)
_STEP = Rule(
    "heading order",
    "A heading that skips a level",
    RuleKind.ACCESSIBILITY,
    Severity.SHOULD,
    what="A heading that is two levels below the one before it, or a text whose first heading is "
    "not one of the largest.",
    why="Who goes through a document by its headings looks for what is missing between.",
    mend="Make it a heading of the next level, in the list above the text.",
    source=f"{_WCAG}: 1.3.1, information and relationships.",
)
_CAPS = Rule(
    "capitals",
    "Words all in capitals",
    RuleKind.ACCESSIBILITY,
    Severity.ADVICE,
    what="Four or more words in a row in capital letters. Short names such as NHS are not "
    "counted.",
    why="Words are known by their shape, which capitals do not have. Some screen readers spell "
    "them.",
    mend="Write it in small letters. For weight, make it bold or a heading.",
    source="GOV.UK style guide: capitalisation; British Dyslexia Association style guide.",
)
_SMALL = Rule(
    "letter size",
    "Letters smaller than 12 points",
    RuleKind.ACCESSIBILITY,
    Severity.SHOULD,
    what="A size of the body text below 12 points.",
    why="Many people cannot read smaller letters on paper.",
    mend="Choose 12 points or more under “Appearance of the documents”, and cut words to fit.",
    source="GOV.UK guidance, Publishing accessible documents: a minimum of 12 points.",
    view="pages",
)
_FAINT = Rule(
    "contrast",
    "A colour that is too faint on white",
    RuleKind.ACCESSIBILITY,
    Severity.SHOULD,
    what="A colour of headings whose contrast with white paper is less than 4.5 to 1.",
    why="People with low vision, and everybody with a poor printer, cannot read it.",
    mend="Choose a darker colour under “Appearance of the documents”.",
    source=f"{_WCAG}: 1.4.3, contrast.",
    view="pages",
)


@of_part(_PICTURE_WORDS)
def poor_alternatives(part: Answer | Section) -> Iterator[Finding]:
    """Find alternative text that says nothing of the picture."""
    for block in part.text:
        words = block.alternative.strip() if isinstance(block, Picture) else ""
        if not words or not isinstance(block, Picture) or block.decorative:
            continue
        if _NO_WORDS.fullmatch(words) or _SAYS_PICTURE.match(words):
            yield finding_in(
                part,
                _PICTURE_WORDS,
                f"The alternative text of a picture is “{words}”.",
                "Say in a sentence what it shows, or mark it as decoration.",
                text=words,
                evidence=(Evidence(Match(part.id, block.id, 0, 0)),),
            )


@of_part(_LINK)
def vague_links(part: Answer | Section) -> Iterator[Finding]:
    """Find links on words that do not say where they go."""
    for block in part.text:
        if isinstance(block, Foreign):
            continue
        for begins, runs in stretches(block):
            at = begins
            for link, found in groupby(runs, lambda run: run.link):
                words = "".join(run.text for run in found)
                bare = bool(_ADDRESS.fullmatch(words))
                if link and (bare or _VAGUE_LINK.fullmatch(words)):
                    said = "is on its bare address" if bare else "does not say where it goes"
                    yield finding_in(
                        part,
                        _LINK,
                        f"A link {said}: “{words.strip()}”.",
                        "Put it on the words that say what is there.",
                        severity=Severity.ADVICE if bare else None,
                        text=words,
                        evidence=(Evidence(Match(part.id, block.id, at, len(words)), words),),
                    )
                at += len(words)


@of_part(_STEP)
def skipped_headings(part: Answer | Section) -> Iterator[Finding]:
    """Find headings that are more than one level below the one before."""
    before = 0
    for block in part.text:
        if not isinstance(block, Heading):
            continue
        words = plain_block(block)
        if block.level > before + 1 and words.strip():
            after = f"follows one of level {before}" if before else "is the first of its text"
            yield finding_in(
                part,
                _STEP,
                f"The heading “{words.strip()}” is of level {block.level}, and {after}.",
                f"Make it a heading of level {before + 1}.",
                text=words,
                evidence=(Evidence(Match(part.id, block.id, 0, len(words)), words),),
            )
        before = block.level


@of_line(_CAPS)
def all_capitals(line: LineOfText) -> Iterator[Remark]:
    """Find several words in a row in capital letters."""
    if not isinstance(line.block, Paragraph | Heading):
        return  # cells and items name systems and forms
    for hit in _CAPITALS.finditer(line.words):
        words = re.findall(r"[A-Z’'-]+", hit[0])
        if len(words) >= _FEW_CAPITALS and sum(len(one) >= _LONG for one in words) > 1:
            yield Remark(*hit.span(), message=f"Words are all in capitals: “{hit[0]}”.")


@of_plan(_SMALL, _FAINT)
def look_of_documents(facts: Facts) -> Iterator[Finding]:
    """Hold the size of letters and the colour of headings against what people can read."""
    look = facts.plan.appearance
    if look.size < _LEAST_SIZE:
        yield finding_in(
            None, _SMALL, f"The text is set in {look.size:g} points.", "Use 12 points or more."
        )
    ratio = contrast_with_white(look.accent)
    if ratio < _LEAST_CONTRAST:
        yield finding_in(
            None,
            _FAINT,
            f"The colour of headings, {look.accent}, has a contrast of {ratio:.1f} with white.",
            f"Choose one of {_LEAST_CONTRAST} or more: a darker colour.",
        )


def contrast_with_white(colour: str) -> float:
    """Return the contrast of a colour such as "#1B5B53" with white, as WCAG reckons it."""
    found = re.fullmatch(r"#?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", colour.strip())
    if found is None:
        return 21.0  # black is drawn where a colour cannot be read
    red, green, blue = (_linear(int(one, 16) / 255) for one in found.groups())
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # WCAG's own numbers
