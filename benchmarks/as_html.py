"""The same content as a web page, for WeasyPrint: headings, paragraphs, lists and tables."""

from __future__ import annotations

from html import escape

from untagged import said

from chc_desktop.model.reports.document import PORTRAIT_PAGE, Paper
from chc_desktop.model.reports.grid import Grid, Row
from chc_desktop.model.reports.text import Heading, Text
from chc_desktop.paths import resource_path

CSS = """
@font-face {{ font-family: AH; src: url({regular}); }}
@font-face {{ font-family: AH; src: url({bold}); font-weight: bold; }}
@page {{ size: A4 {turned}; margin: 20mm;
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: bold 10.5pt AH; }} }}
body {{ font: 12pt/1.4 AH; }} table {{ width: 100%; border-collapse: collapse; }}
th, td {{ text-align: left; vertical-align: top; border-bottom: 0.3pt solid; padding: 5pt; }}
h1 {{ font-size: 23pt; }} h2 {{ font-size: 16pt; }} h3 {{ font-size: 12.5pt; }}
"""


def as_html(paper: Paper) -> str:
    """Return a paper's content as one HTML page."""
    parts = []
    for flowable in paper.story:
        if isinstance(flowable, Heading):
            parts.append(f"<h{flowable.level}>{escape(said(flowable))}</h{flowable.level}>")
        elif isinstance(flowable, Text):
            parts.append(f"<p>{escape(flowable.label)} {escape(said(flowable))}</p>")
        elif isinstance(flowable, Grid):
            parts.append(_table(flowable))
    css = CSS.format(
        regular=resource_path("fonts", "AtkinsonHyperlegible-Regular.ttf").as_uri(),
        bold=resource_path("fonts", "AtkinsonHyperlegible-Bold.ttf").as_uri(),
        turned="portrait" if paper.first_page == PORTRAIT_PAGE else "landscape",
    )
    head = f"<title>{escape(paper.title)}</title><style>{css}</style>"
    return (
        f"<!doctype html><html lang=en-GB><head>{head}</head><body>{''.join(parts)}</body></html>"
    )


def _table(table: Grid) -> str:
    head = f"<thead>{_row(table.head, 'th scope=col')}</thead>" if table.head else ""
    body = "".join(_row(row, "td") for row in table.rows)
    return f"<table>{head}<tbody>{body}</tbody></table>"


def _row(row: Row, kind: str) -> str:
    cells = (
        "".join(f"<p>{escape(said(part))}</p>" for part in cell if isinstance(part, Text))
        for cell in row.cells
    )
    return (
        "<tr>"
        + "".join(f"<{kind}>{cell}</{kind.split(maxsplit=1)[0]}>" for cell in cells)
        + "</tr>"
    )
