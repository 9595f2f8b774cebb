"""The rows of a self-assessment as one plain ReportLab table: rows.json in, a PDF out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

source, target = map(Path, sys.argv[1:])
style = getSampleStyleSheet()["BodyText"]
rows = [
    [Paragraph(cell, style) for cell in row]
    for row in json.loads(source.read_text(encoding="utf-8"))
]
table = Table(rows, colWidths=[40, 250, 60, 210, 210], repeatRows=1)
SimpleDocTemplate(str(target), pagesize=landscape(A4)).build([table])
