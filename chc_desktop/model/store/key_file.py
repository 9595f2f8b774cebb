"""The key file beside a protected register: its key, wrapped by a passphrase.

Argon2id makes a key out of the passphrase (RFC 9106), AES-256-GCM wraps the register's key with
it. What GCM refuses is a wrong passphrase; damage is told apart by a checksum of its own.
While a key is being changed the file holds the old one and the new one.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from chc_desktop.model.rules.passphrases import typed
from chc_desktop.model.store import handles
from chc_desktop.model.store.errors import RegisterFault, RegisterProblem
from chc_desktop.model.store.key import MARK, Key, key_file_of
from chc_desktop.model.store.whole import write_whole

VERSION = 1
ABOUT = (
    "The key of a protected register of CHC Desktop, wrapped by its passphrase. Keep it beside "
    "the register, under the register's name with -key at its end."
)
MEMORY = 128 * 1024
"""KiB Argon2id fills: twice RFC 9106's choice for small machines, bearable with 4 GB."""
PASSES, LANES = 3, 4
"""As RFC 9106 recommends; together about half a second on a laptop."""
_BOUNDS = {"memory_kib": (19 * 1024, 1024 * 1024), "passes": (1, 16), "lanes": (1, 16)}
"""What is accepted from a file: not weaker than OWASP's floor, not more than a laptop can do."""
_SALT, _NONCE = 16, 12
_LARGEST = 100_000
"""Bytes; a key file has less than 1,000."""


def write_key_file(register: Path, keys: Sequence[Key], passphrase: str) -> None:
    """Wrap the keys of a register and write them beside it, whole or not at all.

    The key in use stands first. Raises RegisterProblem; what stood there is then as it was.
    """
    write_whole(key_file_of(register), wrapped(keys, passphrase))


def wrapped(keys: Sequence[Key], passphrase: str) -> bytes:
    """The content of a key file. This takes half a second, on purpose."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 -- slow

    kdf = {
        "name": "argon2id",
        "salt": _words(os.urandom(_SALT)),
        "memory_kib": MEMORY,
        "passes": PASSES,
        "lanes": LANES,
    }
    wrapper = AESGCM(_stretched(passphrase, kdf))
    entries = []
    for key in keys:
        nonce, mark = os.urandom(_NONCE), _words(key.mark())
        sealed = wrapper.encrypt(nonce, key.reveal(), _bound(kdf, mark))
        entries.append({"mark": mark, "nonce": _words(nonce), "wrapped": _words(sealed)})
    content = {"about": ABOUT, "version": VERSION, "kdf": kdf, "keys": entries}
    content["check"] = _checksum(content)
    return json.dumps(content, indent=1).encode()


def unwrap(register: Path, passphrase: str) -> Key:
    """The key of a register, by its passphrase; raises RegisterProblem.

    This takes half a second, on purpose. ``WRONG_PASSPHRASE`` is said only where the wrapping
    itself says so; a key file that is missing or damaged is another fault.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 -- slow to import
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    content = _read(key_file_of(register))
    try:
        kdf, entries = content["kdf"], content["keys"]
        wrapper = AESGCM(_stretched(passphrase, kdf))
        keys = [
            wrapper.decrypt(b64decode(e["nonce"]), b64decode(e["wrapped"]), _bound(kdf, e["mark"]))
            for e in entries
        ]
        return _for_register([Key(key) for key in keys], register)
    except InvalidTag:
        text = (
            f"The passphrase is wrong. {register.name} was not opened. Try again, as often as you "
            "like, or give the code on its recovery sheet."
        )
        raise RegisterProblem(RegisterFault.WRONG_PASSPHRASE, text) from None
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise _damaged(key_file_of(register)) from error


def marks(register: Path) -> tuple[bytes, ...]:
    """Which keys the key file of a register holds; raises RegisterProblem."""
    try:
        return tuple(b64decode(e["mark"]) for e in _read(key_file_of(register))["keys"])
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(key_file_of(register)) from error


def fits(register: Path, key: Key) -> bool:
    """Whether a register's file bears the mark of a key."""
    return _mark_of(register) == key.mark()


def _for_register(keys: list[Key], register: Path) -> Key:
    mark = _mark_of(register)
    return next((key for key in keys if key.mark() == mark), keys[0])


def _mark_of(register: Path) -> bytes:
    file = handles.of(register)  # closing a handle of our own would drop SQLite's locks
    if file is None:
        return b""
    try:
        return file.start(MARK)
    finally:
        file.release()


def _stretched(passphrase: str, kdf: dict[str, Any]) -> bytes:
    for name, (least, most) in _BOUNDS.items():
        if not least <= int(kdf[name]) <= most:
            raise ValueError(name)
    if kdf["name"] != "argon2id":
        raise ValueError("name")
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 -- slow

    derivation = Argon2id(
        salt=b64decode(kdf["salt"]),
        length=32,
        iterations=int(kdf["passes"]),
        lanes=int(kdf["lanes"]),
        memory_cost=int(kdf["memory_kib"]),
    )
    return derivation.derive(typed(passphrase).encode("utf-8", "surrogatepass"))


def _bound(kdf: dict[str, Any], mark: str) -> bytes:
    """What the wrapping vouches for beside the key."""
    return json.dumps([VERSION, kdf, mark], sort_keys=True).encode()


def _read(place: Path) -> dict[str, Any]:
    try:
        with place.open("rb") as file:
            raw = file.read(_LARGEST)
    except FileNotFoundError:
        text = (
            f"The key file {place.name} is missing. Put it back beside the register, from where "
            "the register was copied or from a backup, or give the code on its recovery sheet."
        )
        raise RegisterProblem(RegisterFault.NO_KEY_FILE, text) from None
    except OSError as error:
        text = f"The key file {place.name} cannot be read: this computer does not allow it."
        raise RegisterProblem(RegisterFault.NO_ACCESS, text) from error
    try:
        content = json.loads(raw)
        newer = content["version"] > VERSION
        sound = content["check"] == _checksum(content)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(place) from error
    if newer:
        text = (
            f"{place.name} was made by a newer CHC Desktop. Nothing was changed. "
            "Install the newest version to open the register."
        )
        raise RegisterProblem(RegisterFault.NEWER, text)
    if not sound:
        raise _damaged(place)
    found: dict[str, Any] = content
    return found


def _checksum(content: dict[str, Any]) -> str:
    rest = {name: value for name, value in content.items() if name != "check"}
    return sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def _damaged(place: Path) -> RegisterProblem:
    text = (
        f"The key file {place.name} is damaged. Put one from a backup in its place, or give the "
        "code on the recovery sheet."
    )
    return RegisterProblem(RegisterFault.NO_KEY_FILE, text)


def _words(value: bytes) -> str:
    return b64encode(value).decode("ascii")
