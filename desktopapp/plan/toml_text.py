"""Plain data written as TOML, which people may read and change; ``tomllib`` reads it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

_SHORT = 3  # keys; a group of as many stands in one line
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def toml_text(data: Mapping[str, Any]) -> str:
    """Write a group of keys as TOML. What is nothing (``None``) is left out."""
    return "\n".join(_group(data, ())).strip() + "\n"


def _group(data: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Go through the lines of a group: first what stands in one line, then the groups within."""
    within = {key: value for key, value in data.items() if _is_apart(value)}
    for key, value in data.items():
        if key not in within and value is not None:
            yield f"{_key(key)} = {_text(value) if isinstance(value, str) else _inline(value)}"
    for key, value in within.items():
        name = ".".join(map(_key, (*path, key)))
        for one in value if isinstance(value, list) else [value]:
            yield ""
            yield f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
            yield from _group(one, (*path, key))


def _is_apart(value: object) -> bool:
    """Tell whether a value is written as groups of their own, below the keys in one line."""
    match value:
        case Mapping():
            return len(value) > _SHORT
        case [*items] if (groups := [one for one in items if isinstance(one, Mapping)]) == items:
            return any(len(one) > _SHORT or any(map(_is_apart, one.values())) for one in groups)
        case _:
            return False


def _inline(value: object) -> str:
    """Write a value in one line; a long list has a line for each item."""
    match value:
        case bool() | int() | float():
            return json.dumps(value)
        case Mapping():
            pairs = (f"{_key(key)} = {_inline(one)}" for key, one in value.items())
            return "{ " + ", ".join(pairs) + " }" if value else "{}"
        case list() | tuple():
            items = [_inline(one) for one in value if one is not None]
            wide = sum(map(len, items)) > 80  # noqa: PLR2004  # characters of a line
            return "[\n    " + ",\n    ".join(items) + ",\n]" if wide else f"[{', '.join(items)}]"
        case _:
            return _quoted(str(value))


def _text(words: str) -> str:
    """Write text; one of several lines as it stands."""
    if "\n" not in words:
        return _quoted(words)
    lines = (_quoted(line)[1:-1] for line in words.split("\n"))
    return '"""\n' + "\n".join(lines) + '"""'


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if key and _BARE.issuperset(key) else _quoted(key)
