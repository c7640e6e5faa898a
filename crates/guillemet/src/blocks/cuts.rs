//! Cuts a line where a block starts or ends in its middle.
//!
//! A date header fused with the lead, a dateline, a sign-off, a related link or an author line in running text, paragraphs
//! and headings that a scraper glued together.

use std::ops::Range;

use memchr::{memchr_iter, memchr3_iter, memrchr};

use super::page::{Page, Piece};
use super::words::Word;
use super::{dateline, formulas, header};
use crate::article::BlockKind;
use crate::lexicon::{Classes, Formulas};
use crate::text::{Cut, words};

/// Lines of which one may carry a header or an author line before or behind other words.
const HEAD_LINES: usize = 12;

/// Cuts one line, which is trimmed and not empty, into pieces.
pub(super) fn cut(page: Page<'_>, line: Range<usize>, number: usize, breaks: u32, out: &mut Vec<Piece>) {
    let first = page.look_up(line.clone()).next();
    let mut cutter = Cutter { page, first, breaks, out };
    let mut rest = line;
    if let Some(end) = header::opening(page, rest.clone(), first, number < HEAD_LINES) {
        rest = cutter.take(rest, end, BlockKind::Header, "header");
    }
    if let Some(end) = cutter.first(&rest).and_then(|first| dateline::opening(page, rest.clone(), first)) {
        rest = cutter.take(rest, end, BlockKind::Dateline, "dateline");
    }
    if let Some(end) = glued_credit(page, rest.clone()) {
        rest = cutter.take(rest, end, BlockKind::Caption, "glued-credit");
    }
    if number < HEAD_LINES {
        rest = head_line(&mut cutter, rest);
    }
    let sign_off = sign_off(page, rest.clone());
    let body = rest.start..sign_off.unwrap_or(rest.end);
    running_text(&mut cutter, body);
    if let Some(start) = sign_off {
        cutter.push(start..rest.end, Some((BlockKind::Byline, "sign-off")));
    }
}

/// Collects the pieces of a line.
struct Cutter<'t, 'o> {
    page: Page<'t>,
    /// The line's first word. Four steps ask for the first word of what they look at, and for most lines it is this one.
    first: Option<Word>,
    breaks: u32,
    out: &'o mut Vec<Piece>,
}

