//! Lengths of time, and the times that they lead to: « trois jours », « il y a trois ans », « deux mois plus tard ».

use super::Found;
use super::day::is_clock_unit;
use crate::article::{DateKind, Modifier};
use crate::dates::expression::{Base, Thousandths};
use crate::dates::reader::Reader;
use crate::dates::rules::part::season_behind;
use crate::lexicon::{Classes, ContextRole, Glue, TimeWord, Unit};
use crate::tokens::{Shape, TokenKind};

/// A number of units: how many (`None`: some), and the tokens.
#[derive(Clone, Copy)]
pub(super) struct Quantity {
    amount: Option<Thousandths>,
    unit: Unit,
    start: usize,
    end: usize,
}

/// « trois jours », « 30,4 secondes », « une dizaine de minutes », « deux mois et demi », « 15 à 20 heures » (its end).
/// Not an age: « 87 ans », « âgé de 38 ans ».
pub(super) fn numbered(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let quantity = numbered_quantity(reader, at)?;
    // « 7 jours sur 7 », « 24h/24 » are always.
    let of = reader.is(quantity.end, &[Glue::Sur]) || reader.is_sign(quantity.end, '/');
    let always = of && reader.digits(quantity.end + 1).is_some();
    if always || quantity.unit == Unit::Year && is_age(reader, quantity) {
        return None;
    }
    Some(in_context(reader, quantity))
}

fn numbered_quantity(reader: &Reader<'_>, at: usize) -> Option<Quantity> {
    let (mut amount, mut end) = reader.number(at)?;
    let group = reader.entry(end - 1).group;
    let mut some = false;
    // « trois ou quatre ans », « deux à trois heures »: between the two.
    if reader.is(end, &[Glue::Ou]) {
        if let Some((_, behind)) = reader.number(end + 1) {
            (some, end) = (true, behind);
        }
    }
    // « trois quarts d'heure ».
    if reader.is(end, &[Glue::Quart]) {
        amount /= 4;
        end += 1;
        end = reader.skip_of(end)?;
    } else if group || reader.is(end, &[Glue::De]) && amount >= 1_000_000_000 {
        end = reader.skip_of(end)?;
    }
    // « les trois prochaines années », « six premiers mois », « deux longues heures ».
    if reader.unit(end).is_none()
        && (reader.entry(end).ordinal == Some(1) || is_side(reader, end) || is_plain_adjective(reader, end))
    {
        end += 1;
    }
    let (unit, times) = reader.unit(end)?;
    // « 20 Minutes » is a paper.
    if reader.token(end)?.shape == Shape::Capital && !reader.phrase {
        return None;
    }
    end += 1;
    let mut amount = amount.checked_mul(i64::from(times))? / 1000;
    if reader.is(end, &[Glue::Et]) && reader.is(end + 1, &[Glue::Demi]) {
        amount += 500;
        end += 2;
    } else if let Some((smaller, behind)) = smaller_unit(reader, end, unit) {
        amount += smaller;
        end = behind;
    }
    // « six premiers mois de 2014 ».
    if reader.is(end, &[Glue::De]) && reader.entry(end.saturating_sub(2)).ordinal == Some(1) {
        if let Some((_, behind)) = reader.year(end + 1, false) {
            end = behind;
        }
    }
    // « une femme d'une trentaine d'années » has an age.
    if group && unit == Unit::Year && reader.glue_before(at, 2) == Some(Glue::De) {
        return None;
    }
    let start = article_of_group(reader, at, group);
    Some(Quantity { amount: (!some).then_some(amount), unit, start, end })
}

/// « une dizaine », « la trentaine »: only « une » belongs to the amount.
fn article_of_group(reader: &Reader<'_>, at: usize, group: bool) -> usize {
    let une = at.checked_sub(1).is_some_and(|before| reader.entry(before).number == Some(1));
    // « d'une trentaine de minutes » measures a thing.
    let measured = reader.glue_before(at, 2) == Some(Glue::De);
    if group && une && !measured { at - 1 } else { at }
}

