"""A minimal PySide6 window: prints the seconds from process start to its first paint."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class Window(QLabel):
    """Says one word and goes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, print, leave."""
        super().paintEvent(event)
        print(time.time() - float(os.environ["BENCH_START"]))
        QApplication.quit()


app = QApplication(sys.argv)
window = Window("Hello")
window.resize(1366, 768)
window.show()
app.exec()
