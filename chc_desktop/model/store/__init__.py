"""The only door to SQL: opening, migrations, rows and dataclasses, change log."""

from __future__ import annotations

from chc_desktop.model.store.cases import CaseRecord, Handler, PromiseRecord
from chc_desktop.model.store.errors import RegisterFault, RegisterProblem
from chc_desktop.model.store.key import Key, key_file_of
from chc_desktop.model.store.key_file import fits
from chc_desktop.model.store.locks import Holder, OpenLock
from chc_desktop.model.store.locks import take as take_lock
from chc_desktop.model.store.places import fault_of
from chc_desktop.model.store.register import Action, Register
from chc_desktop.model.store.salvage import Gap, Salvaged
from chc_desktop.model.store.search_index import Document, SearchIndex
from chc_desktop.model.store.whole import exchange as exchange_registers
from chc_desktop.model.store.whole import move_register, write_whole

__all__ = [
    "Action",
    "CaseRecord",
    "Document",
    "Gap",
    "Handler",
    "Holder",
    "Key",
    "OpenLock",
    "PromiseRecord",
    "Register",
    "RegisterFault",
    "RegisterProblem",
    "Salvaged",
    "SearchIndex",
    "exchange_registers",
    "fault_of",
    "fits",
    "key_file_of",
    "move_register",
    "take_lock",
    "write_whole",
]
