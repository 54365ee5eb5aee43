"""Put the built dataset into the wheel, beside the code that reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PARTS = ("schemas", "data/tables", "datapackage.json")


class DatasetHook(BuildHookInterface):
    """Includes the dataset as onrecord/_data; an editable install reads it from the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files, or say that they have to be built first."""
        if version != "standard":
            return
        missing = [part for part in PARTS if not (Path(self.root) / part).exists()]
        if missing:
            raise FileNotFoundError(f"no {missing[0]}; run `make build` before building the wheel")
        descriptor = json.loads((Path(self.root) / "datapackage.json").read_text(encoding="utf-8"))
        if descriptor["version"] != self.metadata.version:
            raise ValueError(
                f"datapackage.json has version {descriptor['version']}, dataset.yaml "
                f"{self.metadata.version}; run `make build` before building the wheel"
            )
        if descriptor["onrecord"].get("includes_drafts"):
            raise ValueError("the tables include drafts; run `make build` without --include-drafts")
        build_data["force_include"].update({part: f"onrecord/_data/{part}" for part in PARTS})
