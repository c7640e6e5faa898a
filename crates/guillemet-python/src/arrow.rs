//! Arrow streams in and out, through the PyCapsules of the Arrow C interface.

use std::num::NonZero;
use std::sync::Mutex;

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::ArrowError;
use arrow_schema::ffi::FFI_ArrowSchema;
use guillemet::arrow::{Columns, Reader, schema, spark_ddl};
use guillemet::text::OffsetUnit;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::error::GuillemetError;
use crate::options;

/// The articles of a stream of texts, parsed while they are read; it can be read once.
#[pyclass(frozen, name = "_ArticleStream", module = "guillemet._guillemet")]
pub(crate) struct ArticleStream {
    reader: Mutex<Option<Box<dyn RecordBatchReader + Send>>>,
}

#[pymethods]
impl ArticleStream {
    /// Gives the stream away. The requested schema is a wish that a producer may leave.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        export(py, self.take()?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py)
    }

    /// Parses everything now, into a table that can be read any number of times.
    fn read_all(&self, py: Python<'_>) -> PyResult<ArticleTable> {
        let reader = self.take()?;
        let batches = py.detach(|| reader.collect::<Result<Vec<RecordBatch>, ArrowError>>());
        Ok(ArticleTable { batches: batches.map_err(misuse)? })
    }
}

impl ArticleStream {
    fn take(&self) -> PyResult<Box<dyn RecordBatchReader + Send>> {
        let reader = self.reader.lock().ok().and_then(|mut reader| reader.take());
        reader.ok_or_else(|| {
            GuillemetError::new_err("this stream was read already: call .read_all() for a table that can be read again")
        })
    }
}

/// Parsed articles that can be read any number of times.
#[pyclass(frozen, name = "_ArticleTable", module = "guillemet._guillemet")]
pub(crate) struct ArticleTable {
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl ArticleTable {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches: Vec<_> = self.batches.iter().cloned().map(Ok).collect();
        export(py, Box::new(RecordBatchIterator::new(batches, schema())))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

/// The schema of parsed articles, for whoever takes `__arrow_c_schema__`.
#[pyclass(frozen, name = "_ArrowSchema", module = "guillemet._guillemet")]
pub(crate) struct ArrowSchema;

#[pymethods]
impl ArrowSchema {
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py)
    }
}

#[pyfunction(name = "_arrow_schema")]
pub(crate) fn schema_object() -> ArrowSchema {
    ArrowSchema
}

#[pyfunction(name = "_spark_ddl")]
pub(crate) fn ddl() -> String {
    spark_ddl()
}

/// Structures the texts of a column.
#[pyfunction(name = "_parse_arrow")]
#[pyo3(signature = (data, text, id, published, *, language, date_policy, layers, threads, strict))]
#[expect(clippy::too_many_arguments, reason = "guillemet.parse_arrow names them")]
pub(crate) fn parse_arrow(
    data: &Bound<'_, PyAny>,
    text: &str,
    id: Option<&str>,
    published: Option<&str>,
    language: &str,
    date_policy: &str,
    layers: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    strict: bool,
) -> PyResult<ArticleStream> {
    let threads = threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get));
    let parser = options::parser(language, date_policy, layers)?;
    let reader = Reader::new(import(data)?, &Columns { text, id, published }, parser, threads).map_err(misuse)?;
    let reader = reader.offsets(OffsetUnit::Chars);
    let reader = if strict { reader.strict() } else { reader };
    Ok(ArticleStream { reader: Mutex::new(Some(Box::new(reader))) })
}

/// The sentence of an Arrow error, without the name of its kind.
fn misuse(error: ArrowError) -> PyErr {
    GuillemetError::new_err(match error {
        ArrowError::InvalidArgumentError(sentence) => sentence,
        other => other.to_string(),
    })
}

const STREAM: &std::ffi::CStr = c"arrow_array_stream";

/// Takes the stream out of a data frame.
#[expect(unsafe_code, reason = "the Arrow C interface hands over a pointer")]
fn import(data: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    if !data.hasattr("__arrow_c_stream__")? {
        let name = data.get_type().name()?;
        let hint = if name == "LazyFrame" { ": call .collect(), or use .map_batches(...)" } else { "" };
        return Err(PyTypeError::new_err(format!(
            "data must be a table with __arrow_c_stream__ (pyarrow, Polars, pandas, DuckDB, ...), not {name}{hint}"
        )));
    }
    let capsule = data.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
    let stream = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds a valid stream, which the Arrow PyCapsule interface promises; its name was
    // checked. `from_raw` moves the stream out and leaves a released one, which the capsule's destructor leaves alone. The
    // capsule is alive until here, and nobody else reads it: it was made by the call above.
    unsafe { RecordBatchStreamReader::from_raw(stream.as_ptr()) }.map_err(misuse)
}

fn export(py: Python<'_>, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}

fn schema_capsule(py: Python<'_>) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowSchema::try_from(schema().as_ref()).map_err(misuse)?, c"arrow_schema")
}
