"""What a form says it received: read from a file, filed with the plan, and what differs shown."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QProgressBar

from desktopapp.operations.receipts import read_receipt, receipt_of, with_receipt
from desktopapp.plan.compare import Difference
from desktopapp.plan.copy_pieces import copy_pieces, piece_name
from desktopapp.plan.receipt import Receipt
from desktopapp.plan.receipts import (
    differing,
    receipt_spans,
    said_of_line,
    said_of_receipt,
)
from desktopapp.session.officer import now, officer
from desktopapp.ui.files.differences import DifferenceText
from desktopapp.ui.files.file_verbs import kinds_read
from desktopapp.ui.files.folders import documents_folder
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import MenuButton, button
from desktopapp.ui.widgets.file_dialogs import ask_file
from desktopapp.ui.widgets.jobs import Job, problem_of
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.workspace.workspace import Workspace

_NONE = (
    "Most forms send a receipt once they are submitted, or let you save a page or PDF of your "
    "response. File it here: it is compared with what was agreed, question by question. Quotes, "
    "dashes and spaces that forms change are no difference."
)


class ReceiptSheet(Sheet):
    """The receipts of a plan, the latest first, each with what differs."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work, "What the form received", _NONE)
        self.work = work
        self.job: Job | None = None
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Reading the receipt")
        self.bar.hide()
        self.which = MenuButton((), size=32)
        self.text = DifferenceText("What differs")
        for part in (self.bar, self.which):
            self.body.addWidget(part)
        self.body.addWidget(self.text, 1)
        self.choose = button("File a receipt…", self._choose, first=True)
        self.verbs.addWidget(button("Close", self.reject))
        self.verbs.addWidget(self.choose)
        self.show_receipts()

    def show_receipts(self) -> None:
        """Show the latest receipt, if there is one."""
        receipts = self.work.plan.receipts[::-1]
        self.which.choices = [
            (said_of_receipt(one), partial(self.show_receipt, one)) for one in receipts
        ]
        self.which.setVisible(len(receipts) > 1)
        self.text.setVisible(bool(receipts))
        if receipts:
            self.show_receipt(receipts[0])

    def show_receipt(self, receipt: Receipt) -> None:
        """Show what differs in a receipt."""
        self.fill_window()
        self.say(said_of_receipt(receipt))
        self.which.say(said_of_receipt(receipt))
        names = {piece.key: piece_name(piece) for piece in copy_pieces(self.work.plan)}
        found = [
            Difference(
                "",
                None,
                None,
                receipt_spans(line),
                f"{names.get(line.key, line.key)}. {said_of_line(line)}",
            )
            for line in differing(receipt)
        ]
        self.text.show_differences(found, self.work.plan, self.work.plan)

    def _choose(self) -> None:
        path = self.work.bridge.session.path
        near = path.parent if path else documents_folder()
        chosen = ask_file(self, "File a receipt", near, kinds_read("Receipts"))
        if chosen:
            self.take(chosen)

    def take(self, path: Path) -> None:
        """Read a receipt off the window’s thread, then file it and show what differs."""
        self.problem.hide()
        self.bar.show()
        self.choose.setEnabled(False)
        self.say(f"Reading “{path.name}”…")
        plan, who, when = self.work.plan, officer(), now()
        self.job = self.work.jobs.fetch(
            "receipt",
            lambda _job: receipt_of(plan, read_receipt(path), who, when),
            self._done,
            self._failed,
        )

    def _done(self, receipt: Receipt) -> None:
        self._rest()
        made = with_receipt(self.work.plan, receipt)
        self.work.bridge.session.edit(made, "file a receipt")
        self.show_receipts()
        self.text.setFocus()
        announce(self, self.words.text())

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.say(_NONE)
        self.show_receipts()
        self.tell(problem_of(error))

    def _rest(self) -> None:
        self.bar.hide()
        self.choose.setEnabled(True)

    def reject(self) -> None:
        """Close; what is being read is left alone."""
        if self.job:
            self.job.cancel()
        super().reject()
