"""GeoJSON, KML, Linked Places and the lists of sources, read back with other people's readers."""

import csv
import itertools
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import bibtexparser
import fastkml
import fastkml.validator
import pyogrio
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from geojson_pydantic import FeatureCollection
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builders import make_claim, make_event, make_place, make_source, make_stop, tiny_rows, write_rows
from geo_events.dataset import Dataset, load
from geo_events.export import EXPORTERS
from geo_events.export.lonlat import box, lines
from geo_events.export.records import calendar, iso
from geo_events.layer import layers_of
from geo_events.model import Clock, Route, SourceKind, Stance, Status, View
from geo_events.request import Request
from geo_events.scene import build
from geo_events.text import t
from geo_events.view import select
from geo_events.when import parse
from geo_events.wording import Wording

ROOT = Path(__file__).parent.parent
DATA = ("geojson", "kml", "csv", "xlsx", "lpf", "bibtex", "csl-json")
HOSTILE = '=1+1"</script>]]>\x00\x1b\u202e\n\r\t&<b>{}\\@\ufffe' + "长" * 500


WHOLE = View()


LAYERS = ("meeting", "train", "deployment", "other")


def of(dataset, view=WHOLE):
    selection = select(dataset, view)
    return Request(selection, build(selection), date(2024, 12, 1))


def written(name, request):
    return EXPORTERS[name].write(request)


def geojson_of(request):
    return json.loads(written("geojson", request))


def made(events, claims=(), *, places=None, sources=None, stops=()):
    places = [make_place()] if places is None else places
    sources = [make_source()] if sources is None else sources
    return Dataset(
        folder=ROOT,
        sources={source.source_id: source for source in sources},
        places={place.place_id: place for place in places},
        events={event.event_id: event for event in events},
        claims={claim.claim_id: claim for claim in claims},
        layers=layers_of(event.layer for event in events),
        stops=tuple(stops),
        chapters={},
        documents={},
        titles=Wording.of({"en": "Boats", "zh": "船"}),
        version="abc",
    )


@pytest.fixture(scope="module")
def story():
    return of(load(ROOT / "data"))


@pytest.fixture(scope="module")
def hostile():
    """Every text of an event, its claim, source and place is as bad as a text can be."""
    return of(
        made(
            [make_event(title_en=HOSTILE, title_zh=HOSTILE, summary_en=HOSTILE, actors=(HOSTILE, "b"))],
            [make_claim(asserted_by=HOSTILE, quote=HOSTILE, quote_en=HOSTILE, note=HOSTILE, figure=7)],
            places=[make_place(name_en=HOSTILE, name_zh=HOSTILE, aliases=(HOSTILE,))],
            sources=[make_source(title=HOSTILE, publisher=HOSTILE, url="https://paper.example/a}b{c\\%41")],
        )
    )


@pytest.fixture(scope="module")
def empty():
    return of(load(ROOT / "data"), View(start="2030"))


def across():
    """A journey over the antimeridian and back to a place on the meridian itself."""
    places = [
        make_place("port", latitude=0.0, longitude=170.0),
        make_place("island", latitude=10.0, longitude=-170.0),
        make_place("edge", latitude=20.0, longitude=180.0),
    ]
    stops = [
        make_stop(1, depart="2020-01-02T00:00:00+00:00"),
        make_stop(
            2, place_id="island", arrive="2020-01-02T10:00:00+00:00", depart="2020-01-02T10:00:00+00:00"
        ),
        make_stop(3, place_id="edge", arrive="2020-01-02T20:00:00+00:00"),
    ]
    event = make_event("journey", layer="train", place_id="edge", origin_id="port")
    return of(made([event], [make_claim(event_id="journey")], places=places, stops=stops))


@pytest.mark.parametrize("name", DATA)
def test_the_same_request_gives_the_same_bytes(story, name):
    again = of(load(ROOT / "data"))
    assert written(name, story) == written(name, again)


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_texts_and_empty_selections_give_a_file(hostile, empty, name, language):
    for request in (hostile, empty):
        selection = replace(request.selection, view=replace(request.view, language=language))
        assert written(name, replace(request, selection=selection))


