"""What is filled in on a Word form: fields with form data, and content controls.

ECMA-376 part 1, 17.16 and 17.5.2. Their text is read as all text; here stands what they hold
where no text says it, and which text is no more than a prompt.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktopapp.readers.word_parts import child, local_name, switch, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

THROUGH = frozenset(  # elements that only wrap text
    {
        *("sdtContent", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "body"),
        "oMathPara",
    }
)
GONE = frozenset({"del", "moveFrom", "delText"})  # tracked as deleted
_EITHER = frozenset({"AlternateContent"})
_FORMS = frozenset({"Choice", "Fallback"})
_READ = frozenset(  # what is text, or is read or counted beside it
    {
        *("t", "sym", "tab", "ptab", "br", "cr", "noBreakHyphen", "drawing", "pict", "object"),
        *("fldChar", "instrText", "footnoteReference", "endnoteReference", "oMath"),
    }
)
_OPENED = THROUGH | GONE | _EITHER | {"sdt"}
_PROMPT = "PlaceholderText"  # the id of a style that Word has for prompts alone
_BOX = {True: "☒", False: "☐"}


def unwrapped(parent: "_Element", left: Counter[str]) -> Iterator["_Element"]:
    """Go through what an element holds, whatever wraps it; count what is left out in ``left``.

    Wrappers may lie in each other however deep.
    """
    within = [iter(parent)]
    while within:
        element = next(within[-1], None)
        if element is None:
            within.pop()
            continue
        name = local_name(element)
        if name not in _OPENED:
            yield element
        elif name in GONE:
            left["deleted"] += 1
        elif name == "sdt":
            within.append(iter(_controlled(element, left)))
        else:
            within.append(iter(alternative(element) if name in _EITHER else element))


def alternative(element: "_Element") -> "_Element":
    """Return the one of several equal forms that is read: the first of which anything is known.

    Word writes an emoji as a sign that only it knows, and below it as the character.
    """
    for form in element:
        if local_name(form) in _FORMS and any(local_name(one) in _READ for one in form.iter()):
            return form
    return element


def run_parts(run: "_Element") -> Iterator["_Element"]:
    """Go through what a run holds, of several equal forms the one that is read."""
    for part in run:
        if local_name(part) in _EITHER:
            form = alternative(part)
            yield from (() if form is part else run_parts(form))
        else:
            yield part


def field_value(form: "_Element") -> str:
    """Return what a form field holds: a box, the entry chosen, the text it began with."""
    box, choice = child(form, "checkBox"), child(form, "ddList")
    if box is not None:
        checked = switch(box, "checked")
        return _BOX[bool(switch(box, "default") if checked is None else checked)]
    if choice is not None:
        entries = [value(one) for one in choice if local_name(one) == "listEntry"]
        said = value(child(choice, "result")) or value(child(choice, "default"))
        number = whole(said)
        return entries[number] if 0 <= number < len(entries) else ""
    return value(child(form, "textInput", "default"))


def _controlled(control: "_Element", left: Counter[str]) -> list["_Element"]:
    """Return what a content control holds, its prompt emptied."""
    properties, content = child(control, "sdtPr"), child(control, "sdtContent")
    if content is None:
        return list(control)
    prompts = switch(properties, "showingPlcHdr") or _all_in_style_of_prompts(content)
    if prompts and child(properties, "checkbox") is None:
        left["prompt"] += 1
        for paragraph in content.iter("{*}p"):
            for one in list(paragraph):
                if local_name(one) != "pPr":
                    paragraph.remove(one)
        return [one for one in content if local_name(one) not in {"r", "hyperlink", "fldSimple"}]
    words = _control_value(properties)
    said = content.iter("{*}t", "{*}sym")
    if words and not any(one.text or local_name(one) == "sym" for one in said):
        _fill(content, words)
    return list(content)


def _all_in_style_of_prompts(content: "_Element") -> bool:
    """Tell whether all words of a control look like a prompt: some programs say no more."""
    styles = [
        value(child(run, "rPr", "rStyle"))
        for run in content.iter("{*}r")
        if any(text.text for text in run.iter("{*}t"))
    ]
    return bool(styles) and all(style == _PROMPT for style in styles)


def _control_value(properties: "_Element | None") -> str:
    """Return what a content control without text holds by its properties."""
    for kind in () if properties is None else properties:
        match local_name(kind):
            case "checkbox":
                return _BOX[bool(switch(kind, "checked"))]
            case "dropDownList" | "comboBox":
                last = value(kind, "lastValue")
                chosen = (one for one in kind if last and value(one, "value") == last)
                return next((value(one, "displayText") or last for one in chosen), "")
            case "date":
                return value(kind, "fullDate").partition("T")[0]
            case _:
                pass  # what it is called and how it looks
    return ""


def _fill(content: "_Element", words: str) -> None:
    """Put words into the first paragraph of a control, or into it where it is within one."""
    space = content.tag.rpartition("}")[0] + "}" if "}" in content.tag else ""
    paragraph = next(content.iter("{*}p"), content)
    run = paragraph.makeelement(f"{space}r", {})
    text = run.makeelement(f"{space}t", {})
    text.text = words
    run.append(text)
    paragraph.append(run)