/// « 30 » in « 1 heure 30 », « et 20 minutes » in « deux heures et 20 minutes »: thousandths of the larger unit.
fn smaller_unit(reader: &Reader<'_>, at: usize, unit: Unit) -> Option<(Thousandths, usize)> {
    if unit != Unit::Hour {
        return None;
    }
    let from = if reader.is(at, &[Glue::Et]) { at + 1 } else { at };
    let (minutes, end) = reader.integer(from)?;
    let said = matches!(reader.unit(end), Some((Unit::Minute, _)));
    if !(1..60).contains(&minutes) || (from > at && !said) || (!said && super::day::is_noun_like(reader, end)) {
        return None;
    }
    // A third of a thousandth of an hour is no minute: round up, the value is written in minutes.
    Some(((minutes * 1000 + 59) / 60, end + usize::from(said)))
}

fn is_side(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at, &[Glue::Dernier, Glue::Prochain, Glue::Precedent, Glue::Suivant])
}

/// « trois longues années »: one adjective may stand before the unit.
fn is_plain_adjective(reader: &Reader<'_>, at: usize) -> bool {
    reader.has_role(at, ContextRole::Adjective)
}

/// A unit with what says how many: « une semaine », « quelques mois », « des années », « ces dernières heures », « un
/// demi-siècle », « un quart d'heure ». Not « un jour », « la minute », « l'heure ».
pub(super) fn of_unit(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(found) = quarter_of(reader, at) {
        return Some(found);
    }
    let (unit, times) = reader.unit(at)?;
    if let Some((season, end)) = season_behind(reader, at + 1).filter(|_| matches!(unit, Unit::Day | Unit::Month)) {
        let piece = crate::dates::expression::Piece::Season(season);
        let base = Base::Piece { piece, year: None, side: crate::dates::expression::Side::Open, habitual: true };
        return Some(Found::new(at, end, DateKind::Date, base));
    }
    let mut end = at + 1;
    let before = at.checked_sub(1)?;
    let one = |quantity: Quantity| in_context(reader, quantity);
    // « derniers », « prochains » or « mêmes » may stand between.
    let (led, side) = if is_side(reader, before) { (before.checked_sub(1)?, true) } else { (before, false) };
    let mut amount = Some(i64::from(times));
    let mut start = led;
    let entry = reader.entry(led);
    let demi = entry.glue == Some(Glue::Demi);
    if demi {
        amount = amount.map(|amount| amount / 2);
        start = led.checked_sub(1).filter(|&i| reader.entry(i).number == Some(1)).unwrap_or(led);
        return Some(one(Quantity { amount, unit, start, end }));
    }
    if entry.number == Some(1) && !side {
        // « une quinzaine de voitures » counts something else.
        let group = reader.entry(at).group && (reader.is(end, &[Glue::De]) || reader.is_sign(end, '.'));
        if group || is_some_day(reader, at, end) {
            return None;
        }
        if reader.is(end, &[Glue::Et]) && reader.is(end + 1, &[Glue::Demi]) {
            amount = amount.map(|amount| amount + 500);
            end += 2;
        } else if let Some((smaller, behind)) = smaller_unit(reader, end, unit) {
            amount = amount.map(|amount| amount + smaller);
            end = behind;
        }
        return Some(one(Quantity { amount, unit, start: led, end }));
    }
    let plural = reader.text(at).ends_with(['s', 'S']) || unit == Unit::Month;
    if entry.glue == Some(Glue::Several) {
        let with_these = led.checked_sub(1).filter(|&i| reader.is(i, &[Glue::Ces]));
        start = with_these.unwrap_or(led);
        return Some(one(Quantity { amount: None, unit, start, end }));
    }
    // « il y a des jours où » tells no time.
    let idiom = unit == Unit::Day && ago_before(reader, led).is_some();
    if entry.glue == Some(Glue::Des) && !side && plural && !idiom && is_bare_plural(reader, led, end) {
        return Some(one(Quantity { amount: None, unit, start, end }));
    }
    // « ces dernières années », « les prochains jours », « au cours des derniers mois », « jours à venir ».
    let to_come = reader.is(end, &[Glue::To]) && reader.is(end + 1, &[Glue::Venir]);
    let side_behind = is_side(reader, end);
    if plural && (side || to_come || side_behind) && entry.glue != Some(Glue::Tous) {
        end += if to_come { 2 } else { usize::from(side_behind) };
        // « les prochains jours » has its article, « les derniers jours » and « les jours à venir » stand without.
        let coming = side && reader.is(before, &[Glue::Prochain]);
        let kept = entry.glue == Some(Glue::Ces) || (entry.glue == Some(Glue::Les) && coming);
        let start = if kept { led } else { led + 1 };
        return Some(Found::new(start, end, DateKind::Duration, Base::Length { amount: None, unit }));
    }
    if plural && entry.glue == Some(Glue::Ces) && led.checked_sub(1).is_some_and(|i| reader.is(i, &[Glue::Tous])) {
        return Some(Found::new(led - 1, end, DateKind::Duration, Base::Length { amount: None, unit }));
    }
    whole_unit(reader, at, unit, times)
}

