//! Verbs that report speech: every form, made from the lemmas of `cue_verbs.tsv` and the models of `conjugation.tsv`.

use std::ops::BitOr;

use rustc_hash::FxHashMap;

use super::{Builder, ById, Classes, WordId, rows, values};

/// A small set of named flags.
macro_rules! flags {
    ($(#[$doc:meta])* $name:ident { $($(#[$flag_doc:meta])* $flag:ident = $bit:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct $name(u16);

        impl $name {
            $($(#[$flag_doc])* pub(crate) const $flag: $name = $name(1 << $bit);)*

            /// Do the two sets share a flag?
            #[inline]
            pub(crate) const fn has(self, other: $name) -> bool {
                self.0 & other.0 != 0
            }
        }

        impl BitOr for $name {
            type Output = $name;

            #[inline]
            fn bitor(self, other: $name) -> $name {
                $name(self.0 | other.0)
            }
        }
    };
}

flags! {
    /// What a verb of saying can govern.
    Uses {
        /// Inverted beside speech: `« ... », a-t-il dit`.
        INCISE = 0,
        /// A clause with `que`.
        QUE = 1,
        /// The same, but only with a human or an organization as subject.
        HUMAN = 2,
        /// A bare infinitive: `dit vouloir`.
        INFINITIVE = 3,
        /// An infinitive with `de`: `demander de`.
        DE = 4,
        /// A question: `a demandé si`.
        SI = 5,
        /// A noun that holds somebody's words in marks.
        NAMING = 6,
        /// Can be pronominal.
        REFLEXIVE = 7,
        /// Is pronominal wherever it reports speech.
        ONLY_REFLEXIVE = 8,
        /// Says by itself that words in marks behind it are speech.
        STRONG = 9,
        /// Only as the head of a phrase.
        HEAD = 10,
        /// Shouted: what stands in marks behind it is an utterance.
        CRY = 11,
    }
}

flags! {
    /// What a form of a verb can be.
    Forms {
        /// A finite form of the third person.
        THIRD = 0,
        /// A finite form of the first person.
        FIRST = 1,
        /// A finite form of the second person.
        SECOND = 2,
        /// A plural form.
        PLURAL = 3,
        /// A past participle.
        PARTICIPLE = 4,
        /// A present participle.
        GERUND = 5,
        /// An infinitive.
        INFINITIVE = 6,
        /// A form of the present tense.
        PRESENT = 7,
    }
}

impl Forms {
    /// Any finite form.
    pub(crate) const FINITE: Forms = Forms(Forms::THIRD.0 | Forms::FIRST.0 | Forms::SECOND.0);
}

/// A verb or verb phrase of the tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueVerb {
    pub(crate) lemma: &'static str,
    pub(crate) uses: Uses,
}

/// The words behind a head, and the index of the phrase they make with it.
type Phrase = (Box<[WordId]>, u16);

/// The verbs of saying of one language, by their forms.
#[derive(Debug, Default)]
pub(crate) struct CueVerbs {
    verbs: Vec<CueVerb>,
    /// The verb that a word is a form of, and which forms; no forms for other words.
    forms: ById<(u16, Forms)>,
    /// The phrases that each verb heads, longest first: most have none.
    phrases: Vec<Vec<Phrase>>,
}

impl CueVerbs {
    /// Reads the tables, giving every form its class.
    pub(crate) fn read(builder: &mut Builder) -> CueVerbs {
        let models: FxHashMap<&str, Model> = rows(include_str!("../../data/fr/conjugation.tsv"))
            .map(|[name, row @ ..]: [_; 7]| (name, Model::read(row)))
            .collect();
        let mut verbs = CueVerbs::default();
        let mut by_lemma: FxHashMap<&str, u16> = FxHashMap::default();
        let mut form = String::new();
        for [lemma, model, governs] in rows(include_str!("../../data/fr/cue_verbs.tsv")) {
            let index = verbs.push(lemma, uses(governs));
            by_lemma.insert(lemma, index);
            let circumflex = lemma.contains("aît");
            let add = |parts: [&str; 3], bits: Forms| {
                form.clear();
                form.extend(parts);
                // The spelling of 1990: « reconnait ».
                if circumflex && form.contains("aît") {
                    verbs.add_form(builder, &form.replace("aît", "ait"), index, bits);
                }
                verbs.add_form(builder, &form, index, bits);
            };
            match models.get(model) {
                Some(model) => model.conjugate(lemma, add),
                None => conjugate_er(lemma, add),
            }
        }
        for [head, words, lemma, governs] in rows(include_str!("../../data/fr/cue_phrases.tsv")) {
            let head = by_lemma[head];
            let index = verbs.push(lemma, uses(governs));
            let words = builder.words(words);
            let words: Box<[WordId]> = words.into_iter().map(|word| builder.intern(word)).collect();
            let list = &mut verbs.phrases[usize::from(head)];
            let at = list.partition_point(|(longer, _)| longer.len() >= words.len());
            list.insert(at, (words, index));
        }
        verbs
    }

    fn push(&mut self, lemma: &'static str, uses: Uses) -> u16 {
        self.verbs.push(CueVerb { lemma, uses });
        self.phrases.push(Vec::new());
        (self.verbs.len() - 1) as u16
    }

    fn add_form(&mut self, builder: &mut Builder, form: &str, index: u16, bits: Forms) {
        let class = if bits == Forms::PARTICIPLE || bits == Forms::PARTICIPLE | Forms::PLURAL {
            Classes::CUE_PARTICIPLE
        } else {
            Classes::CUE_VERB
        };
        let id = builder.add(form, class);
        let entry = self.forms.entry(id);
        if entry.1 == Forms::default() {
            entry.0 = index;
        }
        // A form that two verbs share belongs to the one that comes first in the table.
        if entry.0 == index {
            entry.1 = entry.1 | bits;
        }
    }

    /// The verb that a word is a form of, and which forms it can be.
    pub(crate) fn find(&self, word: WordId) -> Option<(u16, Forms)> {
        Some(self.forms.get(word)).filter(|&(_, forms)| forms != Forms::default())
    }

    /// The verb of an index.
    pub(crate) fn get(&self, index: u16) -> CueVerb {
        self.verbs[index as usize]
    }

    /// The longest phrase that a head makes with the words that `word(0)`, `word(1)` ... answer: how many words, and its
    /// index.
    pub(crate) fn phrase(&self, head: u16, word: impl Fn(usize) -> WordId) -> Option<(usize, u16)> {
        self.phrases[usize::from(head)]
            .iter()
            .find(|(words, _)| words.iter().enumerate().all(|(i, &id)| word(i) == id))
            .map(|(words, index)| (words.len(), *index))
    }
}

fn uses(names: &'static str) -> Uses {
    values(names).fold(Uses::default(), |uses, name| {
        uses | match name {
            "incise" => Uses::INCISE,
            "que" => Uses::QUE,
            "human" => Uses::HUMAN,
            "inf" => Uses::INFINITIVE,
            "de" => Uses::DE,
            "si" => Uses::SI,
            "naming" => Uses::NAMING,
            "reflexive" => Uses::REFLEXIVE,
            "only" => Uses::ONLY_REFLEXIVE,
            "strong" => Uses::STRONG,
            "head" => Uses::HEAD,
            "cry" => Uses::CRY,
            _ => panic!("a table of cue verbs names the unknown use '{name}'"),
        }
    })
}

/// A row of `conjugation.tsv`.
struct Model {
    strip: &'static str,
    present: Vec<&'static str>,
    past: &'static str,
    future: &'static str,
    subjunctive: &'static str,
    participle: &'static str,
}

impl Model {
    fn read([strip, present, past, future, subjunctive, participle]: [&'static str; 6]) -> Model {
        let ending = |cell: &'static str| if cell == "-" { "" } else { cell };
        Model {
            strip,
            present: values(present).map(ending).collect(),
            past: ending(past),
            future: ending(future),
            subjunctive: ending(subjunctive),
            participle: ending(participle),
        }
    }

    /// Gives every form of a verb to `form`, in up to three parts.
    fn conjugate(&self, lemma: &str, mut form: impl FnMut([&str; 3], Forms)) {
        let root = lemma.strip_suffix(self.strip).expect("a verb ends as its model says");
        form([lemma, "", ""], Forms::INFINITIVE);
        let mut add = |stem: &str, ending: &str, bits: Forms| form([root, stem, ending], bits);
        for (person, ending) in self.present.iter().enumerate() {
            add("", ending, person_bits(person) | Forms::PRESENT);
        }
        let stem = self.present[3].strip_suffix("ons").unwrap_or("");
        for (ending, bits) in imperfect_endings() {
            add(stem, ending, bits);
        }
        add(stem, "ant", Forms::GERUND);
        // The passé simple of `nous` and `vous` is not written in news.
        add(self.past, "s", Forms::FIRST);
        add(self.past, "t", Forms::THIRD);
        add(self.past, "rent", Forms::THIRD | Forms::PLURAL);
        for (ending, bits) in future_endings() {
            add(self.future, ending, bits);
        }
        add(self.subjunctive, "e", Forms::THIRD);
        add(self.subjunctive, "ent", Forms::THIRD | Forms::PLURAL);
        let plural = if self.participle.ends_with('s') { "" } else { "s" };
        for (ending, bits) in [("", Forms::default()), ("e", Forms::default()), ("es", Forms::PLURAL)] {
            add(self.participle, ending, Forms::PARTICIPLE | bits);
        }
        add(self.participle, plural, Forms::PARTICIPLE);
    }
}

/// Gives every form of a verb in `-er` to `form`, in up to three parts, with the changes of its stem: `rappelle`, `répète`, `marteler`,
/// `annonçait`, `jugeait`, `appuie`.
fn conjugate_er(lemma: &str, mut form: impl FnMut([&str; 3], Forms)) {
    let root = lemma.strip_suffix("er").expect("a verb without a model ends in -er");
    form([lemma, "", ""], Forms::INFINITIVE);
    for strong in strong_roots(root) {
        for (ending, bits) in [
            ("e", Forms::FIRST | Forms::THIRD | Forms::PRESENT),
            ("es", Forms::SECOND | Forms::PRESENT),
            ("ent", Forms::THIRD | Forms::PLURAL | Forms::PRESENT),
        ] {
            form([&strong, "", ending], bits);
        }
        for (ending, bits) in future_endings() {
            form([&strong, "er", ending], bits);
        }
    }
    // « annonçons », « jugeons »
    let (soft_root, soft) = match root.strip_suffix('c') {
        Some(rest) => (rest, "ç"),
        None => (root, if root.ends_with('g') { "e" } else { "" }),
    };
    let mut add = |ending: &str, bits: Forms| match ending.starts_with(['a', 'o']) {
        true => form([soft_root, soft, ending], bits),
        false => form([root, "", ending], bits),
    };
    add("ons", Forms::FIRST | Forms::PLURAL | Forms::PRESENT);
    add("ez", Forms::SECOND | Forms::PLURAL | Forms::PRESENT);
    for (ending, bits) in imperfect_endings() {
        add(ending, bits);
    }
    add("ant", Forms::GERUND);
    add("ai", Forms::FIRST);
    add("a", Forms::THIRD);
    add("èrent", Forms::THIRD | Forms::PLURAL);
    for (ending, bits) in future_endings() {
        form([root, "er", ending], bits);
    }
    for (ending, bits) in
        [("é", Forms::default()), ("ée", Forms::default()), ("és", Forms::PLURAL), ("ées", Forms::PLURAL)]
    {
        form([root, "", ending], Forms::PARTICIPLE | bits);
    }
}

/// The stems of an `-er` verb before a mute `e`: both spellings where the reform of 1990 allows two.
fn strong_roots(root: &str) -> Vec<String> {
    if let Some(rest) = root.strip_suffix('y') {
        return vec![format!("{rest}i"), root.to_owned()];
    }
    let consonants = root.chars().rev().take_while(|c| !"aeiouyéèêâîôûïü".contains(*c)).count();
    let tail = root.len() - root.chars().rev().take(consonants).map(char::len_utf8).sum::<usize>();
    let (head, tail) = root.split_at(tail);
    if let Some(rest) = head.strip_suffix('é') {
        return vec![format!("{rest}è{tail}")];
    }
    match head.strip_suffix('e') {
        Some(rest) if tail == "l" || tail == "t" => vec![format!("{head}{tail}{tail}"), format!("{rest}è{tail}")],
        Some(rest) if consonants == 1 => vec![format!("{rest}è{tail}")],
        _ => vec![root.to_owned()],
    }
}

fn person_bits(person: usize) -> Forms {
    let number = if person >= 3 { Forms::PLURAL } else { Forms::default() };
    number | [Forms::FIRST, Forms::SECOND, Forms::THIRD][person % 3]
}

fn imperfect_endings() -> [(&'static str, Forms); 5] {
    [
        ("ais", Forms::FIRST),
        ("ait", Forms::THIRD),
        ("ions", Forms::FIRST | Forms::PLURAL),
        ("iez", Forms::SECOND | Forms::PLURAL),
        ("aient", Forms::THIRD | Forms::PLURAL),
    ]
}

fn future_endings() -> [(&'static str, Forms); 10] {
    [
        ("ai", Forms::FIRST),
        ("as", Forms::SECOND),
        ("a", Forms::THIRD),
        ("ons", Forms::FIRST | Forms::PLURAL),
        ("ez", Forms::SECOND | Forms::PLURAL),
        ("ont", Forms::THIRD | Forms::PLURAL),
        ("ais", Forms::FIRST),
        ("ait", Forms::THIRD),
        ("ions", Forms::FIRST | Forms::PLURAL),
        ("aient", Forms::THIRD | Forms::PLURAL),
    ]
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn every_verb_has_its_irregular_forms() {
        let lexicon = Lexicon::french();
        let lemma = |form: &str| {
            let (index, _) = lexicon.speech.verbs.find(lexicon.find(form)).unwrap_or_else(|| panic!("{form}"));
            lexicon.speech.verbs.get(index).lemma
        };
        for (form, expected) in [
            ("rappelle", "rappeler"),
            ("répète", "répéter"),
            ("suggèrent", "suggérer"),
            ("annonçait", "annoncer"),
            ("jugea", "juger"),
            ("martèle", "marteler"),
            ("reconnaît", "reconnaître"),
            ("reconnait", "reconnaître"),
            ("prévient", "prévenir"),
            ("soutint", "soutenir"),
            ("répondit", "répondre"),
            ("craignent", "craindre"),
            ("écrivent", "écrire"),
            ("renchérit", "renchérir"),
            ("précisant", "préciser"),
            ("fera", "faire"),
            ("admis", "admettre"),
            ("dites", "dire"),
        ] {
            assert_eq!(lemma(form), expected, "{form}");
        }
    }
}
