"""Validates the formats of the corpus's articles; scripts/validate_formats.sh installs what it needs and calls it."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = sorted((ROOT / "tests" / "corpus").glob("*.txt"))
CHECKER = """import type {{ NewsArticle, WithContext }} from "schema-dts";
export const article: WithContext<NewsArticle> = {json};
"""


def convert(guillemet: Path, text: Path, name: str) -> bytes:
    """One article in a format."""
    command = [str(guillemet), "convert", str(text), "--to", name, "--published", text.name[:10]]
    if not text.name[:1].isdigit():
        del command[-2:]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def tei_faults(guillemet: Path, tools: Path) -> list[str]:
    """What the TEI consortium's schema finds wrong."""
    etree = importlib.import_module("lxml.etree")
    schema = etree.RelaxNG(etree.parse(str(tools / "tei_all.rng")))
    faults = []
    for text in TEXTS:
        if not schema.validate(etree.fromstring(convert(guillemet, text, "tei"))):
            faults.append(f"{text.name}: {schema.error_log}")
    return faults


def json_ld_faults(guillemet: Path, tools: Path) -> list[str]:
    """What the types of schema.org find wrong."""
    for number, text in enumerate(TEXTS):
        json_ld = convert(guillemet, text, "jsonld").decode()
        (tools / f"article{number}.ts").write_text(CHECKER.format(json=json_ld), encoding="utf-8")
    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"]
    files = [f"article{number}.ts" for number in range(len(TEXTS))]
    command = [str((tools / "node_modules" / ".bin" / "tsc").resolve()), *options, *files]
    done = subprocess.run(command, cwd=tools, stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout.splitlines()


def label_studio_faults(guillemet: Path) -> list[str]:
    """What Label Studio's SDK finds wrong with the predictions, under the configuration of the documentation."""
    documentation = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    config = documentation.partition("```xml\n")[2].partition("```")[0]
    interface = importlib.import_module("label_studio_sdk.label_interface").LabelInterface(config)
    interface.validate()
    faults: list[str] = []
    for text in TEXTS:
        for task in json.loads(convert(guillemet, text, "labelstudio")):
            for prediction in task["predictions"]:
                faults.extend(
                    f"{text.name}: {e}" for e in interface.validate_prediction(prediction, return_errors=True)
                )
    return faults


def main() -> int:
    """Prints a line for each validator, and its faults."""
    guillemet, tools = Path(sys.argv[1]), Path(sys.argv[2])
    answers = {
        "TEI (tei_all.rng)": tei_faults(guillemet, tools),
        "schema.org (schema-dts, tsc)": json_ld_faults(guillemet, tools),
        "Label Studio (label-studio-sdk)": label_studio_faults(guillemet),
    }
    for name, faults in answers.items():
        print(f"{name}: {len(TEXTS)} articles, {len(faults)} faults")
        for fault in faults:
            print(f"  {fault}")
    return 1 if any(answers.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
