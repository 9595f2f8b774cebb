"""Run one command of the program and print the most memory it had at a time, in megabytes."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from chc_desktop.cli.commands import commands


def peak() -> float:
    """Return the peak of this process; the system's own figure may be that of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


commands(sys.argv[1:], standalone_mode=False)
print(peak())
