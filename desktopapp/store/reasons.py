"""What stopped a file operation, in words an officer can act on."""

import errno
import os


def _code(error: BaseException) -> int:
    """Return the error number of Windows, negative, or that of the system."""
    windows = getattr(error, "winerror", None)
    if isinstance(windows, int) and windows:
        return -windows
    return getattr(error, "errno", None) or 0


_HELD = {errno.EACCES, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN, -5, -32, -33, -170, -303}
_HELD |= {-1175, -1176, -1177, -1224}  # of Windows, as the numbers before: somebody has it open


class MarkedReadOnlyError(PermissionError):
    """A file that is marked as read only was to be replaced."""


def may_pass(error: OSError) -> bool:
    """Tell whether an error may pass when another program lets go of the file."""
    return _code(error) in _HELD


class ReservedNameError(OSError):
    """A file was to have a name that Windows keeps for a device, such as CON or LPT1."""


_REASONS: tuple[tuple[set[int], str, str], ...] = (
    (
        {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, -112, -39},
        "The disk is full.",
        "Make room on it, or save in another folder.",
    ),
    (
        {-32, -33, -170, -303, -1175, -1176, -1177, -1224}
        | {errno.EBUSY, errno.ETXTBSY, errno.EAGAIN},
        "Another program has the file open.",
        "Close it there (Word, or a preview of it), and try again.",
    ),
    (
        {-225, -226},
        "The virus protection of this PC holds it back.",
        "Tell IT: it knows what was found in it.",
    ),
    (
        {-362, -363, -389, -390, -395, -400, -404},
        "It is kept online only, and what brings it here, such as OneDrive, does not run.",
        "Start that, or save in a folder of this PC meanwhile.",
    ),
    (
        {errno.EACCES, errno.EPERM, -5},
        "You may not write there, or another program has the file open.",
        "Close the file elsewhere, or choose a folder that is yours.",
    ),
    (
        {errno.EROFS, -19},
        "The disk or share can only be read.",
        "Save in another folder.",
    ),
    (
        {errno.ENAMETOOLONG, -206},
        "Its name, with the folders it is in, is too long.",
        "Choose a shorter name, or a folder nearer to the top.",
    ),
    (
        {errno.EINVAL, errno.EILSEQ, -123, -161, -267},
        "Its name has a character that is not allowed here.",
        "Choose a name of letters, digits, spaces and hyphens.",
    ),
    (
        {errno.ENOENT, errno.ENOTDIR, -2, -3},
        "The folder is not there any more.",
        "Choose another folder, or connect the drive again.",
    ),
    (
        {errno.EISDIR, errno.EEXIST, -80, -183},
        "Something else has that name.",
        "Choose another name.",
    ),
    (
        {errno.ENODEV},
        "What has that name is not a file that can be read.",
        "Choose another name.",
    ),
    (
        {errno.ELOOP, -1921},
        "Its name is a link that leads nowhere.",
        "Choose the file itself.",
    ),
    (
        {errno.EIO, errno.ENXIO, -23, -1117},
        "The disk reported a fault.",
        "Save in another folder, and tell IT.",
    ),
    (
        {errno.ETIMEDOUT, errno.EHOSTDOWN, errno.ENETDOWN, errno.ESTALE, errno.ENOTCONN}
        | {errno.EHOSTUNREACH, errno.ENETUNREACH, -51, -53, -54, -55, -59, -64, -65, -67, -121}
        | {-1231, -1232, -1236},
        "The network drive does not answer.",
        "Check the connection, or save on this PC meanwhile.",
    ),
)


_NO_ACCESS = -5  # Windows says so of folders, too
READ_ONLY = "The file is marked as read only."


def reason_not_read(error: BaseException) -> tuple[str, str]:
    """Say what stopped the reading of a file and what to do next."""
    code = _code(error)
    if code in (errno.ENOENT, -2):
        return "There is no such file.", "Check the name and the folder."
    if code in (errno.EISDIR, errno.ENOTDIR) or (code == _NO_ACCESS and _is_folder(error)):
        return "That is a folder, not a file.", "Choose a file in it."
    if code in (errno.EACCES, errno.EPERM, _NO_ACCESS):
        return (
            "You may not read it, or another program keeps it to itself.",
            "Close it elsewhere, or ask whoever owns it for access.",
        )
    what, then = reason(error)
    return what, then.replace("save in another folder", "open another copy of it")


def _is_folder(error: BaseException) -> bool:
    """Tell whether an error is about a folder: Windows says "no access" of one."""
    name = getattr(error, "filename", None)
    return isinstance(name, str) and os.path.isdir(name)  # noqa: PTH112  # a name is all there is


def reason(error: BaseException) -> tuple[str, str]:
    """Say what stopped a file operation and what to do next, each a sentence or two."""
    if isinstance(error, MarkedReadOnlyError):
        return READ_ONLY, "Untick “Read-only” in its properties, or choose another name."
    if isinstance(error, ReservedNameError):
        return "Windows keeps that name for itself.", "Choose another name."
    code = _code(error)
    if not isinstance(error, OSError):  # a name that holds what no name can
        code = errno.EINVAL
    for codes, what, then in _REASONS:
        if code in codes:
            return what, then
    told = error.strerror if isinstance(error, OSError) else None
    return f"This PC says: {told or error}.", "Try again, or save in another folder."
