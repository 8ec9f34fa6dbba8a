"""Which codes a piece of land may be written with: dependencies, pieces of a state, and what is contested.

Owns those tables, all of them facts about who writes what, and none a judgement about who is right: where two
states claim a place, either code is accepted for it. ``build_countries.py`` applies them to what it reads.
Boxes are west, south, east, north in degrees, and generous.
"""

from __future__ import annotations

Box = tuple[float, float, float, float]

STATE_OF = {
    # A territory with a code of its own, and the state whose code it is commonly written with as well.
    "AS": "US", "GU": "US", "MP": "US", "PR": "US", "UM": "US", "VI": "US",
    "BL": "FR", "GF": "FR", "GP": "FR", "MF": "FR", "MQ": "FR", "NC": "FR", "PF": "FR", "PM": "FR",
    "RE": "FR", "TF": "FR", "WF": "FR", "YT": "FR",
    "AI": "GB", "BM": "GB", "FK": "GB", "GG": "GB", "GI": "GB", "GS": "GB", "IM": "GB", "IO": "GB",
    "JE": "GB", "KY": "GB", "MS": "GB", "PN": "GB", "SH": "GB", "TC": "GB", "VG": "GB",
    "AW": "NL", "BQ": "NL", "CW": "NL", "SX": "NL",
    "CC": "AU", "CX": "AU", "HM": "AU", "NF": "AU",
    "CK": "NZ", "NU": "NZ", "TK": "NZ",
    "BV": "NO", "SJ": "NO", "FO": "DK", "GL": "DK", "AX": "FI",
    "HK": "CN", "MO": "CN",
}  # fmt: skip

CLAIMED_TOO = {
    # Land with a code of its own that another state claims or holds.
    "EH": "MA", "FK": "AR", "GI": "ES", "GS": "AR", "IO": "MU", "PS": "IL", "TW": "CN", "XK": "RS",
    "YT": "KM",
}  # fmt: skip

FEATURES = {
    # What the source draws apart and gives no number.
    "Akrotiri": "CY GB",
    "Ashmore and Cartier Is.": "AU",
    "Baikonur": "KZ RU",
    "Bajo Nuevo Bank": "CO HN JM NI US",
    "Clipperton I.": "FR",
    "Coral Sea Is.": "AU",
    "Cyprus U.N. Buffer Zone": "CY TR",
    "Dhekelia": "CY GB",
    "Indian Ocean Ter.": "AU",
    "Kosovo": "RS XK",
    "N. Cyprus": "CY TR",
    "Scarborough Reef": "CN PH TW",
    "Serranilla Bank": "CO HN JM NI US",
    "Siachen Glacier": "CN IN PK",
    "Somaliland": "SO",
    "Spratly Is.": "BN CN MY PH TW VN",
    "USNB Guantanamo Bay": "CU US",
    "Antarctica": "AQ AR AU CL FR GB NO NZ TF",
}

PIECES: tuple[tuple[str, str, Box], ...] = (
    # A piece of one of the source's countries that has a code of its own.
    ("France", "GF", (-55.0, 1.5, -51.0, 6.5)),
    ("France", "GP", (-62.0, 15.7, -60.8, 16.7)),
    ("France", "MQ", (-61.4, 14.2, -60.6, 15.1)),
    ("France", "RE", (55.0, -21.6, 56.1, -20.6)),
    ("France", "YT", (44.8, -13.2, 45.5, -12.4)),
    ("Indian Ocean Ter.", "CC", (96.0, -13.0, 97.5, -11.5)),
    ("Indian Ocean Ter.", "CX", (105.0, -11.0, 106.2, -10.0)),
    ("Netherlands", "BQ", (-68.8, 11.7, -67.8, 12.6)),
    ("Netherlands", "BQ", (-63.6, 17.2, -62.6, 17.9)),
    ("New Zealand", "TK", (-173.2, -9.8, -170.8, -8.2)),
    ("Norway", "BV", (3.0, -54.8, 3.8, -54.0)),
    ("Norway", "SJ", (-10.0, 70.3, -7.0, 71.5)),
    ("Norway", "SJ", (9.0, 73.5, 36.0, 81.5)),
)

