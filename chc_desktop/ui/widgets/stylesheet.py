"""The one application stylesheet: shapes and colours, made from the tokens.

No font is set here: fonts come from the type roles, or the text size could not change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chc_desktop.ui.widgets.tokens import Palette

Measure = Callable[[float], int]

_TEMPLATE = Template("""
* { outline: none; }
QWidget#window, QWidget#page, QScrollArea, QWidget#sheet { background: $page; }
QScrollArea { border: none; }
QLabel { background: transparent; color: $text; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="overdue"] { color: $overdue; }
QLabel[tone="soon"] { color: $soon; }
QLabel[tone="done"] { color: $done; }
QLabel[tone="inverse"] { color: $page; }

QMenuBar { background: $nav; color: $text; padding: ${s2}px ${s8}px; border: none; }
QMenuBar::item { padding: ${s4}px ${s10}px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $surface; color: $text; }
QMenu { background: $surface; color: $text; border: 1px solid $edge; padding: ${s4}px; }
QMenu::item { padding: ${s8}px ${s20}px ${s8}px ${s14}px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $muted; background: $surface; }
QMenu::separator { height: 1px; background: $line; margin: ${s4}px; }
QToolTip { background: $text; color: $page; border: none; padding: ${s4}px; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: ${s9}px ${s16}px; }
QPushButton:hover { border-color: $accent; background: $tint; }
QPushButton:pressed { background: $tint; }
QPushButton:disabled { color: $muted; background: $sunken; border-color: $line; }
QPushButton::menu-indicator { width: 0; image: none; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
  background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="link"], QPushButton[kind="quiet"] { background: transparent; color: $accent;
  border: none; padding: ${s4}px 0; text-align: left; }
QPushButton[kind="quiet"] { padding: ${s4}px ${s12}px; border-radius: 6px; }
QPushButton[kind="quiet"]:hover { background: $tint; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:pressed { color: $accent_hover; }
QPushButton[kind="error"] { background: transparent; color: $overdue; border: none;
  padding: ${s4}px 0; text-align: left; }
QPushButton[kind="nav"] { background: transparent; border: none; border-left: 4px solid $nav;
  border-radius: 0; padding: ${s11}px ${s12}px; text-align: left; }
QPushButton[kind="nav"]:hover { background: $quiet_bg; border-left-color: $edge; }
QPushButton[kind="nav"][current="true"] { background: $surface; border-left-color: $accent; }
QPushButton[kind="inverse"] { background: transparent; color: $page; border-color: $page; }
QPushButton[kind="inverse"]:hover { background: $page; color: $text; }
QPushButton[kind="chip"] { border-radius: ${chip}px; padding: ${s8}px ${s14}px; }
QPushButton[kind="chip"]:checked { background: $tint; border: 2px solid $accent; color: $text; }
QPushButton[kind="row"] { background: transparent; border: none; border-radius: 6px;
  padding: ${s14}px ${s20}px; text-align: left; }
QPushButton[kind="row"]:hover { background: $tint; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: $surface; color: $text;
  border: 1px solid $edge; border-radius: 6px; padding: ${s8}px ${s12}px;
  selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $muted; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $sunken; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"],
QSpinBox[wrong="true"] { border: 2px solid $overdue; }
QComboBox { padding-right: ${s32}px; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $edge;
  selection-background-color: $accent; selection-color: $on_accent; padding: ${s4}px; }
QComboBox QAbstractItemView::item { min-height: ${i32}px; padding: 0 ${s8}px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox, QRadioButton { background: transparent; color: $text; }

QFrame[card="plain"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[card="tint"] { background: $tint; border: 1px solid $tint_line; border-radius: 8px; }
QFrame[card="soon"] { background: $soon_bg; border: 1px solid $soon_line; border-radius: 8px; }
QFrame[card="sunken"] { background: $sunken; border: 1px solid $line; border-radius: 8px; }
QFrame[card="error"] { background: $surface; border: 3px solid $overdue; border-radius: 8px; }
QFrame[card="undo"] { background: $text; border: none; border-radius: 8px; }
QFrame[line="true"] { background: $line; border: none; min-height: 1px; max-height: 1px; }
QFrame[bar="quote"] { background: transparent; border: none; border-left: 4px solid $tint_line; }
QFrame[bar="error"] { background: transparent; border: none; border-left: 4px solid $overdue; }
QFrame[bar="none"] { background: transparent; border: none; border-left: 0px; }
QWidget#nav, QWidget#top { background: $nav; }
QFrame#foot { background: $page; border: none; border-top: 1px solid $line; }
QFrame#side { background: $page; border: none; border-right: 1px solid $line; }

QAbstractItemView { background: $surface; color: $text; border: none;
  selection-background-color: $tint; selection-color: $text; }
QListView#completions { border: 1px solid $edge; padding: ${s4}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QListView#completions::item { min-height: ${i32}px; padding: 0 ${s8}px; }
QTreeView#plain, QListView#plain { background: $page; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: ${s10}px ${s12}px; text-align: left; }
QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; }
QTableCornerButton::section { background: $surface; border: none; }
QProgressBar { background: $line; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle { background: $edge; border-radius: 5px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

_SPACES = (2, 4, 8, 9, 10, 11, 12, 14, 16, 20, 32)


def build(colours: Palette, space: Measure, scaled: Measure) -> str:
    """Return the stylesheet for a palette; ``space`` and ``scaled`` give pixels at the text size."""
    names: dict[str, object] = dict(asdict(colours))
    names |= {f"s{step}": space(step) for step in _SPACES}
    names |= {"i32": scaled(32), "chip": (scaled(20) + 2 * space(8)) // 2}
    return _TEMPLATE.substitute(names)
