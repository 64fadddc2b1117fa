"""Time and memory of reading one large text, made from a seed.

    python -m scripts.bench_reading --megabytes 100

Prints a Markdown table: size, seconds, megabytes a second, blocks, passages, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence

from corpus.passages import passages
from corpus.read import read_report

_WORDS = re.findall(
    r"\w+",
    "sản lượng công nghiệp tăng trưởng kinh tế huyện xã phường thành phố ngân sách đầu tư xây dựng giao thông nông "
    "nghiệp thủy sản giáo dục y tế môi trường văn hóa xã hội",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=10, help="size of the text (10**6 bytes)")
    options = parser.parse_args(arguments)
    content = bytearray()
    for line in lines(seed=1):
        content += line
        if len(content) >= options.megabytes * 10**6:
            break
    data = bytes(content)
    del content
    started = time.perf_counter()
    report = read_report("big.txt", data)
    read = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cut = len(passages(report))
    print("| MB | read (s) | MB/s | blocks | passages | peak memory of reading (MB) |")
    print("| --- | --- | --- | --- | --- | --- |")
    size = len(data) / 10**6
    print(f"| {size:.0f} | {read:.1f} | {size / read:.2f} | {len(report.blocks)} | {cut} | {memory:.0f} |")
    return 0


def lines(seed: int) -> Iterator[bytes]:
    """Lines of a report without end: headings and paragraphs of made-up words and numbers."""
    generator = random.Random(seed)  # noqa: S311 - not for secrets
    number = 0
    while True:
        number += 1
        if number % 40 == 0:
            text = f"{number // 40 % 90 + 1}. Về lĩnh vực {' '.join(generator.choices(_WORDS, k=5))} đợt {number}"
        else:
            words = " ".join(generator.choices(_WORDS, k=generator.randint(20, 60)))
            text = f"{words} đạt {generator.randint(1, 9999)} tấn, tăng {generator.randint(1, 99)},5%."
        yield f"{text}\n".encode()


if __name__ == "__main__":
    sys.exit(main())
