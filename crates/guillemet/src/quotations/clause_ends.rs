//! Where a reported clause ends: at the next cue's own words, at the main clause, at the end of an insertion, at a contrast.

use std::ops::Range;

use super::clauses::{Attribution, Clauses};
use super::cues::{self, CueKind};
use super::word_forms::{infinitive, is_participle_by_ending};
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

impl Clauses<'_, '_, '_, '_> {
    /// Where a clause that starts at `start` ends: at the next cue's own words, at a contrast, at the frame's end.
    pub(super) fn clause_end(&self, start: usize, index: usize) -> usize {
        let frames = self.frames();
        let mut end = self.frame.items.end;
        // « Se félicitant que ..., le ministre a jugé »: the subject stands behind the clause.
        let own = self.cues[index].source.as_ref().map_or(start, |source| source.items.start);
        if self.cues[index].cue.kind == CueKind::Gerund && own > start + 1 && frames.is_sign(own - 1, ',') {
            end = own - 1;
        }
        for later in &self.cues[index + 1..] {
            let own = if later.items.start > start { later.items.start } else { later.cue.items.start };
            if own <= start {
                continue;
            }
            let mut cut = own;
            let joined = frames.has(cut - 1, Classes::COORDINATOR);
            let set_off = frames.is_sign(cut - 1, ',') || frames.is_sign(cut - 1, '–');
            let gerund = later.cue.kind == CueKind::Gerund;
            let scope = matches!(later.cue.kind, CueKind::Source(_));
            let insertion = later.inverted && set_off;
            // « que les menaces contre lui et sa famille étaient |... » has its verb still before it, « que personne n'est et ne sera
            // entendu » goes on with one that nobody says.
            let whole = || infinitive(frames, start, cut) || (start..cut).any(|i| self.phrases.is_finite(i));
            // « Il dit que d'autres ont vu et |dénoncé les faits »: the others do.
            let shares = later.cue.shares_auxiliary()
                && cues::shared_auxiliary(frames, own, self.frame.items.start)
                    .is_some_and(|auxiliary| auxiliary >= start);
            // « Selon X, il serait fiché, mais |aurait dénoncé les faits »
            let hearsay = joined && frames.is(later.cue.items.start, &frames.known.conditional);
            if shares || hearsay {
                continue;
            }
            let joined =
                joined && later.cue.is_verb() && later.cue.kind != CueKind::Passive && !later.inverted && whole();
            if !(joined || gerund || scope && set_off || insertion) {
                continue;
            }
            if gerund {
                // « tout en précisant », « , ajoutant »
                while cut > start && (frames.is(cut - 1, &frames.known.en) || frames.is(cut - 1, &frames.known.but)) {
                    cut -= 1;
                }
                if cut == own && !frames.is_sign(cut - 1, ',') {
                    continue;
                }
            } else {
                cut -= 1;
            }
            end = end.min(cut);
            break;
        }
        // « Quand un élu rappelle que |le pont ferme|, elle répond »: the main clause is the writer's.
        if self.is_before_main(index) {
            let main = self.subject_behind(start).map(|subject| subject.items.start - 1);
            end = end.min(main.unwrap_or(end));
        }
        end = end.min(self.insertion_end(index, start).unwrap_or(end));
        end = end.min(self.second_act(index, start..end).unwrap_or(end));
        // « serait fiché, mais |aurait voyagé » goes on.
        let contrast = (start + 2..end).find(|&i| {
            let but = frames.is_sign(i, ',') && frames.is(i + 1, &frames.known.but);
            but && !frames.is(i + 2, &frames.known.conditional)
        });
        let end = contrast.unwrap_or(end);
        self.comment(start..end).unwrap_or(end)
    }

    /// `X dit |avoir été frappé|, une information confirmée par le parquet`, `..., une version que conteste l'avocat`: the comma behind which
    /// the writer takes up as a noun what was said.
    fn comment(&self, clause: Range<usize>) -> Option<usize> {
        let frames = self.frames();
        let known = frames.known;
        (clause.start + 2..clause.end.saturating_sub(2)).find(|&i| {
            let article =
                frames.is_sign(i, ',') && (frames.is(i + 1, &known.articles) || frames.is(i + 1, &known.demonstrative));
            let noun = article && frames.surface.lexicon.speech.is_commenting(frames.word(i + 2));
            noun && (frames.has(i + 3, Classes::RELATIVE)
                || frames.is(i + 3, &known.que)
                || is_participle_by_ending(frames, i + 3) && frames.is(i + 4, &known.par))
        })
    }

    /// Does a cue stand in a clause that the sentence opens with? `Quand elle dit que`, `Interrogé alors qu'il avait dit que`.
    fn is_before_main(&self, index: usize) -> bool {
        let frames = self.frames();
        let first = self.frame.items.start;
        if frames.has(first, Classes::SUBORDINATOR) {
            return !frames.is(first, &frames.known.comme);
        }
        let own = self.cues[index].source.as_ref().map_or(first, |source| source.items.start);
        let clause = own > first + 1 && frames.is(own - 1, &frames.known.que);
        clause && frames.has(own - 2, Classes::SUBORDINATOR) && !(first..own).any(|i| self.phrases.is_finite(i))
    }

