//! The features that tell a name. Each has a template, the number that makes its rows differ from those of others; the
//! committed weights depend on these numbers.

use std::ops::Range;

use super::model::row;
use super::names::{Judge, Label, OUTSIDE};
use super::vocabulary::{Own, Place, Vocabulary, Word};
use crate::article::EntityKind;
use crate::lexicon::{Classes, WordId};
use crate::surface::Surface;

/// A token's features come in so many groups.
pub(super) const GROUPS: usize = 11;

/// So many of them are seen at first sight: what the word itself says, what the words beside it say each, and the tables.
/// They tell four tokens of five, and most of them are sums that the vocabulary keeps.
pub(super) const AT_SIGHT: usize = 7;

/// The words seen last are at hand.
const RING: usize = 16;

/// What words with capitals in a row say of each of them.
#[derive(Clone, Copy)]
struct OfRun {
    /// The word before the run, its first and its last word, and the one behind it.
    words: [u32; 4],
    /// The memory's notes on its last word.
    notes: u32,
}

/// Gathers the features of one token after the other.
pub(super) struct Features<'s, 't, V> {
    surface: &'s Surface<'t>,
    vocabulary: Vocabulary<'s, 't, V>,
    sentence: Range<usize>,
    /// The numbers of the words seen last, each at its token's index modulo the ring's length.
    ring: [(usize, u32); RING],
    /// The words with capitals in a row that hold the token at hand, and what they say once it was asked for.
    run: Range<usize>,
    said_by_run: Option<OfRun>,
    /// The latest name of the tables, and a number for its kind.
    known: (Range<usize>, u32),
    /// The labels of the two tokens before.
    before: Label,
    last: Label,
    /// Where the latest name began.
    name: Option<usize>,
}

impl<'s, 't, V: Copy + Default> Features<'s, 't, V> {
    pub(super) fn new(surface: &'s Surface<'t>) -> Features<'s, 't, V> {
        Features {
            surface,
            vocabulary: Vocabulary::new(surface),
            sentence: 0..0,
            ring: [(usize::MAX, Vocabulary::<V>::EDGE); RING],
            run: 0..0,
            said_by_run: None,
            known: (0..0, 0),
            before: OUTSIDE,
            last: OUTSIDE,
            name: None,
        }
    }

    /// Goes on with a sentence.
    pub(super) fn enter(&mut self, sentence: Range<usize>) {
        self.run = sentence.start..sentence.start;
        self.known = (sentence.start..sentence.start, 0);
        self.sentence = sentence;
        self.before = OUTSIDE;
        self.last = OUTSIDE;
        self.name = None;
    }

    /// Takes note of a token's label.
    #[inline]
    pub(super) fn decided(&mut self, at: usize, label: Label) {
        if label % 2 == 1 {
            self.name = Some(at);
        }
        self.before = self.last;
        self.last = label;
    }

    /// Takes note of so many tokens, one at least, that are part of no name.
    #[inline]
    pub(super) fn outside(&mut self, tokens: usize) {
        self.before = if tokens == 1 { self.last } else { OUTSIDE };
        self.last = OUTSIDE;
    }

    /// The number of the word at a distance from a token.
    #[inline]
    fn number(&mut self, at: usize, distance: isize) -> u32 {
        let at = at.wrapping_add_signed(distance);
        if !self.sentence.contains(&at) {
            return Vocabulary::<V>::EDGE;
        }
        let (known, number) = self.ring[at % RING];
        if known == at { number } else { self.seen_now(at) }
    }

    /// The number of a word that is not at hand.
    #[inline(never)]
    fn seen_now(&mut self, at: usize) -> u32 {
        let number = self.vocabulary.number(at);
        self.ring[at % RING] = (at, number);
        number
    }

    #[inline]
    fn is_capital(&self, at: usize) -> bool {
        at < self.sentence.end && self.surface.token(at).is_capital()
    }

    /// Finds the run of capitals that holds a token; empty where it has none.
    fn find_run(&mut self, at: usize) {
        const LONGEST: usize = 8;
        if self.run.contains(&at) {
            return;
        }
        let mut end = at;
        while end < self.sentence.end && end < at + LONGEST {
            let token = self.surface.token(end);
            // The full stop of an initial is inside.
            let initial = token.is_sign('.') && end > at && self.surface.glued(end - 1) && self.is_capital(end + 1);
            if !token.is_capital() && !initial {
                break;
            }
            end += 1;
        }
        (self.run, self.said_by_run) = (at..end, None);
    }

