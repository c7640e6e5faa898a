//! The article, and how a text becomes one.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use guillemet::article::EntityKind;
use guillemet::export::Format;
use guillemet::text::OffsetUnit;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PySlice, PyString, PyTuple};

use crate::entities::Entity;
use crate::error::{GuillemetError, caught, to_python};
use crate::events::{Event, Number, TimelineEntry};
use crate::navigation::{Links, holding};
use crate::options;
use crate::repr::{counted, quoted};
use crate::speech::{Marked, Quotation};
use crate::surface::{Block, Diagnostic, Publication, Related, Sentence, Slice, Token};
use crate::time::Date;
use crate::view::{from_json, tuple};

/// A parsed article. Offsets count code points: `article.text[x.start:x.end] == x.text`.
#[pyclass(frozen, module = "guillemet")]
pub(crate) struct Article {
    /// The result, with offsets in code points.
    pub(crate) data: guillemet::Article,
    /// The text as the caller gave it: Python slices it by code points without a copy of the rest.
    text: Py<PyString>,
    links: OnceLock<Links>,
    fingerprint: OnceLock<u64>,
}

impl Article {
    /// Wraps a result whose offsets are code points.
    pub(crate) fn new(data: guillemet::Article, text: Py<PyString>) -> Article {
        Article { data, text, links: OnceLock::new(), fingerprint: OnceLock::new() }
    }

    pub(crate) fn words<'py>(&self, py: Python<'py>, start: u32, end: u32) -> PyResult<Bound<'py, PyString>> {
        let words = self.text.bind(py).get_item(PySlice::new(py, start as isize, end as isize, 1))?;
        Ok(words.cast_into()?)
    }

    pub(crate) fn links(&self) -> &Links {
        self.links.get_or_init(|| Links::new(&self.data))
    }

    pub(crate) fn same(&self, other: &Article) -> bool {
        std::ptr::eq(self, other) || (self.fingerprint() == other.fingerprint() && self.data == other.data)
    }

    /// A hash of the text and of what the caller said of it, computed once.
    pub(crate) fn fingerprint(&self) -> u64 {
        *self.fingerprint.get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            (&self.data.language, &self.data.text, &self.data.published).hash(&mut hasher);
            hasher.finish()
        })
    }

    pub(crate) fn sentence_at(&self, offset: u32) -> Option<u32> {
        holding(&self.data.sentences, offset, |s| (s.start, s.end))
    }

    pub(crate) fn block_at(&self, offset: u32) -> Option<u32> {
        holding(&self.data.blocks, offset, |b| (b.start, b.end))
    }
}

/// One view for each item of a list.
macro_rules! all {
    ($slf:ident, $list:ident, $class:ident) => {
        tuple($slf.py(), (0..$slf.get().data.$list.len() as u32).map(|index| $class::at($slf, index, 0)))
    };
}

#[pymethods]
impl Article {
    #[getter]
    fn schema_version(&self) -> u32 {
        self.data.schema_version
    }

