"""The only door to SQL: opening, migrations, rows and dataclasses, change log."""

from __future__ import annotations

from chc_desktop.model.store.cases import CaseRecord, Handler, PromiseRecord
from chc_desktop.model.store.errors import RegisterFault, RegisterProblem
from chc_desktop.model.store.register import Action, Register
from chc_desktop.model.store.search_index import Document, SearchIndex

__all__ = [
    "Action",
    "CaseRecord",
    "Document",
    "Handler",
    "PromiseRecord",
    "Register",
    "RegisterFault",
    "RegisterProblem",
    "SearchIndex",
]
