"""What the parts of a document are, for who hears it: headings, paragraphs, quotes, figures.

Owns the tree of a tagged document. Called by `flow`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo_events.paper.drawn_sheet import Link
from geo_events.paper.pdf_file import Name, PdfFile, Ref, Value


@dataclass
class Element:
    """A part of the document, which may run on from sheet to sheet."""

    tag: str
    """As the standard names it: `H1`, `P`, `Figure`."""
    language: str = ""
    words: str = ""
    """Of a figure: what it shows."""
    parts: list[tuple[int, int]] = field(default_factory=list)
    """Sheet, from 0, and number of the part on it."""
    links: list[tuple[int, Link]] = field(default_factory=list)
    """Links in it, each with its sheet."""


@dataclass
class Structure:
    """The parts in the order in which they are read."""

    elements: list[Element] = field(default_factory=list)

    def add(self, tag: str, language: str = "", words: str = "") -> Element:
        """Add a part behind the others."""
        self.elements.append(Element(tag, language, words))
        return self.elements[-1]

    def put(
        self, file: PdfFile, sheets: Sequence[Ref], places: Mapping[str, int]
    ) -> tuple[Ref, dict[int, list[Value]]]:
        """Write the tree.

        Parameters
        ----------
        file
            To which it is added.
        sheets
            All of them.
        places
            Numbers of the sheets of the headings to which links lead, by their names.

        Returns
        -------
        tuple of Ref and dict
            The tree, and the links of each sheet.
        """
        root, document = file.reserve(), file.reserve()
        numbers: dict[int, Value] = {}
        links: dict[int, list[Value]] = {number: [] for number in range(len(sheets))}
        owners: dict[int, dict[int, Ref]] = {number: {} for number in range(len(sheets))}
        elements: list[Value] = []
        for element in self.elements:
            ref = file.reserve()
            kids: list[Value] = []
            for sheet, part in element.parts:
                owners[sheet][part] = ref
                kids.append({"Type": Name("MCR"), "Pg": sheets[sheet], "MCID": part})
            for sheet, link in element.links:
                number = len(sheets) + sum(map(len, links.values()))
                shown = file.put(_annotation(link, number, sheets, places))
                links[sheet].append(shown)
                held: Value = {"Type": Name("OBJR"), "Obj": shown, "Pg": sheets[sheet]}
                numbers[number] = file.put({"S": Name("Link"), "P": ref, "K": [held], "Alt": link.words})
                kids.append(numbers[number])
            elements.append(file.put(_entries(element, document, kids), ref))
        for sheet, parts in owners.items():
            numbers[sheet] = [parts[part] for part in sorted(parts)]
        listed = [one for number in sorted(numbers) for one in (number, numbers[number])]
        file.put({"S": Name("Document"), "P": root, "K": elements}, document)
        tree: Value = {"Nums": listed}
        file.put({"Type": Name("StructTreeRoot"), "K": [document], "ParentTree": tree}, root)
        return root, links


def _entries(element: Element, parent: Ref, kids: Sequence[Value]) -> dict[str, Value]:
    entries: dict[str, Value] = {"S": Name(element.tag), "P": parent, "K": kids}
    if element.language:
        entries["Lang"] = element.language
    if element.words:
        entries["Alt"] = element.words
    return entries


def _annotation(
    link: Link, number: int, sheets: Sequence[Ref], places: Mapping[str, int]
) -> dict[str, Value]:
    """A link as the reader's program follows it."""
    entries: dict[str, Value] = {
        "Type": Name("Annot"),
        "Subtype": Name("Link"),
        "Rect": link.box,
        "Border": [0, 0, 0],
        "F": 4,
        "Contents": link.words,
        "StructParent": number,
    }
    if link.target.startswith("#"):
        return entries | {"Dest": [sheets[places[link.target[1:]]], Name("Fit")]}
    address = link.target.encode("ascii", "ignore").hex().upper().encode()
    return entries | {"A": {"S": Name("URI"), "URI": b"<" + address + b">"}}
