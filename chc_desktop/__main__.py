"""``python -m chc_desktop``: the same as the command ``chc-desktop``."""

from __future__ import annotations

from chc_desktop.cli import main

if __name__ == "__main__":
    main()
