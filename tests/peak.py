"""The most memory that a child process had since it began its own program.

What ``getrusage`` tells of a child holds the memory of the process that started it too, from the
moment before the new program took its place; Linux keeps the child's own in VmHWM.
"""

PEAK = """
import atexit, sys

def tell_peak():
    with open("/proc/self/status") as status:
        print(*(line for line in status if line.startswith("VmHWM")), file=sys.stderr)

atexit.register(tell_peak)
"""  # to stand at the start of a child's program


def peak_of(said: str) -> float:
    """Return the MiB that a child's program, begun with ``PEAK``, told on standard error."""
    return float(said.rpartition("VmHWM:")[2].split()[0]) / 1024
