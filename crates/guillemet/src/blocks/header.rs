//! Publication dates: `date 2020-01`, `Publié le 3 mars 2021 à 14h02`, `[Mis à jour le 6 mai]`, `05/09/2023 à 18:20`.

use std::ops::Range;

use super::formulas;
use super::page::Page;
use super::stamps;
use super::words::Word;
use crate::article::BlockKind;

/// Where the header at the start of a line ends, whose first word is given. Behind it other words may stand where `fused` allows it.
pub(super) fn opening(page: Page<'_>, line: Range<usize>, first: Option<Word>, fused: bool) -> Option<usize> {
    let end = formula_and_stamp(page, line.clone(), first).or_else(|| whole_stamp(page, line.clone()))?;
    let end = close_bracket(page, line.clone(), end);
    let alone = page.text[end..line.end].chars().all(|c| !c.is_alphanumeric());
    // « Publié le 3 mars 2021, le décret entre en vigueur »: the participle belongs to the sentence.
    let goes_on =
        page.text[end..line.end].trim_start().strip_prefix(',').is_some_and(|rest| !rest.trim_start().is_empty());
    if alone { Some(line.end) } else { (fused && !goes_on).then_some(end) }
}

/// `Publié le 3 mars 2021`, also twice on one line, also with the stamps lost (`Publié le : Modifié le :`).
fn formula_and_stamp(page: Page<'_>, line: Range<usize>, first: Option<Word>) -> Option<usize> {
    let mut word = first;
    let mut end = None;
    let mut emptied = false;
    let mut at = line.start;
    for _ in 0..4 {
        let found = word.and_then(|word| formulas::from(page, word, line.end));
        let Some(found) = found.filter(|found| found.formula.kind == BlockKind::Header) else { break };
        let behind = &page.text[found.end..line.end];
        let skipped = behind.len() - behind.trim_start_matches(|c: char| c.is_whitespace() || c == ':').len();
        if let Some(stamp) = stamps::end(page, found.end + skipped..line.end) {
            end = Some(stamp);
            at = stamp;
        } else if behind.trim_start().starts_with(':') {
            emptied = true;
            at = found.end + skipped;
        } else {
            break;
        }
        word = page.look_up(at..line.end).next();
    }
    // « Publié le : » alone: the page's time element was lost.
    let bare = emptied && page.text[at..line.end].trim().is_empty();
    if bare { Some(line.end) } else { end }
}

/// A stamp that is the whole line and says a day with its year or time.
fn whole_stamp(page: Page<'_>, line: Range<usize>) -> Option<usize> {
    if line.len() > 60 {
        return None;
    }
    let end = stamps::end(page, line.clone())?;
    let words = &page.text[line.start..end];
    let rest = &page.text[end..line.end];
    let dated = words.chars().filter(char::is_ascii_digit).count() >= 4;
    (dated && rest.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '|' | ':' | '.' | '•'))).then_some(end)
}

/// `[Mis à jour le 6 mai à 9h20]`: the bracket belongs to the header.
fn close_bracket(page: Page<'_>, line: Range<usize>, end: usize) -> usize {
    let opened = page.text[line.clone()].starts_with(['[', '(']);
    let rest = &page.text[end..line.end];
    match rest.trim_start().chars().next() {
        Some(']' | ')') if opened => line.end - rest.trim_start().len() + 1,
        _ => end,
    }
}
