"""The window, or a command when a verb is given."""

import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Open the window, with a plan if one is named; with a verb, carry out that command."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return _started(given)
    except ImportError as error:  # before there is a window to tell it in
        return _tell_missing(error)


def _started(given: list[str]) -> int:
    if given[:1] == ["--read-document"]:  # a frozen program starts itself as a worker
        from desktopapp.readers import worker  # noqa: PLC0415  # only the worker reads documents

        worker.main()
    if given[:1] == ["--take-copy"]:
        from desktopapp.documents import copy_worker  # noqa: PLC0415  # as above

        copy_worker.main()
    if given[:1] == ["--make-documents"]:
        from desktopapp.operations import making_apart  # noqa: PLC0415  # as above

        making_apart.main()
    if given[:1] == ["--self-test"]:
        from desktopapp.selftest import run  # noqa: PLC0415  # hardly ever asked

        return run.main(given[1:])
    if given[:1] == ["--self-test-part"]:
        from desktopapp.selftest import one  # noqa: PLC0415  # as above

        one.main()
    if given[:1] == ["--self-test-other"]:
        from desktopapp.selftest import other  # noqa: PLC0415  # as above

        other.main()
        return 0
    if given and not _names_a_plan(given):
        from desktopapp import cli  # noqa: PLC0415  # the window starts without the command line

        return cli.run_command(given)
    from desktopapp.ui.app import run_window  # noqa: PLC0415  # a command runs without Qt

    return run_window(given)


def _tell_missing(error: ImportError) -> int:
    """Name the part that is missing: where errors are read, or else in a box."""
    name = error.name or str(error)
    words = (
        f"A part of Planwright is missing or damaged: “{name}”.\n"
        "Your plans are not affected. Ask IT to install Planwright again."
    )
    if sys.stderr is not None:
        print(words, file=sys.stderr)  # noqa: T201  # the rest may be what is missing
    elif sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only here

        ctypes.windll.user32.MessageBoxW(None, words, "Planwright", 0x10)
    return 1


def _names_a_plan(given: list[str]) -> bool:
    """Tell whether the only argument is a plan to open, not a verb or an option."""
    first = given[0]
    return len(given) == 1 and (
        first.lower().endswith(".planwright")
        or (not first.startswith("-") and Path(first).is_file())
    )


if __name__ == "__main__":
    sys.exit(main())
