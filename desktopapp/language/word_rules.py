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
            r"[A-Z](?<!\w.)[A-Z&]{1,5}(?:['’]s)(?=\s*[).,;:\n]|\s*$| (?:and|or|are|were|have|in"
            r"|to|for"
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
        "A hyphen behind “non”.",
    ),
    (
        (
            r"\b(?:who['’]s (?=role|job|responsibility|needs)|you['’]re (?=council\b|services\b"
            r"|plan)|there (?=own|staff|role)|their (?=is\b|are\b|was\b|were\b"
            r"|has\b))"
        ),
        "Words that sound alike.",
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
            r"\b(?:this|a|each|one|every|an)(?: key| main| single)? (?:criteria|phenomena)\b"
            r"|\b(?:informations|equipments|softwares|advices|furnitures|criterias|datas)\b"
        ),
        "Singular and plural.",
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
            r"\b(?:bare (?:in mind|the cost)|ensure against|discrete about|through out|in tact"
            r"|then (?=(?:last|the previous|in previous) year)|lead to (?:be|a saving) last)\b"
        ),
        "A word that is easily confused or misspelt.",
    ),
)