/// « toute l'année », « tout au long de la journée », « cette quinzaine », « quinquennat ».
fn whole_unit(reader: &Reader<'_>, at: usize, unit: Unit, times: u32) -> Option<Found> {
    let length = |start: usize| {
        Found::new(start, at + 1, DateKind::Duration, Base::Length { amount: Some(i64::from(times)), unit })
    };
    let article = reader.is_before(at, &[Glue::Le, Glue::La]);
    if reader.entry(at).ordinal.is_some() && super::day::is_noun_like(reader, at + 1) {
        return None;
    }
    if article && reader.glue_before(at, 2) == Some(Glue::Tout) {
        return Some(length(at - 2));
    }
    let all_along = [Glue::De, Glue::Long, Glue::Au, Glue::Tout];
    if article && all_along.iter().enumerate().all(|(i, &glue)| reader.glue_before(at, 2 + i) == Some(glue)) {
        return Some(length(at - 5));
    }
    // « un quinquennat de cohérence », not « le quinquennat de François Hollande ».
    if unit == Unit::Year && times == 5000 && reader.is(at + 1, &[Glue::De]) && super::day::is_noun_like(reader, at + 2)
    {
        return Some(length(at));
    }
    let long_noun = times > 1000 && unit != Unit::Month;
    (long_noun && reader.is_before(at, &[Glue::Ce])).then(|| length(at - 1))
}

/// « un quart d'heure », « un quart de siècle »; the trigger is the unit.
fn quarter_of(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (unit, times) = reader.unit(at)?;
    let quart = at.checked_sub(2)?;
    if !reader.is_before(at, &[Glue::De]) || !reader.is(quart, &[Glue::Quart]) {
        return None;
    }
    let start = quart.checked_sub(1).filter(|&i| reader.entry(i).number == Some(1)).unwrap_or(quart);
    let quantity = Quantity { amount: Some(i64::from(times) / 4), unit, start, end: at + 1 };
    Some(in_context(reader, quantity))
}

/// « un jour » is some day, « une minute » a moment, unless a relation makes it a length.
fn is_some_day(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    // « une seconde fois » is an ordinal, « une journée de grève » an event.
    let noun = super::day::is_noun_like(reader, end);
    let ordinal = reader.entry(at).ordinal.is_some() && noun;
    let day = reader.word(at) == TimeWord::Unit(Unit::Day, 1000) && !reader.is(end + 1, &[Glue::Plus]);
    let jour = day && reader.text(at).len() == 4;
    let of_quality = jour && reader.is(end, &[Glue::De]);
    if of_quality && !reader.phrase {
        return true;
    }
    let vague = jour || day && (reader.is(end, &[Glue::De]) || !noun) || ordinal;
    vague && !reader.phrase && relation_behind(reader, end).is_none() && !is_led(reader, at - 1)
}

/// Does a preposition make a number of units a length or a distance?
fn is_led(reader: &Reader<'_>, start: usize) -> bool {
    const LEADS: [Glue; 9] =
        [Glue::Depuis, Glue::Pendant, Glue::En, Glue::Sur, Glue::Apres, Glue::Dans, Glue::Pour, Glue::Avant, Glue::Ici];
    let until = reader.is_before(start, &[Glue::To]) && reader.glue_before(start, 2) == Some(Glue::Ici);
    until || reader.is_before(start, &LEADS) || ago_before(reader, start).is_some()
}