def test_geojson_holds_the_whole_story(story):
    collection = geojson_of(story)
    parsed = FeatureCollection.model_validate(collection)
    assert len(parsed.features) == len(story.dataset.events) > 50
    claims = [claim["id"] for feature in collection["features"] for claim in feature["properties"]["claims"]]
    assert sorted(claims) == sorted(story.dataset.claims)
    sources = {source["id"] for source in collection["metadata"]["sources"]}
    assert sources == set(story.dataset.sources)
    assert collection["metadata"]["version"] == story.dataset.version
    assert collection["metadata"]["date"] == "2024-12-01"


def test_geojson_says_who_gave_a_figure_and_what_is_only_expected(story):
    for feature in geojson_of(story)["features"]:
        said = feature["properties"]
        claims = {claim["id"]: claim for claim in said["claims"]}
        for figure in said["figures"]:
            claim = claims[figure["claim"]]
            assert (figure["figure"], figure["asserted_by"]) == (claim["figure"], claim["asserted_by"])
        if said["claims"] and all(claim["stance"] == "expects" for claim in said["claims"]):
            assert said["state"] != "confirmed"


def test_geojson_tells_of_a_journey_what_the_table_has_and_no_hour_that_is_only_drawn(story):
    journeys = [feature for feature in geojson_of(story)["features"] if "halts" in feature["properties"]]
    assert len(journeys) == len(story.scene.data["tracks"])
    for feature in journeys:
        said = feature["properties"]
        stops = story.dataset.stops_of(said["id"])
        told = [(halt["place"], halt["arrive"], halt["depart"]) for halt in said["halts"]]
        assert told == [
            (stop.place_id, *(date and date.edtf for date in (stop.arrive, stop.depart))) for stop in stops
        ]
        assert {stretch["route"] for stretch in said["stretches"]} <= {*Route}
        dates = {said["start"], said["end"], *(claim["known"] for claim in said["claims"])}
        hours = set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", json.dumps(said)))
        assert hours <= dates


def test_gdal_reads_geojson_and_kml(story, tmp_path):
    for name in ("geojson", "kml"):
        file = tmp_path / f"story{EXPORTERS[name].suffix}"
        file.write_bytes(written(name, story))
        ids = set()
        for layer, _ in pyogrio.list_layers(file):
            fields, _, shapes, columns = pyogrio.raw.read(file, layer=layer)
            named = dict(zip(fields["fields"], columns, strict=True))
            ids |= set(named["id" if name == "geojson" else "event_id"])
            assert len(shapes) == len(columns[0])
        assert ids == set(story.dataset.events)


def test_an_event_without_a_place_has_no_geometry():
    feature = geojson_of(of(made([make_event(place_id=None)])))["features"][0]
    assert feature["geometry"] is None
    assert feature["properties"]["place"] is None


