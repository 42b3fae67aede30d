"""Pasting and dropping foreign HTML opens no file and no address; Qt's own paste would."""

import subprocess
import sys
from pathlib import Path

import pytest

# Python's audit hook sees what Python opens. Qt opens files by itself, so the picture below is a
# named pipe without a writer: whoever opens it for reading hangs, and the process is ended.
PROGRAM = """
import sys
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit

from desktopapp.plan.plan import Appearance
from desktopapp.plan.text import plain
from desktopapp.layout.style import styles
from desktopapp.operations import pasting
from desktopapp.ui.text import copying, editor_menu, exchange
from desktopapp.ui.text.editor import AnswerEditor

how, picture = sys.argv[1:]
app = QApplication([])
data = QMimeData()
data.setHtml(
    f'<p>words<img src="file://{picture}"><img src="//host/share/x.png"></p>'
    f'<link rel=stylesheet href="file://{picture}">'
    f'<table background="file://{picture}"><tr><td style="background:url({picture})">x</table>'
)
data.setUrls([QUrl.fromLocalFile(picture)])
editor = QTextEdit() if how == "qt" else AnswerEditor("part", (), styles(Appearance()))
editor.show()
app.processEvents()
print("ready", flush=True)
opened = []
sys.addaudithook(lambda event, args: opened.append(args) if event == "open" else None)
editor.insertFromMimeData(data)
editor.document().resource(QTextDocument.ResourceType.ImageResource, QUrl("file://" + picture))
app.processEvents()
editor.grab()
print([args for args in opened if "pipe" in str(args[0])], editor.toPlainText().split())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of this kind are POSIX's")
@pytest.mark.parametrize("how", ["qt", "ours"])
def test_pasted_html_opens_no_file(tmp_path: Path, how: str) -> None:
    import os  # noqa: PLC0415  # POSIX alone has mkfifo

    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    command = [sys.executable, "-c", PROGRAM, how, str(pipe)]
    with subprocess.Popen(  # noqa: S603  # our own program
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            told, _ = process.communicate(timeout=4)
        except subprocess.TimeoutExpired:
            process.kill()
            told = "hung on the picture"
    if how == "qt":
        assert told == "hung on the picture", "the trap no longer catches Qt's own paste"
    else:
        assert told == "[] ['words', 'x']\n"
