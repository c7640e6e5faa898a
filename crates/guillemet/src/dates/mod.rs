//! Expressions of time: found as written, then given a value from left to right.
//!
//! `rules` reads what the words say (`7 janvier` knows a day and a month), `resolve` implies the rest from the publication
//! date and from the days that the text has named before. The reference is an argument, never the clock.

mod anchor;
mod calendar;
mod expression;
mod header;
mod moment;
mod policy;
mod published;
mod reader;
mod resolve;
mod rules;
mod tense;
mod value;

pub use anchor::Reference;
pub use policy::DatePolicy;
pub use published::Published;
pub(crate) use tense::is_future;

use smol_str::SmolStr;

use crate::article::{self, BlockKind, DateKind, Grain, Modifier};
use crate::ids::DateId;
use crate::lexicon::Lexicon;
use crate::sentences::Sentence;
use crate::surface::Surface;
use crate::text::Span;
use expression::{Base, Expression};
use resolve::Resolver;

/// A resolved expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Date {
    pub(crate) span: Span,
    pub(crate) kind: DateKind,
    /// TIMEX3 value.
    pub(crate) value: SmolStr,
    pub(crate) grain: Option<Grain>,
    /// ISO 8601 date or minute.
    pub(crate) earliest: Option<SmolStr>,
    pub(crate) latest: Option<SmolStr>,
    pub(crate) modifier: Option<Modifier>,
    /// The units that the words themselves say.
    pub(crate) known: Vec<Grain>,
    /// The other end of a range.
    pub(crate) range: Option<DateId>,
    pub(crate) rule: &'static str,
}

/// All dates of an article, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Dates {
    pub(crate) all: Vec<Date>,
    /// The publication date, from the caller or from the text's header, with the header's words.
    pub(crate) published: Option<(Published, Option<Span>)>,
}

impl Dates {
    /// The dates that begin in a stretch of the text.
    pub(crate) fn within(&self, span: Span) -> impl Iterator<Item = (DateId, &Date)> {
        let from = self.all.partition_point(|date| date.span.start() < span.start());
        let here = self.all[from..].iter().take_while(move |date| date.span.start() < span.end());
        here.zip(from as u32..).map(|(date, id)| (DateId(id), date))
    }
}

/// Finds and resolves the expressions of a text; `published` is what the caller knows.
pub(crate) fn resolve(surface: &Surface<'_>, published: Option<Published>, policy: DatePolicy) -> Dates {
    let expressions = rules::find(surface, &surface.sentences, false);
    let published = published.map(|p| (p, None)).or_else(|| header::published(surface, &expressions));
    let anchor = published.map(|(published, _)| Reference::from(published));
    Dates { all: resolve_all(surface, &expressions, anchor, policy, false), published }
}

/// The publication date alone, which the text's header may say: no other date is looked for.
pub(crate) fn only_published(surface: &Surface<'_>, published: Option<Published>) -> Dates {
    let header = || {
        let is_header = |sentence: &&Sentence| surface.blocks[sentence.block].kind == BlockKind::Header;
        header::published(surface, &rules::find(surface, surface.sentences.iter().filter(is_header), false))
    };
    Dates { all: Vec::new(), published: published.map(|published| (published, None)).or_else(header) }
}

fn resolve_all(
    surface: &Surface<'_>,
    expressions: &[Expression],
    anchor: Option<Reference>,
    policy: DatePolicy,
    phrase: bool,
) -> Vec<Date> {
    let mut resolver = Resolver::new(surface, expressions, anchor, policy, phrase);
    (expressions.iter().enumerate())
        .map(|(at, expression)| {
            let moment = resolver.resolve(at);
            let (earliest, latest) = moment.written_bounds(expression.modifier);
            let closes = at.checked_sub(1).filter(|&before| expressions[before].opens_range);
            let range = if expression.opens_range { Some(at + 1) } else { closes };
            Date {
                span: expression.span,
                kind: expression.kind,
                value: moment.value,
                grain: moment.grain,
                earliest,
                latest,
                modifier: expression.modifier,
                known: expression.known.grains(),
                range: range.map(|at| DateId(at as u32)),
                rule: expression.rule,
            }
        })
        .collect()
}

/// Reads one phrase of time: `mardi dernier`, `dans deux semaines`, `le 2 mars à 5h`. `None` where it holds no time.
///
/// A phrase is read as a question to a calendar is: `le 2`, `lundi` alone and `dans un quart d'heure` count, and `dans deux
/// mois` is a day, not a month. Where it names a day and a clock time, the answer is the clock time on that day.
///
/// ```
/// use guillemet::{DatePolicy, parse_date};
///
/// let date = parse_date("mardi dernier", "2020-01-07".parse()?, DatePolicy::News).unwrap();
/// assert_eq!(date.value, "2019-12-31");
/// let date = parse_date("demain à 14h30", "2020-01-07".parse()?, DatePolicy::News).unwrap();
/// assert_eq!(date.value, "2020-01-08T14:30");
/// assert_eq!(parse_date("deux trains", "2020-01-07".parse()?, DatePolicy::News), None);
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn parse_date(phrase: &str, reference: Reference, policy: DatePolicy) -> Option<article::Date> {
    // Four GiB of phrase hold no time that anybody asks for.
    u32::try_from(phrase.len()).ok()?;
    let surface = Surface::read(phrase, Lexicon::french());
    let expressions = rules::find(&surface, &surface.sentences, true);
    let dates = resolve_all(&surface, &expressions, Some(reference), policy, true);
    let of = |wanted: fn(&Expression) -> bool| expressions.iter().position(wanted);
    let at = of(|e| matches!(e.base, Base::Clock { .. }))
        .or_else(|| of(|e| e.part.is_some()))
        .or_else(|| of(|e| !matches!(e.base, Base::Length { .. })))
        .or_else(|| of(|_| true))?;
    let date = dates.into_iter().nth(at)?;
    Some(article::Date {
        id: 0,
        start: date.span.start(),
        end: date.span.end(),
        text: surface.source.slice(date.span).into(),
        kind: date.kind,
        value: date.value,
        grain: date.grain,
        earliest: date.earliest,
        latest: date.latest,
        modifier: date.modifier,
        known: date.known,
        range: None,
        rule: date.rule.into(),
    })
}
