"""Print the pages of the plan: the same pages that are counted, shown and exported."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktopapp.ui.pages.page_painter import paint_page
from desktopapp.ui.pages.paged import Paged


def ask_and_print(parent: QWidget, pages: Paged) -> bool:
    """Ask for a printer and print. Tell whether anything was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)  # Qt's signature; the margins are the document's
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setDocName(pages.document.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages.layout.pages))
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed and print_pages(printer, pages)


def print_pages(printer: QPrinter, pages: Paged) -> bool:
    """Print the range of pages that the printer was set to. Tell whether it took them."""
    first = max(printer.fromPage(), 1)
    last = printer.toPage() or len(pages.layout.pages)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    for number, page in enumerate(pages.layout.pages[first - 1 : last]):
        if number:
            printer.newPage()
        paint_page(painter, pages.document, page, paper)
    painter.end()
    return True
