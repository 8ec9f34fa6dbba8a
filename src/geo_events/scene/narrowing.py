"""A scene in some of the languages of its story: for a page that is to be read in no other.

Owns what stays: of each text what a reader of one of them is given. Which member of a scene is a text, its
type says. Called by `export`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints, is_typeddict

from geo_events.scene.builder import Scene
from geo_events.scene.schema import SceneData, Texts
from geo_events.wording import narrowed


def in_languages(scene: Scene, languages: Iterable[str]) -> Scene:
    """The scene with the texts that readers of some languages are given; packed columns stay as they are.

    Parameters
    ----------
    scene
        In all its languages.
    languages
        BCP 47 tags.
    """
    wanted = tuple(languages)
    data = cast(SceneData, _narrowed(scene.data, SceneData, wanted))
    if "languages" in data:
        data["languages"] = list(narrowed(dict.fromkeys(data["languages"], ""), wanted))
    return replace(scene, data=data)


def _narrowed(value: Any, kind: Any, wanted: tuple[str, ...]) -> Any:
    """A value of a scene; what holds no text is handed on as it is."""
    if value is None or not _holds_texts(kind):
        return value
    if is_typeddict(kind):
        hints = _hints(kind)
        return {name: _narrowed(one, hints[name], wanted) for name, one in value.items()}
    if get_origin(kind) is list:
        (part,) = get_args(kind)
        return [_narrowed(one, part, wanted) for one in value]
    if get_origin(kind) in (UnionType, Union):
        return _narrowed(value, next(part for part in get_args(kind) if _holds_texts(part)), wanted)
    if kind in (Texts, dict[str, Texts]):
        return narrowed(value, wanted)
    return {name: _narrowed(one, get_args(kind)[1], wanted) for name, one in value.items()}


@cache
def _holds_texts(kind: Any) -> bool:
    if kind == Texts:
        return True
    parts = _hints(kind).values() if is_typeddict(kind) else get_args(kind)
    return any(map(_holds_texts, parts))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
