"""Prints the ids of product and package for Windows: the same for the same bytes, else others.

python3 msi_ids.py PAYLOAD VERSION
"""

import sys
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid5

_OURS = UUID("5e7d4c52-6b0f-4f5c-8c39-91b7b4a0c3d6")  # the upgrade code

holds = sha256((Path(sys.argv[1]) / "files.sha256").read_bytes()).hexdigest()
ids = (uuid5(_OURS, f"{kind} {sys.argv[2]} {holds}") for kind in ("product", "package"))
print(*(str(one).upper() for one in ids))  # noqa: T201  # a program of its own
