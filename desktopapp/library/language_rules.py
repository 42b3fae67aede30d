"""Rules of language: a pattern and the reason, one for each kind of slip.

A group named "flag" is what is flagged, else all that the pattern meets. The rules are general to
English as councils write it; a rule stays only while it is right more often than wrong.
"""

from desktopapp.library.word_rules import WORD_RULES

AUX = (
    r"(?:is|are|was|were|am|be|has|have|had|will|would|can|could|should|may|might|must|do|does"
    r"|did|shall|cannot)"
)
_VERB_S = (
    r"(?:provides|enables|supports|allows|helps|includes|offers|delivers|ensures|gives|makes"
    r"|brings|reduces|improves|creates|saves|shows|means|continues|remains|requires|needs|leads"
    r"|works|has|is|was)"
)
_VERB = (
    r"(?:provide|enable|support|allow|help|include|offer|deliver|ensure|give|make|bring|reduce"
    r"|improve|create|save|show|continue|remain|require|need|lead|work)"
)
_PAST = (  # past forms that are no participles: "has began"
    r"(?:began|went|wrote|chose|took|gave|spoke|broke|drove|grew|knew|rose|fell|saw|did|ran|came"
    r"|became|drew|hid|shook|wore|undertook|overcame|arose|forgot|withdrew|underwent|oversaw)"
)
_BASE = (  # forms of verbs that are no nouns, adjectives or participles
    r"(?:introduce|provide|deliver|develop|improve|reduce|achieve|implement|ensure|enable"
    r"|identify|require|include|create|establish|enhance|maintain|continue|increase)"
)
_ABSTRACT = r"(?:[a-z]{3,}(?:tion|sion|ment|ance|ence|ity|ship|ness|ism))"
_INNER = (  # words of a phrase before its noun: "EV charging "
    r"(?:(?!(?:of|for|in|on|at|to|by|with|from|and|or|that|which|who|whose|as|between|than|across"
    r"|what|how|when|if|is|are|was|were|has|have|this|not|both)\b)[\w’'-]+ ){0,3}"
)
_PLURAL = (
    r"(?:services|councils|residents|officers|members|systems|staff members|teams|projects"
    r"|programmes|plans|schemes|partners|councillors|customers|businesses|communities"
    r"|departments|costs|savings|changes|arrangements|processes|contracts|reviews|meetings"
    r"|functions|facilities|properties|targets|measures)"
)
_SINGULAR = (
    r"(?:service|council|authority|system|team|project|programme|plan|scheme|partnership"
    r"|strategy|review|approach|process|contract|department|committee|board|cabinet|company"
    r"|organisation)"
)
_GERUND_AFTER = (
    r"(?:committed|dedicated|opposed|used|forward|key|commitment|approach|approaches|addition"
    r"|relation|regard|regards|respect|prior|due|contribute|contributes|contributed|contributing"
    r"|contribution|leads|led|route|lead|linked|related|subject|barrier|barriers|alternative"
    r"|devoted|moved|moving|changes|close|closer|shift|transition|attention|thought"
    r"|consideration|path|object|limit|limits|response|according|owing|given|added|help|focus"
    r"|relating|access|from|attributable|central|critical|essential|crucial|vital)"
)

