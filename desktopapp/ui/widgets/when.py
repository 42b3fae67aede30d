"""Times as officers say them."""

from datetime import datetime

from desktopapp.plan.days import said_date


def when(iso: str) -> str:
    """Say a time that is written as ISO 8601 has it, in this PC's own zone."""
    try:
        at = datetime.fromisoformat(iso).astimezone()
    except (ValueError, OverflowError, OSError):
        return iso or "a time that is not known"
    return f"{at:%H:%M} on {said_date(at)}"
