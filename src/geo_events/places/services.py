"""The geocoding services that may be asked.

Owns what each service wants (a contact, an account) and the licence of its answers. geopy is imported here
alone, and only when a service is made. Called by the command line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from geo_events.errors import GeocodingError

_TIMEOUT_SECONDS = 10
_MALFORMED = (AttributeError, KeyError, TypeError, ValueError)
"""What geopy stumbles over in an answer of another shape than it expects, and passes on as it is."""
_EMAIL = re.compile(r"[^@\s]+@([^@\s.]+\.)+[^@\s.]{2,}")
_NOBODY = re.compile(r"(@|\.)(example|invalid|test|localhost)(\.(com|net|org))?$", re.IGNORECASE)


class Location(Protocol):
    """What a geocoder answers: geopy's `Location`."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""

    @property
    def raw(self) -> Any:
        """The service's own answer."""


class Geocoder(Protocol):
    """What is asked: geopy's `Geocoder`."""

    def geocode(self, query: str, *, exactly_one: bool = True) -> Any:
        """Best answer as a `Location`, or None."""


@dataclass(frozen=True, slots=True)
class Service:
    """A geocoding service and what its answers need to be kept."""

    name: str
    """As written in the column geocoder."""
    geocoder: Geocoder
    licence: str
    """Under which its coordinates may be passed on."""
    errors: tuple[type[Exception], ...] = ()
    """What the geocoder raises when it cannot answer."""


def nominatim(email: str | None, url: str | None = None) -> Service:
    """OpenStreetMap's geocoder, or another server of the same kind.

    Parameters
    ----------
    email
        A contact that is read: the service asks for one and shuts out who gives none.
    url
        Address of another server; None for the public one.

    Raises
    ------
    GeocodingError
        If the contact or the address is none.
    """
    if email is None or _EMAIL.fullmatch(email) is None or _NOBODY.search(email) is not None:
        raise GeocodingError(f"expected the mail address of a real contact for Nominatim, found {email!r}")
    from geopy.exc import GeopyError
    from geopy.geocoders import Nominatim

    options: dict[str, Any] = {"user_agent": f"geo-events ({email})", "timeout": _TIMEOUT_SECONDS}
    if url is not None:
        scheme, _, domain = url.partition("://")
        if scheme not in ("http", "https") or not domain.strip("/"):
            raise GeocodingError(f"expected an address that begins with https:// or http://, found {url!r}")
        options |= {"scheme": scheme, "domain": domain}
    return Service(
        "nominatim", Nominatim(**options), "ODbL-1.0, OpenStreetMap contributors", (GeopyError, *_MALFORMED)
    )


def geonames(username: str | None) -> Service:
    """The geocoder of GeoNames.

    Parameters
    ----------
    username
        Of an account there.

    Raises
    ------
    GeocodingError
        If the name is missing.
    """
    if not username:
        raise GeocodingError(f"expected the name of an account at GeoNames, found {username!r}")
    from geopy.exc import GeopyError
    from geopy.geocoders import GeoNames

    geocoder = GeoNames(
        username,
        user_agent="geo-events",
        timeout=_TIMEOUT_SECONDS,
        scheme="https",
        domain="secure.geonames.org",
    )
    return Service("geonames", geocoder, "CC-BY-4.0, GeoNames", (GeopyError, *_MALFORMED))
