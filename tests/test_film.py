"""Films tell a story at reading pace, and are what their readers say they are."""

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import lettering
from builders import tiny_rows, write_rows
from geo_events.cli import main
from geo_events.dataset import load
from geo_events.design import layer_colour, palette
from geo_events.errors import ExportError
from geo_events.export import EXPORTERS, film, fonts
from geo_events.model import Clock, View
from geo_events.picture import over_ground
from geo_events.picture.shapes import moved
from geo_events.reel import Card, Ride, Stay
from geo_events.reel.reading_pace import LEAST
from geo_events.request import Options, Request, told
from geo_events.scene import build
from geo_events.view import select
from geo_events.when import DAY

ROOT = Path(__file__).parent.parent
QUICK = {"size": (400, 300), "seconds": 2.0, "frames_per_second": 5}


def request_of(folder, view=None, **options):
    selection = select(load(folder), view or View())
    return Request(selection, build(selection), date(2024, 12, 1), Options(**options))


@pytest.fixture(scope="module")
def story():
    return request_of(ROOT / "data")


def with_options(request, language="en", **options):
    selection = replace(request.selection, view=replace(request.view, language=language))
    return replace(request, selection=selection, options=Options(**options))


def made(request, size=film.MP4_SIZE):
    return film.Reel(request, size, film.MP4_RATE).made


def written(name, request):
    return EXPORTERS[name].write(request)


def captions(cut):
    """What is told, each with how long its words stand."""
    ways = [one for one in cut.segments if not isinstance(one, Card)]
    found = []
    for position, one in enumerate(ways):
        if isinstance(one, Stay) and position:
            before = ways[position - 1]
            runs = before.seconds if isinstance(before, Ride) and before.around == one.around else 0.0
            found.append((one, one.seconds + runs))
    return found


# ---------------------------------------------------------------- the telling


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_caption_stands_as_long_as_its_words_take(story, language):
    cut = made(with_options(story, language))
    stays = captions(cut)
    assert len(stays) == len(cut.beats)
    for (_, seconds), beat in zip(stays, cut.beats, strict=True):
        letters = sum(2 if letter > "\u2e80" else 1 for word in beat.words for letter in word)
        assert seconds >= max(LEAST, letters / 20)


@pytest.mark.parametrize("telling", ["chapters", "key", "all"])
def test_a_film_tells_what_a_deck_tells(story, telling):
    request = with_options(story, tell=telling)
    beats = made(request).beats
    assert {beat.event_id for beat in beats if beat.sight is not None} == told(request.selection, telling)
    chapters = [beat.chapter["id"] for beat in beats if beat.sight is None]
    assert chapters == list(story.dataset.chapters)
    assert [beat.moment for beat in beats] == sorted(beat.moment for beat in beats)
    assert all(beat.until <= after.moment for beat, after in pairwise(beats))


def test_each_event_is_ringed_and_named_and_nothing_else_is(story):
    cut = made(with_options(story, tell="all"))
    for (stay, _), beat in zip(captions(cut), cut.beats, strict=True):
        assert stay.render.selected == (beat.event_id or "")
        if beat.sight is None:
            continue
        named = [
            label.name
            for group in over_ground(story.scene, stay.render, stay.frame)
            if group.name == "labels"
            for label in group.shapes
        ]
        assert all(name.endswith(f"-{beat.event_id}") for name in named)
        if beat.sight.place is not None and beat.sight.track is None:
            place = story.scene.data["places"][beat.sight.place]
            assert stay.frame.holds(stay.frame.point(place["lat"], place["lng"]))


@pytest.mark.parametrize(("language", "words"), [("en", "years later"), ("zh", "年后")])
def test_a_folded_gap_says_how_long_it_is(story, language, words):
    beats = made(with_options(story, language)).beats
    assert any(words in beat.gap for beat in beats)
    assert all(after.moment - beat.until > 150 * DAY for beat, after in pairwise(beats) if after.gap)


def test_as_it_was_reported_an_event_is_told_again_when_more_is_known(story):
    view = replace(story.view, clock=Clock.REPORTED)
    request = replace(story, selection=replace(story.selection, view=view))
    beats = [beat for beat in made(request).beats if beat.sight is not None]
    states = {}
    for beat in beats:
        states.setdefault(beat.event_id, []).append(beat.sight.state)
        said = [claim for claim in beat.sight.event["claims"] if claim["known"] == beat.moment]
        # Where only a rule says since when it was known, the event's own date stands there.
        assert beat.dated.startswith("Known: ") is any(not claim["assumed"] for claim in said)
    assert all(before is not after for every in states.values() for before, after in pairwise(every))
    assert max(map(len, states.values())) > 1