    #[getter]
    fn language(&self) -> &str {
        &self.data.language
    }

    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.text.bind(py).clone()
    }

    #[getter]
    fn published<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Publication>>> {
        slf.get().data.published.as_ref().map(|_| Publication::at(slf, 0, 0)).transpose()
    }

    #[getter]
    fn blocks<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, blocks, Block)
    }

    #[getter]
    fn sentences<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, sentences, Sentence)
    }

    #[getter]
    fn quotations<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, quotations, Quotation)
    }

    #[getter]
    fn marked<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, marked, Marked)
    }

    #[getter]
    fn entities<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, entities, Entity)
    }

    #[getter]
    fn people<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        of_kind(slf, EntityKind::Person)
    }

    #[getter]
    fn organizations<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        of_kind(slf, EntityKind::Organization)
    }

    #[getter]
    fn places<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        of_kind(slf, EntityKind::Place)
    }

    #[getter]
    fn dates<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, dates, Date)
    }

    #[getter]
    fn numbers<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, numbers, Number)
    }

    #[getter]
    fn event<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Event>>> {
        slf.get().data.event.as_ref().map(|_| Event::at(slf, 0, 0)).transpose()
    }

    #[getter]
    fn timeline<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, timeline, TimelineEntry)
    }

    #[getter]
    fn related<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, related, Related)
    }

    #[getter]
    fn diagnostics<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, diagnostics, Diagnostic)
    }

    #[getter]
    fn tokens<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        all!(slf, tokens, Token)
    }

    /// The title, if the text has one.
    #[getter]
    fn headline(&self) -> Option<&str> {
        self.data.headline()
    }

    /// The standfirst, if one is set apart from the body.
    #[getter]
    fn lead(&self) -> Option<String> {
        self.data.lead()
    }

    /// The running text: paragraphs, answers and list items.
    #[getter]
    fn body(&self) -> String {
        self.data.body()
    }

    /// Who signs, without agencies.
    #[getter]
    fn authors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.data.authors())
    }

    /// The news agency that is named beside the authors or in the dateline.
    #[getter]
    fn agency(&self) -> Option<&'static str> {
        self.data.agency()
    }

    /// The article without the page around it.
    fn clean(&self) -> String {
        self.data.clean()
    }

    /// The words from `start` to `end`, as an annotation that knows its sentence, block and neighbours.
    fn span<'py>(slf: &Bound<'py, Self>, start: u32, end: u32) -> PyResult<Bound<'py, Slice>> {
        let length = slf.get().text.bind(slf.py()).len()? as u32;
        if start > end || end > length {
            return Err(GuillemetError::new_err(format!(
                "{start}..{end} is no stretch of this article: give 0 <= start <= end <= {length}"
            )));
        }
        Slice::at(slf, start, end)
    }

    /// The article as JSON on one line, or on many with `indent`.
    #[pyo3(signature = (*, offsets = "chars", indent = None))]
    fn to_json(&self, py: Python<'_>, offsets: &str, indent: Option<usize>) -> PyResult<String> {
        let unit = match offsets {
            "chars" => OffsetUnit::Chars,
            "bytes" => OffsetUnit::Bytes,
            "utf16" => OffsetUnit::Utf16,
            _ => {
                let sentence = format!("offsets='{offsets}' is no unit: give 'chars', 'bytes' or 'utf16'");
                return Err(GuillemetError::new_err(sentence));
            }
        };
        let json = py.detach(|| match unit {
            OffsetUnit::Chars => self.data.to_json(),
            _ => self.data.clone().with_offsets(unit).to_json(),
        });
        let Some(indent) = indent else { return Ok(json) };
        let options = PyDict::new(py);
        options.set_item("ensure_ascii", false)?;
        options.set_item("indent", indent)?;
        py.import("json")?.call_method("dumps", (from_json(py, &json)?,), Some(&options))?.extract()
    }

    /// The article as dicts, lists, strings and numbers: its JSON, read.
    #[pyo3(signature = (*, offsets = "chars"))]
    fn to_dict<'py>(&self, py: Python<'py>, offsets: &str) -> PyResult<Bound<'py, PyAny>> {
        from_json(py, &self.to_json(py, offsets, None)?)
    }

    /// The article in the format of another tool: `"tei"`, `"csv:quotations"`, ...
    fn to(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        let format: Format = format.parse().map_err(to_python)?;
        Ok(py.detach(|| guillemet::export::write(&self.data, format)))
    }

    /// Reads an article back from its JSON, whatever its offsets count.
    #[staticmethod]
    #[pyo3(name = "from_json")]
    fn read_json(py: Python<'_>, json: PyBackedStr) -> PyResult<Article> {
        let data = py.detach(|| guillemet::Article::from_json(&json)).map_err(to_python)?;
        let data = data.with_offsets(OffsetUnit::Chars);
        let text = PyString::new(py, &data.text).unbind();
        Ok(Article::new(data, text))
    }

    /// The text with some layers marked, or all, for a notebook.
    #[pyo3(signature = (layers = None))]
    fn show<'py>(slf: &Bound<'py, Self>, layers: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("guillemet._html")?.call_method1("show", (slf, layers))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Article::show(slf, None)
    }

    /// What `show` shows: a style sheet and one element, with the first characters of the text.
    #[pyo3(signature = (layers, longest))]
    fn _fragment(&self, py: Python<'_>, layers: Option<&Bound<'_, PyAny>>, longest: usize) -> PyResult<String> {
        let html = options::html(layers)?.longest(longest);
        Ok(py.detach(|| html.fragment(&self.data)))
    }

    /// A page of its own.
    #[pyo3(signature = (layers = None, *, title = None))]
    fn to_html(&self, py: Python<'_>, layers: Option<&Bound<'_, PyAny>>, title: Option<String>) -> PyResult<String> {
        let mut html = options::html(layers)?;
        if let Some(title) = title {
            html = html.title(title);
        }
        Ok(py.detach(|| html.page(&self.data)))
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn quotations_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "quotations", engine)
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn entities_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "entities", engine)
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn mentions_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "mentions", engine)
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn dates_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "dates", engine)
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn blocks_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "blocks", engine)
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn timeline_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "timeline", engine)
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn sentences_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "sentences", engine)
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn numbers_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "numbers", engine)
    }

    #[pyo3(signature = (engine = "pandas"))]
    fn tokens_frame<'py>(slf: &Bound<'py, Self>, engine: &str) -> PyResult<Bound<'py, PyAny>> {
        frame(slf, "tokens", engine)
    }

    /// A `Doc` of spaCy with the layers as span groups.
    #[pyo3(signature = (nlp = None))]
    fn to_spacy<'py>(slf: &Bound<'py, Self>, nlp: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("guillemet._spacy")?.call_method1("to_spacy", (slf, nlp))
    }

    fn __repr__(&self) -> String {
        let data = &self.data;
        let mut parts = vec![quoted(&data.text)];
        parts.extend(data.published.as_ref().map(|published| format!("published={}", published.value)));
        parts.push(counted(data.quotations.len(), "quotation", "quotations"));
        parts.push(counted(data.entities.len(), "entity", "entities"));
        parts.push(counted(data.dates.len(), "date", "dates"));
        format!("<Article {}>", parts.join(", "))
    }

    fn __eq__<'py>(slf: &Bound<'py, Self>, other: &Bound<'py, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<Article>() else { return Ok(slf.py().NotImplemented()) };
        slf.get().same(other.get()).into_py_any(slf.py())
    }

    fn __hash__(&self) -> u64 {
        self.fingerprint()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().data.to_json(),)))
    }
}