def test_an_origin_and_a_figure_stand_among_the_properties():
    deployment = make_event(layer="deployment", origin_id="island", status=Status.REPORTED)
    places = [make_place(), make_place("island", latitude=-5.1234567, longitude=30)]
    dataset = made([deployment], [make_claim(figure=0, asserted_on="2020-01")], places=places)
    collection = geojson_of(of(dataset))
    feature = collection["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [20.0, 10.0]}
    assert feature["properties"]["origin"]["coordinates"] == [30.0, -5.123457]
    assert feature["properties"]["figures"] == [{"figure": 0, "asserted_by": "The Paper", "claim": "said"}]
    claim = feature["properties"]["claims"][0]
    assert (claim["known"], claim["known_assumed"]) == ("2020-02-01T00:00:00Z", True)
    assert (claim["asserted_on"], claim["source"]) == ("2020-01", "paper")
    assert collection["bbox"] == [20, 10, 20, 10]


def test_a_journey_over_the_antimeridian_is_cut():
    collection = geojson_of(across())
    FeatureCollection.model_validate({"type": "FeatureCollection", "features": collection["features"]})
    feature = collection["features"][0]
    assert feature["geometry"]["type"] == "MultiLineString"
    first, second = feature["geometry"]["coordinates"]
    assert (first[0], first[-1][0], second[0][0]) == ([170, 0], 180, -180)
    assert second[-1] == [-180, 20]
    assert [-170, 10] in second
    for piece in (first, second):
        assert all(abs(one[0] - other[0]) <= 180 for one, other in itertools.pairwise(piece))
    assert [halt["place"] for halt in feature["properties"]["halts"]] == ["port", "island", "edge"]
    west, _, east, _ = collection["bbox"]
    assert west > east


def test_a_cut_keeps_what_has_no_length():
    assert lines([(1, 180, 0), (1, -180, 0)]) == [[(180, 1), (-180, 1)]]
    assert lines([(1, 5, 0), (1, 5, 0)]) == [[(5, 1), (5, 1)]]
    (piece,) = lines([(0, 180, 0), (0, -170, 10)])
    assert piece == [(-180, 0), (-170, 0)]


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(0, 10**12)), min_size=2))
def test_no_piece_of_any_journey_leaps_over_the_antimeridian(vertices):
    pieces = lines(vertices)
    assert pieces
    for piece in pieces:
        assert len(piece) >= 2
        longitudes = [longitude for longitude, _ in piece]
        assert all(-180 <= longitude <= 180 for longitude in longitudes)
        if len(pieces) > 1:
            assert max(abs(a - b) for a, b in itertools.pairwise(longitudes)) <= 180
    west, south, east, north = box(place for piece in pieces for place in piece)
    assert -180 <= west <= 180
    assert -180 <= east <= 180
    assert south <= north


_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)


@given(
    st.lists(st.tuples(_DAYS, st.sampled_from(LAYERS), st.integers(0, 3)), max_size=12),
    st.sets(st.sampled_from(LAYERS)),
    st.none() | st.integers(1, 9999).map(lambda year: f"{year:04d}"),
)
def test_geojson_holds_every_event_in_view_with_all_its_claims(rows, layers, start):
    events = [
        make_event(f"e{number}", when=when, layer=layer) for number, (when, layer, _) in enumerate(rows)
    ]
    claims = [
        make_claim(f"e{number}-c{claim}", event_id=f"e{number}", asserted_on=None)
        for number, (_, _, count) in enumerate(rows)
        for claim in range(count)
    ]
    view = View(start=start, layers=frozenset(layers))
    expected = {
        event.event_id: {claim.claim_id for claim in claims if claim.event_id == event.event_id}
        for event in events
        if event.layer in layers and (start is None or event.when.end > parse(start).start)
    }
    collection = geojson_of(of(made(events, claims), view))
    found = {
        feature["id"]: {claim["id"] for claim in feature["properties"]["claims"]}
        for feature in collection["features"]
    }
    assert found == expected
    assert collection["metadata"]["events"] == len(expected)


def test_an_empty_selection_says_so(empty):
    collection = geojson_of(empty)
    assert (collection["features"], "bbox" in collection) == ([], False)
    assert collection["metadata"]["note"] == "No event in this period with these filters."
    for name in ("kml", "lpf", "bibtex", "csv"):
        assert "No event in this period with these filters." in written(name, empty).decode()
    assert json.loads(written("csl-json", empty)) == []


def placemarks(content):
    names = {"k": "http://www.opengis.net/kml/2.2"}
    for mark in etree.fromstring(content).iterfind(".//k:Placemark", names):
        data = {
            one.get("name"): one.findtext("k:value", None, names) for one in mark.iterfind(".//k:Data", names)
        }
        yield mark.findtext("k:name", None, names), data, mark


