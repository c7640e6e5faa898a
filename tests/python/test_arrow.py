"""parse_arrow: the same articles as parse, through every engine."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

import guillemet

pa = pytest.importorskip("pyarrow")

TEXT = "« Nous irons à Nantes », a déclaré mardi Jeanne Morel. Selon elle, 3 personnes sont mortes le 3 mars 2019."
TEXTS = [f"{TEXT} " * (n % 4) for n in range(1100)]


def expected(text: str, **options: Any) -> dict[str, Any]:
    fields = guillemet.parse(text, **options).to_dict()
    for left_out in ("schema_version", "offsets", "text"):
        del fields[left_out]
    # A column is there for every row, the field of an article only where tokens were asked for.
    return {"id": None, "error": None, **fields, "tokens": fields.get("tokens", [])}


def quotations(rows: list[dict[str, Any]]) -> list[int]:
    return [len(row["quotations"]) for row in rows]


def test_rows_are_the_articles_in_their_order() -> None:
    table = pa.table({"doc": [f"d{n}" for n in range(len(TEXTS))], "texte": TEXTS})
    stream = guillemet.parse_arrow(table, "texte", "doc")
    answer = pa.table(stream)
    rows = answer.to_pylist()
    assert [row["id"] for row in rows] == table["doc"].to_pylist()
    for row, text in zip(rows[:8], TEXTS[:8], strict=True):
        assert {**row, "id": None} == expected(text)
    # A data frame is one batch; the answer comes in pieces.
    assert answer["id"].num_chunks > 1
    for threads in (1, 3):
        assert pa.table(guillemet.parse_arrow(table, "texte", "doc", threads=threads)) == answer


def test_words_are_there_where_they_are_asked_for() -> None:
    [row] = pa.table(guillemet.parse_arrow(pa.table({"text": ["Il pleut."]}), layers=["tokens"])).to_pylist()
    assert row == expected("Il pleut.", layers=["tokens"])
    assert [token["pos"] for token in row["tokens"]] == ["PRON", "VERB", "PUNCT"]


def test_null_empty_and_failed_rows_stay_rows() -> None:
    table = pa.table({"text": ["Oui.", None, "", "Non."], "date": ["2020", None, "", "hier"]})
    rows = pa.table(guillemet.parse_arrow(table, published="date")).to_pylist()
    assert [row["error"] for row in rows] == [
        None, None, None, "'hier' is no publication date: give YYYY, YYYY-MM or YYYY-MM-DD",
    ]  # fmt: skip
    assert rows[0]["published"]["value"] == "2020"
    assert rows[1]["blocks"] is None
    assert rows[2]["blocks"] == []
    assert rows[3]["blocks"] is None
    with pytest.raises(pa.ArrowInvalid, match="'hier' is no publication date"):
        pa.table(guillemet.parse_arrow(table, published="date", errors="raise"))
    assert pa.table(guillemet.parse_arrow(table.slice(0, 0))).num_rows == 0


@pytest.mark.parametrize(
    "kind",
    [pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("ms", "Europe/Paris"), pa.timestamp("us"),
     pa.timestamp("ns"), pa.string(), pa.large_string(), pa.string_view()],
)  # fmt: skip
def test_published_is_a_string_a_date_or_a_time(kind: Any) -> None:
    days = [datetime.date(1969, 12, 31), datetime.date(2020, 2, 29)]
    words = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    dates = pa.array([str(day) for day in days] if words else days, pa.string() if words else pa.date32())
    table = pa.table({"text": ["Oui.", "Non."], "date": dates.cast(kind)})
    rows = pa.table(guillemet.parse_arrow(table, published="date")).to_pylist()
    assert [row["published"]["value"] for row in rows] == ["1969-12-31", "2020-02-29"]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_strings_have_any_layout_and_ids_may_be_numbers(kind: Any) -> None:
    for ids in (pa.int32(), pa.int64(), pa.uint32(), pa.uint64()):
        table = pa.table({"id": pa.array([7, None], ids), "text": pa.array(TEXTS[1:3], kind)})
        rows = pa.table(guillemet.parse_arrow(table, id="id")).to_pylist()
        assert [row["id"] for row in rows] == ["7", None]
        assert quotations(rows) == [2, 4]


def test_a_stream_can_be_read_once_and_a_table_again() -> None:
    table = pa.table({"text": TEXTS[:3]})
    stream = guillemet.parse_arrow(table)
    pa.table(stream)
    with pytest.raises(guillemet.GuillemetError, match=r"call \.read_all\(\)"):
        pa.table(stream)
    again = guillemet.parse_arrow(table).read_all()
    assert len(again) == 3
    assert pa.table(again) == pa.table(again)


def test_misuse_says_what_to_do() -> None:
    polars = pytest.importorskip("polars")
    table = pa.table({"texte": ["Oui."], "n": [1.5]})
    with pytest.raises(guillemet.GuillemetError, match="there is no column 'text' among 'texte', 'n'"):
        guillemet.parse_arrow(table)
    with pytest.raises(guillemet.GuillemetError, match="column 'n' holds Float64: it must hold strings"):
        guillemet.parse_arrow(table, "n")
    with pytest.raises(TypeError, match=r"data must be a table .*, not list"):
        guillemet.parse_arrow(["Oui."])
    with pytest.raises(TypeError, match=r"not LazyFrame: call \.collect\(\)"):
        guillemet.parse_arrow(polars.LazyFrame({"text": ["Oui."]}))
    with pytest.raises(guillemet.GuillemetError, match="give 'record' or 'raise'"):
        guillemet.parse_arrow(table, "texte", errors="skip")  # type: ignore[arg-type]
    with pytest.raises(guillemet.GuillemetError, match="threads=0"):
        guillemet.parse_arrow(table, "texte", threads=0)


def test_options_are_those_of_parse() -> None:
    table = pa.table({"text": ["Le départ aura lieu le 7 janvier."], "date": ["2020-12-20"]})
    stream = guillemet.parse_arrow(table, published="date", date_policy="past", layers=["dates"])
    assert pa.table(stream).to_pylist() == [
        expected(table["text"][0].as_py(), published="2020-12-20", date_policy="past", layers=["dates"])
    ]


def test_polars_eager_and_lazy() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"text": TEXTS})
    answer = polars.DataFrame(guillemet.parse_arrow(frame))
    assert answer["quotations"].list.len().to_list() == [2 * (n % 4) for n in range(len(TEXTS))]
    lazy = frame.lazy().map_batches(lambda f: polars.DataFrame(guillemet.parse_arrow(f)), schema=answer.schema)
    assert lazy.select(polars.col("dates").list.len().sum()).collect().item() == 2 * sum(n % 4 for n in range(1100))


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": TEXTS[:4], "date": pandas.to_datetime(["2020-01-09"] * 4)})
    answer = pandas.DataFrame.from_arrow(guillemet.parse_arrow(frame, published="date"))
    assert answer["published"][1]["value"] == "2020-01-09"
    assert [len(found) for found in answer["quotations"]] == [0, 2, 4, 6]


def test_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    source, target = duckdb.connect(), duckdb.connect()
    source.sql("create table articles as select unnest(['Oui.', $text]) as text", params={"text": TEXT})
    articles = guillemet.parse_arrow(source.sql("select text from articles")).read_all()
    count = target.sql("select len(quotations) as n from articles").fetchall()
    assert count == [(0,), (2,)]
    assert target.sql("select unnest(dates).value from articles").fetchall()[-1] == ("2019-03-03",)
    del articles


def ddl(kind: Any) -> str:
    """A type of pyarrow as Spark writes it."""
    if pa.types.is_list(kind):
        return f"ARRAY<{ddl(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"STRUCT<{', '.join(f'`{field.name}`: {ddl(field.type)}' for field in kind)}>"
    return {"string": "STRING", "int32": "INT", "bool": "BOOLEAN"}[str(kind)]


def shape(kind: Any) -> Any:
    """A type of pyarrow by the names of its fields."""
    if pa.types.is_list(kind):
        return [shape(kind.value_type)]
    if pa.types.is_struct(kind):
        return {field.name: shape(field.type) for field in kind}
    return str(kind)


def shape_of_json(schema: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """What the JSON Schema says, in the same words."""
    if "anyOf" in schema:
        [schema] = [choice for choice in schema["anyOf"] if choice.get("type") != "null"]
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rsplit("/", 1)[1]]
    if "oneOf" in schema or "enum" in schema:
        return "string"
    [kind] = {schema["type"]} if isinstance(schema["type"], str) else set(schema["type"]) - {"null"}
    if kind == "array":
        return [shape_of_json(schema["items"], definitions)]
    if kind == "object":
        return {name: shape_of_json(field, definitions) for name, field in schema["properties"].items()}
    return {"string": "string", "integer": "int32", "boolean": "bool"}[kind]


def test_the_columns_are_the_fields_of_the_json() -> None:
    file = Path(__file__).parents[2] / "crates/guillemet/schema/article.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    fields = shape_of_json(schema, schema["$defs"])
    for left_out in ("schema_version", "offsets", "text"):
        del fields[left_out]
    columns = {field.name: shape(field.type) for field in pa.schema(guillemet.arrow_schema())}
    assert columns == {"id": "string", "error": "string", **fields}


def test_the_schemas_agree() -> None:
    schema = pa.schema(guillemet.arrow_schema())
    assert guillemet.spark_ddl() == ", ".join(f"`{field.name}` {ddl(field.type)}" for field in schema)
    assert pa.table(guillemet.parse_arrow(pa.table({"text": TEXTS[:2]}))).schema == schema
    fields = guillemet.parse("").to_dict()
    assert schema.names == [
        "id",
        "error",
        *(name for name in fields if name not in ("schema_version", "offsets", "text")),
        "tokens",
    ]
