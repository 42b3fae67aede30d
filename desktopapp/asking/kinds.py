"""Which kind of answer a question wants, from its grammar and from what stands below it."""

import re

from desktopapp.asking import grammar
from desktopapp.asking.found import FoundQuestion
from desktopapp.plan.wanted import AnswerKind

_YES_NO = frozenset({"yes", "no"})
_NOT_SURE = re.compile(
    r"(?:don['’]t know|do not know|not sure|unsure|no view|n/?a|not applicable|no opinion|"
    r"prefer not to say|partly|partially|unknown)\b.*",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"\b(?:agree|disagree|support|oppose|satisfied|dissatisfied|important|likely|unlikely|"
    r"confident|"
    r"neutral|neither|very|well|poor|good|fair|excellent|always|often|sometimes|rarely|never|met|"
    r"positive|negative|high|medium|low|red|amber|green|extent|easy|difficult)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\bhow much\b(?!.*\b(?:time|influence|information|notice)\b)|£|\b(?:cost|costs|budget|"
    r"amount|funding|spend|spent|price|value|"
    r"expenditure|underspend|income|revenue|grant|rent)\b",
    re.IGNORECASE,
)
_MONEY_ASKED = re.compile(
    r"\bhow much\b.*\b(?:fund|cost|spend|spent|grant|money|pay|paid|budget|rent|raise|save|saved|"
    r"need)|"
    r"\bhow much\b.*\b(?:asking|applying|bidding) for\b|"
    r"\bwhat (?:did|does|do|will|would|should) .* (?:cost|pay|charge)\b|"
    r"\bwhat (?:did|does|do|has|have|will|would|should) .{1,60}"
    r"\b(?:spend|spent|paid)\b(?!.*\bon\?$)|"
    r"\bhow much (?:did|do|does|will|would|has|have|money)\b|£|"
    r"\bwhat (?:is|was|are|were|will be) (?:the|your|its)(?: \w+){0,3} (?:cost|costs|budget|"
    r"amount|price|spend|spending|underspend|expenditure|income)\b",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(r"\b(?:percentage|per cent|proportion|what share)\b|%", re.IGNORECASE)
_PERCENTAGE_ASKED = re.compile(
    r"\b(?:what|which|the|state|give|estimate) (?:percentage|proportion|share|per cent)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\bhow many\b|\b(?:what is|state|give|estimate|provide) the (?:total )?number of\b|"
    r"^(?:the )?(?:total )?number of\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"(?:{'please |'}tell us |say |state |and |)*(?:when\b|on what date|by what date|what (?:is|"
    rf"was) the (?:\w+ ){{0,2}}date\b)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"\bdate\b|^when\b", re.IGNORECASE)
_SHORT = re.compile(
    r"(?:what (?:is|are|was)|tell us|give|provide|state|enter|name)\b.{0,40}?\b(?:name|address|"
    r"website|"
    r"e-?mail|telephone|phone|reference|postcode|title|number|url|job title)\b(?!s\b)|"
    r"^name your\b|\bwhat (?:is|are) .{1,40} called\b|"
    r"^who (?:is|was|will be)\b",
    re.IGNORECASE,
)
_UPLOAD = re.compile(r"(?:please )?(?:upload|attach)\b", re.IGNORECASE)
_AND_MORE = re.compile(
    r"\band (?:briefly )?(?:provide|describe|give|explain|tell|say|state|list)\b", re.IGNORECASE
)
_DECLARES = re.compile(
    r"^(?:i|we)\b.{0,20}\b(?:confirm|declare|certify|agree)\b|"
    r"^confirm (?:that )?(?:the )?(?:information|details)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"^(?:which|what|tell us which)(?: (?:of|types?|kinds?|areas?|"
    r"sorts?))*(?: the following)?(?: of)?(?: \w+){0,3}?\s(?:\w*[^s\W]s|are|do|have|of these|"
    r"of the following)\b|^which of|all that apply",
    re.IGNORECASE,
)
_ANYTHING = re.compile(  # what is meant is: tell us
    r"(?:(?:finally|lastly),? )?(?:is there|are there|do you have|have you) "
    r"(?:anything else|any(?: \w+){0,2} (?:comments?|views|information|points)|"
    r"anything (?:more|further))\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b|\byear \d\b|\bq[1-4]\b|\bquarter\b", re.IGNORECASE)
_LONG_LABEL = re.compile(
    r"^(?:summary|description|brief description|details of|explanation|reasons?|commentary|"
    r"evidence)\b",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(
    r"(?:full |contact |job |lead )?(?:names?|title|e-?mail|address|telephone|phone|position|role|"
    r"postcode|website)\b[^.?!]{0,60}$",
    re.IGNORECASE,
)
_FEWEST_STEPS = 4  # of a scale; fewer options are a choice
_MANY_YEARS = 3  # figures in a row, which make a table
_NUMBERS = frozenset({AnswerKind.MONEY, AnswerKind.NUMBER, AnswerKind.PERCENTAGE})


def is_answer_offered(option: str) -> bool:
    """Tell whether words by themselves are yes, no or not sure."""
    bare = option.strip(" .").casefold()
    return bare in _YES_NO or bool(_NOT_SURE.fullmatch(bare))


def yes_or_no_options(option: str) -> bool:
    """Tell whether an option is one that is offered beside others: yes, no, agree, not sure."""
    bare = option.strip(" .").casefold()
    return bare in _YES_NO or bool(_NOT_SURE.match(bare)) or bool(_SCALE.search(bare))


def kind_of_field(label: str) -> AnswerKind:
    """Return the kind of one thing that is filled in, from what it is called."""
    kind = AnswerKind.SHORT
    if re.search(r"yes ?(?:/|or) ?no\b", label, re.IGNORECASE):
        kind = AnswerKind.YES_OR_NO
    elif grammar.is_interrogative(label):
        kind = _asked(label) or AnswerKind.FREE
    elif _DATE_LABEL.search(label):
        kind = AnswerKind.DATE
    elif _PERCENTAGE.search(label) and "target" not in label.casefold():
        kind = AnswerKind.PERCENTAGE
    elif _NUMBER.search(label):
        kind = AnswerKind.NUMBER
    elif _LONG_LABEL.search(label) and "brief" not in label.casefold():
        kind = AnswerKind.FREE
    elif _YEARS.search(label) or _MONEY.search(label):
        kind = AnswerKind.MONEY
    return kind


def kind_of_answer(question: FoundQuestion) -> AnswerKind:
    """Return the kind of answer that a question wants."""
    return (
        question.kind
        or _laid_out(question)
        or _of_options(question)
        or _of_fields(question)
        or _hinted(question)
        or _of_words(question)
    )


def _laid_out(question: FoundQuestion) -> AnswerKind | None:
    """Return the kind that the question's own first words or a repetition decide."""
    text, answer = question.text, question.answer
    if _DECLARES.match(text) and not (text.casefold().startswith("confirm") and answer.options):
        return AnswerKind.DECLARATION
    if re.search(r"\bdeclarations?$", text, re.IGNORECASE) and not answer.options:
        return AnswerKind.DECLARATION
    if _UPLOAD.match(text):
        return AnswerKind.FIELDS if _AND_MORE.search(text) else AnswerKind.FILE
    if answer.repeats and (answer.fields or not answer.limits):
        return AnswerKind.TABLE
    if AnswerKind.TABLE in answer.hints:
        return AnswerKind.TABLE
    return None


def _of_options(question: FoundQuestion) -> AnswerKind | None:
    """Return the kind of a choice."""
    answer = question.answer
    options = [one.casefold().strip(" .") for one in answer.options]
    chosen = answer.hints & {AnswerKind.CHOICES, AnswerKind.CHOICE}
    if not options:
        return min(chosen) if chosen and not answer.fields else None
    if "yes" in options and "no" in options:
        return AnswerKind.YES_OR_NO
    if _is_scale(options) and AnswerKind.CHOICES not in chosen:
        return AnswerKind.SCALE
    confirms = grammar.confirms(question.text)
    many = _MANY.search(question.text) and AnswerKind.CHOICE not in chosen
    return (
        AnswerKind.CHOICES
        if AnswerKind.CHOICES in chosen or confirms or many
        else AnswerKind.CHOICE
    )


def _is_scale(options: list[str]) -> bool:
    """Tell whether options go from one end to the other: most of them say how far."""
    return (
        len(options) >= _FEWEST_STEPS
        and sum(bool(_SCALE.search(one)) for one in options) >= len(options) - 1
    )  # fewer are a choice


def _of_fields(question: FoundQuestion) -> AnswerKind | None:
    """Return the kind where several things are filled in."""
    fields = question.answer.fields
    if not fields or AnswerKind.FILE in question.answer.hints:
        return None
    kinds = {one.kind for one in fields}
    if kinds == {AnswerKind.CHOICE}:
        return AnswerKind.CHOICE
    if kinds <= _NUMBERS and len(fields) >= _MANY_YEARS:
        return AnswerKind.TABLE
    if len(fields) == 1:
        return _of_one_field(question)
    return kinds.pop() if len(kinds) == 1 else AnswerKind.FIELDS


def _of_one_field(question: FoundQuestion) -> AnswerKind | None:
    """Return the kind where one thing is named: rows of it, where the question names many."""
    one = question.answer.fields[0]
    if grammar.is_interrogative(one.label):
        return AnswerKind.FIELDS if one.kind is AnswerKind.YES_OR_NO else None
    if f"{one.label.casefold()}s" in question.text.casefold():
        return AnswerKind.TABLE
    return one.kind if not question.answer.limits else None


def _hinted(question: FoundQuestion) -> AnswerKind | None:
    """Return the kind that guidance or a limit speaks of."""
    hints = question.answer.hints
    for kind in (AnswerKind.FILE, AnswerKind.DATE, AnswerKind.MONEY, AnswerKind.NUMBER):
        if kind in hints:
            return kind
    wordy = question.answer.free or question.answer.limits
    if wordy and not grammar.asks_yes_or_no(question.text):
        return AnswerKind.FREE
    return None


def _of_words(question: FoundQuestion) -> AnswerKind:
    """Return the kind that the question's words tell."""
    text = question.text
    if found := _asked(text):
        return found
    if grammar.is_indirect(text):
        return AnswerKind.FREE
    bare = text.rstrip(" .;,")
    named = not (grammar.is_ask(text) or grammar.is_statement(text)) and "." not in bare
    if named and (kind := kind_of_field(bare)) is not AnswerKind.SHORT:
        return kind
    if any(grammar.is_imperative(one) for one in question.answer.guidance) and not text.endswith(
        "?"
    ):
        return AnswerKind.FREE  # the heading names it, and what stands below tells what to write
    short = grammar.is_label(text) and len(text.split()) < 6  # noqa: PLR2004  # a name of a thing
    if short or _SHORT.search(text) or (named and _OF_A_PERSON.match(text)):
        return AnswerKind.SHORT
    return AnswerKind.FREE


def _asked(text: str) -> AnswerKind | None:
    """Return the kind that a question's first words tell, if they do."""
    more = re.search(r"\band (?:how|why|what|which|who|when)\b", text, re.IGNORECASE)
    if _ANYTHING.match(text):
        return AnswerKind.FREE
    if grammar.asks_yes_or_no(text):
        return AnswerKind.YES_OR_NO
    if more:
        return None
    for pattern, kind in (
        (_PERCENTAGE_ASKED, AnswerKind.PERCENTAGE),
        (_NUMBER, AnswerKind.NUMBER),
        (_MONEY_ASKED, AnswerKind.MONEY),
    ):
        if pattern.search(text) and len(grammar.sentences_in(text)) == 1:
            return kind
    return AnswerKind.DATE if _WHEN.match(text) else None