@pytest.mark.parametrize("which", ["story", "hostile", "empty"])
def test_kml_keeps_to_the_schema(which, request):
    content = written("kml", request.getfixturevalue(which))
    assert fastkml.validator.validate(element=etree.fromstring(content))


def test_other_events_have_styles_a_folder_and_their_word_where_there_are_any():
    flood = make_event("flood", layer="other", status=Status.REPORTED)
    dataset = made([make_event(), flood], [make_claim(), make_claim("wet", event_id="flood")])
    content = written("kml", of(dataset))
    assert fastkml.validator.validate(element=etree.fromstring(content))
    assert b"<name>Other events</name>" in content
    assert b'<Style id="other-open">' in content
    assert b"#other-open</styleUrl>" in content
    assert [one["properties"]["layer"] for one in geojson_of(of(dataset))["features"]] == ["other", "meeting"]
    assert b"other" not in written("kml", of(made([make_event()], [make_claim()])))


def test_only_what_is_left_out_is_said():
    def filters(dataset, layers):
        return [
            line
            for line in written("csv", of(dataset, View(layers=frozenset(layers)))).decode().splitlines()
            if "Layers:" in line
        ]

    three = set(LAYERS) - {"other"}
    without = made([make_event()], [make_claim()])
    assert filters(without, three) == []
    assert len(filters(without, {"train"})) == 1
    flooded = made([make_event(), make_event("flood", layer="other")], [make_claim()])
    assert filters(flooded, LAYERS) == []
    (line,) = filters(flooded, three)
    assert "Layers: Meetings and visits, Trains and the line, Troop reports" in line


def test_kml_over_the_antimeridian_keeps_to_the_schema():
    content = written("kml", across())
    assert fastkml.validator.validate(element=etree.fromstring(content))
    longitudes = [
        [float(place.split(",")[0]) for place in line.split()]
        for line in re.findall("<coordinates>([^<]*)<", content.decode())
    ]
    assert len(longitudes) > 1
    for line in longitudes:
        assert all(abs(a - b) <= 180 for a, b in itertools.pairwise(line))


def test_fastkml_reads_the_story(story):
    content = written("kml", story).decode()
    (document,) = fastkml.KML.from_string(content.partition("?>")[2], strict=False).features
    assert [folder.name for folder in document.features] == [
        "Meetings and visits",
        "Trains and the line",
        "Troop reports",
    ]
    found = {data["event_id"] for _, data, _ in placemarks(content.encode())}
    assert found == set(story.dataset.events)
    claims = {claim for _, data, _ in placemarks(content.encode()) for claim in data["claims"].split()}
    assert claims == set(story.dataset.claims)
    assert story.dataset.version in document.description
    span = document.features[0].features[0].times
    assert span.begin.dt < span.end.dt


def test_kml_names_what_is_not_confirmed(story):
    for name, data, _ in placemarks(written("kml", story)):
        if data["state"] not in ("confirmed", ""):
            assert name.endswith(")")
    assert any("(expected)" in name for name, _, _ in placemarks(written("kml", story)))


def test_kml_tells_how_each_part_of_a_way_is_known(story):
    kinds = {
        track["event"]: {
            "named" if stretch["named"] else stretch["route"].value for stretch in track["stretches"]
        }
        for track in story.scene.data["tracks"]
    }
    found = {}
    for name, data, mark in placemarks(written("kml", story)):
        route = data["route"]
        if route:
            found.setdefault(data["event_id"], set()).add(route)
            assert mark.findtext("{*}styleUrl") == ("#train" if route == "named" else "#train-open")
            assert name.endswith(f"({t(f'player.legend.{route}', 'en')})") == (route != "named")
    assert found == kinds


def test_markup_in_a_kml_balloon_is_text(hostile):
    ((_, _, mark),) = placemarks(written("kml", hostile))
    balloon = mark.findtext("{*}description")
    assert "<b>" not in balloon
    assert "&lt;b&gt;" in balloon


