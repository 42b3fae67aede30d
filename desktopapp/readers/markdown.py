"""Markdown read into blocks, by the rules of CommonMark with tables, footnotes and struck words.

What it says in marks alone is said in words: a task is ☐ or ☒, a footnote stands in brackets
where its mark stood, a picture is named. Nothing is ever loaded.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktopapp.plan.text import Block, Heading, Paragraph, tidy
from desktopapp.readers import lines as line_ends
from desktopapp.readers.decoding import decode
from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.hyphens import WholeWords, known_words
from desktopapp.readers.left_out import LeftOut, said_of_left_out
from desktopapp.readers.plaintext import is_bold_heading, title_of
from desktopapp.readers.reading import MOST_CHARACTERS, Reading, too_much
from desktopapp.readers.text_lines import text_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 40  # quotes and lists within each other; what is deeper is words
_TASK = re.compile(r"\[([ xX])\] ")
_SEPARATOR = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ \t]*")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]+\1(?!`)")
_BAR = re.compile(r"(?<!\\)\|")
_MOST_COLUMNS = 40
_LONGEST_WORD = 60  # characters
_BRACKETS = re.compile(r"(?:!?\[){20,}")  # no address has so many, and each is tried for one
_TITLE = re.compile(
    r"^title[ \t]*[:=][ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE
)


def read_markdown(data: bytes) -> Reading:
    """Read a Markdown file, or raise ``Problem``."""
    source, notes = decode(data)
    if len(source) > MOST_CHARACTERS:
        raise too_much(f"more than {MOST_CHARACTERS:,} characters")
    front, lines = _without_toml(text_lines(source))
    parser = _parser()
    rows = _with_whole_rows(lines)
    env: dict[str, Any] = {}
    tokens = parser.parse(_BRACKETS.sub(_escaped, "\n".join(rows)), env)
    if unmarked := _unmarked(env):
        rows += ["", *unmarked]
        tokens = parser.parse(_BRACKETS.sub(_escaped, "\n".join(rows)))
    front = front or "".join(token.content for token in tokens if token.type == "front_matter")
    footnotes = _with_footnotes(tokens)
    _mend(tokens, known_words(lines))
    reader = HtmlReader(names_pictures=True)
    blocks = tuple(
        map(_as_heading, reader.read(parser.renderer.render(tokens, parser.options, {})))
    )
    reader.left[LeftOut.FOOTNOTE] = footnotes
    title = _TITLE.search(front)
    above = (f"Left out, since it stands above the text: {'; '.join(front.split(chr(10)))}",)
    said_all = (*notes, *(above if front.strip() else ()), *said_of_left_out(reader.left))
    return Reading("", blocks, title[1] if title else title_of(blocks), said_all)


def _without_toml(lines: list[str]) -> tuple[str, list[str]]:
    """Return what stands above a text between lines of +++, and the text."""
    fences = [n for n, line in enumerate(lines) if line.rstrip() == "+++"][:2]
    if len(fences) < 2 or fences[0] > 0:  # noqa: PLR2004  # one above and one below
        return "", lines
    return "\n".join(lines[1 : fences[1]]), lines[fences[1] + 1 :]


def _with_whole_rows(lines: list[str]) -> list[str]:
    """Return lines whose tables keep every cell: none is beyond the head, none parted in code."""
    made = list(lines)
    n = 1
    while n < len(made):
        if not (_SEPARATOR.fullmatch(made[n]) and "|" in made[n] and made[n - 1].strip()):
            n += 1
            continue
        end = n + 1
        while end < len(made) and made[end].strip():
            made[end] = _CODE.sub(lambda code: _BAR.sub(r"\|", code[0]), made[end])
            end += 1
        widest = max((_cells(row) for row in made[n - 1 : end]), default=0)
        missing = widest - _cells(made[n - 1])
        if 0 < missing < _MOST_COLUMNS and _cells(made[n]) == _cells(made[n - 1]):
            made[n - 1] = f"{made[n - 1].rstrip().removesuffix('|')}|{' |' * missing}"
            made[n] = f"{made[n].rstrip().removesuffix('|')}|{'---|' * missing}"
        n = end
    return made


def _escaped(brackets: re.Match[str]) -> str:
    return brackets[0].replace("[", "\\[")


def _cells(row: str) -> int:
    return len(_BAR.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  # only who reads Markdown needs it
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415  # the same
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415  # the same

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable("code")  # indented text is no program
    parser.use(front_matter_plugin).use(footnote_plugin, inline=False)
    parser.validateLink = _any_address  # type: ignore[method-assign]  # the reader judges them
    return parser


def _unmarked(env: dict[str, Any]) -> list[str]:
    """Return the marks of footnotes that are marked nowhere: they are to stand at the end."""
    marks: dict[str, int] = env.get("footnotes", {}).get("refs", {})
    return [f"[^{label.removeprefix(':')}]" for label, number in marks.items() if number < 0]


def _any_address(url: str) -> bool:  # noqa: ARG001  # the parser hands it over
    return True


def _with_footnotes(tokens: "list[Token]") -> int:
    """Put each footnote in brackets where it is marked first, and return how many there are."""
    words: dict[int, str] = {}
    number, begins = -1, len(tokens)
    for n, token in enumerate(tokens):
        if token.type == "footnote_block_open":
            begins = n
        elif token.type == "footnote_open":
            number = token.meta["id"]
        elif token.type == "inline" and number >= 0:
            words[number] = f"{words.get(number, '')} {_plain(token)}".strip()
    many = len(words)
    del tokens[begins:]
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref":
                note = words.pop(child.meta["id"], "")
                child.type, child.content = "text", f" ({note})" if note else ""
    return many


def _plain(token: "Token") -> str:
    """Return the words of a line without their marks."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    )


def _mend(tokens: "Sequence[Token]", known: WholeWords) -> None:
    """Say in words what only marks say, and join words that a line end parted."""
    alone = _alone(tokens)
    for n, token in enumerate(tokens):
        if n in alone:  # a number that stands alone belongs to a heading, and stays typed
            token.attrSet("role", "none")
        children = token.children or []
        for before, child, after in zip(children, children[1:], children[2:], strict=False):
            if child.type == "softbreak" and before.type == after.type == "text":
                begins = before.content.rfind(" ") + 1
                parted = before.content[begins:]
                if parted.endswith("-") and len(parted) < _LONGEST_WORD:
                    before.content = before.content[:begins]
                    after.content = line_ends.joined((parted, after.content), known)
                    child.type = "text"
        if children and children[0].type == "text":
            children[0].content = _TASK.sub(_tick, children[0].content, count=1)


def _alone(tokens: "Sequence[Token]") -> frozenset[int]:
    """Return where numbered lists of a single item begin."""
    found: set[int] = set()
    lists: list[tuple[int, int]] = []  # where each open list begins, and its items
    for n, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append((n, 0))
        elif token.type == "list_item_open":
            begins, items = lists[-1]
            lists[-1] = begins, items + 1
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            begins, items = lists.pop()
            if items == 1 and tokens[begins].type == "ordered_list_open":
                found.add(begins)
    return frozenset(found)


def _tick(task: re.Match[str]) -> str:
    return "☐ " if task[1] == " " else "☒ "


def _as_heading(block: Block) -> Block:
    """Make a heading of a paragraph that is one by being bold throughout."""
    if isinstance(block, Paragraph) and is_bold_heading(block.runs):
        return Heading(block.id, tidy(replace(run, bold=False) for run in block.runs), 2)
    return block
