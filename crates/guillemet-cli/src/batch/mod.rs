//! Many articles, as a stream: one thread reads, a pool parses a chunk of lines at a time, one thread writes.
//!
//! What is in memory is a few chunks, whatever the size of the input. A chunk is answered in its own order and chunks follow
//! each other, so the output doesn't depend on the number of threads.

mod input;
mod progress;
mod record;

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use rayon::prelude::*;

use crate::args::BatchArgs;
use crate::failure::Failure;
use crate::output::Output;
use input::{Chunk, Input};
use progress::Progress;
use record::{Answer, Fields};

/// Chunks that wait before the parsers and behind them: enough that nobody waits for the disk.
const WAITING: usize = 2;

/// How a batch went.
pub(crate) struct Summary {
    lines: u64,
    failed: u64,
}

impl Summary {
    /// The sentence for a batch with failed lines.
    pub(crate) fn complaint(&self) -> Option<String> {
        let Summary { lines, failed } = self;
        (*failed > 0).then(|| format!("{failed} of {lines} articles failed: look for `error` in the output"))
    }
}

/// Runs `guillemet batch`.
pub(crate) fn batch(options: &BatchArgs) -> Result<Summary, Failure> {
    let fields = Fields::new(options)?;
    let input = Input::open(&options.input)?;
    let output = Output::create(&options.output, &options.input)?;
    let progress = Progress::new(input.size(), &options.output);
    let threads = options.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|_| Failure::Usage(format!("{threads} threads can't be started: give a lower number to --threads")))?;

    thread::scope(|scope| {
        let (to_parsers, chunks) = sync_channel::<Chunk>(WAITING);
        let (to_writer, answers) = sync_channel::<Vec<Answer>>(WAITING);
        let reader = scope.spawn(move || input.read_chunks(&to_parsers));
        let writer = scope.spawn(move || write(output, &answers, progress));
        for chunk in chunks {
            let answers: Vec<Answer> =
                pool.install(|| chunk.into_par_iter().map(|line| record::answer(&line, &fields)).collect());
            if to_writer.send(answers).is_err() {
                break;
            }
        }
        drop(to_writer);
        // A failed writer ends the loop and so the reader: its failure is the cause.
        let summary = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok(summary)
    })
}

/// Writes the answers as they come.
fn write(mut output: Output, chunks: &Receiver<Vec<Answer>>, progress: Progress) -> Result<Summary, Failure> {
    let mut summary = Summary { lines: 0, failed: 0 };
    for answers in chunks {
        for answer in &answers {
            output.line(&answer.json)?;
            summary.lines += 1;
            summary.failed += u64::from(answer.failed);
        }
        output.flush()?;
        progress.add(answers.len(), answers.iter().map(|answer| answer.bytes).sum());
    }
    progress.finish();
    output.finish()?;
    Ok(summary)
}
