"""How an ask is put in English: as a question, or as telling somebody to do something."""

import re

_WH = (
    r"what|which|who|whom|whose|when|where|why|how|to what extent|in what|at what|for which|"
    r"by when|on what|from what|with whom|of which"
)
_AUX = (
    r"is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|should|shall|may|might|"
    r"must|isn['’]t|aren['’]t|don['’]t|doesn['’]t"
)
_LEAD = (
    r"(?:(?:if|where|when|once|for|in|on|given|thinking|considering|looking|as|with|apart|other|"
    r"beyond|since|after|before|over|during|based|following)\b[^?.;:]{2,160}?, )?"
)
_SOFT = r"(?:please|briefly|also|then|in addition|overall|and|finally|next),? "
_VERBS = (
    "tell|describe|explain|provide|give|outline|set out|say|state|summarise|summarize|list|name|"
    "upload|attach|confirm|estimate|indicate|identify|specify|detail|demonstrate|show|report|"
    "agree to|comment|share|submit|supply|evidence|analyse|assess|evaluate|rate|rank|quantify|"
    "propose|suggest|justify|declare|record|insert|complete|tick|calculate|define|write"
)
INTERROGATIVE = re.compile(rf"{_LEAD}(?:{_SOFT})?(?:{_WH}|{_AUX})\b", re.IGNORECASE)
_NOUNS = "name|evidence|report|record|rate|comment|share|show|list|state|detail|estimate|tick|rank"
IMPERATIVE = re.compile(
    rf"{_LEAD}(?:{_SOFT})*(?!(?:{_NOUNS})s?(?: (?:of|and|for|in|by|to|or|number|title)\b|[^\w\s]|"
    rf"$))"
    rf"(?:{_VERBS})\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(rf"{_LEAD}(?:{_SOFT})?(?:{_AUX})\b(?! (?:what|which|how))", re.IGNORECASE)
_MARK = re.compile(r"\?(?=[\s)’”\"'\]]|$)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(“‘\"'])")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|must|should|can|cannot|may|might|has|have|had|do|does|need|needs|"
    r"would|could|shall|refers?|includes?|means?|wants?|expects?)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:which|that|who|whom|whose|what|how|whether|where|when|why|if)\b", re.IGNORECASE
)
_OF_WHOLE = re.compile(
    r"(?:please |and |then )*(?:send|e-?mail|return|submit|publish|have|get) "
    r"(?:(?:it|them|this|a copy|(?:the|your|all|completed?) (?:\w+ )?(?:plan|statement|answer|"
    r"response|report|form|return|submission|application|document|template|bid|proposal|reply)"
    r"(?:s|ies)?)\b)|"
    r"(?:please |and |then )*(?:publish|approve|endorse|sign) (?:it|them|your)\b|"
    r"if you (?:have|need) (?:any )?(?:questions?|quer(?:y|ies)|help|further information)\b",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"(?:what|which|whether|who|how|why|where|when|to what extent)\b", re.IGNORECASE
)
_HINTS = re.compile(
    r"(?:this|these|that|you|your (?:answer|file|response|document)|it|if|for example|e\.g\.|give|"
    r"enter|choose|include|select|use|refer|see|once|please|only|note|we|files?|there|they|do not|"
    r"don['’]t|make sure|ensure|guidance|hint|required|optional|all that apply|maximum|minimum|"
    r"such as|where|when|include|add|remember|pdf|word|images?)\b",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"(?:please |and )*(?:tick|give (?:your |us |any )?(?:reasons?|details)|explain (?:your|why)|"
    r"provide (?:any |further |more )?(?:details|reasons|comments|evidence)|say why|"
    r"complete (?:this|the)|write in)\b",
    re.IGNORECASE,
)
MOST_WORDS_OF_A_LABEL = 16
_SHORT = 10  # words of the label that we give a question
_PHRASE, _LONG_PHRASE = 3, 8  # words: of no sentence, and of none without a verb that is known


