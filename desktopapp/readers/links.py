"""Which addresses a link may lead to."""

import re

_ALLOWED = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)[^\s\x00-\x1f]*$", re.IGNORECASE)
_LONGEST = 2000  # characters; browsers refuse more


def allowed(address: str) -> str:
    """Return the address if it is http, https or mailto, else nothing. Judged on its text only."""
    address = address.strip()
    if len(address) <= _LONGEST and _ALLOWED.match(address):
        return address
    return ""
