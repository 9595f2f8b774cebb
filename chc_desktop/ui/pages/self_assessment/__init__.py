"""The self-assessment: 72 provisions, answered one by one."""

from __future__ import annotations
