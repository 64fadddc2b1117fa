"""Static files under names with the hash of their content, and the colours of the style sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.test_web_fake import HTML, client
from web.assets import FOLDER, Assets


def test_another_content_is_another_address(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p{}", "utf-8")
    (tmp_path / "a.js").write_text("'ế'", "utf-8")
    (tmp_path / "a.txt").write_text("x", "utf-8")
    old = Assets(tmp_path)
    assert re.fullmatch(r"/static/a\.[0-9a-f]{12}\.css", old.url("a.css"))
    (tmp_path / "a.css").write_text("p{x}", "utf-8")
    new = Assets(tmp_path)
    assert new.url("a.css") != old.url("a.css")
    assert new.url("a.js") == old.url("a.js")
    site = TestClient(Starlette(routes=[new.route()]))
    answer = site.get(new.url("a.css"))
    assert (answer.text, answer.headers["content-type"]) == ("p{x}", "text/css; charset=utf-8")
    assert site.get(new.url("a.js")).headers["content-type"] == "text/javascript; charset=utf-8"
    for outdated in (old.url("a.css"), "/static/a.css", "/static/../a.txt"):
        assert site.get(outdated).status_code == 404


@pytest.mark.parametrize("name", ["none.css", "a.txt", "../assets.py"])
def test_what_is_not_served_has_no_address(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    with pytest.raises(KeyError):
        Assets(tmp_path).url(name)


def test_static_files_are_kept_for_good_under_the_hash_of_their_content() -> None:
    session = client()
    names = re.findall(r"/static/[\w.]+", session.get("/", headers=HTML).text)
    assert {re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in names} == {
        "/static/site.css",
        "/static/site.js",
        "/static/icon.svg",
    }
    for name in names:
        answer = session.get(name)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert session.get("/").headers["cache-control"] == "private, no-cache"


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_enough_contrast(scheme: int) -> None:
    css = (FOLDER / "site.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css.split(":root {")[scheme + 1]))

    def contrast(one: str, other: str) -> float:
        bright, dim = sorted((luminance(colours[one]), luminance(colours[other])), reverse=True)
        return (bright + 0.05) / (dim + 0.05)

    for surface in ("paper", "raised", "sunken"):
        for ink in ("ink", "soft", "accent", "danger", "warn"):
            assert contrast(ink, surface) >= 4.5, (ink, surface)
    assert contrast("edge", "paper") >= 3
    for ink, surface in (("mark-ink", "mark"), ("on-accent", "accent"), ("warn", "warn-paper"), ("soft", "warn-paper")):
        assert contrast(ink, surface) >= 4.5, (ink, surface)
    assert contrast("accent", "mark") >= 4.5  # the mark of a note inside a quote
