"""Made-up stories in one language each, and a table that says next to nothing: for every door."""

from __future__ import annotations

import json

GERMAN = {
    "title.json": json.dumps(
        {"title": "Das Jahr am Fluss", "language": "de", "about": "Sieben Arten Ereignis."}
    ),
    "layers.csv": """layer_id,form,symbol,colour,name_de
streik,point,square,blue,Streik
kundgebung,point,circle,orange,Kundgebung
flut,area,drop,teal,Hochwasser
fahrt,journey,arrow,green,Fahrt
umzug,flow,triangle,red,Umzug
wahl,point,star,violet,Wahl
brand,point,diamond,brown,Brand
""",
    "events.csv": """event_id,layer,title_de,summary_de,when,place_id,origin_id,latitude,longitude,figure
streik-1,streik,Streik in der Weberei,Sie steht drei Tage still.,2019-03-04/2019-03-06,,,53.55,9.99,120
kundgebung-1,kundgebung,Kundgebung auf dem Markt,,2019-03-06,,,53.56,10.01,
flut-1,flut,Der Fluss tritt über die Ufer,,2019-04,,,,,
fahrt-1,fahrt,Fahrt flussaufwärts,,2019-05-02/2019-05-04,oberhafen,unterhafen,,,
umzug-1,umzug,Umzug der Werkstatt,,2019-06,oberhafen,unterhafen,,,15
wahl-1,wahl,Wahl des Rates,,2019-07-07,oberhafen,,,,
brand-1,brand,Brand im Speicher,Wann genau es begann weiß niemand.,2019-08~,unterhafen,,,,
""",
    "places.csv": """place_id,name_de,latitude,longitude,timezone
oberhafen,Oberhafen,53.2,10.4,Europe/Berlin
unterhafen,Unterhafen,53.87,9.13,Europe/Berlin
""",
    "stops.csv": """event_id,stop,place_id,depart,arrive,basis
fahrt-1,1,unterhafen,2019-05-02,,stated
fahrt-1,2,oberhafen,,2019-05-04,stated
""",
    "areas.geojson": json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"event_id": "flut-1"},
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [[[9.5, 53.4], [10.2, 53.4], [10.2, 53.7], [9.5, 53.7], [9.5, 53.4]]],
                    },
                }
            ],
        }
    ),
    "chapters.csv": """chapter_id,title_de,start,end
fruehjahr,Das Frühjahr,2019-03,2019-05
sommer,Der Sommer,2019-06,2019-08
""",
}
ARABIC = {
    "title.json": json.dumps({"title": "سنة النهر", "language": "ar"}, ensure_ascii=False),
    "layers.csv": """layer_id,form,symbol,colour,name_ar
rihla,point,circle,blue,رحلة
iijtima,point,square,orange,اجتماع
""",
    "sources.csv": """source_id,publisher_ar,title,language,kind
nahr,صحيفة النهر,يوميات النهر,ar,news
""",
    "events.csv": """event_id,layer,title_ar,summary_ar,when,latitude,longitude,status
safina,rihla,تغادر السفينة الميناء,تغادر السفينة عند الفجر.,2019-04-25,30.05,31.23,confirmed
liqa,iijtima,يجتمع المجلس في المدينة,,2019-04-28,31.2,29.92,reported
""",
    "claims.csv": """claim_id,event_id,source_id,stance,asserted_by,asserted_on,quote
safina-1,safina,nahr,confirms,صحيفة النهر,2019-04-26,غادرت السفينة الميناء
liqa-1,liqa,nahr,reports,صحيفة النهر,2019-04-29,اجتمع المجلس
""",
}
BARE = "date,latitude,longitude\n2019-04-25,43.1,131.9\n2019-04-28,45.1,135.9\n"


def written(folder, files):
    """A folder with a story."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told(folder):
    """All three by their names, and in which language each is told."""
    table = folder / "bare.csv"
    table.write_text(BARE, encoding="utf-8")
    return {
        "german": (written(folder / "german", GERMAN), "de", "Das Jahr am Fluss"),
        "arabic": (written(folder / "arabic", ARABIC), "ar", "سنة النهر"),
        "bare": (table, "en", "bare"),
    }
