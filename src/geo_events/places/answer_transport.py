"""How an answer comes over the wire from a server that nobody vouches for.

Owns the bounds: one deadline for the whole question, the most bytes, no other address than the one that was
asked. What the answer says is `answers`' affair. Imported by `services` only when a server is asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeVar

import requests
from geopy.adapters import AdapterHTTPError, RequestsAdapter
from geopy.exc import GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

Answer = TypeVar("Answer")

MOST_BYTES = 5_000_000
"""Bytes of one answer once it is unpacked; ten candidates with all their names take some 100,000."""
DEADLINE_SECONDS = 30.0
"""Seconds for a whole question, however slowly its answer drips in."""
_PIECE = 65_536


def within_deadline(question: Callable[[], Answer]) -> Answer:
    """What the question comes to, if it does so in time.

    Raises
    ------
    GeocoderTimedOut
        If it does not. It is then left behind, and ends with the process.
    """
    outcome = SimpleNamespace()

    def ask() -> None:
        try:
            outcome.answer = question()
        except BaseException as error:
            outcome.error = error

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(DEADLINE_SECONDS)
    if thread.is_alive():
        raise GeocoderTimedOut(f"no whole answer within {DEADLINE_SECONDS:g} seconds")
    if hasattr(outcome, "error"):
        raise outcome.error
    answer: Answer = outcome.answer
    return answer


class BoundedAdapter(RequestsAdapter):  # type: ignore[misc]  # geopy has no types
    """Asks as geopy does, but reads no more than it may and goes nowhere else."""

    def _request(self, url: str, *, timeout: float, headers: dict[str, str]) -> requests.Response:
        response: requests.Response
        asked = {"timeout": timeout, "headers": headers, "stream": True, "allow_redirects": False}
        try:
            with self.session.get(url, **asked) as response:
                # What `text` and `json` read is what has been read here.
                response._content = _read(response)
        except requests.exceptions.SSLError as error:
            # A wrong certificate is as wrong the next time.
            raise GeocoderServiceError(_innermost(error)) from error
        except requests.Timeout as error:
            raise GeocoderTimedOut(_innermost(error)) from error
        except requests.RequestException as error:
            raise GeocoderUnavailable(_innermost(error)) from error
        if response.is_redirect:
            raise GeocoderServiceError(f"redirected to {response.headers['location']}, which is not asked")
        if response.status_code >= 400:
            told = f"status {response.status_code}"
            raise AdapterHTTPError(
                told, status_code=response.status_code, headers=response.headers, text=response.text
            )
        return response


def _read(response: requests.Response) -> bytes:
    content = bytearray()
    for piece in response.iter_content(_PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            raise GeocoderServiceError(f"an answer of more than {MOST_BYTES:,} bytes")
    return bytes(content)


def _innermost(error: BaseException) -> str:
    """The cause of all causes: around it stand the address that was asked and much that nobody reads."""
    seen: Any = error
    while True:
        deeper = seen.__cause__ or seen.__context__ or getattr(seen, "reason", None)
        if not isinstance(deeper, BaseException):
            return str(seen)
        seen = deeper
