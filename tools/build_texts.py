"""Make the texts that the program reads of the catalogues: `text/TAG.po` to `text/TAG.json`.

`en.po` is the source: its `msgid` are the English words, its comments those for translators. The other
catalogues are brought up to date with it first: what is new is empty, what is gone goes, what reads otherwise
in English by now is marked `fuzzy`. Then what is missing in each language is told. There the English stands
in; of a language in which too much is missing nothing is made. Run it after every change of a catalogue:
tests/test_catalogues.py fails while the JSON is another.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

FOLDER = Path(__file__).resolve().parent.parent / "src" / "geo_events" / "text"
SOURCE = "en"
OFFERED_WITHOUT = 0.05
"""Share of the entries that may be missing in a language that is offered all the same."""
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def tags() -> list[str]:
    """The languages of which there is a catalogue, English first."""
    return sorted((path.stem for path in FOLDER.glob("*.po")), key=lambda tag: (tag != SOURCE, tag))


def categories(tag: str) -> list[str]:
    """The plural categories of a language, in the order of `msgstr[0]`, `msgstr[1]` and so on."""
    used = Locale.parse(tag, sep="-").plural_form.tags | {"other"}
    return [category for category in _CATEGORIES if category in used]


def read(tag: str) -> Catalog:
    """A catalogue."""
    with (FOLDER / f"{tag}.po").open("rb") as file:
        return read_po(file, locale=tag.replace("-", "_"), charset="utf-8", abort_invalid=True)


def entries(catalogue: Catalog) -> Iterator[Message]:
    """The entries of a catalogue without its head."""
    return (message for message in catalogue if message.id)


def forms(message: Message) -> list[str]:
    """The words of an entry in its language: one, or one a plural category; empty where they are missing."""
    said = message.string or ""
    return [said] if isinstance(said, str) else list(said)


def key(message: Message) -> str:
    """The key of an entry: it is what a catalogue calls its context."""
    return str(message.context)


def rule_of(tag: str) -> str:
    """How a language counts, as the head of its catalogue says it."""
    rule = to_gettext(Locale.parse(tag, sep="-").plural_form)
    # Of a number that is written out, CLDR's exponent is none.
    return re.sub(r"\be\b", "0", rule)


def empty_catalogue(tag: str) -> Catalog:
    """A catalogue without an entry, for as many plural forms as CLDR has: gettext knows fewer of Russian."""
    catalogue = Catalog(locale=tag.replace("-", "_"), charset="utf-8")
    catalogue.mime_headers = [("Plural-Forms", rule_of(tag))]
    return catalogue


def begun(tag: str, rows: Iterable[tuple[str, tuple[str, ...], str, tuple[str, ...] | None]]) -> Catalog:
    """A catalogue of keys, their English words, comments, and words in the language."""
    catalogue = empty_catalogue(tag)
    for key, english, comment, said in rows:
        count = len(categories(tag))
        empty = ("",) * count if len(english) > 1 else ("",)
        words = said if said is not None and all(said) and len(said) == len(empty) else empty
        catalogue.add(
            english if len(english) > 1 else english[0],
            words if len(english) > 1 else words[0],
            auto_comments=[comment] if comment else [],
            context=key,
        )
    return catalogue


def updated(tag: str, source: Catalog) -> Catalog:
    """The catalogue of a language with the entries, the English and the comments of the source."""
    before = {message.context: message for message in entries(read(tag))}
    catalogue = empty_catalogue(tag)
    for message in entries(source):
        known = before.get(message.context)
        is_plural = not isinstance(message.id, str)
        empty: tuple[str, ...] | str = ("",) * len(categories(tag)) if is_plural else ""
        said: tuple[str, ...] | list[str] | str = empty
        flags: set[str] = set()
        if known is not None and (not isinstance(known.id, str)) == is_plural:
            said, flags = known.string or empty, set(known.flags) - {"python-brace-format", "python-format"}
            if known.id != message.id and any(forms(known)):
                flags.add("fuzzy")
        catalogue.add(
            message.id,
            said,
            auto_comments=message.auto_comments,
            user_comments=[] if known is None else known.user_comments,
            flags=flags,
            context=message.context,
        )
    return catalogue


def written(tag: str, catalogue: Catalog) -> bytes:
    """A catalogue as it stands in its file: no dates, no wrapped lines, so that two changes seldom meet."""
    if tag == SOURCE:
        for message in entries(catalogue):
            message.string = ("",) * len(forms(message)) if len(forms(message)) > 1 else ""
    fields = (f"Language: {tag}", "Content-Type: text/plain; charset=utf-8", f"Plural-Forms: {rule_of(tag)}")
    head = "\n".join(('msgid ""', 'msgstr ""', *(f'"{field}\\n"' for field in fields), "\n"))
    body = io.BytesIO()
    for message in entries(catalogue):
        message.flags -= {"python-brace-format", "python-format"}
    write_po(body, catalogue, width=0, omit_header=True)
    return head.encode() + body.getvalue()


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue."""
    path.write_bytes(written(path.stem, catalogue))


def compiled(tag: str, catalogue: Catalog) -> dict[str, str]:
    """The texts of a language by key; a key with a number ends in the plural category."""
    texts: dict[str, str] = {}
    for message in entries(catalogue):
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        said = forms(message)
        if isinstance(message.id, str):
            texts[key(message)] = said[0] or english[0]
            continue
        for index, category in enumerate(categories(tag)):
            own = said[index] if index < len(said) else ""
            texts[f"{key(message)}.{category}"] = own or english[0 if category == "one" else -1]
    return dict(sorted(texts.items()))


def missing(catalogue: Catalog) -> list[str]:
    """The keys of which a language has no words, or not in every plural category."""
    return [key(message) for message in entries(catalogue) if not all(forms(message))]


def is_offered(catalogue: Catalog) -> bool:
    """Whether enough is there for a reader of the language."""
    return len(missing(catalogue)) <= OFFERED_WITHOUT * sum(1 for _ in entries(catalogue))


def as_json(texts: dict[str, str]) -> str:
    """Texts as they stand in the file that the program reads."""
    return json.dumps(texts, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Bring all catalogues up to date, make of them what the program reads, and say what is missing."""
    source = read(SOURCE)
    for tag in tags():
        catalogue = source if tag == SOURCE else updated(tag, source)
        write(FOLDER / f"{tag}.po", catalogue)
        path = FOLDER / f"{tag}.json"
        lacking = [] if tag == SOURCE else missing(catalogue)
        stale = [key(message) for message in entries(catalogue) if message.fuzzy]
        if tag == SOURCE or is_offered(catalogue):
            path.write_text(as_json(compiled(tag, catalogue)), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
            print(f"{tag}: not offered yet")
        for what, keys in (("missing", lacking), ("to look at again", stale)):
            if keys:
                print(f"{tag}: {len(keys)} {what}: {', '.join(keys[:20])}{' ...' if len(keys) > 20 else ''}")


if __name__ == "__main__":
    main()