def test_the_length_is_that_of_the_words_unless_one_is_given(story):
    natural = film.seconds_of(with_options(story), film.MP4_SIZE)
    assert film.seconds_of(with_options(story, tell="chapters"), film.MP4_SIZE) < natural
    assert natural < film.seconds_of(with_options(story, tell="all"), film.MP4_SIZE)
    assert film.seconds_of(with_options(story, seconds=40.0), film.MP4_SIZE) == pytest.approx(40)


def test_a_film_begins_with_its_title_and_ends_with_its_sources(story):
    view = replace(story.view, clock=Clock.REPORTED, layers=frozenset({"train"}))
    selection = select(story.dataset, view)
    cut = made(replace(story, selection=selection, scene=build(selection)))
    first, *_, last = cut.segments
    assert isinstance(first, Card)
    assert isinstance(last, Card)
    title = [text.words for text in lettering.texts(first.groups)]
    assert "".join(title).replace(" ", "").startswith(story.dataset.title("en").replace(" ", ""))
    assert any("As it was reported" in words for words in title)
    assert any("Trains" in words for words in title)
    end = " ".join(text.words for text in lettering.texts(last.groups))
    assert "OpenStreetMap" in end
    assert all(source.published_by("en")[:12] in end for source in selection.sources)


@pytest.mark.parametrize(
    ("language", "size"), [("en", (1280, 720)), ("zh", (960, 720)), ("zh", (800, 450)), ("en", (720, 1280))]
)
def test_words_of_a_film_are_large_and_apart(story, language, size):
    cut = made(with_options(story, language), size)
    least = min(size) * 0.025
    for segment in [one for one in cut.segments if not isinstance(one, Ride)][::3]:
        if isinstance(segment, Card):
            shown = segment.groups
        else:
            over = over_ground(story.scene, segment.render, segment.frame)
            shown = [*(moved(group, 0, cut.stage.top) for group in over), *segment.around]
        assert [text.words for text in lettering.texts(shown) if text.size < least - 0.01] == []
        assert lettering.overlaps(shown) == []
        assert lettering.outside(shown, *size) == []


# ---------------------------------------------------------------- frames


def test_frames_are_as_many_as_the_film_is_long(dataset_folder):
    reel = film.Reel(request_of(dataset_folder, size=(400, 300), frames_per_second=10), film.MP4_SIZE, 25)
    total = sum(frame.count for frame in reel.frames())
    assert total == pytest.approx(reel.made.seconds * 10, abs=1)


def test_a_map_that_moves_is_the_map_that_stands_where_it_lands(story):
    reel = film.Reel(with_options(story, size=(640, 360)), film.MP4_SIZE, 25)
    ride = max(
        (one for one in reel.made.segments if isinstance(one, Ride)), key=lambda one: one.flight.seconds
    )
    *_, landed = reel._ground.moving([ride.flight.at(share / 20) for share in range(1, 21)])
    still = reel._ground.still(ride.flight.landed)
    off = np.abs(landed[:, :, :3].astype(int) - still[:, :, :3].astype(int))
    assert ride.flight.seconds > 0
    assert off.mean() < 4


def durations_of(content):
    image = Image.open(io.BytesIO(content))
    found = []
    for number in range(image.n_frames):
        image.seek(number)
        found.append(image.info["duration"])
    return image, found


@pytest.mark.parametrize("rate", [7, 15])
def test_a_gif_keeps_its_length_at_any_frame_rate(dataset_folder, rate):
    request = request_of(dataset_folder, size=(320, 240), seconds=3.0, frames_per_second=rate)
    content = written("gif", request)
    image, durations = durations_of(content)
    assert image.size == (320, 240)
    assert sum(durations) == pytest.approx(3000, abs=1000 / rate + 20)
    assert image.info["loop"] == 0
    assert load(dataset_folder).version in image.info["comment"].decode()
    assert content == written("gif", request)


def test_a_gif_shows_what_was_painted(dataset_folder):
    request = request_of(dataset_folder, **QUICK)
    reel = film.Reel(request, film.GIF_SIZE, film.GIF_RATE)
    pictures = [frame.pixels[:, :, :3].copy() for frame in reel.frames()]
    image = Image.open(io.BytesIO(written("gif", request)))
    image.seek(image.n_frames - 1)
    shown = np.asarray(image.convert("RGB"))
    # Colours are those of the palette: letters have fewer greys.
    assert np.abs(shown.astype(int) - pictures[-1].astype(int)).mean() < 3


def test_a_films_colours_are_the_maps(story):
    for theme in ("light", "dark"):
        named = [layer_colour(name, theme) for name in ("blue", "green", "orange")]
        colours = film.palette_of(theme, named)
        triples = set(zip(colours[::3], colours[1::3], colours[2::3], strict=True))
        assert len(triples) <= 255
        assert {tuple(bytes.fromhex(colour[1:])) for colour in (*palette(theme).values(), *named)} <= triples
        assert tuple(bytes.fromhex(layer_colour("plum", theme)[1:])) not in triples


