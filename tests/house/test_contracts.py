"""The layers hold, and every module that exists is required by them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from importlinter.application import use_cases
from importlinter.configuration import configure

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_goes_the_way_the_design_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    configure()
    monkeypatch.chdir(ROOT)
    holds = use_cases.lint_imports(cache_dir=None)
    assert holds, capsys.readouterr().out


def test_a_module_that_is_there_is_required() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    [layers] = [each["layers"] for each in config["tool"]["importlinter"]["contracts"] if each["type"] == "layers"]
    optional = {name.strip() for layer in layers for name in layer.split("|") if "(" in name}
    package = ROOT / "backcare_desktop"
    assert {name for name in optional if (package / f"{name.strip('()')}.py").exists()} == set()
