"""Runs parse_arrow in PySpark, Ray Data and Hugging Face datasets, for docs/arrow.md, and PySpark without it, for docs/scale.md.

pip install pyspark "ray[data]" datasets    (Spark wants Java 17 or later)
python scripts/arrow_engines.py [spark] [ray] [datasets] [lines]
"""

# mypy: ignore-errors
from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

# Workers must run the Python that has guillemet.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import pyarrow as pa

import guillemet

NAMES = ["Jeanne Morel", "Anne Roy", "Paul Roy", "Marc Petit"]
DOCS = [f"a{n}" for n in range(400)]
TEXTS = [f"« Nous irons à Nantes », a déclaré mardi {NAMES[n % 4]}, la veille du départ." for n in range(400)]


# One thread, since the engines have as many workers as cores.
def structured(table: pa.Table) -> pa.Table:
    return pa.table(guillemet.parse_arrow(table, "text", id="doc", published="date", threads=1))


def spark() -> None:
    from pyspark.sql import SparkSession, functions

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    rows = [(doc, text, "2020-01-09") for doc, text in zip(DOCS, TEXTS, strict=True)]
    frame = session.createDataFrame(rows, "doc string, text string, date string").repartition(2)

    schema = pa.schema([(name, pa.string()) for name in ("doc", "text", "date")])

    def parse(batches):
        reader = pa.RecordBatchReader.from_batches(schema, batches)
        yield from pa.RecordBatchReader.from_stream(
            guillemet.parse_arrow(reader, "text", id="doc", published="date", threads=1)
        )

    articles = frame.mapInArrow(parse, guillemet.spark_ddl())
    quotations = articles.select("id", functions.explode("quotations").alias("q"))
    quotations.groupBy("q.speaker.text").count().orderBy("text").show(truncate=False)
    session.stop()


def ray() -> None:
    import ray
    import ray.data

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    dates = ["2020-01-09"] * len(TEXTS)
    articles = ray.data.from_arrow(pa.table({"doc": DOCS, "text": TEXTS, "date": dates})).repartition(2)
    rows = articles.map_batches(structured, batch_format="pyarrow", batch_size=512).take_all()
    speakers = [quotation["speaker"]["text"] for row in rows for quotation in row["quotations"]]
    print({name: speakers.count(name) for name in NAMES})
    ray.shutdown()


def datasets() -> None:
    import datasets

    datasets.disable_progress_bars()
    dates = ["2020-01-09"] * len(TEXTS)
    texts = datasets.Dataset.from_dict({"doc": DOCS, "text": TEXTS, "date": dates})
    articles = texts.with_format("arrow").map(structured, batched=True, num_proc=2, remove_columns=texts.column_names)
    print(articles.with_format(None)[0]["quotations"][0]["speaker"])
    print(articles.num_rows, sorted(articles.column_names))


def structure(partition):
    rows = list(partition)
    days = [row["published"] for row in rows]
    articles = guillemet.parse_stream([row["text"] for row in rows], published=days, threads=1)
    for row, article in zip(rows, articles, strict=True):
        yield json.dumps({"url": row["url"], **article.to_dict()}, ensure_ascii=False)


def lines() -> None:
    from pyspark.sql import SparkSession

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        rows = [{"url": doc, "published": "2020-01-09", "text": text} for doc, text in zip(DOCS, TEXTS, strict=True)]
        Path("articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        session = SparkSession.builder.master("local[2]").getOrCreate()
        session.read.json("articles.jsonl").rdd.mapPartitions(structure).saveAsTextFile("structured")
        session.stop()
        written = [line for file in Path("structured").glob("part-*") for line in file.read_text("utf-8").splitlines()]
        print(len(written), written[0][:60])


if __name__ == "__main__":
    for name in sys.argv[1:] or ["spark", "ray", "datasets", "lines"]:
        print(f"== {name}", flush=True)
        {"spark": spark, "ray": ray, "datasets": datasets, "lines": lines}[name]()