impl Cutter<'_, '_> {
    /// Adds a piece, unless it is empty.
    fn push(&mut self, range: Range<usize>, decided: Option<(BlockKind, &'static str)>) {
        let range = self.page.trim(range);
        if range.is_empty() {
            return;
        }
        let first = self.first(&range);
        let mut piece = Piece::new(self.page, range, first, std::mem::take(&mut self.breaks));
        piece.decided = decided;
        self.out.push(piece);
    }

    /// The first word of a part of the line.
    fn first(&self, part: &Range<usize>) -> Option<Word> {
        match self.first {
            Some(first) if part.start <= first.start && first.end <= part.end => Some(first),
            _ => self.page.look_up(part.clone()).next(),
        }
    }

    /// Adds what stands before `end` as a block and answers the rest.
    fn take(&mut self, rest: Range<usize>, end: usize, kind: BlockKind, rule: &'static str) -> Range<usize> {
        self.push(rest.start..end, Some((kind, rule)));
        let behind = self.page.trim(end..rest.end);
        behind.start..rest.end
    }
}

/// Where a caption ends whose credit a paragraph is glued to: `Le pont en mars. © Jeanne Roy / AFPLe pont a rouvert`.
fn glued_credit(page: Page<'_>, line: Range<usize>) -> Option<usize> {
    const MOST: usize = 260;
    const MOST_OF_AGENCY: usize = 16;
    if !page.credited {
        return None;
    }
    let head = line.start..page.floor(line.start + MOST, line.end);
    let bytes = page.text[head.clone()].as_bytes();
    // By its first byte, which few other signs have.
    let signed = memchr_iter(0xc2, bytes).find(|&at| bytes[at..].starts_with("©".as_bytes()));
    let signed = signed.map(|at| head.start + at + '©'.len_utf8());
    let slashes = memchr_iter(b'/', bytes).map(|at| head.start + at + 1);
    for sign in signed.into_iter().chain(slashes) {
        let near = page.floor(sign + MOST_OF_AGENCY, head.end);
        let Some(words) = page.text.get(sign..near) else { continue };
        let start = near - words.trim_start().len();
        let capitals = page.text[start..near].find(|c: char| !c.is_uppercase());
        let Some(small) = capitals.filter(|&at| page.text[start + at..].starts_with(char::is_lowercase)) else {
            continue;
        };
        let Some((last, _)) = page.text[start..start + small].char_indices().next_back() else { continue };
        if super::byline::is_agencies(page, start..start + last) {
            return Some(start + last);
        }
    }
    None
}

/// A short line at the head of the text with an author, an agency and a stamp: `Orange avec AFP, publié le jeudi 2 juillet
/// 2020 à 21h05`, `Un titre information fournie par Boursorama05/09/2023 à 18:20`.
fn head_line(cutter: &mut Cutter<'_, '_>, line: Range<usize>) -> Range<usize> {
    const MOST: usize = 240;
    let page = cutter.page;
    if line.len() > MOST {
        return line;
    }
    let stamped = may_end_with_stamp(&page.text[line.clone()]);
    let next = if stamped { next_date_or_source } else { next_source };
    let mut start = line.start;
    let mut behind = cutter.first(&line).map_or(line.end, |first| first.end);
    while let Some(cut) = next(page, behind..line.end) {
        behind = cut.end;
        if cut.start < start {
            continue;
        }
        let word = Word::of(page.text, cut, page.lexicon);
        if word.classes.has(Classes::FORMULA) && !word.capital {
            let Some(found) = formulas::from(page, word, line.end) else { continue };
            let names_source = found.formula.kind == BlockKind::Byline && found.words >= Formulas::FEWEST_OF_SOURCE;
            if !(names_source || stamped) || !formulas::holds(page, found, word.start..line.end) {
                continue;
            }
            let stamp = stamp_behind_author(page, line.clone(), word);
            if names_source || stamp.is_some() {
                let before = page.text[start..word.start].trim_end_matches([',', ' ', '-', '|', '•', '·']).len();
                cutter.push(start..start + before, None);
                start = word.start;
                if let Some(end) = stamp {
                    cutter.push(start..end, Some((BlockKind::Header, "header")));
                    start = end;
                }
            }
        } else if word.number && word.start > start {
            let end = super::stamps::end(page, word.start..line.end);
            // « ... avec InfoMer05/09/2023 à 18:20 »: a whole stamp with a time at the line's end.
            let whole = end == Some(line.end) && page.text[word.start..line.end].contains(['h', ':']);
            if whole && word.end - word.start <= 4 {
                cutter.push(start..word.start, None);
                cutter.push(word.start..line.end, Some((BlockKind::Header, "stamp")));
                return line.end..line.end;
            }
        }
    }
    start..line.end
}

/// The first word that could begin an author's or a date's formula, or a date. `range` begins behind a word.
fn next_date_or_source(page: Page<'_>, range: Range<usize>) -> Option<Cut> {
    let text = &page.text.as_bytes()[..range.end];
    let formulas = &page.lexicon.formulas.inside;
    words(page.letters, range)
        .find(|word| text[word.start].is_ascii_digit() || formulas.may_begin(&text[word.start..], || &text[word.end..]))
}

/// The first word that could begin an author's formula. `range` begins behind a word.
///
/// Nearly all lines are read for it and none has one, so no words are cut but where the first letters fit.
fn next_source(page: Page<'_>, range: Range<usize>) -> Option<Cut> {
    let text = &page.text.as_bytes()[..range.end];
    let formulas = &page.lexicon.formulas.sources;
    let fits = |&at: &usize| formulas.may_begin(&text[at..], || &text[at + page.letters.small_from(at)..]);
    page.letters.starts(range.clone()).filter(fits).find_map(|at| {
        // It could stand inside a word, which holds no blank.
        let blank = memrchr(b' ', &text[range.start..at]).map_or(range.start, |blank| range.start + blank);
        words(page.letters, blank..range.end).find(|word| word.end > at).filter(|word| word.start == at)
    })
}

/// Can a line's end be a publication date with its formula? Not that of a sentence, and without a day only where the page's
/// time element was lost.
fn may_end_with_stamp(line: &str) -> bool {
    !line.ends_with(['.', '?', '!']) && (line.ends_with(':') || line.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Where the publication date ends that begins with a word and closes the line, behind its author or a sign: `AFP, publié le 2 juillet à 21h05`; not that
/// of a sentence (`dans un entretien publié dimanche 15 octobre.`, `Le décret, publié le 3 mars 2021 au Journal officiel`).
fn stamp_behind_author(page: Page<'_>, line: Range<usize>, first: Word) -> Option<usize> {
    let (before, rest) = (line.start..first.start, first.start..line.end);
    if !may_end_with_stamp(&page.text[rest.clone()]) {
        return None;
    }
    let signs = [',', '-', '–', '—', '|', '•', '·', ')'];
    let apart = page.text[before.clone()].trim_end().ends_with(signs) || super::byline::is_agencies(page, before);
    header::opening(page, rest.clone(), Some(first), true).filter(|&end| apart && end == rest.end)
}

/// Where the agency or desk in brackets at the end of a paragraph starts: `... a-t-il dit. (ats/nxp)`, `(Avec AFP)`.
fn sign_off(page: Page<'_>, line: Range<usize>) -> Option<usize> {
    const MOST: usize = 48;
    const SHORTEST: usize = 12;
    let words = &page.text[line.clone()];
    let inner = words.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    // « F.L. (avec AFP) » signs as a whole.
    if open < SHORTEST || words.len() - open > MOST {
        return None;
    }
    let before = words[..open].trim_end();
    let ends = before.ends_with(['.', '!', '?', '»', '"', '…', '”']);
    let inside = line.start + open + 1..line.end - 1;
    (ends && super::byline::is_agencies(page, inside)).then_some(line.start + open)
}

/// Lines below this length have no lost paragraph breaks.
const LONG_LINE: usize = 500;

/// Cuts running text at what stands behind the end of a sentence: a related link, an author line, a glued paragraph.
fn running_text(cutter: &mut Cutter<'_, '_>, line: Range<usize>) {
    let page = cutter.page;
    let bytes = page.text.as_bytes();
    let mut start = line.start;
    // A short line with such a place (a caption, a lead of two glued sentences) stays whole.
    let long = line.len() > LONG_LINE;
    let mut closed = line.start;
    for at in memchr3_iter(b'.', b'!', b'?', &bytes[line.clone()]).map(|at| line.start + at + 1) {
        if at < start || at <= closed || at >= line.end {
            continue;
        }
        let behind = close_marks(page, at..line.end);
        closed = behind;
        if behind >= line.end {
            break;
        }
        let next = page.text[behind..line.end].trim_start();
        let next = line.end - next.len();
        if let Some((end, kind, rule)) = inline(page, next..line.end) {
            cutter.push(start..next, None);
            cutter.push(next..end, Some((kind, rule)));
            start = end;
        } else if let Some(end) = long.then(|| shouted_heading(page, at - 1, next..line.end)).flatten() {
            cutter.push(start..next, None);
            cutter.push(next..end, Some((BlockKind::Subhead, "shouted")));
            start = end;
        } else if next == behind && long && is_glued_paragraph(page, at - 1, behind..line.end) {
            cutter.push(start..behind, None);
            start = behind;
        }
    }
    cutter.push(start..line.end, None);
}

/// The end of the marks that close behind a sentence end.
fn close_marks(page: Page<'_>, range: Range<usize>) -> usize {
    let rest = &page.text[range.clone()];
    let mut at = 0;
    for (i, c) in rest.char_indices() {
        let closes = match c {
            '»' | '”' | ')' | ']' | '.' | '!' | '?' | '"' => true,
            // « ... parti. » »: a blank before the guillemet
            ' ' | '\u{a0}' | '\u{202f}' => rest[i + c.len_utf8()..].starts_with('»'),
            _ => false,
        };
        if !closes {
            break;
        }
        at = i + c.len_utf8();
    }
    range.start + at
}

/// Is the full stop at `stop` the end of a paragraph, the next one starting at `behind` without a blank (`... à
/// Paris.Arrivé samedi`)?
fn is_glued_paragraph(page: Page<'_>, stop: usize, rest: Range<usize>) -> bool {
    let mut next = page.text[rest.clone()].chars();
    let (first, second) = (next.next().unwrap_or(' '), next.next().unwrap_or(' '));
    let opens = matches!(first, '«' | '“' | '"') && (second.is_uppercase() || second.is_whitespace());
    // « L'accord.L'entreprise », but not « U.S.A. », « Dr.House », « lemonde.Fr »
    let capital = first.is_uppercase() && (second.is_lowercase() || matches!(second, '\'' | '’' | ' '));
    if !(opens || capital) {
        return false;
    }
    letters_before(page, stop).is_none_or(|letters| letters >= 4 || (letters >= 2 && rest.start - stop > 1))
}

/// How many small letters and digits stand right before a full stop, counted no further than four; none where a mark or a bracket
/// closes before it.
fn letters_before(page: Page<'_>, stop: usize) -> Option<usize> {
    let mut letters = 0;
    for c in page.text[..stop].chars().rev().take(4) {
        match c {
            '»' | '"' | '”' | ')' => return None,
            c if c.is_lowercase() || c.is_numeric() => letters += 1,
            _ => break,
        }
    }
    Some(letters)
}

/// Where a heading in capitals ends that a paragraph follows without a sign: `... dit-elle. UN SUJET TRÈS SENSIBLE Les habitants`. Not
/// `NICE. Un homme`, `SNCF Réseau a annoncé`.
fn shouted_heading(page: Page<'_>, stop: usize, range: Range<usize>) -> Option<usize> {
    const MOST: usize = 110;
    const FEWEST_LETTERS: usize = 8;
    // By the second byte, which is a small letter's in nearly every sentence.
    let small = page.text.as_bytes().get(range.start + 1).is_none_or(u8::is_ascii_lowercase);
    if small || !ends_sentence(page, stop) {
        return None;
    }
    let head = &page.text[range.start..page.floor(range.start + MOST, range.end)];
    let (mut letters, mut words, mut at) = (0, 0, 0);
    for word in head.split_inclusive(' ') {
        if word.contains(|c: char| c.is_lowercase() || matches!(c, '.' | ';' | '«')) {
            break;
        }
        letters += word.chars().filter(|c| c.is_uppercase()).count();
        words += 1;
        at += word.len();
    }
    let end = range.start + head[..at].trim_end().len();
    let next = page.look_up(range.start + at..range.end).next()?;
    let marked = head[at..].starts_with(['«', '"', '“']);
    let opens = Classes::DETERMINER.union(Classes::SUBJECT_PRONOUN).union(Classes::ELISION).union(Classes::PREPOSITION);
    let written = &page.text[next.start..next.end];
    let small = written.chars().skip(1).all(|c| !c.is_uppercase());
    let capital = next.start == range.start + at && next.capital && small && (words >= 3 || next.classes.has(opens));
    (words >= 2 && letters >= FEWEST_LETTERS && (capital || marked)).then_some(end)
}

/// Does a sentence end at a full stop, not an abbreviation: `M. DUPONT`?
fn ends_sentence(page: Page<'_>, stop: usize) -> bool {
    page.text[..=stop].ends_with(['!', '?']) || letters_before(page, stop).is_none_or(|letters| letters >= 3)
}

/// A related link or an author line that starts behind a full stop, in a text without line breaks.
fn inline(page: Page<'_>, range: Range<usize>) -> Option<(usize, BlockKind, &'static str)> {
    // Its first word stands directly here, or behind one of the marks that open a link: no search through a line of signs.
    let near = page.text[range.clone()].char_indices().take_while(|&(at, _)| at <= 8).any(|(_, c)| c.is_alphanumeric());
    if !near {
        return None;
    }
    let first = page.look_up(range.clone()).next()?;
    let found = formulas::from(page, first, range.end).filter(|_| first.capital)?;
    let glued = page.text[found.end..range.end].starts_with(char::is_uppercase);
    let marked = page.text[found.end..range.end].trim_start().starts_with([':', '>', '-', '»']);
    match found.formula.kind {
        BlockKind::Related if found.words >= 2 && (glued || marked) => {
            Some((title_end(page, found.end..range.end), BlockKind::Related, "related-inline"))
        }
        BlockKind::Byline if found.formula.needs == crate::lexicon::Needs::Name => {
            let end = names_end(page, found.end..range.end)?;
            Some((end, BlockKind::Byline, "byline-inline"))
        }
        _ => None,
    }
}

/// The most bytes of a title in running text.
const MOST_OF_TITLE: usize = 220;

/// Where the title of a link in running text ends: at its question mark, or before the capital of a word that opens a
/// sentence (`... du football Lors du match, ...`).
fn title_end(page: Page<'_>, range: Range<usize>) -> usize {
    let opens = Classes::DETERMINER
        .union(Classes::PREPOSITION)
        .union(Classes::SUBJECT_PRONOUN)
        .union(Classes::SUBORDINATOR)
        .union(Classes::ADVERB);
    let mut before = range.start;
    for (count, word) in page.look_up(range.clone()).enumerate() {
        let between = &page.text[before..word.start];
        if count > 0 && between.contains(['?', '!', '.', '…']) && word.capital {
            return before + between.trim_end().len();
        }
        let blank = between.chars().all(char::is_whitespace) && !between.is_empty();
        if count > 3 && word.capital && blank && word.classes.has(opens) {
            return before;
        }
        if word.end - range.start > MOST_OF_TITLE {
            return before;
        }
        before = word.end;
    }
    range.end
}

/// Where the names of an author line in running text end: `Par Jeanne Morel, Le Courrier, Dakar C’est une première`.
fn names_end(page: Page<'_>, range: Range<usize>) -> Option<usize> {
    let mut before = range.start;
    for (names, word) in page.look_up(range.clone()).take(12).enumerate() {
        let between = page.text[before..word.start].trim();
        let joins = between.is_empty() || between == ",";
        let opens = word.classes.has(Classes::DETERMINER.union(Classes::SUBJECT_PRONOUN).union(Classes::ELISION));
        if !word.capital || !joins || opens {
            // « Par Jean Roy, à Lyon. » goes on in small letters: no author line.
            return (names >= 2 && word.capital).then_some(before);
        }
        before = word.end;
    }
    None
}
