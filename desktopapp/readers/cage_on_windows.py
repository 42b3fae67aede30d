"""What Windows has to limit a process with. Imported there alone.

Sources: Microsoft, "Job Objects" and "Mandatory Integrity Control".
"""

import ctypes
import sys
from ctypes import wintypes

if sys.platform == "win32":
    _NO_DESKTOP = 0xFF  # no clipboard, no handles of other programs, no settings, no log-off

    class _Label(ctypes.Structure):
        """TOKEN_MANDATORY_LABEL: who a process is for the integrity of what it touches."""

        _fields_ = (("Sid", ctypes.c_void_p), ("Attributes", wintypes.DWORD))

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def limit_job(memory: int, seconds: int) -> None:
        """Put this process into a job object of its own with limits (Windows 8 and later)."""
        process_time, active_process, process_memory, kill_on_close = 0x2, 0x8, 0x100, 0x2000
        limits = _Extended()
        basic = limits.BasicLimitInformation
        basic.LimitFlags = process_time | active_process | process_memory | kill_on_close
        basic.PerProcessUserTimeLimit = seconds * 10_000_000  # in units of 100 ns
        basic.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = memory
        if not (_joined(limits, _NO_DESKTOP) or _joined(limits, 0)):
            raise ctypes.WinError(ctypes.get_last_error())

    def _joined(limits: _Extended, no_desktop: int) -> bool:
        """Join a new job with these limits, and tell whether that was allowed.

        One that also keeps its process off the desktop may not lie within another job, in which
        Windows puts what is started from some terminals.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        kept = wintypes.DWORD(no_desktop)
        for kind, what in ((9, limits), (4, kept)):  # extended limits, restrictions of the desktop
            size = ctypes.sizeof(what)
            if not kernel.SetInformationJobObject(job, kind, ctypes.byref(what), size):
                return False
        here = wintypes.HANDLE(kernel.GetCurrentProcess())
        return bool(kernel.AssignProcessToJobObject(job, here))

    def give_up_writing() -> None:
        """Lower this process to low integrity: it may write nothing of an officer any more.

        What it may read stays as it was. Raises ``OSError``.
        """
        adjust, query, low, of_integrity, level = 0x80, 0x8, "S-1-16-4096", 0x20, 25
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        rights = ctypes.WinDLL("advapi32", use_last_error=True)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        token, sid = wintypes.HANDLE(), ctypes.c_void_p()
        process = wintypes.HANDLE(kernel.GetCurrentProcess())
        if not rights.OpenProcessToken(process, adjust | query, ctypes.byref(token)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            if not rights.ConvertStringSidToSidW(low, ctypes.byref(sid)):
                raise ctypes.WinError(ctypes.get_last_error())
            label = _Label(sid, of_integrity)
            size = ctypes.sizeof(label) + rights.GetLengthSid(sid)
            if not rights.SetTokenInformation(token, level, ctypes.byref(label), size):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            kernel.CloseHandle(token)
