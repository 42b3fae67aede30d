"""Ways to lose work that are known and not mended yet: their tests run, print, and may fail."""

import pytest

LONG = pytest.mark.usefixtures("long_alone")  # only in the long form


def pending(name: str) -> pytest.MarkDecorator:
    """Let a test fail for a known reason. Taken away with the mend."""
    return pytest.mark.xfail(reason=f"{name} is not mended yet", strict=False)
