//! Many articles at once: every core, the order of the input, no lock on Python.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use guillemet::Parser;
use guillemet::text::OffsetUnit;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyString;

use crate::article::Article;
use crate::error::{GuillemetError, fault, to_python};
use crate::options;

/// How often a running batch looks up: for Ctrl-C, and to say how far it is.
const TICK: Duration = Duration::from_millis(100);

/// Structures many texts; the answer has their order. `progress` is called now and then with the number of articles since
/// its last call; errors count texts from `first`, where the texts are a part of more.
#[pyfunction]
#[pyo3(signature = (
    texts, *, published = None, language = "fr", date_policy = "news", layers = None, threads = None, progress = None,
    first = 0
))]
#[expect(clippy::too_many_arguments, reason = "Python callers name them")]
pub(crate) fn parse_many(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    language: &str,
    date_policy: &str,
    layers: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
    first: usize,
) -> PyResult<Vec<Article>> {
    let threads = threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get));
    if texts.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err("texts is one str: give a list of texts, or call parse"));
    }
    let mut jobs: Vec<Job> = Vec::new();
    for (index, text) in texts.try_iter()?.enumerate() {
        jobs.push(Job { text: options::text(&text?, &format!("texts[{}]", first + index))?, parser: Parser::new() });
    }
    give_parsers(&mut jobs, published, &options::parser(language, date_policy, layers)?)?;
    let results = run(py, &jobs, first, threads, progress)?;
    let articles = jobs.iter().zip(results).map(|(job, data)| Article::new(data, job.text.as_py_str().clone_ref(py)));
    Ok(articles.collect())
}

/// A text and how to read it.
struct Job {
    text: PyBackedStr,
    parser: Parser,
}

/// Gives each text its parser: with one publication date for all, or with its own.
fn give_parsers(jobs: &mut [Job], published: Option<&Bound<'_, PyAny>>, parser: &Parser) -> PyResult<()> {
    match published.filter(|dates| !options::is_one_date(dates)) {
        None => {
            let parser = options::dated(parser, options::published(published)?);
            jobs.iter_mut().for_each(|job| job.parser = parser.clone());
        }
        Some(dates) => {
            let mut count = 0;
            for date in dates.try_iter()? {
                let date = options::published(Some(&date?))?;
                if let Some(job) = jobs.get_mut(count) {
                    job.parser = options::dated(parser, date);
                }
                count += 1;
            }
            if count != jobs.len() {
                return Err(GuillemetError::new_err(format!("{} texts, but {count} publication dates", jobs.len())));
            }
        }
    }
    Ok(())
}

fn run(
    py: Python<'_>,
    jobs: &[Job],
    first: usize,
    threads: usize,
    progress: Option<Py<PyAny>>,
) -> PyResult<Vec<guillemet::Article>> {
    if threads == 0 {
        return Err(GuillemetError::new_err("threads=0 does no work: give 1 or more, or None for every core"));
    }
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let mut results: Vec<Option<guillemet::Article>> = jobs.iter().map(|_| None).collect();
    let progress = progress.as_ref();
    let outcome = py.detach(|| {
        std::thread::scope(|scope| {
            let (sender, receiver) = channel();
            let share = guillemet::share(jobs.len(), threads);
            for _ in 0..threads.min(jobs.len()) {
                let (sender, next, stopped) = (sender.clone(), &next, &stopped);
                scope.spawn(move || {
                    while !stopped.load(Ordering::Relaxed) {
                        let from = next.fetch_add(share, Ordering::Relaxed);
                        let Some(open) = jobs.get(from..).filter(|open| !open.is_empty()) else { break };
                        let results = parse_some(&open[..share.min(open.len())], first + from);
                        if (from..).zip(results).any(|result| sender.send(result).is_err()) {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            let outcome = collect(&receiver, &mut results, progress);
            stopped.store(true, Ordering::Relaxed);
            outcome
        })
    });
    outcome?;
    Ok(results.into_iter().flatten().collect())
}

/// Parses some texts, with offsets as Python counts them; an error calls a text by its number, from `first` on.
fn parse_some(jobs: &[Job], first: usize) -> Vec<PyResult<guillemet::Article>> {
    let texts: Vec<_> = jobs.iter().map(|job| (&job.parser, &*job.text)).collect();
    let result = |(index, article): (usize, Result<guillemet::Article, guillemet::Error>)| match article {
        Ok(article) => Ok(article.with_offsets(OffsetUnit::Chars)),
        Err(guillemet::Error::Fault) => Err(fault(&format!("texts[{index}]"))),
        Err(misuse) => Err(to_python(misuse)),
    };
    (first..).zip(guillemet::parse_each(&texts)).map(result).collect()
}

/// Takes results as they come, until the last thread is done.
fn collect(
    receiver: &Receiver<(usize, PyResult<guillemet::Article>)>,
    results: &mut [Option<guillemet::Article>],
    progress: Option<&Py<PyAny>>,
) -> PyResult<()> {
    let (mut done, mut ticked) = (0usize, Instant::now());
    loop {
        match receiver.recv_timeout(TICK) {
            Ok((index, result)) => {
                results[index] = Some(result?);
                done += 1;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Python::attach(|py| tick(py, progress, done)),
        }
        if ticked.elapsed() >= TICK {
            Python::attach(|py| tick(py, progress, std::mem::take(&mut done)))?;
            ticked = Instant::now();
        }
    }
}

/// Lets Python answer Ctrl-C, and says how many articles are done since the last time.
fn tick(py: Python<'_>, progress: Option<&Py<PyAny>>, done: usize) -> PyResult<()> {
    py.check_signals()?;
    if let Some(progress) = progress.filter(|_| done > 0) {
        progress.call1(py, (done,))?;
    }
    Ok(())
}
