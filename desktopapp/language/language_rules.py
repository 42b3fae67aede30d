"""Rules of language: a pattern and the reason, one for each kind of slip.

A group named "flag" is what is flagged, else all that the pattern meets. The rules are general to
English as councils write it; a rule stays only while it is right more often than wrong.
"""

AUX = (
    r"(?:is|are|was|were|am|be|has|have|had|will|would|can|could|should|may|might|must|do|does"
    r"|did|shall|cannot)"
)
_PAST = (  # past forms that are no participles: "has began"
    r"(?:began|went|wrote|chose|took|gave|spoke|broke|drove|grew|knew|rose|fell|saw|did|ran|came"
    r"|became|drew|hid|shook|wore|undertook|overcame|arose|forgot|withdrew|underwent|oversaw)"
)
_BASE = (  # forms of verbs that are no nouns, adjectives or participles
    r"(?:introduce|provide|deliver|develop|improve|reduce|achieve|implement|ensure|enable"
    r"|submit|appoint|adopt|approve|undertake|commence|publish|identify|require|include|create"
    r"|establish|enhance|maintain|continue|increase)"
)

LANGUAGE_RULES: tuple[tuple[str, str], ...] = (
    # Doubled and missing words
    (
        (
            r"(?<!you )(?<!we )(?<!they )\b(?:have|has|had) (?:with|from|into|towards)\b"
            r"(?! (?:which|whom))"
        ),
        "A verb is missing.",
    ),
    (
        (
            r"\b(?:is|was) (?P<flag>[A-Z]{2,5} [a-z]+ (?:programme|project|system|service|scheme"
            r"|strategy))\b"
        ),
        "An article is missing: “the” or “a”.",
    ),
    (
        r"\b(?:(?:will|would|could|should|must|may|might) (?:of(?! course\b)|to)|can of)\b",
        "“have” or a verb is meant.",
    ),
    # Forms of verbs
    (
        (
            r"\b(?:has|have) (?:recently |now |since |already |also )?(?:monitored|implemented"
            r"|undertaken|introduced|established|commissioned|appointed|awarded)(?=[.;]"
            r"| and (?:is|are|was|were|has|have|will)\b)"
        ),
        "A word is missing: “been”?",
    ),
    (
        (
            r"[A-Z](?<!\w.)[a-z]+ (?:and )?(?:[A-Z][a-z]+ (?:and )?){0,5}[A-Z][a-z]+"
            r" (?P<flag>strategy|plan"
            r"|policy)\b(?! (?:for|to))"
        ),
        "A title whose last word has no capital.",
    ),
    (
        (
            r"\b(?:committed|dedicated|opposed) to (?P<flag>improve|provide|deliver|ensure|reduce"
            r"|support|work|make"
            r"|develop|maintain|create|protect|help|achieve|increase"
            r"|invest)\b(?! (?:for|and|of)\b)"
        ),
        "“to” and the form of the verb: “committed to improving”.",
    ),
    (
        (
            rf"\b(?:allow|enabl)(?:e|s|es|ed|ing)? (?:us|them|residents|officers|members|customers"
            rf"|staff|people|tenants|councils) "
            rf"(?P<flag>{_BASE}|report|access|make|work|pay|book)\b"
        ),
        "“to” is missing.",
    ),
    (
        (
            r"\b(?:to|will|would|could|may|has|have) (?P<flag>raised?) by (?:about |around "
            r"|some )?[£\d]"
        ),
        "“rise” is meant.",
    ),
    (r"\b(?:be|been|was|were|is) feed(?: back)?\b", "“fed” is meant."),
    (
        (
            r"\b(?:[Ww]e|[Tt]hey|which|who) (?P<flag>begun|gone|done|seen|chosen|undertaken"
            r"|written)\b"
        ),
        "The form of the verb.",
    ),
    (
        (
            r"\b(?:did|does|do) not (?!need|exceed|proceed|succeed|feed|embed|spread"
            r"|speed)[a-z]+ed\b"
        ),
        "The form of the verb.",
    ),
    (
        (
            r"\bin order (?!(?:to|that|for|of|and|or|by|with|when|as|on|at|in|is|was|from|but"
            rf"|so)\b)[a-z]+|\bable {_BASE}\b|\bdue the\b"
            rf"|\blook(?:s|ing)? forward to (?:see|work|receive|hear|welcome)\b"
        ),
        "A word is missing, or the form of the verb.",
    ),
    (
        r"\b(?:the (?:an|our|its|their|these|those)|an? (?:the|our|its|their|this|these))\b(?!-)",
        "Two words where one is meant.",
    ),
    # Adjective and adverb
    (
        (
            r"\b(?:significant|considerable|substantial|dramatic|considerably more|great"
            r"|marked) (?:improved|reduced|increased|changed|enhanced|higher|lower|better"
            r"|faster)\b(?! \w+ (?:and|of))"
        ),
        "An adverb is meant: “significantly”.",
    ),
    (
        r"\bmore (?:better|easier|quicker|faster|cheaper|simpler|higher|lower)\b",
        "A double comparison.",
    ),
    # Constructions
    (
        (
            r"\bboth\b(?:(?!\bboth\b|[.;\n]| and (?:the|its|our|on|in"
            r"|to) )[^.;\n]){3,80}?but also\b|\bboth (?:(?! and |[.;\n]).){3,60}? (?:as well as"
            r"|or)\b"
        ),
        "“both” goes with “and”.",
    ),
    (
        (
            r"\b(?:Examples|These|Key projects|Initiatives|Benefits|Savings) (?:include"
            r"|included)\b[^.;:\n]{5,120}? (?:has|have)\b (?!been)"
        ),
        "Two constructions in one sentence.",
    ),
    (
        (
            r"(?m:^|(?<=\. ))To \w+ (?:this|that|it|these) (?:required?s?|needed|needs|meant"
            r"|means|involved|took)\b"
        ),
        "The subject: “Achieving this required”.",
    ),
    (r"\bsuch as,", "No stop after “such as”."),
    (
        (
            r"\b(?:for example"
            r"|e\.g\.?)[^.;()\n]{3,80}\betc\b"
        ),
        "“for example” and “etc.” say the same.",
    ),
    (r"\bbetween (?:£?\d[\d,.]*(?:%|m|k)?) (?:to|[-–]) (?:£?\d)", "“between” goes with “and”."),
    (r"\bfrom (?:£?\d[\d,.]*(?:%|m|k)?) [-–] (?:£?\d)", "“from” goes with “to”."),
    (
        (
            r"\breason(?:s)? (?:is|was|are) because\b|\bin order for to\b|\bas well as also\b"
            r"|\balso[, ]+as well\b"
        ),
        "Says the same twice.",
    ),
    (
        r"\b(?:continue|revert|return|refer|repeat|resume) (?:on with|back|again)\b(?= to)",
        "Says the same twice.",
    ),
    # Prepositions
    (
        (
            r"\b(?:compris(?:es|ed|ing) of|consist(?:s|ed|ing) in of|different than"
            r"|compliance to|in accordance to|accordance of|focus(?:ed|sed|es"
            r"|ing)? in\b(?! (?:on|the|this|our|20))|impact to\b|access of services"
            r"|responsible of\b|aware on|depend(?:s|ent)? of|in line to|with regards to"
            r"|in regards to|lack off)"
        ),
        "The preposition.",
    ),
    # Marks
    (r"[,;](?:(?<!\..)[,;]+|\.)|\.(?:(?<!\.\.)\.(?!\.)|,(?! ?[a-z]))", "Two stops."),
    (r"(?<=[a-z]),(?=[A-Za-z]{3})", "A space is missing."),
    (
        r"\b[Aa] (?=(?:[aeio][a-z]{2,})\b)(?!one\b|once\b|euro\b|eu)(?:[aeio][a-z]+)",
        "“an” before a vowel.",
    ),
    (r"\b[Aa] (?:hour|honest|heir)\w*", "“an” before a vowel."),
    (
        (
            r"\b[Aa]n (?:uni(?:que|versal|versity|form|fied|t|tary|on|son|ted)\w*|use(?:d|s|r|rs"
            r"|ful)?|usual"
            r"|one|once|[Ee]urope\w*|UK|US)\b"
        ),
        "“a” before a consonant.",
    ),
    (r"\.(?<=[a-z]{3}\.)(?=[A-Z][a-z]+ )", "A space is missing."),
    (r"\b[Aa]n (?=(?:[bcdfgjklmnpqrstvwxyz][a-z]{2,})\b)[a-z]+", "“a” before a consonant."),
    (r" \.(?=[A-Z][a-z])", "A space before a stop, and none behind it."),
    (
        r"\b[a-z]{3,}\.(?=(?:we|the|this|it|our|in|these|they|there|all|each|as|for)\b)",
        "A space is missing, and a capital letter.",
    ),
    (r" (?:(?<=\( ) *(?=\w)|(?<=[\w%.] ) *(?=\)))", "A space within a bracket."),
    (r"(?<=[a-z])\((?=[a-z]{3,}\b)(?!s\))", "A space before the bracket is missing."),
    (r"\b(in|on) \1 (?=(?:the|a|an|our|\d+|[A-Z])\b)", "A word twice."),
    (
        (
            r"(?<![A-Z])\b(?:january|february|june|july|september|october|november|december"
            r"|monday|tuesday"
            r"|wednesday|thursday|friday|saturday|sunday|england|britain|british|english|european)"
            r"\b(?!-)"
        ),
        "A name begins with a capital letter.",
    ),
)
