//! Publication dates: `date 2020-01`, `Publié le 3 mars 2021 à 14h02`, `[Mis à jour le 6 mai]`, `05/09/2023 à 18:20`.

use std::ops::Range;

use super::formulas;
use super::page::Page;
use super::stamps;
use super::words::Word;
use crate::article::BlockKind;
use crate::lexicon::TimeWord;

/// Where the header at the start of a line ends, whose first word is given. Behind it other words may stand where `fused` allows it.
pub(super) fn opening(page: Page<'_>, line: Range<usize>, first: Option<Word>, fused: bool) -> Option<usize> {
    let end = formula_and_stamp(page, line.clone(), first)
        .or_else(|| whole_stamp(page, line.clone()))
        .or_else(|| formula_and_day(page, line.clone(), first))
        .or_else(|| place_and_stamp(page, line.clone(), first).filter(|_| fused))?;
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
        } else if let Some(time) = end.and_then(|_| time_end(page, found.end..line.end)) {
            // « Publié le 3 mars 2021 à 8h, modifié à 14h02 »
            end = Some(time);
            at = time;
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

/// Where a clock time ends that opens a range: `à 14h02`.
fn time_end(page: Page<'_>, range: Range<usize>) -> Option<usize> {
    stamps::time(&page.text[range.clone()]).map(|rest| range.end - rest.len())
}

/// A stamp that is the whole line and says a day with its year or time, or such a stamp and a second one.
fn whole_stamp(page: Page<'_>, line: Range<usize>) -> Option<usize> {
    const MOST: usize = 60;
    const MOST_OF_TWO: usize = 120;
    if line.len() > MOST_OF_TWO {
        return None;
    }
    let end = stamps::end(page, line.clone())?;
    if page.text[line.start..end].chars().filter(char::is_ascii_digit).count() < 4 {
        return None;
    }
    let closes = |c: char| c.is_whitespace() || matches!(c, '-' | '|' | ':' | '.' | '•');
    if line.len() <= MOST && page.text[end..line.end].chars().all(closes) {
        return Some(end);
    }
    is_second_stamp(page, end..line.end).then_some(line.end)
}

/// `Le 7 mars 2023 à 06h58|, modifié le 7 mars 2023 à 21h12`: does a stamp with its formula follow, and nothing else?
fn is_second_stamp(page: Page<'_>, rest: Range<usize>) -> bool {
    let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '|' | ':' | '.' | '•' | ',' | '–');
    let words = page.text[rest.clone()].trim_start_matches(joins);
    let second = rest.end - words.len()..rest.end;
    let first = page.look_up(second.clone()).next();
    formula_and_stamp(page, second, first).is_some_and(|end| page.text[end..rest.end].trim().is_empty())
}

/// `Publié aujourd’hui à 16h05`, `Mis à jour hier`: a whole line whose day is told from the reader's.
fn formula_and_day(page: Page<'_>, line: Range<usize>, first: Option<Word>) -> Option<usize> {
    const MOST: usize = 48;
    let found = first.filter(|_| line.len() <= MOST).and_then(|word| formulas::from(page, word, line.end))?;
    let day = page.look_up(found.end..line.end).next()?;
    let told = matches!(page.lexicon.calendar.entry(day.id).word, TimeWord::Day(-2..=0));
    let whole = stamps::time(&page.text[day.end..line.end]).unwrap_or(&page.text[day.end..line.end]).is_empty();
    (found.formula.kind == BlockKind::Header && told && whole).then_some(line.end)
}

/// `Paris, le 12 juin 2023`: the place and day of a statement, alone on its line.
fn place_and_stamp(page: Page<'_>, line: Range<usize>, first: Option<Word>) -> Option<usize> {
    const MOST: usize = 64;
    const MOST_OF_PLACE: usize = 30;
    if line.len() > MOST {
        return None;
    }
    first.filter(|first| first.capital && first.start == line.start)?;
    let (named, stamp) = page.text[line.clone()].split_once(", ").filter(|(_, stamp)| stamp.starts_with("le "))?;
    let end = stamps::end(page, line.end - stamp.len()..line.end).filter(|_| named.len() <= MOST_OF_PLACE)?;
    let year = page.text[line.start..end].ends_with(|c: char| c.is_ascii_digit());
    (year && end == line.end).then_some(end)
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