def test_an_mp4_has_its_size_length_title_and_colours(dataset_folder, tmp_path):
    import imageio_ffmpeg

    path = tmp_path / "film.mp4"
    path.write_bytes(written("mp4", request_of(dataset_folder, **QUICK | {"size": (401, 301)})))
    reader = imageio_ffmpeg.read_frames(str(path))
    about = next(reader)
    assert about["source_size"] == (400, 300)
    assert about["codec"] == "h264"
    assert about["duration"] == pytest.approx(2, abs=0.4)
    frames = list(reader)
    assert len(frames) == pytest.approx(10, abs=2)
    assert b"colr" in path.read_bytes()
    card = np.frombuffer(frames[0], np.uint8).reshape(300, 400, 3)
    chip = bytes.fromhex(palette("light")["chip"][1:])
    assert np.abs(card[2, 2].astype(int) - list(chip)).max() <= 1


def test_progress_is_told_up_to_the_end(dataset_folder):
    shares = []
    written("gif", replace(request_of(dataset_folder, **QUICK), tell=shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 1


# ---------------------------------------------------------------- what may go wrong


def test_what_no_font_has_is_told_once_and_the_film_is_made(dataset_folder, monkeypatch):
    monkeypatch.setattr(fonts, "_characters", lambda: frozenset(map(ord, "The Paper")))
    fonts.without_font.cache_clear()
    remarks = []
    assert written("gif", replace(request_of(dataset_folder, **QUICK), remark=remarks.append))
    fonts.without_font.cache_clear()
    assert [message.key for message in remarks] == ["export.no-font"]


def test_a_film_with_very_many_sources_and_strange_titles_is_made(tmp_path):
    rows = tiny_rows()
    rows["sources"][0] |= {"title": "long " * 20_000}
    folder = write_rows(tmp_path / "long", rows)
    (folder / "title.json").write_text('{"en": "a\\u0000b", "zh": "c"}', encoding="utf-8")
    assert written("mp4", request_of(folder, **QUICK))[4:8] == b"ftyp"


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--from", "2030"], "expected an event to tell"), (["--size", "8000x200"], "expected room for a map")],
)
def test_a_film_that_cannot_be_told_leaves_the_old_file(dataset_folder, tmp_path, capfd, options, words):
    path = tmp_path / "film.gif"
    path.write_bytes(b"the old one")
    assert main(["export", "gif", "--data", str(dataset_folder), "-o", str(path), *options]) == 1
    assert words in capfd.readouterr().err
    assert path.read_bytes() == b"the old one"


def test_the_length_is_said_before_the_work(dataset_folder, tmp_path, capfd):
    path = tmp_path / "film.gif"
    options = ["--size", "320x240", "--seconds", "2", "--fps", "2"]
    assert main(["export", "gif", "--data", str(dataset_folder), "-o", str(path), *options]) == 0
    assert "the film will take 0 min 2 s" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("ending", "reason"),
    [
        ("exit 3", "exit code 3"),
        ("head -c 1000 >/dev/null; echo 'No space left on device' >&2; exit 1", "No space left"),
        ("cat >/dev/null; exit 228", "No space left"),
        ("cat >/dev/null; exit 0", "exit code 0"),  # and the file is cut
    ],
)
def test_a_film_that_its_encoder_does_not_finish_is_refused(
    dataset_folder, tmp_path, monkeypatch, ending, reason
):
    program = tmp_path / "encoder"
    program.write_text(f'#!/bin/sh\necho begun > "$(eval echo \\${{$#}})"\n{ending}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("imageio_ffmpeg.get_ffmpeg_exe", lambda: str(program))
    with pytest.raises(ExportError, match=f"not finished: {reason}"):
        written("mp4", request_of(dataset_folder, **QUICK))


def test_a_disk_that_fills_while_a_film_is_written_leaves_the_old_file(
    dataset_folder, tmp_path, monkeypatch, capfd
):
    import imageio_ffmpeg

    program = tmp_path / "encoder"
    real = imageio_ffmpeg.get_ffmpeg_exe()
    program.write_text(f'#!/bin/sh\nulimit -f 16\nexec "{real}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("imageio_ffmpeg.get_ffmpeg_exe", lambda: str(program))
    path = tmp_path / "film.mp4"
    path.write_bytes(b"the old one")
    options = ["--size", "640x360", "--seconds", "3", "--fps", "10"]
    assert main(["export", "mp4", "--data", str(dataset_folder), "-o", str(path), *options]) == 1
    assert "not finished" in capfd.readouterr().err
    assert path.read_bytes() == b"the old one"


def test_an_error_in_the_middle_of_a_film_is_the_error_that_is_told(dataset_folder):
    def stop(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written("mp4", replace(request_of(dataset_folder, **QUICK), tell=stop))
