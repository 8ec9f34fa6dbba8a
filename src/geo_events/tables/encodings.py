"""From bytes in some encoding to UTF-8.

Owns which encodings are tried and the evidence for each: how much of what comes out are characters that its
language uses often. Called by `delimited` for tables, by `unpacking` for JSON, by `archive` for names in
zips.

A decoder alone proves little: the same bytes are often sound GBK, Big5 and Windows-1251 at once, but only in
one of them are they words.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from geo_events.errors import UploadError
from geo_events.message import Message
from geo_events.tables.accents import foreign, latin_evidence

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
"""Bytes that are looked at to tell the encoding."""
_ENOUGH = 0.12
"""Evidence below which no encoding is believed."""
_DOUBT = 0.8
"""Share of the best evidence from which another encoding is named beside it."""

_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之"
    "进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关"
    "各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次"
    "品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北"
    "造百规热领七海口东导器压志世金增争济油思术交受联什认六共权收证改清美再采转更单风切打白教速带安场身车例真务具万每目至达走积示议声报斗完类"
    "八离华名确才科张信马节话米整空元况今集温传土许步群广记需段研界林律究观影算低持音众书布复容商非深近周技备半办青列响约般史便团往城市京火港"
    "這個國時來們產種對會發動過說後學經進著電裡現實兩體機當點從業開還應樣與關義間線數無條沒結問題軍黨員總設長資邊級統將組見計論運農區強戰則據"
    "處隊給門規熱領東導壓爭濟術聯認權證轉單風帶場車務萬達積議聲報類離華確張馬節話況傳許廣記觀眾書復備辦約團訪鐵島鄉鎮縣灣標題據稱斷"
    "地点站源链接备注经纬度纪录事件日期来源名称标题类型描述地址省县镇村鄉址號编号链"
)
_HANGUL = frozenset(
    "이다는에을의가를은한고도지로서하기사시리자대인정아어부라그나수해있전과일제스보구원조주장상동국년월니게성들여만선것러교북회당관미계신방공문중"
    "소안위와경발차우적유행생오민면영까결군연진합성실세개으작습김남통역없간재트산치금된할분각호명외반용체내른했강드운물열평양출달비했며등번말같두"
    "날짜장소제목출처항목비고설명위도경도이름"
)
_KANA = frozenset(map(chr, range(0x3041, 0x30FB)))
_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]+")
_OFTEN, _OFTEN_SHARE = frozenset("оеаинтсрвлкі"), 0.5
"""Letters that make up most of a text in Cyrillic, and the share that they have at least."""
_RUSSIAN_VOWEL = re.compile("[аеёиоуыэюяіїє]", re.IGNORECASE)


class Encoding(NamedTuple):
    """An encoding that a table may be in."""

    name: str
    """Name as people call it."""
    codec: str
    """Name as Python calls it."""
    evidence: Callable[[str], float]
    """Measure of how much a decoded text looks like a language: 0 to 1 and a little more."""


def _frequent(common: frozenset[str], block: tuple[str, str]) -> Callable[[str], float]:
    """Share of frequent characters, and a little for those that are of the language's block at all."""

    def evidence(text: str) -> float:
        letters = foreign(text)
        if not letters:
            return 0.0
        often = sum(letter in common for letter in letters)
        at_all = sum(block[0] <= letter <= block[1] for letter in letters)
        return (often + 0.15 * at_all) / len(letters)

    return evidence


def _cyrillic(text: str) -> float:
    """Share of letters in words of two or more that have a vowel and no capital inside.

    In another encoding of Cyrillic they are such words as well, but not of the letters that are frequent.
    """
    letters = foreign(text)
    sound = [word.lower() for word in _CYRILLIC.findall(text) if _is_word(word)]
    count = sum(map(len, sound))
    often = sum(letter in _OFTEN for word in sound for letter in word)
    return count / len(letters) * min(1, often / (_OFTEN_SHARE * count)) if count else 0.0


def _is_word(word: str) -> bool:
    cased = word[1:].islower() or word.isupper()
    return 2 <= len(word) <= 30 and cased and _RUSSIAN_VOWEL.search(word) is not None


ENCODINGS = (
    Encoding("GBK", "gb18030", _frequent(_HAN, ("\u4e00", "\u9fff"))),
    Encoding("Big5", "big5hkscs", _frequent(_HAN, ("\u4e00", "\u9fff"))),
    Encoding("EUC-KR", "cp949", _frequent(_HANGUL, ("\uac00", "\ud7a3"))),
    Encoding("Shift JIS", "cp932", _frequent(_HAN | _KANA, ("\u3041", "\u9fff"))),
    Encoding("Windows-1251", "cp1251", _cyrillic),
    Encoding("KOI8-R", "koi8-r", _cyrillic),
    Encoding("Windows-1252", "cp1252", partial(latin_evidence, "cp1252")),
    Encoding("Windows-1250", "cp1250", partial(latin_evidence, "cp1250")),
    Encoding("Windows-1254", "cp1254", partial(latin_evidence, "cp1254")),
)
"""Encodings that are told from their letters, the likelier ones for this program's readers first."""

