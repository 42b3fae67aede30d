"""The other process of the self-test of locking: says whether a plan is open elsewhere."""

import sys
from pathlib import Path

from desktopapp.store.locks import holder_of


def main() -> None:
    """Print "held" or "free" of the plan that is named last."""
    held = holder_of(Path(sys.argv[-1]))
    sys.stdout.write("held" if held else "free")


if __name__ == "__main__":
    main()
