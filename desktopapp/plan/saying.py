"""How numbers are said, the same in the window, in documents and on the command line."""


def counted(number: int, thing: str, things: str = "") -> str:
    """Say how many of a thing there are: "1 page", "1,200 pages".

    ``things`` is the plural where it is more than the thing and an s.
    """
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"
