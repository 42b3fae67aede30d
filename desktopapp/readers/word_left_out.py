"""What a Word document holds that does not come in as it stands, said in sentences."""

from collections.abc import Iterator, Mapping

_LEFT_OUT = {  # what was counted -> one, many
    "deleted": (
        "One tracked deletion was left out.",
        "{} tracked deletions were left out.",
    ),
    "struck": (
        "One stretch of struck-through text was left out.",
        "{} stretches of struck-through text were left out.",
    ),
    "formula": (
        "One formula was read as plain text: check it.",
        "{} formulas were read as plain text: check them.",
    ),
    "number": (
        "One number that Word counts by a field could not be read: it stands as \ufffd.",
        "{} numbers that Word counts by fields could not be read: each stands as \ufffd.",
    ),
    "control": (
        "One control or handwriting could not be read: it stands as \ufffd.",
        "{} controls or handwritings could not be read: each stands as \ufffd.",
    ),
    "prompt": (
        "One prompt of an empty form field was left out.",
        "{} prompts of empty form fields were left out.",
    ),
    "hidden": ("Some hidden text was left out.", "Hidden text was left out in {} places."),
    "comment": ("One comment was left out.", "{} comments were left out."),
    "picture": (
        "One picture was left out: only PNG and JPEG pictures of a usual size are read.",
        "{} pictures were left out: only PNG and JPEG pictures of a usual size are read.",
    ),
    "drawing": ("One drawing was left out.", "{} drawings were left out."),
    "light": (
        "One coloured light was read as a sign, such as 🟢: check it.",
        "{} coloured lights were read as signs, such as 🟢: check them.",
    ),
    "object": (
        "One chart, diagram or object could not be read: it stands as \ufffd.",
        "{} charts, diagrams or objects could not be read: each stands as \ufffd.",
    ),
    "footnote": (
        "One footnote now stands in brackets where it was marked.",
        "{} footnotes now stand in brackets where they were marked.",
    ),
    "link": (
        "One link was left out: only web and e-mail addresses are kept.",
        "{} links were left out: only web and e-mail addresses are kept.",
    ),
    "layout": (
        "One table that set out the page was read as text, row by row.",
        "{} tables that set out the page were read as text, row by row.",
    ),
    "symbol": (
        "One symbol could not be read: it stands as \ufffd.",
        "{} symbols could not be read: each stands as \ufffd.",
    ),
    "chunk": (
        "One document put into this one could not be read, and was left out.",
        "{} documents put into this one could not be read, and were left out.",
    ),
    "linked": (
        "One document that this one only links to was left out.",
        "{} documents that this one only links to were left out.",
    ),
}


def said_of_word(left: Mapping[str, int]) -> Iterator[str]:
    """Go through the sentences that say what was left out, in one order."""
    for what, (one, many) in _LEFT_OUT.items():
        if count := left.get(what, 0):
            yield one if count == 1 else many.format(count)
