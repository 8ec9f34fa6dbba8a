"""Write a dataset of any size, of invented events, to measure the program with.

Owns the choice of what a large dataset looks like: crowded days, silent years, places in clusters, dates of
every precision, claims that agree with the statuses. It is a valid dataset of the same tables as ``data``;
nothing in it is meant to be believed. The same number of events and the same seed give the same bytes::

    python tools/make_synthetic.py 1000000 FOLDER --seed 7
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]
Numbers = NDArray[np.int64]

COLUMNS = {
    "sources": "source_id,file,title,publisher,kind,language,published,url,sha256",
    "places": "place_id,name_en,name_zh,name_zh_hant,name_ko,name_ru,aliases,query,latitude,longitude,"
    "radius_km,kind,country,timezone,geocoder,geocoder_id,retrieved,licence",
    "events": "event_id,layer,title_en,title_zh,when,place_id,origin_id,status,actors,figure_low,figure,"
    "figure_high,summary_en,summary_zh",
    "claims": "claim_id,event_id,source_id,stance,asserted_by,asserted_on,quote,quote_en,figure,note",
    "stops": "event_id,stop,place_id,arrive,depart,basis,claim_id",
    "chapters": "chapter_id,title_en,title_zh,start,end,note_en,note_zh",
}
PERIODS = ((2000, 2003), (2006, 2011), (2014, 2018), (2021, 2024))
"""First and last year of each lively time; the years between them are silent, so that the axis folds them."""
# fmt: off
NORTHERN_ZONES = (
    "Pacific/Pago_Pago", "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver",
    "America/Chicago", "America/New_York", "America/Halifax", "America/Sao_Paulo", "America/Noronha",
    "Atlantic/Azores", "Europe/London", "Europe/Paris", "Africa/Cairo", "Europe/Moscow", "Asia/Dubai",
    "Asia/Karachi", "Asia/Dhaka", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Asia/Vladivostok",
    "Pacific/Noumea", "Pacific/Auckland",
)
# fmt: on
"""One for each hour from 11 before UTC to 12 after it."""
SOUTHERN_ZONES = {
    -5: "America/Lima",
    -3: "America/Argentina/Buenos_Aires",
    2: "Africa/Johannesburg",
    7: "Asia/Jakarta",
    8: "Australia/Perth",
    10: "Australia/Sydney",
}
LAYERS = ("meeting", "train", "deployment")
MEETING, TRAIN, DEPLOYMENT = range(3)
TITLES = (("Meeting at {}", "{}会谈"), ("Train to {}", "开往{}的列车"), ("Deployment to {}", "{}部署"))
STATUSES = ("confirmed", "reported", "cancelled", "unfulfilled")
DECISIVE = ("confirms", "reports", "cancels", "denies")
"""What the last claim about an event says, by status."""
DAY, MINUTE, MONTH, YEAR, INTERVAL = range(5)
SOURCES = 3
QUOTES = 2_000
"""Most distinct quotes: a large dataset repeats them, as one that is made by rules does."""


class Places(NamedTuple):
    """Sites in clusters, one town a cluster."""

    ids: list[str]
    names: list[str]
    towns: int
    """Site i belongs to town i modulo this."""
    zones: list[str]


class Events(NamedTuple):
    """What the claims and the stops need to know of the events."""

    days: Days
    layers: Numbers
    statuses: Numbers
    places: Numbers
    figures: list[str]
    journeys: dict[int, int]
    """How many stops the event at a position has."""


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description="Write a valid dataset of invented events.")
    parser.add_argument("events", type=int, help="how many events, at least 20")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    make(arguments.events, arguments.folder, arguments.seed)


def make(count: int, folder: Path, seed: int) -> None:
    """Write a dataset of so many events into a folder."""
    rng = np.random.default_rng(seed)
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    quotes = _write_sources(folder, min(count, QUOTES))
    places = _write_places(folder, min(20_000, max(12, count // 20)), rng)
    events = _write_events(folder, count, places, rng)
    first_claims = _write_claims(folder, events, quotes, rng)
    _write_stops(folder, events, places, first_claims)
    _write(folder, "chapters", _chapters())
    title = {"en": f"{count} invented events", "zh": f"{count}个虚构事件"}
    (folder / "title.json").write_text(
        json.dumps(title, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


def _write(folder: Path, name: str, lines: Iterable[Sequence[object]]) -> None:
    # No cell here holds a comma or a quote.
    text = "".join(",".join(map(str, cells)) + "\n" for cells in lines)
    (folder / f"{name}.csv").write_bytes(f"{COLUMNS[name]}\n{text}".encode())


def _write_sources(folder: Path, count: int) -> list[str]:
    """Write the documents; returns the sentences, of which number i stands in source i modulo 3."""
    whom = ("A traveller", "A clerk", "An observer", "A reader", "A neighbour")
    what = ("saw movement", "noted an arrival", "heard of a visit", "counted wagons", "described a gathering")
    where = ("by the river", "at the crossing", "near the square", "on the northern road")
    sentences = [
        f"Entry {number:04d}: {whom[number % 5]} {what[number // 5 % 5]} {where[number // 25 % 4]}."
        for number in range(1, count + 1)
    ]
    lines = []
    for source in range(SOURCES):
        content = ("\n".join(sentences[source::SOURCES]) + "\n").encode()
        (folder / "seeds" / f"notebook-{source + 1}.txt").write_bytes(content)
        name = f"Notebook {source + 1}"
        digest = hashlib.sha256(content).hexdigest()
        lines.append(
            (f"notebook-{source + 1}", f"notebook-{source + 1}.txt", name, name, "news", "en", "", "", digest)
        )
    _write(folder, "sources", lines)
    return sentences


def _write_places(folder: Path, count: int, rng: np.random.Generator) -> Places:
    towns = min(60, count // 4)
    # One town a strip of longitude, so that they do not heap up.
    centres = (np.arange(towns) + rng.random(towns)) / towns * 356 - 178
    latitudes = rng.uniform(-50, 68, towns)
    town = np.arange(count) % towns
    # Every third site lies out in the country, so that not all of them are heaped up.
    spread = np.where(np.arange(count) // towns % 3 == 2, 6, 1)
    longitude = np.clip(centres[town] + spread * rng.normal(0, 0.5, count), -180, 180)
    latitude = np.clip(latitudes[town] + spread * rng.normal(0, 0.3, count), -50, 68)
    radius = np.where(rng.random(count) < 0.03, 50, 1)
    zones = [_zone(centres[index], latitudes[index]) for index in town.tolist()]
    digits = max(4, len(str(count)))
    numbers = [f"{number:0{digits}d}" for number in range(1, count + 1)]
    _write(
        folder,
        "places",
        (
            (
                *(f"site-{number}", f"Site {number}", f"地点{number}", "", "", "", "", ""),
                *(f"{north:.4f}", f"{east:.4f}", kilometres, "site", "", zone, "manual", "", "", "CC0-1.0"),
            )
            for number, north, east, kilometres, zone in zip(
                numbers, latitude.tolist(), longitude.tolist(), radius.tolist(), zones, strict=True
            )
        ),
    )
    return Places([f"site-{number}" for number in numbers], numbers, towns, zones)


def _zone(longitude: float, latitude: float) -> str:
    hours = min(12, max(-11, round(longitude / 15)))
    northern = NORTHERN_ZONES[hours + 11]
    return SOUTHERN_ZONES.get(hours, northern) if latitude < 0 else northern


def _write_events(folder: Path, count: int, places: Places, rng: np.random.Generator) -> Events:
    days = _days(count, rng)
    layers = rng.choice(3, count, p=[0.5, 0.2, 0.3])
    statuses = rng.choice(4, count, p=[0.6, 0.36, 0.02, 0.02])
    kinds = rng.choice(5, count, p=[0.7, 0.15, 0.09, 0.04, 0.02])
    crowds = rng.lognormal(0, 1, len(places.ids))
    at = rng.choice(len(places.ids), count, p=crowds / crowds.sum())
    away = (at + rng.integers(1, len(places.ids), count)) % len(places.ids)
    share = rng.random(count)
    has_origin = ((layers == DEPLOYMENT) & (share < 1 / 3)) | ((layers == TRAIN) & (share < 0.5))
    journeys = _journeys(layers, places)
    for event, stops in journeys.items():
        kinds[event] = INTERVAL
        at[event] %= _full_towns(places)
        away[event] = _site_of(places, int(at[event]), stops - 1, 0)
        has_origin[event] = True
    figures = np.where(
        (layers == DEPLOYMENT) & (rng.random(count) < 0.04), rng.integers(1, 100, count) * 100, 0
    )
    when = _dates(days, kinds, at, places, journeys, rng)
    named = rng.random(count) < 0.08
    _write(
        folder,
        "events",
        (
            _event(index, layer, status, place, origin, date, figure, actors, places)
            for index, (layer, status, place, origin, date, figure, actors) in enumerate(
                zip(
                    layers.tolist(),
                    statuses.tolist(),
                    at.tolist(),
                    np.where(has_origin, away, -1).tolist(),
                    when,
                    figures.tolist(),
                    named.tolist(),
                    strict=True,
                )
            )
        ),
    )
    texts = [str(figure) if figure else "" for figure in figures.tolist()]
    return Events(days, layers, statuses, at, texts, journeys)


def _event(
    index: int,
    layer: int,
    status: int,
    place: int,
    origin: int,
    date: str,
    figure: int,
    named: bool,
    places: Places,
) -> tuple[object, ...]:
    name = places.names[place]
    english, chinese = TITLES[layer]
    return (
        f"e{index + 1:07d}",
        LAYERS[layer],
        english.format(f"Site {name}"),
        chinese.format(f"地点{name}"),
        date,
        places.ids[place],
        places.ids[origin] if origin >= 0 else "",
        STATUSES[status],
        "First delegation|Second delegation" if named else "",
        *((figure * 4 // 5, figure, figure * 6 // 5) if figure else ("", "", "")),
        "",
        "",
    )


def _days(count: int, rng: np.random.Generator) -> Days:
    """Days in order: most in bursts, some crowded, none in the silent years."""
    lively = np.concatenate(
        [
            np.arange(f"{first}-01-01", f"{last}-12-25", dtype="datetime64[D]").astype(np.int64)
            for first, last in PERIODS
        ]
    )
    gaps = rng.lognormal(0, 2, count)
    steady = np.cumsum(gaps) / gaps.sum()
    crowded = rng.random(max(1, count // 200))[rng.zipf(1.6, count) % max(1, count // 200)]
    share = np.where(rng.random(count) < 0.3, crowded, steady)
    days: Days = np.sort(lively[np.minimum(share * len(lively), len(lively) - 1).astype(np.int64)]).astype(
        "datetime64[D]"
    )
    return days


def _full_towns(places: Places) -> int:
    """Number of sites that leaves no town with fewer than another."""
    return len(places.ids) // places.towns * places.towns


def _site_of(places: Places, last: int, stops: int, stop: int) -> int:
    """Site of a stop of a journey inside one town that ends at a site."""
    return (last - (stops - stop) * places.towns) % _full_towns(places)


def _journeys(layers: Numbers, places: Places) -> dict[int, int]:
    trains = np.flatnonzero(layers == TRAIN)
    wanted = min(12, len(layers) // 50, len(trains))
    most = min(5, _full_towns(places) // places.towns)
    chosen = trains[np.linspace(0, len(trains) - 1, wanted).astype(int)].tolist() if wanted else []
    return {event: min(most, 3 + number % 3) for number, event in enumerate(chosen)}


def _dates(
    days: Days,
    kinds: Numbers,
    at: Numbers,
    places: Places,
    journeys: dict[int, int],
    rng: np.random.Generator,
) -> list[str]:
    texts: list[str] = np.datetime_as_string(days).tolist()
    last: list[str] = np.datetime_as_string(days + rng.integers(1, 6, len(days))).tolist()
    minutes = rng.integers(6 * 60, 22 * 60, len(days)).tolist()
    zones = {name: ZoneInfo(name) for name in set(places.zones)}
    for index, (kind, place) in enumerate(zip(kinds.tolist(), at.tolist(), strict=True)):
        if kind == MINUTE:
            texts[index] = _moment(texts[index], minutes[index], zones[places.zones[place]])
        elif kind == MONTH:
            texts[index] = texts[index][:7]
        elif kind == YEAR:
            texts[index] = texts[index][:4]
        elif kind == INTERVAL:
            until = str(days[index] + journeys[index]) if index in journeys else last[index]
            texts[index] = f"{texts[index]}/{until}"
    return texts


def _moment(day: str, minute: int, zone: ZoneInfo) -> str:
    moment = datetime.fromisoformat(day).replace(tzinfo=zone) + timedelta(minutes=minute)
    return moment.isoformat()


def _write_claims(
    folder: Path, events: Events, quotes: list[str], rng: np.random.Generator
) -> dict[int, str]:
    """Write the claims; returns the first claim of each journey."""
    count = len(events.days)
    expected = rng.random(count) < 0.1
    before = np.datetime_as_string(events.days - rng.integers(1, 15, count)).tolist()
    after = np.datetime_as_string(events.days + rng.integers(0, 4, count)).tolist()
    dated = (rng.random((2, count)) >= 0.1).tolist()
    words = rng.integers(0, len(quotes), (2, count)).tolist()
    lines: list[tuple[object, ...]] = []
    first: dict[int, str] = {}

    def add(index: int, stance: str, day: str, which: int) -> None:
        quote = words[which][index]
        source = quote % SOURCES + 1
        said = day if dated[which][index] else ""
        claim_id = f"c{len(lines) + 1:07d}"
        if index in events.journeys:
            first.setdefault(index, claim_id)
        lines.append(
            (
                *(claim_id, f"e{index + 1:07d}", f"notebook-{source}", stance, f"Notebook {source}", said),
                *(quotes[quote], "", events.figures[index], ""),
            )
        )

    for index, status in enumerate(events.statuses.tolist()):
        # What was never fulfilled was at least expected.
        if expected[index] or STATUSES[status] == "unfulfilled":
            add(index, "expects", before[index], 0)
        if STATUSES[status] != "unfulfilled" or expected[index]:
            add(index, DECISIVE[status], after[index], 1)
    _write(folder, "claims", lines)
    return first


def _write_stops(folder: Path, events: Events, places: Places, claims: dict[int, str]) -> None:
    lines: list[tuple[Any, ...]] = []
    for number, (event, stops) in enumerate(events.journeys.items()):
        for stop in range(stops):
            site = _site_of(places, int(events.places[event]), stops - 1, stop)
            day = str(events.days[event] + stop)
            zone = ZoneInfo(places.zones[site])
            arrive = "" if stop == 0 else day
            depart = "" if stop == stops - 1 else day
            if (number + stop) % 2:
                arrive = arrive and _moment(day, 10 * 60 + stop, zone)
                depart = depart and _moment(day, 11 * 60 + stop, zone)
            basis, claim = ("stated", claims[event]) if stop in (0, stops - 1) else ("inferred", "")
            lines.append((f"e{event + 1:07d}", stop + 1, places.ids[site], arrive, depart, basis, claim))
    _write(folder, "stops", lines)


def _chapters() -> Iterable[tuple[str, ...]]:
    for number, (first, last) in enumerate(PERIODS, start=1):
        title = f"{first} to {last}", f"{first}年至{last}年"
        yield (f"part-{number}", *title, str(first), str(last), "", "")


if __name__ == "__main__":
    main()
