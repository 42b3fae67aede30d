"""Text as XML holds it. What Python brings for that loads all it has for networks: 3 MB."""

import html

from desktopapp.plan.plain_text import clean

_IN_QUOTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def xml_text(text: str) -> str:
    """Return text as XML character data, without what XML cannot hold."""
    return html.escape(clean(text), quote=False)


def quoted(text: str) -> str:
    """Return text as an XML attribute value, in its quotation marks."""
    return f'"{xml_text(text).translate(_IN_QUOTES)}"'
