//! A bar on standard error, for whoever sits before a terminal.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

pub(super) struct Progress {
    bar: ProgressBar,
    /// The bytes read so far.
    read: Arc<AtomicU64>,
}

impl Progress {
    /// A bar over the bytes of the input, or a spinner where they aren't known.
    pub(super) fn new(size: Option<u64>, read: Arc<AtomicU64>, output: &str) -> Progress {
        // Lines that run down the same terminal would tear the bar.
        let shown = std::io::stderr().is_terminal() && !(output == "-" && std::io::stdout().is_terminal());
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(size, target);
        let template = match size {
            Some(_) => "{bar:30} {percent:>3} %  {msg}  {binary_bytes_per_sec}, {eta} left",
            None => "{spinner} {msg}  {binary_bytes_per_sec}",
        };
        bar.set_style(ProgressStyle::with_template(template).expect("the templates are correct"));
        Progress { bar, read }
    }

    pub(super) fn show(&self, articles: u64) {
        self.bar.set_position(self.read.load(Ordering::Relaxed));
        self.bar.set_message(format!("{articles} articles"));
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
