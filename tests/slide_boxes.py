"""Where words stand on slides: by the estimate that lays them out, and as a program draws them."""

from itertools import combinations

import pypdfium2
from pptx.util import Emu

from geo_events.deck.fitting import LEADING, lines
from geo_events.picture.measure import width

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TOUCHING = 1.5
"""Points by which two boxes may meet."""


def meet(one, other):
    """Whether two boxes of left, top, right and bottom lie over each other."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > TOUCHING
        and min(one[3], other[3]) - max(one[1], other[1]) > TOUCHING
    )


def _frame(element):
    transform = element.find(f".//{A}xfrm")
    left, top = (Emu(int(transform.find(f"{A}off").get(side))).pt for side in "xy")
    wide, high = (Emu(int(transform.find(f"{A}ext").get(side))).pt for side in ("cx", "cy"))
    return left, top, left + wide, top + high


def _label(shape):
    """The words of a label on a map, and the box that they take by the estimate."""
    paragraphs = [one for one in shape.iter(f"{A}p") if one.find(f"{A}r") is not None]
    left, top, right, bottom = _frame(shape)
    words = [one.findtext(f"{A}r/{A}t") for one in paragraphs]
    looks = [one.find(f"{A}r/{A}rPr") for one in paragraphs]
    wide = max(
        width(text, int(look.get("sz")) / 100, bold=look.get("b") == "1")
        for text, look in zip(words, looks, strict=True)
    )
    inset = int(shape.find(f"{P}txBody/{A}bodyPr").get("lIns")) / Emu(12_700)
    side = paragraphs[0].find(f"{A}pPr").get("algn")
    start = {"l": left, "ctr": (left + right - wide) / 2, "r": right - wide}[side]
    box = (left, top, right, bottom) if inset else (start, top, start + wide, bottom)
    return " ".join(words), box, 2 * inset + wide <= right - left + 1


def _drawn(mark):
    """The box of a mark: its counts have boxes that are wider than their words."""
    frames = [_frame(shape) for shape in mark.iter(f"{P}sp") if shape.find(f"{P}txBody") is None]
    lefts, tops, rights, bottoms = zip(*frames, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def on_maps(slide):
    """Of each map of a slide its labels, with box and whether they fit it, and the boxes of its marks."""
    for whole in slide.shapes.element.iterchildren(f"{P}grpSp"):
        named = whole.iterchildren(f"{P}grpSp")
        groups = {group.find(f"{P}nvGrpSpPr/{P}cNvPr").get("name"): group for group in named}
        marks = (
            [_drawn(one) for one in groups["marks"].iterchildren(f"{P}grpSp")] if "marks" in groups else []
        )
        labels = [
            _label(shape)
            for name, group in groups.items()
            if name != "marks"
            for shape in group.iter(f"{P}sp")
            if shape.find(f"{P}txBody") is not None
        ]
        yield labels, marks


def overlaps(slide):
    """Words on the maps of a slide that lie over each other, over a mark or beyond their plate."""
    for labels, marks in on_maps(slide):
        for (one, box, _), (other, beside, _) in combinations(labels, 2):
            if meet(box, beside):
                yield one, other
        for words, box, fits in labels:
            if not fits:
                yield words, "its plate"
            if any(meet(box, mark) for mark in marks):
                yield words, "a mark"


def overfull(slide, layout):
    """Placeholders of a slide whose words, in the sizes of the layout, need more room than there is."""
    of_layout = {slot.index: slot for slot in layout.slots}
    for shape in slide.placeholders:
        slot = of_layout.get(shape.placeholder_format.idx)
        if slot is None:
            continue
        wide, high = shape.width.pt, shape.height.pt
        used = 0.0
        for number, paragraph in enumerate(shape.text_frame.paragraphs):
            style = slot.styles[paragraph.level]
            size = paragraph.runs[0].font.size.pt if paragraph.runs[0].font.size else style.size
            air = style.before if paragraph.space_before is None else paragraph.space_before.pt
            used += lines(paragraph.text, wide / size) * LEADING * size + (air if number else 0)
        if used > high + 1:
            yield slot.name, shape.text_frame.text, used, high


def as_drawn(pdf):
    """Of each page of a PDF its number, its size, its words with their boxes, and its picture."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        words = [(text.get_text_bounded(*box), box) for box in boxes]
        yield number, page.get_size(), words, page.render(scale=0.5).to_numpy()


def drawn_over(words):
    """Pairs of drawn words that lie over each other; the leaning parts of one line may meet a little."""
    for (one, box), (other, beside) in combinations(words, 2):
        is_one_line = abs(box[1] - beside[1]) < TOUCHING and abs(box[3] - beside[3]) < TOUCHING
        is_slight = min(box[2], beside[2]) - max(box[0], beside[0]) < 3 * TOUCHING
        if meet(box, beside) and not (is_one_line and is_slight):
            yield one, other