_UTF8 = Encoding("UTF-8", "utf-8", _frequent(frozenset(), ("\x80", "\U0010ffff")))
_MARKS = (
    (codecs.BOM_UTF8, "UTF-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "UTF-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "UTF-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)


def as_utf8(file: str, content: bytes) -> tuple[bytes, tuple[Message, ...]]:
    r"""Bytes of a text in UTF-8 without a byte order mark, and a note if they were something else.

    Raises
    ------
    UploadError
        If they are text in no encoding that is known here.

    Examples
    --------
    >>> content, notes = as_utf8("names.csv", "a,b\n平壤,中国的首都\n".encode("gb18030"))
    >>> content.decode(), str(notes[0])[:43]
    ('a,b\n平壤,中国的首都\n', 'names.csv: it is not in UTF-8 and was read ')
    """
    for mark, name, codec in _MARKS:
        if content.startswith(mark):
            return _by_mark(file, content, mark, Encoding(name, codec, _UTF8.evidence))
    wide = _wide(content)
    if wide is not None:
        return _converted(content, wide), (_told(file, [wide]),)
    if _decodes(content, _UTF8):
        return content, ()
    ranked = _ranked(content)
    if not ranked or _mostly_utf8(content):
        raise UploadError(_not_text(file, content))
    return _converted(content, ranked[0]), (_told(file, ranked),)


def guessed_text(content: bytes) -> Encoding | None:
    """The encoding that bytes are most likely in; None if they are in none that is known here."""
    if _decodes(content, _UTF8):
        return _UTF8
    ranked = _ranked(content)
    return ranked[0] if ranked else None


def _by_mark(file: str, content: bytes, mark: bytes, encoding: Encoding) -> tuple[bytes, tuple[Message, ...]]:
    rest = content[len(mark) :]
    if not _decodes(rest, encoding):
        raise UploadError(Message("upload.encoding-broken", {"file": file, "encoding": encoding.name}))
    if encoding.codec == "utf-8":
        return rest, ()
    return _converted(rest, encoding), (_told(file, [encoding]),)


def _wide(content: bytes) -> Encoding | None:
    """UTF-16 without a mark: every other byte of its commas, digits and line ends is zero."""
    sample = content[:4096]
    pairs = len(sample) // 2
    if len(content) % 2:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    # A few zero bytes may be in any file that was damaged.
    if max(first, second) < max(4, 0.05 * pairs) or min(first, second) > 0.02 * pairs:
        return None
    codec = "utf-16-le" if second > first else "utf-16-be"
    encoding = Encoding("UTF-16", codec, _UTF8.evidence)
    return encoding if _decodes(content, encoding) else None


def _pieces(content: bytes, encoding: Encoding) -> Iterator[str]:
    """Text in pieces, so that a large file is never in memory three times."""
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    for start in range(0, len(content), _CHUNK):
        end = start + _CHUNK
        yield decoder.decode(content[start:end], end >= len(content))


def _decodes(content: bytes, encoding: Encoding) -> bool:
    try:
        for piece in _pieces(content, encoding):
            piece.encode()
    except UnicodeError:
        return False
    return True


def _converted(content: bytes, encoding: Encoding) -> bytes:
    whole = bytearray()
    for piece in _pieces(content, encoding):
        whole += piece.encode()
    return bytes(whole)


def _ranked(content: bytes) -> list[Encoding]:
    """Encodings with nearly the best evidence, the best first; of those that say the same, one."""
    sample = _sample(content)
    found = [(_evidence(sample, encoding), encoding) for encoding in ENCODINGS]
    found.sort(key=lambda pair: -pair[0])
    best = found[0][0]
    near = [encoding for evidence, encoding in found if evidence >= max(_ENOUGH, _DOUBT * best)]
    likely = [encoding for encoding in near if _decodes(content, encoding)]
    said = [sample.decode(encoding.codec, "ignore") for encoding in likely]
    return [encoding for at, encoding in enumerate(likely) if said[at] not in said[:at]]


def _sample(content: bytes) -> bytes:
    """Lines from the first one on that is not plain English."""
    first = next((match.start() for match in [re.search(rb"[\x80-\xff]", content)] if match), 0)
    start = content.rfind(b"\n", max(0, first - _SAMPLE // 2), first) + 1
    return content[start : start + _SAMPLE]


def _evidence(sample: bytes, encoding: Encoding) -> float:
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    try:
        return encoding.evidence(decoder.decode(sample, False))
    except UnicodeError:
        return 0.0


def _mostly_utf8(content: bytes) -> bool:
    """Whether it is UTF-8 but for a few bytes: another encoding would spoil all the rest."""
    text = _sample(content).decode("utf-8", "replace")
    letters = foreign(text)
    broken = letters.count("\ufffd")
    return len(letters) > 10 * broken


def _told(file: str, encodings: list[Encoding]) -> Message:
    if len(encodings) == 1:
        return Message("upload.encoding", {"file": file, "encoding": encodings[0].name})
    values = {"file": file, "encoding": encodings[0].name, "other": encodings[1].name}
    return Message("upload.encoding-doubt", values)


def _not_text(file: str, content: bytes) -> Message:
    decoder = codecs.getincrementaldecoder("utf-8")()
    position = 0
    for start in range(0, len(content), _CHUNK):
        try:
            held = len(decoder.getstate()[0])
            decoder.decode(content[start : start + _CHUNK], start + _CHUNK >= len(content))
        except UnicodeDecodeError as error:
            position = start - held + error.start
            break
    line = content.count(b"\n", 0, position) + 1
    values = {"file": file, "row": line, "byte": f"{content[position]:#04x}"}
    return Message("upload.encoding-unknown", values)
