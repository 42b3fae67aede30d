"""Links in rich text: which addresses may be one, and where one begins and ends."""

from desktopapp.plan.shape import clean
from desktopapp.plan.text import Runs


def safe_link(address: str) -> str:
    """Return an address that a link may have (http, https or mailto), or an empty text.

    A bare web or e-mail address gets its scheme. Judged on the text alone.
    """
    bare = "".join(clean(address).split())
    scheme, colon, rest = bare.partition(":")
    if colon and scheme.lower() in ("http", "https") and rest.startswith("//") and rest.strip("/"):
        return f"{scheme.lower()}:{rest}"
    if colon and scheme.lower() == "mailto" and "@" in rest:
        return f"mailto:{rest}"
    if ":" in bare.partition("/")[0] or bare.startswith(("/", "\\", ".")):
        return ""
    if "@" in bare and "/" not in bare:
        return f"mailto:{bare}"
    return f"https://{bare}" if "." in bare.partition("/")[0] else ""


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