    /// What the run of capitals that was found says, if there is one.
    fn said_by_run<J: Judge<Votes = V>>(&mut self, judge: &J) -> Option<OfRun> {
        let Range { start, end } = self.run;
        if self.said_by_run.is_none() && end > start {
            let words =
                [(start, -1), (start, 0), (end - 1, 0), (end, 0)].map(|(at, distance)| self.number(at, distance));
            let notes = self.vocabulary.own(judge, words[2]).notes;
            self.said_by_run = Some(OfRun { words, notes });
        }
        self.said_by_run
    }

    /// What the tables say of a token as part of a longer name: the name's kind, and which of its words this one is.
    fn known(&mut self, at: usize) -> (u32, u32) {
        if at >= self.known.0.end && self.surface.has(at, Classes::NAME_START | Classes::LOWER_NAME_START) {
            let end = self.sentence.end;
            let word = |i: usize| if at + i < end { self.surface.token(at + i).word } else { WordId::UNKNOWN };
            let capital = |i: usize| self.is_capital(at + i);
            let names = &self.surface.lexicon.names;
            if let Some((length, id)) = names.longest(word(0), |i| word(i + 1), capital) {
                let kind = match names.get(id).kind {
                    None => 1,
                    Some(EntityKind::Place) => 2,
                    Some(EntityKind::Organization) => 3,
                    Some(EntityKind::Person) => 4,
                };
                self.known = (at..at + length, kind);
            }
        }
        let (range, kind) = &self.known;
        if !range.contains(&at) {
            return (0, 0);
        }
        let first = u32::from(at == range.start);
        let last = u32::from(at + 1 == range.end);
        (*kind, first << 1 | last)
    }

    /// What the features of a token say that are seen at first sight, group by group.
    pub(super) fn at_sight<J: Judge<Votes = V>>(&mut self, judge: &J, at: usize) -> [V; AT_SIGHT] {
        self.find_run(at);
        let numbers = self.numbers(at);
        let words = &mut self.vocabulary;
        let Own { notes, votes: [form, elsewhere] } = words.own(judge, numbers[2]);
        let [two_before, before, behind, two_behind] =
            [(0, Place::TwoBefore), (1, Place::Before), (3, Place::Behind), (4, Place::TwoBehind)]
                .map(|(i, place)| words.beside(judge, numbers[i], place));
        let known = self.known(at);
        let tables = self.window(at, numbers, notes).tables(judge, known);
        [form, elsewhere, two_before, before, behind, two_behind, tables]
    }

    /// What its other features say.
    pub(super) fn closer<J: Judge<Votes = V>>(&mut self, judge: &J, at: usize) -> [V; GROUPS - AT_SIGHT] {
        let begun = self.name.filter(|_| self.last != OUTSIDE);
        // A longer name is known by one of its later words.
        let begun = begun.map(|start| (self.number(start.max(at.saturating_sub(RING - 4)), 0), at - start));
        let run = self.said_by_run(judge);
        let place = ((at - self.run.start) as u32) << 8 | self.run.len() as u32;
        let numbers = self.numbers(at);
        let notes = self.vocabulary.own(judge, numbers[2]).notes;
        let window = self.window(at, numbers, notes);
        [
            window.neighbours(judge),
            window.history(judge, self.before.into()),
            run.map_or_else(V::default, |run| self.of_run(judge, &window, &run, place)),
            begun.map_or_else(V::default, |name| self.of_name(judge, &window, name)),
        ]
    }

    /// The numbers of a word and of those beside it.
    #[inline]
    fn numbers(&mut self, at: usize) -> [u32; 5] {
        [-2, -1, 0, 1, 2].map(|distance| self.number(at, distance))
    }

