"""The window, or a command when a verb is given."""

import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Open the window, with a plan if one is named; with a verb, carry out that command."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["--read-document"]:  # a frozen program starts itself as a worker
        from desktopapp.readers import worker  # noqa: PLC0415  # only the worker reads documents

        worker.main()
    if given[:1] == ["--take-copy"]:
        from desktopapp.documents import copy_worker  # noqa: PLC0415  # as above

        copy_worker.main()
    if given[:1] == ["--make-documents"]:
        from desktopapp.operations import making_apart  # noqa: PLC0415  # as above

        making_apart.main()
    if given and not _names_a_plan(given):
        from desktopapp import cli  # noqa: PLC0415  # the window starts without the command line

        return cli.run_command(given)
    from desktopapp.ui.app import run_window  # noqa: PLC0415  # a command runs without Qt

    return run_window(given)


def _names_a_plan(given: list[str]) -> bool:
    """Tell whether the only argument is a plan to open, not a verb or an option."""
    first = given[0]
    return len(given) == 1 and (
        first.lower().endswith(".planwright")
        or (not first.startswith("-") and Path(first).is_file())
    )


if __name__ == "__main__":
    sys.exit(main())
