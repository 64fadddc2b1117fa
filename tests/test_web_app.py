"""The application put together: pages that load nothing from elsewhere, a complete schema."""

import json
import re
from importlib.metadata import PackageNotFoundError

import pytest

from tests.test_web_fake import HTML, FakeKnowledgeBase, client
from web import app


@pytest.mark.parametrize(
    "path", ["/", "/?q=tăng", "/reports", "/reports/nasty", "/reports/nasty/edit", "/help", "/docs", "/none"]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_hold_no_inline_script_or_style_and_load_only_from_here(path: str, language: str) -> None:
    page = client().get(path, headers=HTML | {"Cookie": f"lang={language}"}).text
    assert f'<html lang="{language}">' in page
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=\"", page.replace("onerror=", ""))
    assert not re.search(r"(?:src|href|action)=\"(?!/|#|\?)", page)


def test_the_schema_is_complete() -> None:
    schema = client().get("/openapi.json").json()
    assert set(schema["paths"]) == {
        "/api/ask",
        "/api/search",
        "/api/suggest",
        "/api/reports",
        "/api/reports/{report_id}",
        "/api/reports/{report_id}/original",
        "/api/cite",
        "/api/programmes",
        "/api/programmes/export",
        "/api/programmes/{key}",
        "/healthz",
        "/metrics",
    }
    assert "HTTPValidationError" not in json.dumps(schema)
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            assert operation["summary"]
            for parameter in operation.get("parameters", []):
                assert parameter["description"], (path, parameter["name"])
            if path != "/metrics":
                assert {"4XX", "5XX"} <= set(operation["responses"])
                for response in operation["responses"].values():
                    content = response["content"]
                    if "application/octet-stream" in content:
                        continue
                    assert "example" in content["application/json"]
                    assert "$ref" in content["application/json"]["schema"]


def test_a_checkout_that_is_not_installed_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(app, "version", missing)
    assert app.create_app(FakeKnowledgeBase()).version == "0"
    monkeypatch.setattr(app, "version", lambda name: f"{name} 3")
    assert app.create_app(FakeKnowledgeBase()).version == "report-kb 3"