RULES: tuple[tuple[str, str], ...] = (
    # Doubled and missing words
    (r"\b(?P<w>(?!that\b|had\b)[A-Za-z]+) (?P=w)\b(?<!\d)", "A word twice."),
    (r"\b(?:have|has|had) (?:with|from|into|towards)\b(?! (?:which|whom))", "A verb is missing."),
    (
        (
            r"\b(?:is|was) (?P<flag>[A-Z]{2,5} [a-z]+ (?:programme|project|system|service|scheme"
            r"|strategy))\b"
        ),
        "An article is missing: “the” or “a”.",
    ),
    (
        r"\b(?:will|would|can|could|should|must|may|might) (?:of|to)\b",
        "“have” or a verb is meant.",
    ),
    (
        (
            r"\b(?:will|would|can|could|should|must|may|might) (?:not )?(?!need\b|feed\b"
            r"|exceed\b|proceed\b|succeed\b|speed\b|embed\b|shed\b|spread\b|bring\b|sing\b"
            r"|ring\b)[a-z]+(?:ed|ing)\b(?<!bring)(?<!ring)"
        ),
        "The form of the verb.",
    ),
    (
        (
            rf"\b(?!{_GERUND_AFTER}\b)[a-z]+ to (?P<flag>(?:reviewed|provided|improved|reduced"
            r"|delivered|achieved|developed|ensured|increased|supported|enabled|implemented"
            r"|worked|saved|created))\b(?! (?:by|to|in|outcomes|services|levels|access"
            r"|support|housing))"
        ),
        "The form of the verb.",
    ),
    (
        (
            rf"\b(?!{_GERUND_AFTER}\b)(?P<prev>[a-z]+) (?P<flag>to (?:reviewing|ensuring"
            rf"|providing|improving|reducing|delivering|making|achieving|enabling|supporting"
            rf"|creating|identifying|saving|managing))\b"
        ),
        "“to” and the form of the verb.",
    ),
    # Agreement
    (
        r"\b(?:[A-Z]\w+ )?Council (?:have|are|were)\b",
        "A council “has”, “is” and “was”, as in the rest of the plan.",
    ),
    (
        rf"\b(?:the|this|that|a|an|our|its|each|every) {_SINGULAR} (?:have|are|were)\b",
        "Singular and plural.",
    ),
    (rf"\b{_PLURAL},? (?:which|that|who) (?:has|is|was)\b", "Singular and plural."),
    (
        rf"\b(?:these|those|our|the|many|several|all|both) {_PLURAL} (?:has|is|was)\b",
        "Singular and plural.",
    ),
    (
        rf"\b{_PLURAL} {_VERB}\b[^.;:\n]{{3,70}}? and {_VERB_S}\b",
        "Singular and plural: the second verb.",
    ),
    (
        (
            rf"\b(?:this|a|each|every|another|one) {_PLURAL}\b(?!['’]| (?:of|team|sector|review"
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
            r"\bthere (?:is|was) (?:many|several|few|numerous|various|two|three|four"
            r"|some (?:\w+s)\b)"
        ),
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
            r"\b[Tt]he (?:percentage|number|level|amount|proportion|range|quality"
            r"|value) of (?:(?!that\b|which\b|who\b|and the\b)[\w-]+ ){1,10}(?P<flag>are|were"
            r"|have)\b"
        ),
        "Singular and plural.",
    ),
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
            rf"\b(?!{_GERUND_AFTER}\b)[a-z]+ (?P<flag>to (?:prevention|provision|creation"
            r"|reduction|implementation|introduction|completion|achievement) of)\b"
        ),
        "“to” and the form of the verb.",
    ),
    (
        (
            r"\b(?:[A-Z][a-z]+ (?:and )?){1,6}[A-Z][a-z]+ (?P<flag>strategy|plan"
            r"|policy)\b(?! (?:for|to))"
        ),
        "A title whose last word has no capital.",
    ),
    (
        (
            rf"(?:^|(?<=[.;:] )|(?<=\n))(?:[Tt]he |[Oo]ur |[Tt]hese |[Ii]ts |[Aa]ll |[Mm]any "
            rf"|[Ss]ome |[Mm]ost )?{_INNER}(?!(?:always|perhaps|sometimes|towards|news|series"
            rf"|means|works|headquarters|species|children’s|adults’|times|besides|plus|thus|this|services"
            rf"|operations|communications|economics|politics|logistics|ethics|analytics)\b)"
            rf"[a-z]{{2,}}[a-hj-rtv-z]s (?P<flag>has|was|is)(?= (?:been|not|also|\w+ed|\w+ing"
            rf"|too|very|now|more|less|expected|due|set)\b)"
        ),
        "Singular and plural.",
    ),
    (
        (
            rf"(?:^|(?<=[.;:] )|(?<=\n))(?:[Tt]he |[Oo]ur |[Tt]his |[Ee]ach |[Ee]very |[Ii]ts )?"
            rf"{_INNER}{_ABSTRACT} (?P<flag>have|are|were|do|continue|remain)\b"
            r"(?= (?:been|not|also|to|high|low|\w+ed|\w+ing|a|the|too|very|now|more|less)\b)"
        ),
        "Singular and plural.",
    ),
    (
        (
            r"\b(?:each|either|neither|one) of (?:the|our|these|its) (?:[a-z-]+ ){1,3}?"
            r"(?P<flag>are|were|have)\b"
        ),
        "Singular: “each of them is”.",
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
    # Forms of verbs
    (
        (
            rf"\b(?:has|have|had|having|been|being|was|were) (?:also |now |already |since |not"
            rf" )?{_PAST}\b"
        ),
        "The form of the verb.",
    ),
    (
        (
            r"\b(?:[Ww]e|[Tt]hey|which|who) (?P<flag>begun|gone|done|seen|chosen|undertaken"
            r"|written)\b"
        ),
        "The form of the verb.",
    ),
    (
        (
            rf"\b(?:been|being|is|are|was|were|has|have|had) (?:also |now |already |not |fully"
            rf" )?{_BASE}\b(?!-)"
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
            r"|to) )[^.;\n]){3,80}?(?:but also|as well as|or)\b"
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
    (r"\bsuch as[,:]", "No stop after “such as”."),
    (r"\b(?:for example|e\.g\.?)[^.;()\n]{3,80}\betc\b", "“for example” and “etc.” say the same."),
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
            r"\binvest(?:ment|ments|ed|ing)? (?P<flag>on)\b(?! (?:behalf|time|budget|average"
            r"|site|top|a|an|the basis))"
        ),
        "“in”: one invests in a thing.",
    ),
    (
        (
            r"\b(?:compris(?:es|ed|ing) of|consist(?:s|ed|ing) in of|different (?:than|to)"
            r"|compliance to|in accordance to|accordance of|focus(?:ed|sed|es"
            r"|ing)? in\b(?! (?:on|the|this|our|20))|impact to\b|access of services"
            r"|responsible of|aware on|depend(?:s|ent)? of|in line to|with regards to"
            r"|in regards to|lack off)"
        ),
        "The preposition.",
    ),
    *WORD_RULES,
    # Marks
    (r" +[,;:.!?](?= |$|\n)", "A space before a stop."),
    (r"(?<![.])[,;]{2,}|(?<!\.)\.\.(?!\.)|[,;]\.|\.,(?! ?[a-z])", "Two stops."),
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
    (r"\b[a-z]{3,}\.(?=[A-Z][a-z]+ )", "A space is missing."),
    (r"\b[Aa]n (?=(?:[bcdfgjklmnpqrstvwxyz][a-z]{2,})\b)[a-z]+", "“a” before a consonant."),
)
