"""The calls for files, where the system's own would do more than was asked."""

import tracemalloc
from pathlib import Path

from desktopapp.store.disk import DISK


def test_a_short_file_is_read_with_no_more_memory_than_it_needs(tmp_path: Path) -> None:
    file = tmp_path / "Plan.planwright"
    file.write_bytes(b"We share officers.")
    tracemalloc.start()
    try:
        assert DISK.read(file, 1 << 40) == b"We share officers."
        assert tracemalloc.get_traced_memory()[1] < 4 << 20  # the piece it looks for the end with
    finally:
        tracemalloc.stop()
    assert DISK.read(file, 8) == b"We share"
    assert DISK.read(file, 18) == b"We share officers."