def test_linked_places_have_names_dates_and_what_is_told(story):
    collection = json.loads(written("lpf", story))
    FeatureCollection.model_validate(collection)
    assert collection["@context"].startswith("https://raw.githubusercontent.com/LinkedPasts/linked-places/")
    told = set()
    for feature in collection["features"]:
        assert feature["properties"]["title"] == feature["names"][0]["toponym"]
        assert feature["names"][0]["citations"]
        assert feature["geometry"]["certainty"] in ("certain", "less-certain", "uncertain")
        assert all("start" in span for span in feature["when"]["timespans"])
        told |= {text["@id"].removeprefix("#event-") for text in feature["descriptions"]}
    missing = set(story.dataset.events) - told
    assert len(missing) == collection["metadata"]["events_without_place"]
    assert all(story.dataset.events[event_id].place_id is None for event_id in missing)


@pytest.mark.parametrize(
    ("when", "span"),
    [
        ("2020-01-02", {"start": {"in": "2020-01-02"}}),
        ("2020-01~/2020-03", {"start": {"in": "2020-01~"}, "end": {"in": "2020-03"}}),
        (
            "199X",
            {
                "start": {"earliest": "1990-01-01", "latest": "1999-12-31"},
                "end": {"earliest": "1990-01-01", "latest": "1999-12-31"},
            },
        ),
        (
            "2020-23",
            {
                "start": {"earliest": "2020-09-01", "latest": "2020-11-30"},
                "end": {"earliest": "2020-09-01", "latest": "2020-11-30"},
            },
        ),
        ("2021-05-05/..", {"start": {"in": "2021-05-05"}, "end": {"earliest": "2021-05-05"}}),
        ("../1950", {"start": {"latest": "1950-01-01"}, "end": {"in": "1950"}}),
    ],
)
def test_linked_places_write_dates_that_iso_8601_knows(when, span):
    collection = json.loads(written("lpf", of(made([make_event(when=when)]))))
    assert collection["features"][0]["when"]["timespans"] == [span]


@pytest.mark.parametrize(
    ("when", "ends", "words"),
    [
        ("2021-05-05/..", ("2021-05-05T00:00:00Z", None), "since 5 May 2021"),
        ("../1950", (None, "1951-01-01T00:00:00Z"), "until 1950"),
    ],
)
def test_an_end_that_is_open_is_written_nowhere(when, ends, words):
    request = of(made([make_event(when=when)]))
    (feature,) = geojson_of(request)["features"]
    told = feature["properties"]
    assert ((told["start"], told["end"]), told["when"], told["when_en"]) == (ends, when, words)
    ((_, _, mark),) = placemarks(written("kml", request))
    span = [mark.find(f".//{{http://www.opengis.net/kml/2.2}}{end}") for end in ("begin", "end")]
    assert tuple(None if end is None else end.text for end in span) == ends
    assert fastkml.validator.validate(element=etree.fromstring(written("kml", request)))
    (row,) = csv.DictReader(written("csv", request).decode("utf-8-sig").splitlines())
    assert (row["start"], row["end"]) == tuple(end or "" for end in ends)


def test_bibtex_is_read_back(story, hostile):
    library = bibtexparser.parse_string(written("bibtex", story).decode())
    assert not library.failed_blocks
    assert {entry.key for entry in library.entries} == set(story.dataset.sources)
    for entry in library.entries:
        source = story.dataset.sources[entry.key]
        assert source.title in entry["title"]
        assert ("date" in entry) == (source.published is not None)
    library = bibtexparser.parse_string(written("bibtex", hostile).decode())
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry["url"] == "https://paper.example/a%7Db%7Bc%5C%41"
    assert (entry["year"], entry["month"], entry["date"]) == ("2020", "jan", "2020-01-02")


