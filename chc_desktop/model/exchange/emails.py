"""An email as a file (.eml): its day, subject, sender, words, and the files inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import getaddresses
from html import unescape

from chc_desktop.model.rules.text import clean_text, one_line

_HIDDEN = re.compile(r"<(style|script|head)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class FileInside:
    """A file that came with an email."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Email:
    """What an email says of itself; ``on`` is None where it names no day that can be read."""

    on: date | None
    subject: str
    sender: str
    senders: frozenset[str]
    recipients: frozenset[str]
    """Addresses in small letters."""
    text: str
    files: tuple[FileInside, ...]


def read_email(content: bytes) -> Email | None:
    """Read an email; None for what is none. A stranger's email can be wrong in any part."""
    try:
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        if message["From"] is None and message["Subject"] is None:
            return None
        return Email(
            on=_day(message),
            subject=one_line(str(message["Subject"] or "")),
            sender=one_line(str(message["From"] or "")),
            senders=_addresses(message, "From", "Reply-To", "Sender"),
            recipients=_addresses(message, "To", "Cc", "Bcc"),
            text=_words(message),
            files=_files(message),
        )
    except Exception:
        # The parser fails on strangers' emails in many ways; then it is a file like any other.
        return None


def _day(message: EmailMessage) -> date | None:
    head = message["Date"]
    when = getattr(head, "datetime", None)
    return when.date() if when is not None else None


def _addresses(message: EmailMessage, *heads: str) -> frozenset[str]:
    found = [str(value) for head in heads for value in message.get_all(head, [])]
    return frozenset(address.casefold() for _, address in getaddresses(found) if address)


def _words(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    text = str(body.get_content())
    if body.get_content_type() == "text/html":
        text = unescape(_TAGS.sub("", _BREAKS.sub("\n", _HIDDEN.sub("", text))))
    return clean_text(text).strip()


def _files(message: EmailMessage) -> tuple[FileInside, ...]:
    found = []
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = part.get_filename() or f"Attached message {number}.eml"
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            found.append(FileInside(name, payload))
        elif part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            assert isinstance(inner, Message)
            found.append(FileInside(name, inner.as_bytes()))
    return tuple(f for f in found if f.content)
