"""Links in rich text: which addresses may be one, and where one begins and ends."""

import re

from desktopapp.plan.plain_text import clean
from desktopapp.plan.text import Runs

_ALLOWED = r"(?:https?://[^\s/?#]|mailto:[^\s@]+@[^\s@])\S*"
_LONGEST = 2000  # characters; browsers refuse more


def allowed(address: str) -> str:
    """Return an address that a link may have, or an empty text: typed, read or exported.

    It is http or https with a host, or mailto with somebody at one; without spaces and control
    characters, and at most 2,000 characters long. Judged on the text alone.
    """
    address = address.strip()
    sound = len(address) <= _LONGEST and address == clean(address)
    return address if sound and re.fullmatch(_ALLOWED, address, flags=re.IGNORECASE) else ""


def safe_link(address: str) -> str:
    """Return what was typed as an address that a link may have, or an empty text.

    A bare web or e-mail address gets its scheme; spaces go.
    """
    bare = "".join(clean(address).split())
    scheme, colon, rest = bare.partition(":")
    if colon and scheme.lower() in ("http", "https", "mailto"):
        return allowed(f"{scheme.lower()}:{rest}")
    if ":" in bare.partition("/")[0] or bare.startswith(("/", "\\", ".")):
        return ""
    if "@" in bare and "/" not in bare:
        return allowed(f"mailto:{bare}")
    return allowed(f"https://{bare}") if "." in bare.partition("/")[0] else ""


def link_around(runs: Runs, position: int) -> tuple[int, int, str]:
    """Return where the link at a position begins and ends, and its address; or none."""
    at = start = 0
    address = ""
    for run in runs:
        if run.link != address:
            if address and start <= position <= at:
                break
            start, address = at, run.link
        at += len(run.text)
    if address and start <= position <= at:
        return start, at, address
    return position, position, ""