/// « en sept à dix ans », « depuis 3 à 4 ans »: does a preposition make the range a length that a number ends?
fn is_led_range(reader: &Reader<'_>, start: usize) -> bool {
    let first = start.checked_sub(2).filter(|_| reader.is_before(start, &[Glue::To]));
    first.is_some_and(|first| reader.number(first).is_some_and(|(_, end)| end + 1 == start) && is_led(reader, first))
}

/// « des années » as a length: behind `depuis`, `pendant`, `il y a`, or as an adverbial; not « la fin des années », not
/// « des jours meilleurs ».
fn is_bare_plural(reader: &Reader<'_>, des: usize, end: usize) -> bool {
    if is_led(reader, des) || relation_behind(reader, end).is_some() {
        return true;
    }
    let adverbial = reader.is(end, &[Glue::To, Glue::Entre, Glue::De, Glue::Dans]) && !reader.phrase
        || reader.token(end).is_none_or(|t| t.kind == TokenKind::Sign);
    // Behind a noun `des` is « of the », behind a verb or an adverb it is the article.
    let behind_noun = des.checked_sub(1).is_some_and(|i| {
        let verb = ["er", "ir", "ment", "é"].iter().any(|ending| reader.text(i).ends_with(ending));
        reader.edge(i).is_some() || (super::day::is_noun_like(reader, i) && !verb)
    });
    adverbial && !behind_noun
}

/// Is a number of years somebody's age? « , 87 ans, », « âgé de 38 ans », « les 15-24 ans », « il a vingt ans ».
///
/// It is a length where a preposition, a noun that lasts (« peine de dix ans »), a complement (« dix ans de prison ») or
/// a relation (« dix ans plus tard ») says so; else digits are an age and words a length.
fn is_age(reader: &Reader<'_>, quantity: Quantity) -> bool {
    let Quantity { start, end, .. } = quantity;
    // « deux années » never is one.
    if !reader.is(end - 1, &[Glue::An]) || reader.text(end - 1).len() > 3 {
        return false;
    }
    if is_led(reader, start) || relation_behind(reader, end).is_some() || is_side(reader, end.saturating_sub(2)) {
        return false;
    }
    let before = start.checked_sub(1);
    let sign = |signs: &[char]| before.is_some_and(|at| signs.iter().any(|&s| reader.is_sign(at, s)));
    if sign(&['(', '-', '–']) || reader.is_before(start, &[Glue::Et, Glue::Ou, Glue::Entre, Glue::Has]) {
        return true;
    }
    let least = reader.has_role(end, ContextRole::Length);
    if least || is_side(reader, end) || reader.is(end, &[Glue::Apres, Glue::Que]) || is_led_range(reader, start) {
        return false;
    }
    let compared = super::clock::is_compared(reader, start);
    let people = start.checked_sub(3).is_some_and(|at| reader.is(at, &[Glue::De, Glue::Des, Glue::Les]));
    if compared && !people {
        return false;
    }
    if reader.is_before(start, &[Glue::De]) {
        // « de 38 ans », « de plus de 38 ans », « les plus de 65 ans ».
        let noun = start.checked_sub(if compared { 4 } else { 2 });
        let lasts = noun.is_some_and(|at| reader.has_role(at, ContextRole::Length));
        let complement = reader.is(end, &[Glue::De]) && !noun.is_some_and(|at| is_aged(reader, at));
        return !(lasts || complement);
    }
    if reader.is_before(start, &[Glue::To]) {
        let sentenced = start.checked_sub(2).is_some_and(|at| reader.has_role(at, ContextRole::Length));
        return !sentenced && !reader.is(end, &[Glue::De]);
    }
    !reader.is(end, &[Glue::De]) && reader.digits(start).is_some() && !is_behind_participle(reader, start)
}

/// « passé 17 ans », « duré 12 ans ».
fn is_behind_participle(reader: &Reader<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| {
        !reader.is(at, &[Glue::Age]) && (reader.text(at).ends_with('é') || reader.is(at, &[Glue::Dernier]))
    })
}

