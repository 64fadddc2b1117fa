"""Counts the document numbers of report files against those that were drawn from them.

    python -m scripts.check_programmes reports/*.txt

The plain listing is one regular expression over the file as it stands, so it shares nothing with the extraction: a
number, a stroke or dash, capitals. Prints a row a file, then every number of the listing that was not drawn, with its
line and the words around it, to be read one by one. Exit status 1 if less than 98 of 100 were drawn.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.read import read_report
from kb.programmes.drawn import drawn_from
from kb.programmes.signs import find_signs, sign_key

_PLAIN: Final = re.compile(
    r"(?<![\w.,/])\d{1,5}[a-z]?\s{0,2}(?:/\s?(?:19|20)\d{2}\s?)?[-–/]\s{0,2}[A-ZĐƯÐ][A-ZĐƯÐa-zđ]*\d{0,2}"
    r"(?:\s?[-–/&]\s?[A-ZĐƯÐ][A-ZĐƯÐa-zđ]*\d{0,2})*"
)
_TWO_CAPITALS: Final = re.compile(r"[A-ZĐƯÐ][a-z]{0,2}[A-ZĐƯÐ]")
ENOUGH: Final = 0.98


@dataclass(frozen=True, slots=True)
class Counted:
    """One file: how many numbers the listing has, and which of them were not drawn, as (line, words around it)."""

    name: str
    listed: int
    different: int
    missing: tuple[tuple[int, str], ...]


def count(path: Path) -> Counted:
    """Compare the listing of a file with what is drawn from it; what was set aside as repeated counts as drawn."""
    content = path.read_bytes()
    text = unicodedata.normalize("NFC", content.decode("utf-8"))
    report = read_report(path.name, content)
    drawn = Counter(sign_key(m.number) for m in drawn_from(report)[0] if m.number and not m.own)
    for aside in report.set_aside:
        drawn.update(sign_key(sign.written) for sign in find_signs(aside.text))
    found = [match for match in _PLAIN.finditer(text) if _TWO_CAPITALS.search(match.group())]
    missing = []
    for match in found:
        key = sign_key(match.group())
        drawn[key] -= 1
        if drawn[key] < 0:
            around = " ".join(text[max(0, match.start() - 30) : match.end() + 30].split())
            missing.append((text.count("\n", 0, match.start()) + 1, around))
    return Counted(path.name, len(found), len({sign_key(m.group()) for m in found}), tuple(missing))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    counted = [count(path) for path in parser.parse_args(arguments).files]
    print("| file | listed | different | drawn |")
    print("| --- | --- | --- | --- |")
    for one in counted:
        print(f"| {one.name} | {one.listed} | {one.different} | {one.listed - len(one.missing)} |")
    for one in counted:
        for line, around in one.missing:
            print(f"{one.name}:{line}: {around}")
    listed, missing = sum(one.listed for one in counted), sum(len(one.missing) for one in counted)
    share = 1 - missing / listed if listed else 1.0
    print(f"{listed - missing} of {listed}: {share:.1%}")
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