    /// `L'homme – qui avait raconté |avoir tout perdu| – a ajouté`, `Le maire, qui a dit que |tout va bien|, se tait`: where the
    /// insertion ends whose verb the cue is.
    fn insertion_end(&self, index: usize, start: usize) -> Option<usize> {
        let frames = self.frames();
        let Attribution { cue, source, .. } = &self.cues[index];
        // « Le groupe, disant |vouloir la paix|, a bloqué la rue »
        let gerund = cue.kind == CueKind::Gerund && source.as_ref().is_some_and(|source| source.items.end < start);
        let comma = cue.items.start.checked_sub(1).filter(|&i| i > self.frame.items.start && frames.is_sign(i, ','));
        if let Some(comma) = comma.filter(|_| gerund) {
            let before_verb = !self.phrases.holds_main_verb(self.frame.items.start..comma);
            return if before_verb { self.comma_before_verb(start) } else { None };
        }
        let who = self.relative_before(cue.items.start).filter(|&who| who > self.frame.items.start)?;
        let close = match frames.token(who - 1).first {
            _ if !frames.is_kind(who - 1, TokenKind::Sign) => return None,
            dash @ ('–' | '—' | '-') => dash,
            '(' => ')',
            ',' => return self.comma_before_verb(start),
            _ => return None,
        };
        (start..self.frame.items.end).find(|&i| frames.is_sign(i, close))
    }

    /// The comma with the verb behind it of the clause that was broken off before `start`: nothing in between opened a comma of its own.
    fn comma_before_verb(&self, start: usize) -> Option<usize> {
        let frames = self.frames();
        let limit = self.frame.items.end;
        let comma = (start..limit).find(|&i| frames.is_sign(i, ','))?;
        let clitic = Classes::CLITICS;
        let verb = (comma + 1..limit).find(|&i| !frames.has(i, clitic))?;
        self.phrases.is_finite(verb).then_some(comma)
    }

    /// Where a reported infinitive ends: with its clause, or before the main clause goes on.
    pub(super) fn infinitive_end(&self, start: usize, index: usize) -> usize {
        let clause = start..self.clause_end(start, index);
        self.main_verb_behind(index, clause.clone()).unwrap_or(clause.end)
    }

    /// `Il dit |agir seul| et assume ses actes`, `Les élus, qui disent |vouloir la paix|, sont venus`: the `et` or comma behind which the
    /// main clause goes on, where a reported infinitive has no clause inside that could go on.
    fn main_verb_behind(&self, index: usize, infinitive: Range<usize>) -> Option<usize> {
        let frames = self.frames();
        let inserted = self.relative_before(self.cues[index].cue.items.start).is_some();
        let clitic = Classes::CLITICS;
        let opens = Classes::RELATIVE.union(Classes::SUBORDINATOR);
        let clause = |&i: &usize| !frames.has(i, opens) && !frames.is(i, &frames.known.que);
        let goes_on = |&i: &usize| {
            let verb = (i + 1..infinitive.end).find(|&v| !frames.has(v, clitic));
            let link = frames.is(i, &frames.known.et) || inserted && frames.is_sign(i, ',');
            link && verb.is_some_and(|verb| self.phrases.is_finite(verb))
        };
        let and = infinitive.clone().take_while(clause).find(goes_on)?;
        Some(and - usize::from(frames.is_sign(and - 1, ',')))
    }

    /// `Il a estimé que |rien n'était perdu| et a refusé de partir`: the `et` behind which the speaker does something else. The reported
    /// clause stands in the imperfect or conditional, as the past asks, and what is done in the perfect.
    fn second_act(&self, index: usize, clause: Range<usize>) -> Option<usize> {
        let frames = self.frames();
        let cue = &self.cues[index].cue;
        let auxiliary = cue.items.clone().find(|&i| frames.has(i, Classes::AUXILIARY))?;
        let clitic = Classes::CLITICS;
        let second = |i: usize| {
            let verb = (i + 1..clause.end).find(|&v| !frames.has(v, clitic))?;
            let done = frames.word(verb) == frames.word(auxiliary) && is_participle_by_ending(frames, verb + 1);
            done.then_some(i)
        };
        let and = clause.clone().filter(|&i| frames.is(i, &frames.known.et)).find_map(second)?;
        let past = |i: usize| {
            let word = frames.surface.word(frames.index(i));
            self.phrases.is_finite(i) && ["ait", "aient"].iter().any(|ending| word.ends_with(ending))
        };
        let verb = (clause.start..and).find(|&i| self.phrases.is_finite(i))?;
        past(verb).then_some(and)
    }
}