/// May the noun before « de 38 ans » have an age: a human being or a name?
fn is_aged(reader: &Reader<'_>, at: usize) -> bool {
    const HUMAN: Classes =
        Classes::HUMAN.union(Classes::ROLE).union(Classes::DEMONYM).union(Classes::FIRST_NAME).union(Classes::SURNAME);
    reader.is(at, &[Glue::Age])
        || reader.has(at, HUMAN)
        || reader.token(at).is_some_and(|t| t.is_capital() && t.kind == TokenKind::Word)
}

/// How a number of units is related to a time.
#[derive(Clone, Copy, PartialEq)]
enum Relation {
    /// « plus tard », « après », « suivants ».
    Later,
    /// « plus tôt », « auparavant », « avant ».
    Earlier,
}

/// « plus tard », « plus tôt », « auparavant » behind a number of units.
fn relation_behind(reader: &Reader<'_>, at: usize) -> Option<(Relation, usize)> {
    match reader.glue(at)? {
        Glue::Plus if reader.is(at + 1, &[Glue::Tard]) => Some((Relation::Later, at + 2)),
        Glue::Plus if reader.is(at + 1, &[Glue::Tot]) => Some((Relation::Earlier, at + 2)),
        Glue::Avant if reader.text(at).len() > 5 => Some((Relation::Earlier, at + 1)),
        Glue::Apres | Glue::Avant => {
            // « dix ans après, » tells the time; « dix ans après 1995 », « après celui » only the distance.
            let closes = reader.token(at + 1).is_none_or(|t| t.kind == TokenKind::Sign);
            let relation = if reader.is(at, &[Glue::Apres]) { Relation::Later } else { Relation::Earlier };
            closes.then_some((relation, at + 1))
        }
        _ => None,
    }
}

/// « il y a », « voici », with the adverbs that may stand behind it: where it starts.
pub(super) fn ago_before(reader: &Reader<'_>, start: usize) -> Option<usize> {
    // « il y a déjà un peu plus de », « il y a donc environ », « il y a seulement ».
    for back in 1..=5 {
        let at = start.checked_sub(back)?;
        match reader.glue(at) {
            Some(Glue::Voila) => return Some(at),
            Some(Glue::Has) if reader.glue_before(at, 1) == Some(Glue::Y) => {
                let y = at - 1;
                let il = y.checked_sub(1).filter(|&i| reader.is(i, &[Glue::Il]));
                return Some(il.unwrap_or(y));
            }
            Some(Glue::Plus | Glue::Moins | Glue::De | Glue::Environ | Glue::Pres | Glue::To) => {}
            _ if reader.has(at, Classes::ADVERB)
                || reader.has_role(at, ContextRole::Ago)
                || reader.is_before(at, &[Glue::To]) => {}
            _ => return None,
        }
    }
    None
}

/// A number of units where it stands: a time before or after, or a length.
fn in_context(reader: &Reader<'_>, quantity: Quantity) -> Found {
    let Quantity { amount, unit, mut start, mut end } = quantity;
    let shift = |back: bool, told: bool| Base::Shift { amount, unit, back, told };
    let kind = if is_clock_unit(unit) { DateKind::Time } else { DateKind::Date };
    let (modifier, led) = bounds_before(reader, start);
    if let Some(ago) = ago_before(reader, start) {
        let mut found = Found::new(ago, end, kind, shift(true, false));
        found.modifier = modifier;
        return found;
    }
    // An article does not tell the hour that « une heure plus tard » is counted from.
    let placed = !is_clock_unit(unit) || reader.phrase;
    if let Some((relation, behind)) = relation_behind(reader, end).filter(|_| placed) {
        let mut found = Found::new(led, behind, kind, shift(relation == Relation::Earlier, true));
        found.modifier = modifier;
        return found;
    }
    // « dans trois jours », not « dans les trois jours » nor « dans dix ans de guerre ».
    // « dans un quinquennat » is during one.
    let plain = reader.unit(end - 1).is_none_or(|(_, times)| times <= 1000 || unit != Unit::Year);
    if plain && reader.is_before(led, &[Glue::Dans]) && !is_side(reader, end) && !reader.is(end, &[Glue::De]) {
        let mut found = Found::new(led - 1, end, kind, shift(false, false));
        found.modifier = modifier;
        return found;
    }
    // « d'ici deux mois » asks for the day; in an article it is a length.
    let until = reader.is_before(led, &[Glue::Ici])
        || reader.is_before(led, &[Glue::To]) && reader.glue_before(led, 2) == Some(Glue::Ici);
    if until && reader.phrase {
        return Found::new(led, end, kind, shift(false, false));
    }
    start = start.min(led);
    // « d'une demi-journée » measures a thing: the article is no part of it.
    let half = matches!(reader.word(start + 1), TimeWord::Unit(Unit::Day, 500));
    if half && reader.is_before(start, &[Glue::De]) {
        start += 1;
    }
    let sided = is_side(reader, end) && unit != Unit::Second && !reader.is(end, &[Glue::Dernier]);
    if reader.is(end, &[Glue::To]) && reader.is(end + 1, &[Glue::Venir]) {
        end += 2;
    } else if sided || (is_side(reader, end) && reader.text(end).ends_with('s')) {
        end += 1;
    }
    if reader.is_before(start, &[Glue::Ces]) {
        start -= 1;
    } else if is_side(reader, start.saturating_sub(1)) && reader.glue_before(start, 2) == Some(Glue::Ces) {
        // « ces dernières 24 heures ».
        start -= 2;
    }
    let mut found = Found::new(start, end, DateKind::Duration, Base::Length { amount, unit });
    found.modifier = modifier;
    found
}