def test_references_hold_an_archived_copy():
    both = make_source(url="https://paper.example/boat", archive_url="https://old.example/boat_1")
    alone = make_source("copied", archive_url="https://old.example/copied")
    claims = [make_claim(), make_claim("c2", source_id="copied")]
    told = of(made([make_event()], claims, sources=[both, alone]))
    first, second = bibtexparser.parse_string(written("bibtex", told).decode()).entries
    assert (first["url"], second["url"]) == ("https://paper.example/boat", "https://old.example/copied")
    assert first["note"].endswith(r"; https://old.example/boat\_1")
    items = json.loads(written("csl-json", told))
    assert [item["URL"] for item in items] == ["https://paper.example/boat", "https://old.example/copied"]
    assert [item["archive_location"] for item in items] == [both.archive_url, alone.archive_url]
    assert both.archive_url in written("csv", told).decode()


def test_a_bibtex_title_prints_its_special_characters():
    title = r"50 % of {A_1} & $5 #2 ~ ^ \end"
    content = written("bibtex", of(made([make_event()], [make_claim()], sources=[make_source(title=title)])))
    expected = (
        r"50 \% of \textbraceleft{}A\_1\textbraceright{} \& \$5 \#2 "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{}end"
    )
    assert f"title = {{{{{expected}}}}}," in content.decode()


@pytest.mark.parametrize(
    ("published", "parts"),
    [("2020-01-02", [[2020, 1, 2]]), ("2020-01", [[2020, 1]]), ("2020/2021-03", [[2020], [2021, 3]])],
)
def test_csl_dates_go_as_far_as_they_are_known(published, parts):
    dataset = made([make_event()], [make_claim()], sources=[make_source(published=published)])
    (item,) = json.loads(written("csl-json", of(dataset)))
    assert item["issued"] == {"date-parts": parts}
    assert calendar(parse("199X")) == []


def test_citeproc_writes_references(story):
    items = json.loads(written("csl-json", story))
    assert {item["id"] for item in items} == set(story.dataset.sources)
    assert all(item["custom"]["dataset_version"] == story.dataset.version for item in items)
    dated = {source.source_id for source in story.dataset.sources.values() if source.published is not None}
    assert {item["id"] for item in items if "issued" in item} == dated
    known = [{key: value for key, value in item.items() if key != "custom"} for item in items]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(known), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = "\n".join(str(line) for line in bibliography.bibliography())
    for item in items:
        assert item["title"] in printed


def test_only_cited_sources_are_listed():
    sources = [make_source(), make_source("other", kind=SourceKind.ENCYCLOPEDIA)]
    request = of(made([make_event()], [make_claim()], sources=sources))
    assert [item["id"] for item in json.loads(written("csl-json", request))] == ["paper"]
    assert b"{other," not in written("bibtex", request)


def test_a_file_follows_the_clock_of_the_view():
    claims = [make_claim(stance=Stance.CONFIRMS), make_claim("off", stance=Stance.CANCELS)]
    dataset = made([make_event()], claims)
    states = [
        geojson_of(of(dataset, View(clock=clock)))["features"][0]["properties"]["state"] for clock in Clock
    ]
    assert states == ["confirmed", "cancelled"]


def test_moments_beyond_the_calendar_become_its_ends():
    assert iso(parse("9999-12-31").end) == "9999-12-31T23:59:59.999Z"
    assert iso(parse("Y-271820-01-01", "Asia/Tokyo").start) == "-271820-01-01T00:00:00Z"


def test_data_credit_gazetteers_and_not_the_basemap(tmp_path):
    rows = tiny_rows()
    rows["places"][0] |= {"geocoder": "geonames", "geocoder_id": "42", "licence": "CC BY 4.0"}
    request = of(load(write_rows(tmp_path, rows)))
    said = geojson_of(request)["metadata"]["credits"]
    assert said[0] == "Positions of places: geonames (CC BY 4.0)"
    assert not any("Natural Earth" in line for line in said)
    places = json.loads(written("lpf", request))["features"]
    assert places[0]["links"] == [{"type": "exactMatch", "identifier": "https://www.geonames.org/42"}]
