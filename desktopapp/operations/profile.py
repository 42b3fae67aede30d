"""What the profile of this session means for what is kept beside the plans, in words."""

from desktopapp.store.profile import Lasting, lasting
from desktopapp.store.settings import is_safe_by_policy

_PLANS = (
    "Plans that you save on a network drive, or in another place that is kept, are safe there."
)


def said_of_profile() -> tuple[str, str] | None:
    """Say what goes when the officer logs off, and what is safe; nothing where all is kept."""
    left = lasting()
    if left is Lasting.ALL:
        return None
    going = [] if is_safe_by_policy() else ["backups", "what a crash left"]
    going.append("the library of prior answers")
    if left is Lasting.NOTHING:
        going.append("your settings")
    named = f"{', '.join(going[:-1])} and {going[-1]}" if len(going) > 1 else going[-1]
    return (
        "Your profile on this PC does not outlast your session.",
        f"{_PLANS} Gone after you log off: {named}. IT can set a folder for them that is kept.",
    )