_CONFIRMS = re.compile(
    r"(?:please )?(?:tick (?:to|and) )?(?:read and )?(?:confirm|agree to|certify|accept)\b|"
    r"(?:final )?declarations?\b|.*\bconfirm (?:that|the following|you)\b",
    re.IGNORECASE,
)


def confirms(text: str) -> bool:
    """Tell whether a text wants statements to be confirmed."""
    return bool(_CONFIRMS.match(text))


def words_asked(text: str) -> list[str]:
    """Return the words of a text in lower case, without marks."""
    return re.findall(r"[a-z0-9£%]+", text.casefold())


def squeezed(text: str) -> str:
    """Return a text as it is compared: letters and figures alone."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def sentences_in(text: str) -> list[str]:
    """Part a text into sentences."""
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


def is_interrogative(text: str) -> bool:
    """Tell whether a text asks with a question mark: one sentence of it does, as it begins."""
    first = sentences_in(text)[:2]
    return any(
        _MARK.search(one) and (INTERROGATIVE.match(one) or one.endswith("?")) for one in first
    )


def is_imperative(text: str) -> bool:
    """Tell whether a text tells somebody to say or give something."""
    return bool(IMPERATIVE.match(text)) and len(text.split()) > 1


def names_a_task(text: str) -> bool:
    """Tell whether a text is a short order without a full stop: "Describe your project"."""
    short = 1 < len(text.split()) <= MOST_WORDS_OF_A_LABEL
    return short and text[-1:].isalpha() and is_imperative(text) and not _HELPS.match(text)


def is_ask(text: str) -> bool:
    """Tell whether a text asks for something."""
    return is_interrogative(text) or is_imperative(text)


def begins_as_question(text: str) -> bool:
    """Tell whether a text begins as questions do, with or without a mark at its end."""
    return bool(INTERROGATIVE.match(text))


def asks_yes_or_no(text: str) -> bool:
    """Tell whether a text asks whether something is so, and nothing more."""
    first = next((one for one in sentences_in(text) if "?" in one), text)
    return bool(_YES_OR_NO.match(first)) and not re.search(
        r"[,;]? (?:and|or) (?:if so|if not|why|how|what|when|who|which)\b", first, re.IGNORECASE
    )


def is_hint(text: str) -> bool:
    """Tell whether a line helps with an answer rather than naming a thing to fill in."""
    return bool(_HINTS.match(text.lstrip("('\"‘“"))) or text.endswith((".", "!", ";"))


def is_label(text: str) -> bool:
    """Tell whether a line names a thing: short, no sentence, nothing asked."""
    bare = re.sub(r"\([^)]*\)", "", text).strip()
    if not bare or len(bare.split()) > MOST_WORDS_OF_A_LABEL or is_hint(text):
        return False
    if is_ask(text) or bare.endswith((".", "?", ":", ";", ",")):
        return False
    return not _FINITE.search(bare)


def is_sentence(text: str) -> bool:
    """Tell whether a text says something in a full sentence."""
    return (
        text.endswith((".", "!"))
        and len(text.split()) > _PHRASE
        and bool(_FINITE.search(text) or len(text.split()) > _LONG_PHRASE)
    )


def is_indirect(text: str) -> bool:
    """Tell whether a text asks as part of a longer sentence: "what you have done, and why"."""
    return bool(_INDIRECT.match(text)) and "?" not in text


def speaks_of_all(text: str) -> bool:
    """Tell whether a text says what is done with all answers: "Please send your plan to …"."""
    return bool(_OF_WHOLE.match(text))


def is_statement(text: str) -> bool:
    """Tell whether a text says something: its first verb is that of a main clause."""
    verb = _FINITE.search(text)
    if verb is None or is_ask(text):
        return False
    return not _SUBORDINATE.search(text, 0, verb.start())


def label_of(text: str) -> str:
    """Return the short label that a question or its heading gives."""
    words = text.split()
    cut = " ".join(words[:_SHORT])
    return (cut + "…" if len(words) > _SHORT else cut).rstrip("?.:;,") or text[:60]
