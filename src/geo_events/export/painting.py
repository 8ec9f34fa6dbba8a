"""Pictures as pixels and as PDF, painted by matplotlib.

Owns the translation of shapes into what matplotlib draws. Called by `stills` and `film`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from geo_events.export.fonts import families
from geo_events.libraries import library
from geo_events.picture import HALO, Group, Oval, Path, Pen, Picture, Point, Shape, Text
from geo_events.request.safe_text import visible

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DPI = 96
_POINTS = 72 / _DPI
"""Points a pixel."""
_SETTINGS = {
    "lines.scale_dashes": False,
    "path.simplify": False,
    "pdf.fonttype": 42,  # printers and journals refuse type 3
    "text.hinting": "none",  # words and the rim around them are equally wide
}


class Canvas:
    """A sheet on which groups are painted, one over the other.

    Parameters
    ----------
    width, height
        Pixels.
    background
        As #rrggbb.
    """

    def __init__(self, width: int, height: int, background: str) -> None:
        figure = library("matplotlib.figure", "export")
        self._agg = library("matplotlib.backends.backend_agg", "export")
        self._patches = library("matplotlib.patches", "export")
        self._path = library("matplotlib.path", "export")
        self._text = library("matplotlib.text", "export")
        self._effects = library("matplotlib.patheffects", "export")
        transforms = library("matplotlib.transforms", "export")
        self._figure = figure.Figure((width / _DPI, height / _DPI), dpi=_DPI, facecolor=background)
        # Pixels, downwards: the figure's own inches run upwards.
        self._place = transforms.Affine2D().scale(1 / _DPI, -1 / _DPI).translate(0, height / _DPI)
        self._place += self._figure.dpi_scale_trans
        self._order = 0

    def paint(self, groups: Iterable[Group]) -> None:
        """Put groups on top of what is there."""
        with _settings():
            for shape in _flat(groups):
                for artist in self._artists(shape):
                    self._order += 1
                    artist.set_zorder(self._order)
                    self._figure.add_artist(artist, clip=False)

    def pixels(self) -> NDArray[np.uint8]:
        """The sheet as an array of shape (height, width, 3)."""
        return self.picture()[:, :, :3].copy()

    def picture(self) -> NDArray[np.uint8]:
        """The sheet as an array of shape (height, width, 4): red, green, blue and opacity, not copied."""
        with _settings():
            canvas = self._agg.FigureCanvasAgg(self._figure)
            canvas.draw()
            return np.asarray(canvas.buffer_rgba())

    def easel(self) -> tuple[NDArray[np.uint8], Callable[[Iterable[Group]], None]]:
        """The sheet as pixels that may be changed, and what paints groups over them.

        Returns
        -------
        tuple
            Red, green, blue and opacity in the shape (height, width, 4); and a function, after which these
            same pixels show the groups on top of what they showed.
        """
        with _settings():
            canvas = self._agg.FigureCanvasAgg(self._figure)
            canvas.draw()
            renderer = canvas.get_renderer()
            pixels: NDArray[np.uint8] = np.asarray(canvas.buffer_rgba())

        def paint(groups: Iterable[Group]) -> None:
            with _settings():
                for shape in _flat(groups):
                    for artist in self._artists(shape):
                        artist.set_figure(self._figure)
                        artist.draw(renderer)

        return pixels, paint

    def pdf(self, metadata: dict[str, Any]) -> bytes:
        """The sheet as a PDF of one page."""
        sheet = io.BytesIO()
        with _settings():
            self._figure.savefig(
                sheet, format="pdf", metadata=metadata, facecolor=self._figure.get_facecolor()
            )
        return sheet.getvalue()

    # ------------------------------------------------------------ shapes

    def _artists(self, shape: Shape) -> Iterator[Any]:
        match shape:
            case Path():
                yield self._patches.PathPatch(
                    self._outline(shape), **self._look(shape.fill, shape.opacity, shape.pen)
                )
            case Oval(centre=centre, radius=radius):
                yield self._patches.Circle(centre, radius, **self._look(shape.fill, shape.opacity, shape.pen))
            case Text():
                yield from self._words(shape)

    def _outline(self, shape: Path) -> Any:
        kinds = self._path.Path
        points: list[Point] = []
        codes: list[int] = []
        for run in shape.runs:
            points.extend(run)
            codes.extend([kinds.MOVETO] + [kinds.LINETO] * (len(run) - 1))
            if shape.closed:
                points.append(run[0])
                codes.append(kinds.CLOSEPOLY)
        return kinds(np.array(points, float), np.array(codes, np.uint8))

    def _look(self, fill: str | None, opacity: float, pen: Pen | None) -> dict[str, Any]:
        look: dict[str, Any] = {
            "transform": self._place,
            "facecolor": "none",
            "edgecolor": "none",
            "linewidth": 0,
        }
        if fill is not None:
            look["facecolor"] = (fill, opacity)
        if pen is not None:
            look |= {
                "edgecolor": (pen.colour, pen.opacity),
                "linewidth": pen.width * _POINTS,
                "joinstyle": "round",
            }
            if pen.dash:
                look |= {"linestyle": (0, [length * _POINTS for length in pen.dash]), "capstyle": "butt"}
            else:
                look["capstyle"] = "round"
        return look

    def _words(self, text: Text) -> Iterator[Any]:
        alignment = {"start": "left", "middle": "center", "end": "right"}[text.anchor]
        # A dollar sign would begin a formula.
        look = {
            "fontfamily": list(families()),
            "fontsize": text.size * _POINTS,
            "fontweight": "bold" if text.bold else "normal",
            "fontstyle": "italic" if text.italic else "normal",
            "horizontalalignment": alignment,
            "verticalalignment": "baseline",
            "transform": self._place,
            "parse_math": False,
        }
        words = visible(text.words)
        if text.halo is not None:
            # Words with an effect become outlines; those on top stay words, which a reader of PDF can copy.
            rim = self._effects.Stroke(
                linewidth=text.size * HALO * _POINTS, foreground=text.halo, joinstyle="round"
            )
            yield self._text.Text(*text.at, words, color=text.halo, path_effects=[rim], **look)
        yield self._text.Text(*text.at, words, color=text.colour, **look)


def _flat(groups: Iterable[Group]) -> Iterator[Shape]:
    for group in groups:
        for shape in group.shapes:
            if isinstance(shape, Group):
                yield from _flat([shape])
            else:
                yield shape


def painted(picture: Picture) -> Canvas:
    """A picture on a sheet."""
    canvas = Canvas(picture.width, picture.height, picture.background)
    canvas.paint(picture.groups)
    return canvas


@contextmanager
def _settings() -> Iterator[None]:
    """Whatever a person has set for their own figures, these look the same."""
    matplotlib = library("matplotlib", "export")
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield
