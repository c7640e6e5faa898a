//! What a piece is beside its neighbours: titles behind a link, headline, lead, lists, subheads, the page's tail.

use super::page::{Ending, Page, Piece};
use super::{byline, head, interview, lead};
use crate::article::BlockKind;
use crate::lexicon::Classes;

/// A pass that decides pieces by what stands around them.
type Pass = fn(Page<'_>, &mut [Piece]);

/// The passes in their order; what one decided the next ones leave.
const PASSES: &[Pass] = &[
    related_titles,
    unsigned_posts,
    head::decide,
    captions,
    interview::decide,
    headline,
    tagged_titles,
    marked_lists,
    lead::decide,
    lists_behind_a_colon,
    tail,
    runs_of_short_lines,
    subheads,
];

/// Decides every piece; what nothing else claims is a paragraph.
pub(super) fn decide(page: Page<'_>, pieces: &mut [Piece]) {
    for pass in PASSES {
        pass(page, pieces);
    }
    for piece in pieces {
        piece.decide(BlockKind::Paragraph, "text");
    }
}

/// A bare formula (`LIRE AUSSI :`, `Sur le même sujet`) with the titles on the lines behind it.
fn related_titles(page: Page<'_>, pieces: &mut [Piece]) {
    const MOST: usize = 12;
    let last_text = pieces.iter().rposition(|piece| piece.is_open() && piece.is_running_text());
    let mut at = 0;
    while at < pieces.len() {
        if !is_bare_link(page, &pieces[at]) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < pieces.len() && end - at <= MOST && is_title(page, &pieces[end]) {
            end += 1;
        }
        let marked = end > at + 1 && page.words(&pieces[at + 1]).starts_with(['»', '>', '►', '•', '-', '–', '▶', '→']);
        let closes = last_text.is_none_or(|last| last < end);
        // One open title in the middle of the text could as well be the next subhead: a colon tells that it belongs here.
        let colon = pieces[at].ending == Ending::Colon;
        if marked || closes || (colon && end == at + 2) || end > at + 2 {
            for piece in &mut pieces[at + 1..end] {
                piece.decide(BlockKind::Related, "title-behind-formula");
            }
        }
        at = end;
    }
}

/// Is it a related formula and nothing else?
fn is_bare_link(page: Page<'_>, piece: &Piece) -> bool {
    piece.is(BlockKind::Related)
        && piece.len() <= 40
        && super::formulas::at(page, piece.range())
            .is_some_and(|found| page.text[found.end..piece.end].chars().all(|c| !c.is_alphanumeric()))
}

/// Could it be another article's title?
fn is_title(page: Page<'_>, piece: &Piece) -> bool {
    (piece.is_open() || piece.decided.is_some_and(|(_, rule)| rule == "arrow"))
        && piece.len() <= 180
        && !matches!(piece.ending, Ending::Stop | Ending::Comma | Ending::Colon)
        && page.text[piece.range()].chars().any(char::is_alphabetic)
}

/// The text of a post whose signature stands on the next line.
fn unsigned_posts(page: Page<'_>, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let signature = pieces[at].is(BlockKind::Embed) && page.words(&pieces[at]).starts_with('—');
        let before = &pieces[at - 1];
        let posted =
            || ["pic.twitter.com", "https://t.co/", "#", "@"].iter().any(|sign| page.words(before).contains(sign));
        if signature && before.is_open() && before.len() <= 400 && posted() {
            pieces[at - 1].decide(BlockKind::Embed, "signed-below");
        }
    }
}

/// What a picture shows, on the line above its credit: `L’ancien maire de Brest lors de son arrivée au tribunal, le 3 avril.` and `KEYSTONE`.
fn captions(page: Page<'_>, pieces: &mut [Piece]) {
    const MOST: usize = 220;
    const MOST_OF_CREDIT: usize = 48;
    for at in 2..pieces.len() {
        let credit = pieces[at].is(BlockKind::Caption) && pieces[at].len() <= MOST_OF_CREDIT && pieces[at].breaks == 1;
        let shows = &pieces[at - 1];
        if credit
            && shows.is_open()
            && (40..=MOST).contains(&shows.len())
            && shows.ending == Ending::Stop
            && !is_sentence_inside(page.words(shows))
            && !has_verb(page, shows)
        {
            pieces[at - 1].decide(BlockKind::Caption, "above-credit");
        }
    }
}

/// The title: the first open line, if it ends without a full stop and text follows. A short one may trail off: `Les petits secrets
/// de la maire...`.
fn headline(page: Page<'_>, pieces: &mut [Piece]) {
    const MOST: usize = 220;
    const MOST_TRAILING: usize = 120;
    let Some(first) = pieces.iter().position(Piece::is_open) else { return };
    let piece = &pieces[first];
    let before = &pieces[..first];
    let headed = before.iter().all(|p| {
        p.is(BlockKind::Header) || p.is(BlockKind::Byline) || p.is(BlockKind::Boilerplate) || p.is(BlockKind::Caption)
    });
    let trails = || {
        let words = page.words(piece).trim_end_matches('…').trim_end_matches("...");
        piece.len() <= MOST_TRAILING && words.len() < piece.len() && !words.contains(['.', '…'])
    };
    let title =
        piece.len() <= MOST && !matches!(piece.ending, Ending::Stop | Ending::Comma | Ending::Colon) || trails();
    let words = page.look_up(piece.range()).take(2).count() == 2;
    let starts =
        page.words(piece).starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '"' | '“' | '[' | '‘' | '\''));
    let body = pieces[first + 1..].iter().any(|p| p.is_open() && p.is_running_text());
    let own_line = pieces.get(first + 1).is_none_or(|next| next.breaks > 0 || !next.is_open());
    if headed && title && words && starts && body && own_line {
        pieces[first].decide(BlockKind::Headline, "first-line");
    }
}

/// `[Série] Ces ponts qui ont changé Brest (1/5)`: another article's title, behind its section in brackets.
fn tagged_titles(page: Page<'_>, pieces: &mut [Piece]) {
    for piece in pieces.iter_mut().filter(|p| p.is_open() && p.breaks > 0 && is_title(page, p)) {
        let tag = page.words(piece).strip_prefix('[').and_then(|words| words.find(']'));
        let section = tag.map(|tag| piece.start + 1..piece.start + 1 + tag);
        if section.is_some_and(|section| head::is_rubric(page, section.clone()) && piece.end > section.end + 1) {
            piece.decide(BlockKind::Related, "tagged-title");
        }
    }
}

/// The sign of a list that a line begins with: `•`, `-`, `1.`, `2-`, `a)`.
fn list_mark(words: &str) -> bool {
    let mut chars = words.chars();
    match chars.next() {
        Some('•' | '◦' | '▪' | '■' | '●' | '‣' | '*' | '·' | '✓' | '✔') => words.len() > 4,
        Some('-' | '–' | '—') => chars.next().is_some_and(|c| c.is_whitespace() || c.is_alphabetic()),
        Some(c) if c.is_ascii_digit() => {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = words.len() - rest.len();
            let mut rest = rest.chars();
            digits <= 2
                && matches!(rest.next(), Some('-' | '.' | ')' | '/' | '–'))
                && rest.next().is_some_and(|c| c.is_whitespace() || c.is_alphabetic())
        }
        _ => false,
    }
}

/// Lines that begin with a list's sign, two in a row or behind a colon.
fn marked_lists(page: Page<'_>, pieces: &mut [Piece]) {
    let marked = |piece: &Piece| piece.is_open() && piece.breaks > 0 && list_mark(page.words(piece));
    let mut at = 0;
    while at < pieces.len() {
        let mut end = at;
        while end < pieces.len() && marked(&pieces[end]) {
            end += 1;
        }
        let colon = at > 0 && pieces[at - 1].ending == Ending::Colon;
        // « - Application plus ferme »: a single line is a subhead of the agency's kind, which a later pass finds.
        if end > at + 1
            || (end == at + 1 && (colon || page.words(&pieces[at]).starts_with('•')) && !pieces[at].is_heading_like())
        {
            for piece in &mut pieces[at..end] {
                piece.decide(BlockKind::ListItem, "list-mark");
            }
        }
        at = end.max(at + 1);
    }
}

/// Lines behind a colon that have the same form: no full stop, or a label (`TGV : ...`) each.
fn lists_behind_a_colon(page: Page<'_>, pieces: &mut [Piece]) {
    let labelled = |piece: &Piece| {
        let words = page.words(piece);
        words.char_indices().take(60).find(|&(_, c)| c == ':').is_some_and(|(at, _)| words[..at].len() < 60)
    };
    let mut at = 1;
    while at < pieces.len() {
        if pieces[at - 1].ending != Ending::Colon
            || !(pieces[at - 1].is_open() || pieces[at - 1].is(BlockKind::ListItem))
        {
            at += 1;
            continue;
        }
        let run = |test: &dyn Fn(&Piece) -> bool| {
            at + pieces[at..].iter().take_while(|p| p.is_open() && p.breaks > 0 && test(p)).count()
        };
        let end = run(&|p| labelled(p) && p.ending != Ending::Colon)
            .max(run(&|p| p.len() <= 240 && matches!(p.ending, Ending::Open | Ending::Comma)));
        if end >= at + 2 {
            for piece in &mut pieces[at..end] {
                piece.decide(BlockKind::ListItem, "behind-colon");
            }
        }
        at = end.max(at) + 1;
    }
}

/// What is left of the page behind the article: a name that signs, else the page's own short lines.
fn tail(page: Page<'_>, pieces: &mut [Piece]) {
    let Some(mut last) = pieces.iter().rposition(|p| p.is_open() && p.is_running_text()) else { return };
    // « 14h20 - Le pont est ouvert »: an entry of a live ticker, whose words may stand on the next line.
    if let Some(entry) = pieces[last + 1..].iter().rposition(|p| p.is_open() && is_entry(page.words(p))) {
        last += 1 + entry;
        last += usize::from(pieces.get(last + 1).is_some_and(|p| p.is_open() && p.ending == Ending::Stop));
    }
    // « Il a promis de revenir. »: a short sentence on a line of its own, behind a line that is one sentence too.
    let told =
        |p: &Piece| p.is_open() && p.ending == Ending::Stop && has_verb(page, p) && !is_sentence_inside(page.words(p));
    let closing = pieces[last + 1..].iter().take_while(|p| told(p)).count();
    if closing > 0 && !is_sentence_inside(page.words(&pieces[last])) {
        last += closing;
    }
    let mut links = false;
    let short = pieces[last + 1..].iter().filter(|p| p.is_open()).count();
    for piece in &mut pieces[last + 1..] {
        if !piece.is_open() {
            links = piece.is(BlockKind::Related);
            continue;
        }
        let signs = byline::is_name(page, piece) || byline::is_initials(page.words(piece));
        if matches!(piece.ending, Ending::Stop | Ending::Exclamation) && short == 1 && !signs {
            continue;
        }
        let kind = if signs {
            BlockKind::Byline
        } else if links {
            BlockKind::Related
        } else {
            BlockKind::Boilerplate
        };
        piece.decide(kind, "tail");
    }
}

/// `14:00 - Bonjour`, `19h30: Des bruits`, `14h05. Le pont`: does a clock time open the line, with a sign behind it?
fn is_entry(words: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(words);
    let Some(minutes) = words[hour..].strip_prefix(['h', 'H', ':']).filter(|_| (1..=2).contains(&hour)) else {
        return false;
    };
    let rest = minutes[digits(minutes)..].trim_start();
    digits(minutes) <= 2 && rest.starts_with([':', '-', '–', '—', '.', '|'])
}

