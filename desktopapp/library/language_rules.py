"""Rules of language: a pattern and the reason, one for each kind of slip.

A group named "flag" is what is flagged, else all that the pattern meets. The rules are general to
English as councils write it; a rule stays only while it is right more often than wrong.
"""

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
_WORDS_OF_PEOPLE = (
    r"(?:customers|residents|members|officers|councils|partners|businesses|tenants|employees"
    r"|councillors|users|communities|carers|providers)"
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
            r"\bto (?P<flag>(?:reviewed|provided|improved|reduced|delivered|achieved|developed"
            r"|ensured|increased|supported|enabled|implemented|worked|saved|created))\b(?! (?:by"
            r"|to|in|outcomes|services|levels|access|support|housing))"
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
    # Hyphens and apostrophes
    (
        (
            rf"\b{_WORDS_OF_PEOPLE} (?:skills|needs|views|lives|homes|experiences?|expectations"
            rf"|satisfaction|wellbeing|behaviour|journey|feedback|requirements|queries|data"
            rf"|records|voices?|interests)\b"
        ),
        "An apostrophe is missing: “customers’”.",
    ),
    (
        (
            r"\b[A-Z][A-Z&]{1,5}(?:['’]s)(?=\s*[).,;:\n]|\s*$| (?:and|or|are|were|have|in|to|for"
            r"|by|as|with|of|at|on)\b)"
        ),
        "A plural needs no apostrophe.",
    ),
    (r"\b(?:19|20)\d0['’]s\b", "A plural needs no apostrophe."),
    (
        (
            r"\b(?:[Nn]on (?:financial|statutory|essential|core|recurrent|domestic|compliance"
            r"|complex|cashable|digital|pay|housing|commercial|executive|residential))\b"
        ),
        "A hyphen: “non-financial”.",
    ),
    (
        (
            r"\b(?:(?:large|small|wide|full|medium) scale|forward (?:looking|thinking)"
            r"|high (?:volume|profile|performing)|low (?:cost|level|carbon|income)|on site"
            r"|in house|real time|time limited|self (?:service|serve)|cross (?:cutting|council"
            r"|party)|evidence (?:based|led)|data (?:driven|led)|well (?:established|being"
            r"|managed)|long (?:standing)|cost (?:effective)|multi (?:agency|year|disciplinary"
            r"|skilled)|user (?:friendly|centred)|co (?:ordinated|ordination|operation"
            r"|located))(?= (?!and\b|or\b|in\b|of\b|to\b|the\b|for\b|is\b|are\b|was\b|with\b"
            r"|at\b|by\b|on\b|as\b|from\b|has\b|have\b|which\b|that\b|will\b|where\b)[a-z]+)"
        ),
        "A hyphen before a noun.",
    ),
    (
        (
            r"\bits['’]|\bit['’]s (?=own|services|staff|residents|budget|plans?|role|duties"
            r"|functions|aims|priorities|needs|assets|website|customers|communities|vision"
            r"|strategy|performance|workforce)|\b(?:the|our) council['’]s (?:has|have|is|are"
            r"|will)\b"
        ),
        "“its” and “it’s”.",
    ),
    (
        (
            r"\b(?:who['’]s (?=role|job|responsibility|needs)|you['’]re (?=council|services"
            r"|plan)|there (?=services|needs|own|staff|role)|their (?=is\b|are\b|was\b|were\b"
            r"|has\b))"
        ),
        "Words that sound alike.",
    ),
    # Words that are easily confused
    (
        (
            r"\b(?:loose (?:staff|money|funding|the)|principle (?:officers?|contractors?|towns?"
            r"|authority|planners?|risks?)|in principal|moral (?:of|among) (?:staff|the)"
            r"|bare (?:in mind|the cost)|compliment(?:s|ed|ing)? (?:the|our|existing|each|this)"
            r"|complimentary (?:to|services|skills)|stationary (?:cupboard|costs?|order|budget)"
            r"|advice (?:the council|members|residents|us) (?:to|on|that)|licence (?:the"
            r"|to operate)|to practice\b|best practise|good practise|in practise|the affect"
            r"|no affect|positive affects?|will effect (?:the|our|services)|effected by"
            r"|has effected|ensure against|discrete about|council members assess to|insure that"
            r"|assure that the|lead to (?:be|a saving) last|sited as|sort (?:advice|approval"
            r"|views|feedback)|past (?:a motion|the budget|by)|through out|in tact|to much"
            r"|to many|then (?=(?:last|the previous|in previous) year)|tow years|manger(?:s)?"
            r"|pubic|form (?:the|a) (?:council|department|government)|trail (?:period|scheme"
            r"|basis)|asses (?:the|our|need|risk|whether)|upmost|alot|thier|recieve\w*"
            r"|seperate\w*|acheiv\w*|occured|occurence|accomodat\w*|definately|goverment\w*"
            r"|commitee\w*|managment|enviroment\w*|benefitted|liason|liase\w*|maintainance"
            r"|necesary|priviledge|publically|refered|succesful\w*|untill|wich|comission\w*"
            r"|consistant\w*|existance|independant\w*|persue\w*|buisness\w*|beaurocra\w*"
            r"|efficent\w*|implemention|stategy|strategys|councilors?|councellors?)\b"
        ),
        "A word that is easily confused or misspelt.",
    ),
    # American spelling
    (
        (
            r"\b(?!(?:size|sized|sizes|sizing|resize\w*|prize\w*|seize\w*|capsize\w*|citizen\w*"
            r"|downsize\w*|downsizing|rightsiz\w*|horizon\w*|organizer of|bronze|breeze"
            r"|freeze\w*|maize|assize\w*|Oz\w*|Brize|Suez)\b)[A-Za-z]{3,}(?:iz(?:e|es|ed|ing"
            r"|ation|ations|ational|er|ers))\b"
        ),
        "British spelling: -ise.",
    ),
    (
        (
            r"\b(?:color|colors|favor|favors|favorable|favorite|labor|behavior|behaviors"
            r"|behavioral|neighbor|neighbors|neighboring|neighborhood|neighborhoods|harbor|honor"
            r"|honors|rumor|endeavor|endeavors|center|centers|centered|theater|fiber|liter"
            r"|meter of|defense|offense|license (?=fee|holder|application|conditions|and they)"
            r"|licenses|aging|program(?!me|m)\b|programs|catalog|dialog|analog|fulfill"
            r"|fulfillment|enrollment|skillful|traveled|traveling|canceled|modeling|labeled"
            r"|fueled|counseling|jewelry|plow|tire of|judgment call|gray|curb side|sidewalk|math"
            r"|analyze\w*|catalyze\w*|paralyze\w*|pediatric|maneuver\w*|encyclopedia|skeptic\w*"
            r"|check out counter|gotten|toward)\b"
        ),
        "British spelling.",
    ),
    # Marks
    (r" +[,;:.!?](?= |$|\n)", "A space before a stop."),
    (r"(?<![.])[,;]{2,}|(?<!\.)\.\.(?!\.)|[,;]\.|\.,(?! ?[a-z])", "Two stops."),
    (r"(?<=[a-z]),(?=[A-Za-z]{3})", "A space is missing."),
    (
        r"\b[Aa] (?=(?:[aeio][a-z]{2,})\b)(?!one\b|once\b|euro\b|eu)(?:[aeio][a-z]+)",
        "“an” before a vowel.",
    ),
    (r"\b[Aa]n (?=(?:[bcdfgjklmnpqrstvwxyz][a-z]{2,})\b)[a-z]+", "“a” before a consonant."),
)
