"""Words of rich text, and how they look, told as tags."""

from dataclasses import dataclass, field, replace

from desktopapp.readers.html_tokens import Begin, End, HtmlText, Token

_TICKED = {True: "☒", False: "☐"}
_BOX, _CHOICE = 1, 2  # kinds of field
_UNTOLD = 25  # nothing was ticked or chosen: what the field began with holds


@dataclass(slots=True)
class FormField:
    """A field of a form, by what is said of it: its kind, its value, what it offers."""

    said: dict[str, int] = field(default_factory=dict)
    offered: list[str] = field(default_factory=list)

    def shown(self) -> str:
        """Return its tick or its choice; what was typed into one stands in the text."""
        value = self.said.get("ffres", _UNTOLD)
        value = self.said.get("ffdefres", 0) if value == _UNTOLD else value
        match self.said.get("fftype"):
            case kind if kind == _BOX:
                return _TICKED[value == 1]
            case kind if kind == _CHOICE:
                return self.offered[value].strip() if 0 <= value < len(self.offered) else ""
            case _:
                return ""


@dataclass(frozen=True, slots=True)
class RichLook:
    """What holds in a group: where its words go, how they look, how bytes are read."""

    goes: str = ""  # empty: to the text; "silent"; or the name of what gathers them
    css: tuple[str, ...] = ()
    skips: int = 1  # letters that stand for those who know no Unicode
    link: str = ""
    font: int | None = None  # none: the document's usual one
    box: int = 0  # how many boxes it stands in
    optional: bool = False  # the next control word may be one to be ignored
    fields: int = 0  # how many fields it stands in

    def level(self) -> "RichLook":
        """Return it with letters that stand on the line."""
        return self._without("vertical-align")

    def in_font(self, font: int | None, signs: str) -> "RichLook":
        """Return it in another font, which may be one of ``signs``."""
        look = replace(self._without("font-family"), font=font)
        return replace(look, css=(*look.css, f"font-family:{signs}")) if signs else look

    def coloured(self, rule: str, css: str) -> "RichLook":
        """Return it in another colour, or on another; as usual where ``css`` names none."""
        look = self._without(rule)
        return replace(look, css=(*look.css, css)) if css else look

    def _without(self, rule: str) -> "RichLook":
        return replace(self, css=tuple(one for one in self.css if not one.startswith(rule)))


@dataclass(slots=True)
class RichWords:
    """Words of one look."""

    look: RichLook
    parts: list[str]

    def told(self) -> list[Token]:
        """Return them as tags and words; halves of a letter become one."""
        both = "".join(self.parts).encode("utf-16", "surrogatepass")
        first, *others = both.decode("utf-16", "replace").split("\n")
        words: list[Token] = [HtmlText(first)]
        for other in others:
            words += [Begin("br", {}), HtmlText(other)]
        if self.look.css:
            words = [Begin("span", {"style": ";".join(self.look.css)}), *words, End("span")]
        if self.look.link:
            words = [Begin("a", {"href": self.look.link}), *words, End("a")]
        return words


def tagged(
    tag: str, style: dict[str, str], mark: str, words: list[Token | RichWords]
) -> list[Token]:
    """Return a paragraph as tags, with the words before it that number it."""
    tokens: list[Token] = [Begin(tag, style)]
    if mark:
        tokens.append(HtmlText(f"{mark} "))
    for one in words:
        tokens += one.told() if isinstance(one, RichWords) else [one]
    return [*tokens, End(tag)]