/// The bytes of `20h45`.
const LONGEST_CLOCK: usize = 5;

/// `20h45`, `7:30`: a clock time and nothing else.
fn is_clock(words: &str) -> bool {
    let parts = words.split_once(['h', 'H', ':']);
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.is_some_and(|(hour, minutes)| !hour.is_empty() && digits(hour) && digits(minutes))
}

/// Two and more short lines in a row: those with figures or a colon are a list's items, the others head what follows.
fn runs_of_short_lines(page: Page<'_>, pieces: &mut [Piece]) {
    // « 20h45 » alone heads an entry of a live ticker.
    let clock = |p: &Piece| p.len() <= LONGEST_CLOCK && is_clock(page.words(p));
    let short = |p: &Piece| p.is_open() && p.breaks > 0 && p.is_heading_like() && p.ending == Ending::Open;
    let mut at = 0;
    while at < pieces.len() {
        if at > 0 && clock(&pieces[at - 1]) {
            at += 1;
            continue;
        }
        let end = at + pieces[at..].iter().take_while(|p| short(p) && !clock(p)).count();
        let items = |p: &Piece| page.words(p).contains([':', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if end >= at + 2 {
            let all = end >= at + 5;
            for piece in &mut pieces[at..end] {
                if all || items(piece) {
                    piece.decide(BlockKind::ListItem, "short-lines");
                }
            }
        }
        at = end.max(at + 1);
    }
}

/// Headings inside the body: short lines without a full stop, quoted lines, `- X -`.
fn subheads(page: Page<'_>, pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let piece = &pieces[at];
        if !piece.is_open() || piece.breaks == 0 && at > 0 {
            continue;
        }
        let Some(next) =
            pieces[at + 1..].iter().find(|p| p.is_open() || p.is(BlockKind::ListItem) || p.is(BlockKind::Related))
        else {
            continue;
        };
        let spaced = piece.breaks > 1 || at == 0;
        if next.breaks > 0 && is_subhead(page, piece, spaced) {
            pieces[at].decide(BlockKind::Subhead, "short-line");
        }
    }
}

/// Does a line that text follows read as a heading?
fn is_subhead(page: Page<'_>, piece: &Piece, spaced: bool) -> bool {
    let words = page.words(piece);
    let framed =
        words.starts_with(['-', '–']) && words.ends_with(['-', '–']) && piece.len() <= super::page::MOST_OF_HEADING;
    if framed {
        return true;
    }
    if !piece.is_heading_like() {
        return false;
    }
    match piece.ending {
        Ending::Open | Ending::Question => !is_sentence_inside(words),
        Ending::Exclamation => spaced && piece.len() <= 70 && !is_sentence_inside(words),
        // « Les lauréats : » heads a list, « X a répondu : » opens a quotation.
        Ending::Colon => spaced && piece.len() <= 36 && !has_verb(page, piece),
        _ => false,
    }
}

/// Does a full stop stand inside, with a new sentence behind it?
pub(super) fn is_sentence_inside(words: &str) -> bool {
    words.match_indices(['.', '!', '?']).any(|(at, _)| {
        at > 3
            && words[at + 1..].trim_start_matches(['"', '»', '”', '\u{a0}']).starts_with(' ')
            && words[at + 1..].trim_start().chars().next().is_some_and(char::is_uppercase)
    })
}

/// Does a word of the line stand for a finite verb that the tables know?
fn has_verb(page: Page<'_>, piece: &Piece) -> bool {
    page.look_up(piece.range()).any(|word| {
        !word.capital
            && word.classes.has(
                Classes::FINITE_VERB
                    .union(Classes::ETRE)
                    .union(Classes::AVOIR)
                    .union(Classes::CUE_VERB)
                    .union(Classes::CUE_PARTICIPLE),
            )
    })
}
