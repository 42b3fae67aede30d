"""The blocks of a text in one form in which tests compare them."""

from desktopapp.plan.text import ListItem, Text, plain_block


def shapes_of(blocks: Text) -> list[tuple[str, str]]:
    """Return each block as kind (with its level, # where it is numbered) and words."""
    found = []
    for block in blocks:
        level = getattr(block, "level", "")
        number = "#" if isinstance(block, ListItem) and block.numbered else ""
        found.append((f"{type(block).__name__}{level}{number}", plain_block(block)))
    return found
