"""Backups, bringing one back, comparing two registers, and where the register is kept."""
