"""The player on somebody's folium map: one more layer beside their own.

Owns what of it folium is told. Their map keeps its tiles, its layers and its controls; the player, its style
and the story stand in the script, so that it asks for nothing. Called by users' own programs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from branca.element import Element
from folium.map import Layer
from folium.template import Template

from geo_events.errors import ViewError
from geo_events.link import page_opening
from geo_events.message import Message
from geo_events.story import Story
from geo_events.web import assets
from geo_events.web.payload import encode


class EventPlayer(Layer):
    """Marks, player and strip of a story on a `folium.Map`.

    Parameters
    ----------
    story
        What `geo_events.read` gave; `Story.view` says what of it is seen, and how.
    name
        As it stands in a `LayerControl`; the story's title where nothing is said.
    overlay
        Whether it lies over a base layer.
    control
        Whether a `LayerControl` lists it.
    show
        Whether it is there from the beginning.
    ground
        Whether the map's own ground is drawn, for a map without tiles.

    Raises
    ------
    ViewError
        If it is given no story.

    Examples
    --------
    >>> import folium
    >>> import geo_events
    >>> story = geo_events.read([{"day": "25.4.2019", "lat": 43.1, "lon": 131.9, "what": "A boat leaves"}])
    >>> boats = folium.Map(tiles=None)
    >>> EventPlayer(story, name="Boats", ground=True).add_to(boats).layer_name
    'Boats'
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this.library() }}
        var {{ this.get_name() }} = (() => {
            const player = window.geoEventsPlayer(L);
            const layer = L.layerGroup();
            const options = {{ this.options|tojson }};
            const shown = { basemap: options.ground ? window.geoEventsGround : null, isEmbedded: true,
                hasNeighbours: true };
            let received = null;
            layer.on("add", () => {
                player.mount({{ this._parent.get_name() }}, shown);
                received ??= player.receive(options.payload, options.settings, options.texts);
            });
            layer.on("remove", () => player.unmount());
            return Object.assign(layer, { player });
        })();
        {% endmacro %}
        """
    )

    def __init__(
        self,
        story: Story,
        name: str | None = None,
        overlay: bool = True,  # as folium's own layers take it
        control: bool = True,
        show: bool = True,
        *,
        ground: bool = False,
    ) -> None:
        if not isinstance(story, Story):
            raise ViewError(Message("door.no-story", {"kind": type(story).__name__}))
        view = story.current
        super().__init__(
            name=name or story.dataset.title(view.language), overlay=overlay, control=control, show=show
        )
        self._name = "EventPlayer"
        self.options = {
            "payload": encode(story.scene),
            "settings": {"language": view.language, "opening": page_opening(view, story.dataset)},
            "texts": assets.words([view.language]),
            "ground": ground,
        }

    def library(self) -> str:
        """What several in one page share: the player, and the ground if any wants it; in the first alone."""
        players = list(_players(self.get_root()))
        if players[0] is not self:
            return ""
        ground = (
            assets.read(assets.BASEMAP) if any(player.options["ground"] for player in players) else "null"
        )
        return f"{_library()}\nwindow.geoEventsGround = {ground};"


def _players(element: Element) -> Iterator[EventPlayer]:
    for child in element._children.values():
        if isinstance(child, EventPlayer):
            yield child
        yield from _players(child)


@cache
def _library() -> str:
    """What makes a player, each with a story of its own, of a page's Leaflet."""
    style = json.dumps(assets.read("player.min.css")).replace("<", "\\u003c")
    return f"""window.geoEventsPlayer ??= (() => {{
        document.head.append(Object.assign(document.createElement("style"), {{ textContent: {style} }}));
        return (L) => {{
            const globalThis = {{ L }};
            {assets.read("player.min.js")}
            return globalThis.geoEvents;
        }};
    }})();"""