fn of_kind<'py>(article: &Bound<'py, Article>, kind: EntityKind) -> PyResult<Bound<'py, PyTuple>> {
    let entities = article.get().data.entities.iter().filter(|entity| entity.kind == kind);
    tuple(article.py(), entities.map(|entity| Entity::at(article, entity.id, 0)))
}

/// A layer as a data frame; the module with the columns is Python.
fn frame<'py>(article: &Bound<'py, Article>, layer: &str, engine: &str) -> PyResult<Bound<'py, PyAny>> {
    article.py().import("guillemet._frames")?.call_method1("frame", (article, layer, engine))
}

/// Structures the text of one article.
#[pyfunction]
#[pyo3(signature = (text, *, published = None, language = "fr", date_policy = "news", layers = None))]
pub(crate) fn parse(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    language: &str,
    date_policy: &str,
    layers: Option<&Bound<'_, PyAny>>,
) -> PyResult<Article> {
    let text = options::text(text, "text")?;
    let parser = options::dated(&options::parser(language, date_policy, layers)?, options::published(published)?);
    let data = py.detach(|| parse_chars(&parser, &text, || "text".to_owned()))?;
    Ok(Article::new(data, text.as_py_str().clone_ref(py)))
}

/// Reads one phrase of time; the answer is the only date of an article that is the phrase.
#[pyfunction]
#[pyo3(signature = (text, *, reference, policy = "news"))]
pub(crate) fn parse_date<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    reference: &Bound<'py, PyAny>,
    policy: &str,
) -> PyResult<Option<Bound<'py, Date>>> {
    let text = options::text(text, "text")?;
    let reference = options::reference(reference)?;
    let policy = policy.parse().map_err(to_python)?;
    let date = caught(|| "text".to_owned(), || guillemet::parse_date(&text, reference, policy))?;
    let Some(date) = date else { return Ok(None) };
    let mut phrase = parse_chars(&guillemet::Parser::new(), &text, || "text".to_owned())?;
    (phrase.event, phrase.published) = (None, None);
    phrase.timeline.clear();
    phrase.dates = vec![date];
    let phrase = Article::new(phrase, text.as_py_str().clone_ref(py));
    Date::at(&Bound::new(py, phrase)?, 0, 0).map(Some)
}

/// Parses, with offsets as Python counts them; an error calls the text by its name.
pub(crate) fn parse_chars(
    parser: &guillemet::Parser,
    text: &str,
    name: impl FnOnce() -> String,
) -> PyResult<guillemet::Article> {
    let article = caught(name, || parser.parse(text))?.map_err(to_python)?;
    Ok(article.with_offsets(OffsetUnit::Chars))
}
