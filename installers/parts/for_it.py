"""Sets the guide's page for IT as a PDF, by Planwright's own engine: tagged, and read back.

python installers/parts/for_it.py TO.PDF
"""

import sys
from pathlib import Path

from desktopapp.documents.to_pdf import to_pdf
from desktopapp.documents.verify import verify
from desktopapp.layout.build import Document, ItemOrigin, text_items
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import styles
from desktopapp.readers.kinds import Kind
from desktopapp.readers.worker import understood
from desktopapp.store.resources import read_resource, sample


def main() -> None:
    """Write the PDF that is named, or end with what another reader finds wrong in it."""
    reading = understood(read_resource("help/for-it.md"), Kind.MARKDOWN)
    plan = sample()  # of it only the look is taken
    style = styles(plan.appearance)
    items = tuple(text_items(reading.blocks, ItemOrigin(), plan, style, 0))
    document = Document(title="Planwright: for IT", author="Planwright", styles=style, items=items)
    layout = lay_out(document)
    made = to_pdf(document, layout)
    wrong = [
        f"{one.what}: {one.detail}" for one in verify(made, document, layout) if not one.holds
    ]
    if wrong:
        raise SystemExit("; ".join(wrong))
    Path(sys.argv[1]).write_bytes(made)
    print(f"{len(layout.pages)} pages, {len(made):,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