    /// A token among its neighbours, of which the numbers are at hand.
    #[inline]
    fn window(&self, at: usize, numbers: [u32; 5], notes: u32) -> Window<'_, V> {
        Window {
            words: numbers.map(|number| self.vocabulary.word(number)),
            opens: u32::from(at == self.sentence.start),
            last: self.last.into(),
            notes,
        }
    }

    /// Features of the run of capitals; `place` is the token's place in it, and its length.
    #[inline]
    fn of_run<J: Judge<Votes = V>>(&self, judge: &J, window: &Window<'_, V>, run: &OfRun, place: u32) -> V {
        let mut votes = V::default();
        let OfRun { words, notes } = run;
        let mut add = |template: u32, a: u32, b: u32| judge.count(&mut votes, row(template, a, b));
        let [head, first, end, behind] = words.map(|number| self.vocabulary.word(number));
        let ending = end.ending;
        let [head, first, end, behind] = [head, first, end, behind].map(|word| &word.view);
        let (shape, last) = (window.words[2].view.shape, window.last);
        add(121, place, 0);
        add(122, place, shape);
        add(123, place, head.word);
        add(124, place, behind.word);
        add(125, head.word, last);
        add(126, head.cluster, last);
        add(127, behind.word, last);
        add(128, behind.cluster, last);
        add(129, end.cluster, last);
        add(130, end.word, last);
        add(131, first.cluster, end.cluster);
        add(132, head.cluster, behind.cluster);
        add(133, first.classes, last);
        add(134, end.classes, last);
        add(135, ending, last);
        add(140, *notes, last);
        votes
    }

    /// Features of the name that the token would go on with, of its first word and its length so far.
    #[inline]
    fn of_name<J: Judge<Votes = V>>(&self, judge: &J, window: &Window<'_, V>, (name, length): (u32, usize)) -> V {
        let mut votes = V::default();
        let mut add = |template: u32, a: u32, b: u32| judge.count(&mut votes, row(template, a, b));
        let first = &self.vocabulary.word(name).view;
        let [_, p, v, _, _] = window.words.map(|word| &word.view);
        let last = window.last;
        add(150, first.word, last);
        add(151, first.cluster, v.cluster);
        add(152, first.word, v.word);
        add(153, length.min(6) as u32, last << 8 | v.shape);
        add(154, first.cluster, last << 16 | v.shape << 8 | p.shape);
        add(155, first.classes, last);
        votes
    }
}

/// A token among its neighbours.
struct Window<'w, V> {
    /// It stands in the middle.
    words: [&'w Word<V>; 5],
    /// Does it open the sentence?
    opens: u32,
    /// The label of the token before.
    last: u32,
    /// The memory's notes on it.
    notes: u32,
}

impl<V: Copy + Default> Window<'_, V> {
    /// Features of words, shapes and word classes side by side.
    #[inline]
    fn neighbours<J: Judge<Votes = V>>(&self, judge: &J) -> V {
        let [pp, p, v, n, nn] = self.words.map(|word| &word.view);
        let mut votes = V::default();
        let mut add = |template: u32, a: u32, b: u32| judge.count(&mut votes, row(template, a, b));
        add(1, 0, 0);
        add(8, p.word, v.word);
        add(9, v.word, n.word);
        add(10, pp.word, p.word);
        add(11, n.word, nn.word);
        add(12, p.word, v.shape);
        add(13, n.word, v.shape);
        add(23, v.shape, self.opens);
        add(24, p.shape, v.shape);
        add(25, v.shape, n.shape);
        add(26, v.shape << 16 | p.shape, n.shape);
        add(27, v.shape << 16 | n.shape, nn.shape);
        add(28, v.shape << 16 | p.shape, pp.shape);
        votes
    }

    /// Features of word classes and of what the tables say.
    #[inline]
    fn tables<J: Judge<Votes = V>>(&self, judge: &J, (known, part): (u32, u32)) -> V {
        let [_, p, v, n, _] = self.words.map(|word| &word.view);
        let mut votes = V::default();
        let mut add = |template: u32, a: u32, b: u32| judge.count(&mut votes, row(template, a, b));
        add(34, p.cluster, v.cluster);
        add(35, v.cluster, n.cluster);
        add(36, p.cluster << 16 | v.cluster, n.cluster);
        add(37, p.cluster, n.cluster);
        add(38, p.word, v.cluster);
        add(39, v.cluster, n.word);
        add(44, p.classes, v.classes);
        add(45, v.classes, n.classes);
        add(46, v.classes, v.shape << 8 | self.opens);
        add(47, known, part);
        add(48, known << 2 | part, self.last);
        add(49, known << 2 | part, p.word);
        add(50, known << 2 | part, v.shape << 8 | n.shape);
        add(63, self.notes, self.opens << 16 | self.last << 8);
        add(64, self.notes, p.word);
        votes
    }

    /// Features of what was decided before.
    #[inline]
    fn history<J: Judge<Votes = V>>(&self, judge: &J, before: u32) -> V {
        let [_, p, v, n, _] = self.words.map(|word| &word.view);
        let (last, ending) = (self.last, self.words[2].ending);
        let mut votes = V::default();
        let mut add = |template: u32, a: u32, b: u32| judge.count(&mut votes, row(template, a, b));
        add(51, last, 0);
        add(52, last, before);
        add(53, last, v.word);
        add(54, last, v.cluster);
        add(55, last << 8 | v.shape, p.word);
        add(56, last << 8 | v.shape, n.word);
        add(57, last << 8 | v.shape, n.cluster);
        add(58, last << 8 | v.shape, ending);
        add(59, last, v.classes);
        add(60, last << 16 | p.cluster, v.cluster);
        add(61, last << 16 | v.shape << 8 | p.shape, n.shape);
        votes
    }
}
