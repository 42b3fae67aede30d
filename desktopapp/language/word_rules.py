"""Rules of words and their spelling: hyphens, apostrophes, what is easily confused.

As the rules of language: a pattern and the reason. A group named "flag" is what is flagged.
"""

_WORDS_OF_PEOPLE = (
    r"(?:customers|residents|members|officers|councils|partners|businesses|tenants|employees"
    r"|councillors|users|communities|carers|providers)"
)
WORD_RULES: tuple[tuple[str, str], ...] = (
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
    (
        r"\b(?:childrens|womens|mens)\b(?! ')",
        "An apostrophe is missing: “children’s”.",
    ),
    (
        (
            r"\b(?:[Tt]he|[Oo]ur|[Tt]his|[Ee]ach) (?P<flag>(?:councils|boroughs|districts"
            r"|countys|citys|towns"
            r"|authoritys|governments|companys|departments|committees) (?:fleet|website|staff"
            r"|workforce|finances|assets|constitution|strategy|vision|policy|policies|priorities"
            r"|income|reserves|offices|buildings|estate|role|leader|residents|performance"
            r"|corporate"
            r"|financial|medium|housing|digital|approach|chief|cabinet|own))\b"
        ),
        "An apostrophe is missing: “the council’s”.",
    ),
    (
        r"\b(?:of|for|in|on|with|by|through|within|across|from|to|improve|deliver|all) it['’]s\b",
        "“its” is meant.",
    ),
    (
        (
            r"\b(?:about|for|of|with|by|in|on|doing|lose|improve) (?P<flag>there (?!is\b|are\b"
            r"|was\b|were\b"
            r"|will\b|has\b|have\b|may\b|can\b|must\b|should\b|would\b|could\b|to\b|and\b|or\b"
            r"|being\b|they\b"
            r"|we\b|it\b|the\b|a\b|an\b|in\b|on\b|at\b|for\b|by\b|as\b|when\b|until\b|because\b"
            r"|with\b|since\b"
            r"|too\b|also\b|from\b|now\b|that\b|which\b)[a-z]+)"
        ),
        "Words that sound alike: “their”.",
    ),
    (
        (
            r"\b(?:more|less|fewer|rather|other|better|worse|higher|lower|greater|larger|smaller"
            r"|faster"
            r"|longer|earlier) then\b(?! (?:the|a|we|it|to)\b \w+ (?:is|are|was|were)\b)"
        ),
        "“than” is meant.",
    ),
    (
        (
            r"\b(?:(?:is|was|were|been|being|be|are) lead by|(?:has|have|had|which|this"
            r"|that) lead"
            r" to)\b"
            r"(?! times?)"
        ),
        "“led” is meant.",
    ),
    (
        (
            r"\b(?:will|may|can|could|would|might|not|also|did|does|directly|adversely) effect\b"
            r"(?! (?:a |the |this |real |lasting )?(?:change|improvement|saving|reform|transfer))"
            r"|\b(?:the|an|any|adverse|positive|negative|no|little|significant|knock-on|its|this)"
            r" affects?\b(?! (?:the|our|all|us|how|both|every|each|those|people|residents"
            r"|services))"
        ),
        "“affect” and “effect”.",
    ),
    (
        (
            r"\b(?:this|a|each|one|every|an)(?: key| main| single)? (?:criteria|phenomena)\b"
            r"|\b(?:informations|equipments|softwares|advices|furnitures|criterias|datas)\b"
        ),
        "Singular and plural.",
    ),
    (
        r"\bit['’]s (?=[a-z]+(?:ies|tions|ments|ances|ences|sites|budgets)\b)",
        "“its” is meant.",
    ),
    (
        (
            r"\b(?:partner|officer|resident|customer|member|service|team|saving|arrangement"
            r"|contract|councillor|tenant"
            r"|business|plan|project|home)['’]s(?=[,.;:]| (?:to|are|were|have|will|who|that"
            r"|which)\b)"
        ),
        "A plural needs no apostrophe.",
    ),
    (r"\bwho['’]s (?!always|as|his|this|us)[a-z]{3,}s\b", "“whose” is meant."),
    (
        (
            r"\b(?:all|our|some|many|other|these|those) staffs\b|\b(?:each|every) [a-z]*(?:ities"
            r"|ments|ouncils|eams"
            r"|ectorates|fficers)\b"
        ),
        "Singular and plural.",
    ),
    (
        (
            r"\b(?:safe guard\w*|over view|up dated?|on going|work force|frame work|stake holders?"
            r"|dispos(?:e|ed|es"
            r"|ing) off|staff moral\b|moral (?:is|has|was) )"
        ),
        "A word that is easily confused or misspelt.",
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
            r"|no affect|positive affects?|will effect (?:the|our|services)"
            r"|effected by (?:the|this|these|our|covid|cuts|inflation|rising)"
            r"|has effected|ensure against|discrete about|council members assess to|insure that"
            r"|assure that the|lead to (?:be|a saving) last|sited as|sort (?:advice|approval"
            r"|views|feedback)|past (?:a motion|the budget|by)|through out|in tact|to much"
            r"|to many|then (?=(?:last|the previous|in previous) year)|tow years|manger(?:s)?"
            r"|pubic|form (?:the|a) (?:council|department|government)|trail (?:period|scheme"
            r"|basis)|asses (?:the|our|need|risk|whether)|upmost|alot|thier|recieve\w*"
            r"|seperate\w*|indepth|aswell|inspite|infact|incase|eachother|atleast|payed|upto"
            r"|acheiv\w*|occured|occurence|accomodat\w*|definately|goverment\w*"
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
            r"|licenses|aging|(?<!computer )program(?!me|m)\b"
            r"|programs|catalog|dialog|analog|fulfill"
            r"|fulfillment|enrollment|skillful|traveled|traveling|canceled|modeling|labeled"
            r"|fueled|counseling|jewelry|plow|tire of|judgment call|gray|curb side|sidewalk|math"
            r"|analyze\w*|catalyze\w*|paralyze\w*|pediatric|maneuver\w*|encyclopedia|skeptic\w*"
            r"|check out counter|gotten|toward)\b"
        ),
        "British spelling.",
    ),
)
