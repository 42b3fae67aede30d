"""Rules of language: a pattern and the reason, one for each kind of slip.

A group named "flag" is what is flagged, else all that the pattern meets. The rules are general to
English as councils write it; a rule stays only while it is right more often than wrong.
"""

AUX = (
    r"(?:is|are|was|were|am|be|has|have|had|will|would|can|could|should|may|might|must"
    r"|do|does|did|shall|cannot)"
)
_VERB_S = (
    r"(?:provides|enables|supports|allows|helps|includes|offers|delivers|ensures|gives"
    r"|makes|brings|reduces"
    r"|improves|creates|saves|shows|means|continues|remains|requires|needs|leads|works|has|is|was)"
)
_VERB = (
    r"(?:provide|enable|support|allow|help|include|offer|deliver|ensure|give|make"
    r"|bring|reduce|improve|create"
    r"|save|show|continue|remain|require|need|lead|work)"
)
_PLURAL = (
    r"(?:services|councils|residents|officers|members|systems|staff members|teams"
    r"|projects|programmes|plans"
    r"|schemes|partners|councillors|customers|businesses|communities|departments|costs"
    r"|savings|changes"
    r"|arrangements|processes|contracts|reviews|meetings|functions|facilities"
    r"|properties|targets|measures)"
)
_SINGULAR = (
    r"(?:service|council|authority|system|team|project|programme|plan|scheme"
    r"|partnership|strategy|review"
    r"|approach|process|contract|department|committee|board|cabinet|company|organisation)"
)
_WORDS_OF_PEOPLE = (
    r"(?:customers|residents|members|officers|councils|partners|businesses|tenants"
    r"|employees|councillors|users"
    r"|communities|carers|providers)"
)
_GERUND_AFTER = (
    r"(?:committed|dedicated|opposed|used|forward|key|commitment|approach|approaches"
    r"|addition|relation|regard"
    r"|regards|respect|prior|due|contribute|contributes|contributed|contributing"
    r"|contribution|leads|led|route"
    r"|lead|linked|related|subject|barrier|barriers|alternative|devoted|moved|moving"
    r"|changes|close|closer"
    r"|shift|transition|attention|thought|consideration|path|object|limit|limits"
    r"|response|according|owing"
    r"|given|added|help|focus|relating|access|from|attributable|central|critical"
    r"|essential|crucial|vital)"
)

