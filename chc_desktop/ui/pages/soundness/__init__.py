"""Whether the register is sound: the check, a printed code, and what to do with a damaged file."""
