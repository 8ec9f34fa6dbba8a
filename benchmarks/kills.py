"""Processes that write, killed in the middle again and again, and then run to their end.

    python benchmarks/kills.py [export] [new] [geocode] [--times 100]

All three without a name. Nothing that was written may be lost, nothing cut, nothing left beside it.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from serving import arguments

COMMAND = (sys.executable, "-m", "geo_events")


def killed(share: float, *what: str, seconds: float = 1.2) -> None:
    """Begin a command and kill it, the later the larger the share."""
    process = subprocess.Popen([*COMMAND, *what], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.1 + seconds * share)
    process.send_signal(signal.SIGKILL)
    process.wait()


def finished(*what: str) -> bool:
    """Run a command to its end; whether it came there."""
    return subprocess.run([*COMMAND, *what], capture_output=True, check=False).returncode == 0


def kill_export(folder: Path, times: int) -> None:
    """The file that stood there before is whole after each kill."""
    file = folder / "o.html"
    what = ("export", "html", "-o", str(file))
    finished(*what)
    length, lost = whole(file), 0
    for number in range(times):
        killed(number / times, *what)
        lost += whole(file) != length
    goes_on = finished(*what) and whole(file) == length
    print(f"kills of export: {times}; lost {lost}, goes on: {goes_on}, left {hidden(folder)}", flush=True)


def kill_new(folder: Path, times: int) -> None:
    """The folder is there as a whole or not at all, and then it can be made."""
    story = folder / "story"
    what = ("new", str(story))
    finished(*what)
    length, lost, stuck = whole(story), 0, 0
    for number in range(times):
        shutil.rmtree(story)
        killed(number / times, *what)
        if story.exists():
            lost += whole(story) != length
        else:
            stuck += not finished(*what) or whole(story) != length
    print(f"kills of new: {times}; lost {lost}, stuck {stuck}, left {hidden(folder)}", flush=True)


def kill_geocode(folder: Path, times: int) -> None:
    """What was found stays, no row is cut, and the next run goes on."""
    story = folder / "towns"
    finished("new", str(story))
    table = story / "places.csv"
    head, *others = table.read_text(encoding="utf-8").splitlines()
    columns = head.split(",")
    given = {"radius_km": "10", "kind": "city", "timezone": "UTC"}
    rows = [
        ",".join(
            ({"place_id": town, "name_en": town, "query": town, "country": code} | given).get(column, "")
            for column in columns
        )
        for town, code in (words.split(",") for words in TOWNS.split())
    ]
    table.write_text("\n".join([head, *others, *rows]) + "\n", encoding="utf-8")
    lost = found = 0
    for number in range(times):
        killed(number / times, "geocode", str(story), seconds=4)
        now = table.read_text(encoding="utf-8").splitlines()
        filled = sum("geonames," in row for row in now)
        lost += len(now) != 1 + len(others) + len(rows) or filled < found
        found = filled
    finished("geocode", str(story))
    last = table.read_text(encoding="utf-8").count("geonames,")
    print(
        f"kills of geocode: {times}; lost {lost}, found {found} and then {last} of {len(rows)}, "
        f"left {hidden(story)}",
        flush=True,
    )


TOWNS = """
    paris,FR lyon,FR madrid,ES seville,ES rome,IT turin,IT vienna,AT graz,AT bern,CH lisbon,PT
    porto,PT dublin,IE oslo,NO bergen,NO stockholm,SE malmo,SE helsinki,FI tampere,FI warsaw,PL
    gdansk,PL prague,CZ brno,CZ budapest,HU athens,GR ankara,TR izmir,TR cairo,EG tunis,TN rabat,MA
    dakar,SN accra,GH nairobi,KE lima,PE cusco,PE quito,EC hanoi,VN seoul,KR busan,KR tokyo,JP
    osaka,JP kyoto,JP delhi,IN pune,IN dhaka,BD
"""


def hidden(folder: Path) -> list[str]:
    """What a killed process left beside its file."""
    kept = (".places.csv.lock",)  # a lock is a file that stays
    return [path.name for path in folder.iterdir() if path.name.startswith(".") and path.name not in kept]


def whole(path: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def main() -> None:
    """Kill what is asked for."""
    parser = arguments(__doc__)
    plays = {"export": kill_export, "new": kill_new, "geocode": kill_geocode}
    parser.add_argument("what", nargs="*", metavar="WHAT", choices=(*plays, []))
    parser.add_argument("--times", type=int, default=100)
    asked = parser.parse_args()
    for name in asked.what or plays:
        with tempfile.TemporaryDirectory() as folder:
            plays[name](Path(folder), asked.times)


if __name__ == "__main__":
    main()