RULES: tuple[tuple[str, str], ...] = (
    # Doubled and missing words
    (r"\b(?P<w>(?!that\b|had\b)[A-Za-z]+) (?P=w)\b(?<!\d)", "A word twice."),
    (r"\b(?:have|has|had) (?:with|from|into|towards)\b(?! (?:which|whom))", "A verb is missing."),
    (
        (
            r"\b(?:is|was) (?P<flag>[A-Z]{2,5} [a-z]+ (?:programme|project|system|service"
            r"|scheme|strategy))\b"
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
            r"|ensured|increased|supported|enabled|implemented|worked|saved"
            r"|created))\b(?! (?:by|to|in|outcomes|services|levels|access|support|housing))"
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
            r"\b(?:[Tt]he|[Oo]ur|[Tt]hese|[Ii]ts) (?:\w+ )?\w{3,}[a-hj-rtv-z]s,?"
            r" which (?:has|is|was)\b"
        ),
        "Singular and plural.",
    ),
    (
        (
            r"\b[Tt]he (?:percentage|number|level|amount|proportion|range|quality|value) of"
            r" (?:(?!that\b|which\b|who\b|and the\b)[\w-]+ ){1,10}(?P<flag>are|were|have)\b"
        ),
        "Singular and plural.",
    ),
    (
        (
            r"\b(?:has|have) (?:recently |now |since |already |also )?(?:monitored|implemented"
            r"|undertaken|introduced|established|commissioned|appointed|awarded)"
            r"(?=[.;]| and (?:is|are|was|were|has|have|will)\b)"
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
            r"\b(?:[A-Z][a-z]+ (?:and )?){1,6}[A-Z][a-z]+ (?P<flag>strategy|plan|policy)\b"
            r"(?! (?:for|to))"
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
            r"\b[A-Z][A-Z&]{1,5}(?:['’]s)(?=\s*[).,;:\n]|\s*$| (?:and|or|are|were|have|in|to"
            r"|for|by|as|with|of|at|on)\b)"
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
            r"|high (?:volume|profile|performing)|low (?:cost|level|carbon"
            r"|income)|on site|in house|real time|time limited|self (?:service|serve)"
            r"|cross (?:cutting|council|party)|evidence (?:based|led)|data (?:driven|led)"
            r"|well (?:established|being|managed)|long (?:standing)|cost (?:effective)"
            r"|multi (?:agency|year|disciplinary|skilled)|user (?:friendly|centred)"
            r"|co (?:ordinated|ordination|operation|located))(?= (?!and\b|or\b|in\b|of\b|to\b"
            r"|the\b|for\b|is\b|are\b|was\b|with\b|at\b|by\b|on\b|as\b|from\b|has\b|have\b"
            r"|which\b|that\b|will\b|where\b)[a-z]+)"
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
            r"\b(?:loose (?:staff|money|funding|the)|principle (?:officers?|contractors?"
            r"|towns?|authority|planners?|risks?)|in principal|moral (?:of|among) (?:staff"
            r"|the)|bare (?:in mind|the cost)|compliment(?:s|ed|ing)? (?:the|our|existing|each"
            r"|this)|complimentary (?:to|services|skills)|stationary (?:cupboard|costs?|order"
            r"|budget)|advice (?:the council|members|residents|us) (?:to|on|that)"
            r"|licence (?:the|to operate)|to practice\b|best practise|good practise"
            r"|in practise|the affect|no affect|positive affects?|will effect (?:the|our"
            r"|services)|effected by|has effected|ensure against|discrete about"
            r"|council members assess to|insure that|assure that the|lead to (?:be"
            r"|a saving) last|sited as|sort (?:advice|approval|views|feedback)"
            r"|past (?:a motion|the budget|by)|through out|in tact|to much|to many"
            r"|then (?=(?:last|the previous|in previous) year)|tow years|manger(?:s)?|pubic"
            r"|form (?:the|a) (?:council|department|government)|trail (?:period|scheme|basis)"
            r"|asses (?:the|our|need|risk|whether)|upmost|alot|thier|recieve\w*|seperate\w*"
            r"|acheiv\w*|occured|occurence|accomodat\w*|definately|goverment\w*|commitee\w*"
            r"|managment|enviroment\w*|benefitted|liason|liase\w*|maintainance|necesary"
            r"|priviledge|publically|refered|succesful\w*|untill|wich|comission\w*"
            r"|consistant\w*|existance|independant\w*|persue\w*|buisness\w*|beaurocra\w*"
            r"|efficent\w*|implemention|stategy|strategys|councilors?|councellors?)\b"
        ),
        "A word that is easily confused or misspelt.",
    ),
    (r"\b(?:let|work|sustain|afford|access|avail) ability\b", "One word."),
    (
        (
            r"\b(?:its|a|our|strong|drive forward its|in a) (?:positive|proposition) as (?:a"
            r"|an|the)\b"
        ),
        "“position” is meant.",
    ),
    # American spelling
    (
        (
            r"\b(?!(?:size|sized|sizes|sizing|resize\w*|prize\w*|seize\w*|capsize\w*"
            r"|citizen\w*|downsize\w*|downsizing|rightsiz\w*|horizon\w*|organizer of|bronze"
            r"|breeze|freeze\w*|maize|assize\w*|Oz\w*|Brize|Suez)\b)[A-Za-z]{3,}(?:iz(?:e|es"
            r"|ed|ing|ation|ations|ational|er|ers))\b"
        ),
        "British spelling: -ise.",
    ),
    (
        (
            r"\b(?:color|colors|favor|favors|favorable|favorite|labor|behavior|behaviors"
            r"|behavioral|neighbor|neighbors|neighboring|neighborhood|neighborhoods|harbor"
            r"|honor|honors|rumor|endeavor|endeavors|center|centers|centered|theater|fiber"
            r"|liter|meter of|defense|offense|license (?=fee|holder|application|conditions"
            r"|and they)|licenses|aging|program(?!me|m)\b|programs|catalog|dialog|analog"
            r"|fulfill|fulfillment|enrollment|skillful|traveled|traveling|canceled|modeling"
            r"|labeled|fueled|counseling|jewelry|plow|tire of|judgment call|gray|curb side"
            r"|sidewalk|math|analyze\w*|catalyze\w*|paralyze\w*|pediatric|maneuver\w*"
            r"|encyclopedia|skeptic\w*|check out counter|gotten|toward)\b"
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