/// « plus de », « moins de », « près de », « environ » before a quantity: the modifier and where it starts.
fn bounds_before(reader: &Reader<'_>, start: usize) -> (Option<Modifier>, usize) {
    if super::clock::is_compared(reader, start) {
        let modifier = match reader.glue_before(start, 2) {
            Some(Glue::Plus) => Modifier::MoreThan,
            Some(Glue::Moins) => Modifier::LessThan,
            _ => Modifier::Approx,
        };
        return (Some(modifier), start - 2);
    }
    if reader.is_before(start, &[Glue::Environ]) {
        return (Some(Modifier::Approx), start - 1);
    }
    (None, start)
}

/// « 8 » in « de 8 à 24 mois », « 15 » in « 15 à 20 heures »: the unit stands behind the other end.
pub(super) fn listed(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (amount, end) = reader.number(at)?;
    let connected =
        reader.is(end, &[Glue::To]) || (reader.is(end, &[Glue::Et]) && reader.is_before(at, &[Glue::Entre]));
    if !connected || amount > 1_000_000 {
        return None;
    }
    let (_, behind) = reader.number(end + 1)?;
    let (unit, times) = reader.unit(behind)?;
    // « de 8 à 10 ans » is an age more often than a length.
    let years = unit == Unit::Year && !reader.is(behind + 1, &[Glue::De]);
    if years {
        return None;
    }
    let amount = amount.checked_mul(i64::from(times))? / 1000;
    Some(Found::new(at, end, DateKind::Duration, Base::Length { amount: Some(amount), unit }))
}

/// « 1'30 », « 2' », « 1" » of a film or race. Not « 5'10 » of an arc, not an elision.
pub(super) fn minutes_mark(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (minutes, count) = reader.digits(at)?;
    let prime = reader.is_sign(at + 1, '\'') || reader.is_sign(at + 1, '’');
    let double = reader.is_sign(at + 1, '"');
    if count > 3 || !reader.glued(at) || !(prime || double) {
        return None;
    }
    let with_seconds = prime && reader.glued(at + 1);
    if let Some((seconds, 2)) = reader.digits(at + 2).filter(|_| with_seconds) {
        if seconds >= 60 {
            return None;
        }
        let amount = i64::from(minutes) * 1000 + (i64::from(seconds) * 1000 + 59) / 60;
        return Some(Found::new(
            at,
            at + 3,
            DateKind::Duration,
            Base::Length { amount: Some(amount), unit: Unit::Minute },
        ));
    }
    if !reader.phrase {
        return None;
    }
    let unit = if prime { Unit::Minute } else { Unit::Second };
    let quantity = Quantity { amount: Some(i64::from(minutes) * 1000), unit, start: at, end: at + 2 };
    Some(in_context(reader, quantity))
}
