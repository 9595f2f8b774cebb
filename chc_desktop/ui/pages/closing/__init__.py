"""Closing a reporting year: the page about it, and the form that does it."""