CONTESTED: tuple[tuple[str, Box], ...] = (
    ("AE IR", (54.8, 25.7, 55.7, 26.5)),
    ("AM AZ", (45.6, 38.7, 47.5, 40.6)),
    ("AR CL", (-73.9, -51.0, -72.8, -48.8)),
    ("AS TK US", (-171.3, -11.3, -170.9, -10.8)),
    ("BN CN MY PH TW VN", (109.3, 6.5, 117.5, 12.3)),
    ("BT CN", (88.7, 27.0, 92.2, 28.5)),
    ("BZ GT", (-89.3, 15.8, -88.0, 17.6)),
    ("CM NG", (8.4, 4.4, 9.2, 5.3)),
    ("CN IN PK", (72.5, 32.1, 80.5, 37.3)),
    ("CN IN", (78.2, 30.2, 81.2, 32.6)),
    ("CN IN", (91.5, 26.8, 94.1, 28.2)),
    ("CN IN", (93.5, 27.7, 96.2, 29.4)),
    ("CN IN", (95.8, 27.6, 97.5, 29.5)),
    ("CN JP TW", (123.2, 25.5, 124.8, 26.2)),
    ("CN PH TW", (117.5, 14.9, 118.1, 15.4)),
    ("CN TW", (116.5, 20.4, 117.1, 21.0)),
    ("CN TW", (118.0, 24.2, 118.7, 24.7)),
    ("CN TW", (119.7, 25.8, 120.7, 26.6)),
    ("CN TW VN", (110.9, 15.5, 113.0, 17.4)),
    ("CO NI", (-82.1, 11.9, -80.7, 14.7)),
    ("EG SD", (32.9, 21.6, 37.5, 23.4)),
    ("EH MA", (-17.3, 20.6, -8.5, 27.8)),
    ("ER YE", (42.5, 13.4, 43.1, 14.2)),
    ("ET KE SS", (34.3, 4.0, 36.3, 5.8)),
    ("FR GF SR", (-54.8, 2.0, -53.8, 3.8)),
    ("FR KM MG MU RE TF", (47.0, -11.7, 47.6, -11.2)),
    ("FR KM MG MU RE TF", (39.4, -22.6, 43.0, -16.8)),
    ("FR KM MG MU RE TF", (54.3, -16.1, 54.8, -15.7)),
    ("FR NC VU", (171.0, -22.7, 172.4, -22.0)),
    ("GE RU", (39.8, 42.3, 42.3, 43.7)),
    ("GE RU", (43.2, 41.8, 44.9, 42.9)),
    ("GY SR", (-58.3, 1.7, -56.2, 4.3)),
    ("GY VE", (-61.6, 1.0, -58.3, 8.7)),
    ("HT UM US", (-75.2, 18.2, -74.8, 18.6)),
    ("IL LB SY", (35.5, 32.6, 36.1, 33.5)),
    ("IN NP", (80.2, 29.8, 81.2, 30.6)),
    ("JP KP KR", (131.6, 37.0, 132.1, 37.5)),
    ("JP RU", (145.4, 43.3, 149.1, 45.8)),
    ("MY PH", (115.1, 4.0, 119.5, 7.6)),
    ("RU UA", (32.2, 44.2, 36.8, 46.3)),
    ("RU UA", (31.5, 45.8, 35.4, 46.6)),
    ("RU UA", (32.3, 46.5, 35.4, 47.7)),
    ("RU UA", (34.6, 46.1, 37.3, 48.0)),
    ("RU UA", (36.5, 46.8, 38.3, 47.8)),
    ("RU UA", (36.5, 47.6, 39.1, 48.5)),
    ("RU UA", (37.0, 48.3, 39.8, 49.1)),
    ("RU UA", (37.8, 48.9, 40.2, 50.1)),
    ("SD SS", (27.6, 9.1, 30.2, 10.7)),
    ("SD SS", (23.3, 8.5, 25.3, 10.5)),
    ("SY TR", (35.6, 35.7, 36.9, 37.2)),
)
"""Not here: Korea. Each of its states claims all of it, but a place in one that is written with the other's
code is far more often a slip."""

USED_BEFORE = {
    # Codes that ISO 3166 withdrew or keeps reserved, with the codes of the same land today.
    "AC": "SH", "AN": "AW BQ CW SX", "BU": "MM", "CP": "FR", "CQ": "GG", "CS": "CZ ME RS SK XK", "CT": "KI",
    "DD": "DE", "DG": "IO", "DY": "BJ", "EA": "ES", "FX": "FR", "HV": "BF", "IC": "ES", "JT": "UM",
    "MI": "UM", "NH": "VU", "NQ": "AQ", "NT": "IQ SA", "PC": "FM MH MP PW", "PU": "UM", "PZ": "PA",
    "RH": "ZW",
    "SU": "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ", "TA": "SH", "TP": "TL", "VD": "VN",
    "WK": "UM", "YD": "YE", "YU": "BA HR ME MK RS SI XK", "ZR": "CD",
}  # fmt: skip

LEFT_OUT = {
    # Inhabited atolls that the source does not draw: longitude and latitude.
    "FM": ((143.04, 6.69), (144.45, 7.25), (144.51, 8.59)),
    "MU": ((59.66, -16.60),),
}

WRITTEN_TOO = {"GB": "UK", "GR": "EL"}
"""Letters that others than ISO 3166-1 use."""

NAMES = {
    # Of what the source draws as a piece of another country, or under another name.
    "BQ": "Caribbean Netherlands", "BV": "Bouvet Island", "CC": "Cocos Islands", "CX": "Christmas Island",
    "GF": "French Guiana", "GP": "Guadeloupe", "MQ": "Martinique", "RE": "Réunion", "SJ": "Svalbard",
    "TK": "Tokelau", "XK": "Kosovo", "YT": "Mayotte",
}  # fmt: skip
