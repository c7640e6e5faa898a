//! Many articles, as a stream: one thread reads, a pool parses a chunk of articles at a time, one thread writes.
//!
//! What is in memory is a few chunks, whatever the size of the input. A chunk is answered in its own order and chunks follow
//! each other, so the output doesn't depend on the number of threads or the size of the chunks. One article gives one line:
//! the lines of an interrupted batch say how many articles are done, and the same batch can go on behind them.

mod files;
mod input;
mod progress;
mod record;
mod unpack;

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use rayon::prelude::*;

use crate::args::BatchArgs;
use crate::failure::Failure;
use crate::output::Output;
pub(crate) use files::Kind;
use input::{Chunk, Input};
use progress::Progress;
use record::{Answer, Fields};

/// Chunks that wait before the parsers and behind them: enough that nobody waits for the disk.
const WAITING: usize = 2;

/// How a batch went.
#[derive(Default)]
pub(crate) struct Summary {
    lines: u64,
    failed: u64,
}

impl Summary {
    /// The sentence for a batch with failed articles.
    pub(crate) fn complaint(&self) -> Option<String> {
        let Summary { lines, failed } = self;
        (*failed > 0).then(|| format!("{failed} of {lines} articles failed: look for `error` in the output"))
    }
}

/// Runs `guillemet batch`.
pub(crate) fn batch(options: &BatchArgs) -> Result<Summary, Failure> {
    let fields = Fields::new(options)?;
    let input = Input::find(&options.input, options.format, &options.output)?;
    let threads = options.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|_| Failure::Usage(format!("{threads} threads can't be started: give a lower number to --threads")))?;
    let mut done = Done::default();
    let output = if options.resume {
        let Some(output) = Output::resume(&options.output, &options.input, |line| done.add(line))? else {
            crate::complain(&format!("'{}' is whole already: nothing is left to do", options.output));
            return Ok(Summary::default());
        };
        output
    } else {
        Output::create_lasting(&options.output, &options.input)?
    };
    let progress = Progress::new(input.size(), input.counter(), &options.output);
    let lasts = output.lasts();
    let (skip, most) = (done.summary.lines.saturating_sub(1), options.batch_size.into());

    let written = thread::scope(|scope| {
        let (to_parsers, chunks) = sync_channel::<Chunk>(WAITING);
        let (to_writer, answers) = sync_channel::<Vec<Answer>>(WAITING);
        let reader = scope.spawn(move || input.send(skip, most, &to_parsers));
        let writer = scope.spawn(move || write(output, done, &answers, progress));
        for chunk in chunks {
            let share = guillemet::share(chunk.len(), pool.current_num_threads());
            let answers: Vec<Answer> = pool
                .install(|| chunk.par_chunks(share).flat_map_iter(|items| record::answers(items, &fields)).collect());
            if to_writer.send(answers).is_err() {
                break;
            }
        }
        drop(to_writer);
        // A failed writer ends the loop and so the reader, which then has no failure of its own.
        let written = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        // Only now is it known that the input was read to its end.
        let (output, summary) = written?;
        output.finish()?;
        Ok(summary)
    });
    written.map_err(|failure: Failure| if lasts { failure.resumable() } else { failure })
}

/// What an interrupted run of the same batch has done.
#[derive(Default)]
struct Done {
    summary: Summary,
    /// Its last line.
    last: Option<Vec<u8>>,
}

impl Done {
    fn add(&mut self, line: &[u8]) {
        self.summary.lines += 1;
        self.summary.failed += u64::from(record::is_failed(line));
        self.last = Some(line.to_owned());
    }
}

/// Writes the answers as they come, behind those of an interrupted run.
fn write(
    mut output: Output,
    done: Done,
    chunks: &Receiver<Vec<Answer>>,
    progress: Progress,
) -> Result<(Output, Summary), Failure> {
    let Done { mut summary, mut last } = done;
    for answers in chunks {
        for answer in &answers {
            // The last article that was done is parsed again: another answer would mean another batch.
            if let Some(last) = last.take() {
                if last != answer.json {
                    return Err(another_batch());
                }
                continue;
            }
            output.line(&answer.json)?;
            summary.lines += 1;
            summary.failed += u64::from(answer.failed);
        }
        output.flush()?;
        progress.show(summary.lines);
    }
    if last.is_some() {
        return Err(another_batch());
    }
    progress.finish();
    Ok((output, summary))
}

fn another_batch() -> Failure {
    let sentence =
        "the output that is there comes from another input or other options: leave --resume out to start again";
    Failure::Usage(sentence.into())
}
