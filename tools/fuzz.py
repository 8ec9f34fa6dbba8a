"""Look for inputs that break the program, guided by which of its lines they reach.

Owns the run: what must hold is in ``tests/properties.py``, where inputs start from in ``tests/mutations.py``.
Run by hand, in an environment that has `atheris` beside the program (``pip install atheris``)::

    python tools/fuzz.py dates --seconds 120

A failure does not end the run. The first input of each kind of failure is made as short as time allows and
put into ``tests/cases/fuzz/TARGET``, where the tests will replay it; the exit code is then 1. With ``--corpus
FOLDER`` what the run has learnt is kept, and the next one begins there.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

import atheris

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "fuzz"
sys.path.insert(0, str(ROOT / "tests"))
with atheris.instrument_imports(include=["geo_events"]):
    from mutations import HARD, LONG, mutated, seeds
    from properties import TARGETS

SHORTENING_SECONDS = 20.0
TIMEOUT_SECONDS = 120
"""For one input; a property that measures time gives up long before."""

Target = Callable[[bytes], None]


class Findings:
    """The failures of one target, one of each kind.

    Parameters
    ----------
    name
        Of the target.
    """

    def __init__(self, name: str) -> None:
        self._target = TARGETS[name]
        self._folder = CASES / name
        self._seen: set[str] = set()

    def run(self, content: bytes) -> None:
        """Try an input, and keep it if it fails in a new way."""
        failure = _failure(self._target, content)
        if failure is None or failure in self._seen:
            return
        self._seen.add(failure)
        shortest = _shortened(self._target, content, failure)
        path = self._folder / hashlib.sha256(shortest).hexdigest()[:12]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shortest)
        print(f"FOUND {failure}\n  kept as {path.relative_to(ROOT)}: {shortest[:200]!r}", flush=True)


def _failure(target: Target, content: bytes) -> str | None:
    """What an input fails with and where; None if all holds."""
    try:
        target(content)
    except Exception as error:  # whatever a target raises is a finding
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if str(ROOT) in frame.filename] or frames
        return f"{type(error).__name__} at {Path(own[-1].filename).name}:{own[-1].lineno}: {own[-1].line}"
    return None


def _shortened(target: Target, content: bytes, failure: str) -> bytes:
    """The input without what it does not need to fail in the same way, as far as the time allows."""
    until = time.monotonic() + SHORTENING_SECONDS
    size = len(content) // 2
    while size:
        at = 0
        while at < len(content) and time.monotonic() < until:
            shorter = content[:at] + content[at + size :]
            if _failure(target, shorter) == failure:
                content = shorter
            else:
                at += size
        size //= 2
    return content


def _mutate(content: bytes, max_size: int, seed: int) -> bytes:
    chance = Random(seed)
    spoilt = mutated(content, chance) if chance.random() < 0.5 else content
    if spoilt == content:
        spoilt = bytes(atheris.Mutate(content, max_size))
    return spoilt[:max_size]


def _kept(name: str) -> set[Path]:
    return set((CASES / name).glob("*"))


def _begun(corpus: Path, name: str) -> None:
    """Put the seeds and the cases of a target into a corpus."""
    cases = [path.read_bytes() for path in _kept(name)]
    cases += [content() for (target, _), content in LONG.items() if target == name]
    for content in (*seeds(name), *cases, *(HARD if name != "tables" else ())):
        (corpus / hashlib.sha256(content).hexdigest()).write_bytes(content)


def main() -> None:
    """Run one target."""
    parser = argparse.ArgumentParser(description="Look for inputs that break the program.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=120, help="how long to look")
    parser.add_argument("--corpus", type=Path, help="folder in which to keep what the run has learnt")
    parser.add_argument("--max-bytes", type=int, default=20_000, help="longest input")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = options.corpus or Path(scratch)
        corpus.mkdir(parents=True, exist_ok=True)
        _begun(corpus, options.target)
        before = _kept(options.target)
        # The fuzzer ends its process without a word to Python, so a child runs it.
        child = os.fork()
        if not child:
            _fuzz(options.target, corpus, options.seconds, options.max_bytes)
        _, status = os.waitpid(child, 0)
    found = len(_kept(options.target) - before)
    print(f"{options.target}: {found} new kinds of failure in {options.seconds} s")
    sys.exit(1 if found else os.waitstatus_to_exitcode(status))


def _fuzz(name: str, corpus: Path, seconds: int, max_bytes: int) -> None:
    arguments = [
        f"-max_total_time={seconds}",
        f"-max_len={max_bytes}",
        f"-timeout={TIMEOUT_SECONDS}",
        f"-artifact_prefix={tempfile.gettempdir()}/",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *arguments, str(corpus)], Findings(name).run, custom_mutator=_mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
