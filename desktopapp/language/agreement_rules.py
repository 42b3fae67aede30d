"""Rules of number: what is singular, and what is plural.

As the rules of language: a pattern and the reason. A group named "flag" is what is flagged.
"""

_VERB_S = (
    r"(?:provides|enables|supports|allows|helps|includes|offers|delivers|ensures|gives|makes"
    r"|brings|reduces|improves|creates|saves|shows|means|continues|remains|requires|needs|leads"
    r"|works|has|is|was)"
)
_VERB = (
    r"(?:provide|enable|support|allow|help|include|offer|deliver|ensure|give|make|bring|reduce"
    r"|improve|create|save|show|continue|remain|require|need|lead|work)"
)
_PLURAL = (
    r"(?:services|councils|residents|officers|members|systems|staff members|teams|projects"
    r"|programmes|plans|schemes|partners|councillors|customers|businesses|communities"
    r"|departments|costs|savings|changes|arrangements|processes|contracts|reviews|meetings"
    r"|functions|facilities|properties|targets|measures)"
)
_SINGULAR = (
    r"(?:service|authority|system|team|project|programme|plan|scheme|partnership"
    r"|strategy|review|approach|process|contract|department|committee|board|cabinet|company"
    r"|organisation)"
)

AGREEMENT: tuple[tuple[str, str], ...] = (
    (rf"\b{_PLURAL},? (?:which|that|who) (?:has|is|was)\b", "Singular and plural."),
    (
        (
            rf"\b(?:this|a|each|every|another|one) (?!changes|reviews|measures|plans|functions"
            rf"|targets|projects){_PLURAL}\b(?!['’]| (?:of|team|sector|review"
            rf"|manager|plan|board|saving|charge))"
        ),
        "Singular and plural.",
    ),
    (
        rf"\b(?:these|those|many|several|both|various|few) {_SINGULAR}\b(?! \w+s\b)",
        "Singular and plural.",
    ),
    (
        (
            r"\b(?:amount|level) of (?:people|residents|customers|staff|homes|calls|complaints"
            r"|cases|councils|posts)\b"
        ),
        "A number of them, not an amount.",
    ),
    (
        (
            r"\bless (?:people|residents|staff|posts|homes|calls|complaints|cases|councils"
            r"|employees|officers|services)\b"
        ),
        "“fewer” is meant.",
    ),
    (
        (
            r"\b(?:[Tt]he|[Oo]ur|[Tt]hese|[Ii]ts) (?:\w+ )?\w{3,}[a-hj-rtv-z]s,? which (?:has|is"
            r"|was)\b"
        ),
        "Singular and plural.",
    ),
    (
        (
            r"\bone of (?:the|our|its|their) (?!first|few|most|best|last|people|children"
            r"|[\w-]*s\b)(?:(?![\w-]*s\b)[a-z-]+ ){0,2}"
            r"(?P<flag>(?![\w-]*s\b)(?!most|people|children|few)[a-z-]{4,}) (?:is|was|has)\b"
        ),
        "“one of” several: the plural.",
    ),
    (
        (
            r"\bless (?!(?:is|was|has|does|always|perhaps|sometimes|towards|besides|news|means"
            r"|needs|series|this|as|its)\b)[a-z]{3,}[a-hj-rtv-z]s\b(?! (?:than \d|to \w+$))"
        ),
        "“fewer” is meant.",
    ),
    (
        (
            rf"(?:^|(?<=[.;,] )|(?<=\n))(?:[Ii]t|[Tt]his(?! (?:work|need|lead|support|help"
            rf"|show|offer|save)\b)) (?P<flag>{_VERB})\b"
        ),
        "Singular and plural.",
    ),
    (
        r"\b(?:we|they|(?<!of )(?<!among )(?:these|those)) (?P<flag>is|was|has|does)\b",
        "Singular and plural.",
    ),
    (
        (
            r"\ba number of (?:key |new |other |further )?(?P<flag>[a-z]+(?:tion|ment|ity|project"
            r"|service|measure|issue"
            r"|option|change|saving|officer|initiative|action|target))(?=[.,;]| (?:for|to|that"
            r"|which|in|across|will|have|has"
            r"|is|are|and)\b)"
        ),
        "The plural after “a number of”.",
    ),
    (
        (
            r"\b(?<![Ss]ection )(?:two|three|four|five|six|seven|eight|nine|ten"
            r"|\d{2,3}) (?:key |main |new "
            r"|clear )?(?P<flag>priority|objective"
            r"|councillor|officer|project|contract|target|measure|option|recommendation|action"
            r"|initiative|partner|saving)"
            r"(?=[.,;]| (?:for|to|in|that|which|and|across)\b)"
        ),
        "The plural after a number.",
    ),
)
