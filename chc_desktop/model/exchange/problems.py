"""What goes wrong with other people's files, as one sentence for the person who chose the file."""

from __future__ import annotations


class FileProblem(Exception):
    """A file cannot be read; the text is one plain sentence saying what to do about it."""
