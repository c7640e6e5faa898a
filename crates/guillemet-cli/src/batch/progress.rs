//! A bar on standard error, for whoever sits before a terminal.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

pub(super) struct Progress {
    bar: ProgressBar,
    articles: std::cell::Cell<usize>,
}

impl Progress {
    /// A bar over the bytes of the input, or a spinner where they aren't known.
    pub(super) fn new(size: Option<u64>, output: &str) -> Progress {
        // Lines that run down the same terminal would tear the bar.
        let shown = std::io::stderr().is_terminal() && !(output == "-" && std::io::stdout().is_terminal());
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(size, target);
        let template = match size {
            Some(_) => "{bar:30} {percent:>3} %  {msg}  {binary_bytes_per_sec}, {eta} left",
            None => "{spinner} {msg}  {binary_bytes_per_sec}",
        };
        bar.set_style(ProgressStyle::with_template(template).expect("the templates are correct"));
        Progress { bar, articles: std::cell::Cell::new(0) }
    }

    pub(super) fn add(&self, articles: usize, bytes: u64) {
        self.articles.set(self.articles.get() + articles);
        self.bar.inc(bytes);
        self.bar.set_message(format!("{} articles", self.articles.get()));
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
