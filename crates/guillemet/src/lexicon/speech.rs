//! The tables of reported speech besides its verbs, and the function words that its constructions hinge on.

use std::ops::Deref;

use rustc_hash::{FxHashMap, FxHashSet};

use super::verbs::CueVerbs;
use super::{Builder, ById, Classes, Phrases, WordId, rows};

/// What a source word announces (`cue_words.tsv`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SourceWord {
    /// `selon`, `d'après`: the noun phrase behind it is the source.
    Source,
    /// `selon les mots de`: the same, and what stands in marks beside it are the source's words.
    Words,
    /// `pour`: the same where a person or an organization follows.
    Human,
    /// `de source` policière: the phrase itself is the source.
    Sourced,
    /// `aux cris de`: words in marks follow.
    Cry,
}

/// The tables of reported speech.
#[derive(Debug)]
pub(crate) struct Speech {
    pub(crate) verbs: CueVerbs,
    /// Source words with their index into `source_lemmas`.
    pub(crate) source_words: Phrases<(SourceWord, u16)>,
    source_lemmas: Vec<&'static str>,
    /// Adverbs of several words.
    pub(crate) adverbials: Phrases<()>,
    /// What words before a mark say of what stands inside.
    reasons: FxHashMap<WordId, &'static str>,
    /// Nouns behind `selon` that are no source.
    measures: FxHashSet<WordId>,
    /// Verbs and adjectives before `selon` and what something depends on.
    varying: FxHashSet<WordId>,
    /// Nouns that take up the clause before them as something that was said.
    commenting: FxHashSet<WordId>,
    /// Nouns of what somebody can be charged with.
    offences: FxHashSet<WordId>,
    /// Nouns and adjectives of the law before `pour` and a charge.
    charges: FxHashSet<WordId>,
    /// `avoir`, `être`, `vouloir`: infinitives that open what is reported.
    having: [WordId; 3],
    /// Participles that tell with `par` whose words a text holds.
    authoring: FxHashSet<WordId>,
    /// Whole contents of marks that are labels, as folded words.
    labels: FxHashSet<&'static str>,
    pub(crate) known: Known,
}

impl Speech {
    /// Reads the tables.
    pub(crate) fn read(builder: &mut Builder, known: Known) -> Speech {
        let verbs = CueVerbs::read(builder);
        let (mut source_words, mut source_lemmas) = (Phrases::default(), Vec::new());
        for [phrase, kind] in rows(include_str!("../../data/fr/cue_words.tsv")) {
            let kind = match kind {
                "source" => SourceWord::Source,
                "words" => SourceWord::Words,
                "human" => SourceWord::Human,
                "sourced" => SourceWord::Sourced,
                "cry" => SourceWord::Cry,
                kind => panic!("cue_words.tsv names the unknown kind '{kind}'"),
            };
            source_words.add(builder, phrase, (kind, source_lemmas.len() as u16));
            source_lemmas.push(phrase);
            let first = builder.words(phrase).first().copied().unwrap_or("");
            builder.add(first, Classes::CUE_WORD);
        }
        let mut adverbials = Phrases::default();
        for [phrase] in rows(include_str!("../../data/fr/adverbials.tsv")) {
            adverbials.add(builder, phrase, ());
        }
        for [word] in rows(include_str!("../../data/fr/cue_nouns.tsv")) {
            builder.add(word, Classes::CUE_NOUN);
        }
        for [word, kind] in rows(include_str!("../../data/fr/sources.tsv")) {
            let class = match kind {
                "human" => Classes::HUMAN,
                "body" => Classes::BODY,
                "document" => Classes::DOCUMENT,
                kind => panic!("sources.tsv names the unknown kind '{kind}'"),
            };
            builder.add(word, class);
            // « voisine », « voisines »
            if class == Classes::HUMAN && !word.ends_with(['s', 'x']) {
                builder.add(&format!("{word}s"), class);
            }
        }
        let reasons = rows(include_str!("../../data/fr/not_speech.tsv"))
            .map(|[word, reason]| (builder.add(word, Classes::LABELLING), reason))
            .collect();
        let measures = rows(include_str!("../../data/fr/measures.tsv")).map(|[noun]| builder.intern(noun)).collect();
        let charges = rows(include_str!("../../data/fr/charges.tsv")).map(|[word]| builder.intern(word)).collect();
        let varying = rows(include_str!("../../data/fr/varying.tsv")).map(|[word]| builder.intern(word)).collect();
        let commenting =
            rows(include_str!("../../data/fr/commenting.tsv")).map(|[noun]| builder.intern(noun)).collect();
        let offences = rows(include_str!("../../data/fr/offences.tsv")).map(|[noun]| builder.intern(noun)).collect();
        let having = ["avoir", "être", "vouloir"].map(|word| builder.intern(word));
        let authoring = rows(include_str!("../../data/fr/authoring.tsv"))
            .flat_map(|[word]| ["", "s", "e", "es"].map(|ending| format!("{word}{ending}")))
            .map(|form| builder.intern(&form))
            .collect();
        let labels = rows(include_str!("../../data/fr/labels.tsv")).map(|[label]| label).collect();
        Speech {
            verbs,
            source_words,
            source_lemmas,
            adverbials,
            reasons,
            measures,
            varying,
            commenting,
            offences,
            charges,
            having,
            authoring,
            labels,
            known,
        }
    }

    /// The source word of an index.
    pub(crate) fn source_lemma(&self, index: u16) -> &'static str {
        self.source_lemmas[index as usize]
    }

    /// Why words in marks behind this word are no speech.
    pub(crate) fn reason(&self, word: WordId) -> Option<&'static str> {
        self.reasons.get(&word).copied()
    }

    /// Does this noun behind `selon` say what something depends on, and not who says it?
    pub(crate) fn is_measure(&self, word: WordId) -> bool {
        self.measures.contains(&word)
    }

    /// Does `selon` behind this word tell what something depends on: `les prix varient selon`?
    pub(crate) fn is_varying(&self, word: WordId) -> bool {
        self.varying.contains(&word)
    }

    /// Does an apposition with this noun take up the clause before it: `une information`?
    pub(crate) fn is_commenting(&self, word: WordId) -> bool {
        self.commenting.contains(&word)
    }

    /// Is this noun an offence: `escroquerie`, `violation` du secret?
    pub(crate) fn is_offence(&self, word: WordId) -> bool {
        self.offences.contains(&word)
    }

    /// Does a charge stand behind this word and `pour`: `mis en examen pour`, `une enquête pour`?
    pub(crate) fn is_charge(&self, word: WordId) -> bool {
        self.charges.contains(&word)
    }

    /// Is this an infinitive that opens what is reported, as in `a dit à la barre |avoir menti`?
    #[inline]
    pub(crate) fn is_having(&self, word: WordId) -> bool {
        self.having.contains(&word)
    }

    /// Does this participle tell with `par` whose words a text holds? `publiée par l'Insee`, not `consultée par Le Monde`.
    pub(crate) fn is_authoring(&self, word: WordId) -> bool {
        self.authoring.contains(&word)
    }

    /// Are these folded words a label?
    pub(crate) fn is_label(&self, folded: &str) -> bool {
        self.labels.contains(folded)
    }
}

/// Function words that mean the same to a construction.
#[derive(Debug)]
pub(crate) struct Hinge {
    words: Vec<WordId>,
    bit: u64,
}

impl Deref for Hinge {
    type Target = [WordId];

    fn deref(&self) -> &[WordId] {
        &self.words
    }
}

/// The [`Hinge`]s that a word belongs to, a bit each: whoever asks about a word again and again looks them up once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hinges(u64);

impl Hinges {
    /// How many hinges there can be. Twice as many bits cost every item of a frame more than one in two hundred of all instructions.
    const MOST: usize = u64::BITS as usize;

    #[inline]
    pub(crate) fn has(self, hinge: &Hinge) -> bool {
        self.0 & hinge.bit != 0
    }
}

/// The hinges of each word.
#[derive(Debug, Default)]
struct HingesByWord {
    by_word: ById<Hinges>,
    count: u32,
}

impl HingesByWord {
    fn add(&mut self, builder: &mut Builder, words: &[&str]) -> Hinge {
        let bit = 1u64 << self.count;
        self.count += 1;
        let words: Vec<WordId> = words.iter().map(|word| builder.intern(word)).collect();
        for &word in &words {
            self.by_word.entry(word).0 |= bit;
        }
        Hinge { words, bit }
    }
}

/// Names the function words that constructions hinge on: `hinges`, which frames ask for, and `words`, which other readers look up by
/// themselves and which need no bit.
macro_rules! known {
    (
        hinges { $($field:ident = $($word:literal)|+;)* }
        words { $($plain:ident = $($plain_word:literal)|+;)* }
    ) => {
        /// Function words that a construction hinges on; elided forms count as the same word.
        #[derive(Debug)]
        pub(crate) struct Known {
            $(pub(crate) $field: Hinge,)*
            $(pub(crate) $plain: Vec<WordId>,)*
            hinges: HingesByWord,
        }

        const _: () = assert!(
            [$(stringify!($field)),*].len() <= Hinges::MOST,
            "each hinge has a bit of `Hinges`, and all are taken: join two hinges, or make one that no frame asks for one of the `words`"
        );

        impl Known {
            pub(super) fn read(builder: &mut Builder) -> Known {
                let mut hinges = HingesByWord::default();
                Known {
                    $($field: hinges.add(builder, &[$($word),+]),)*
                    $($plain: vec![$(builder.intern($plain_word)),+],)*
                    hinges,
                }
            }
        }
    };
}

impl Known {
    /// The hinges that a word belongs to.
    #[inline]
    pub(crate) fn hinges(&self, word: WordId) -> Hinges {
        self.hinges.by_word.get(word)
    }
}

known! {
    hinges {
        que = "que" | "qu'";
        before_que = "alors" | "bien" | "ainsi" | "aussitôt" | "sitôt" | "surtout";
        qui = "qui";
        dont = "dont";
        interrogative = "si" | "s'" | "comment" | "pourquoi" | "combien" | "où" | "quand" | "quel" | "quelle" | "quels" | "quelles" | "ce" | "lequel" | "laquelle";
        de = "de" | "d'";
        genitive = "de" | "d'" | "du" | "des";
        dative = "à" | "au" | "aux";
        et = "et";
        comme = "comme" | "ainsi";
        par = "par";
        pour = "pour";
        en = "en";
        ne = "ne" | "n'";
        pas = "pas" | "jamais" | "guère";
        been = "été";
        reflexive = "se" | "s'" | "me" | "m'" | "te" | "t'";
        he = "il";
        she = "elle";
        they = "ils";
        they_female = "elles";
        medium = "dans" | "sur";
        direction = "direction";
        inside = "dans";
        editor = "ndlr" | "ndr";
        those = "celui" | "celle" | "ceux" | "celles";
        among = "entre";
        them = "elles" | "eux" | "nous" | "vous";
        then = "puis";
        course = "cours";
        tonic = "lui" | "elle" | "eux" | "elles";
        hearers = "presse" | "micro" | "antenne" | "journalistes" | "médias" | "quotidien" | "hebdomadaire";
        one = "on" | "l'on";
        i = "je" | "j'";
        me = "moi" | "nous" | "vous" | "toi";
        but = "mais" | "tandis" | "alors" | "avant" | "tout" | "même" | "sans";
        we = "nous";
        you = "vous" | "tu";
        it = "ça" | "cela" | "ceci" | "ce" | "c'";
        same = "même";
        last = "dernier" | "dernière";
        demonstrative = "ce" | "cet" | "cette";
        this_one = "celui-ci" | "celle-ci" | "celui-là" | "celle-là";
        source = "source";
        indefinite = "un" | "une" | "des" | "plusieurs" | "certains" | "certaines" | "quelques" | "deux" | "trois" | "d'autres" | "beaucoup" | "chacun" | "chaque" | "aucun" | "aucune" | "nombreux";
        several = "plusieurs" | "certains" | "certaines" | "quelques" | "deux" | "trois" | "beaucoup" | "nombreux";
        articles = "un" | "une" | "des" | "quelques" | "chaque";
        quantity = "près" | "plus" | "moins" | "nombre" | "bon" | "environ" | "en" | "de" | "d'" | "la" | "grande" | "majorité";
        conditional = "aurait" | "auraient" | "serait" | "seraient";
        possessive = "son" | "sa" | "ses";
        feminine = "la" | "cette" | "une";
        masculine = "le" | "ce" | "un";
        sources = "source" | "sources";
        beside_source = "auprès";
        years = "ans";
        home = "chez";
        side = "côté";
        the = "le" | "la" | "l'" | "les";
        the_many = "les" | "des" | "ces";
        all = "tous" | "toutes";
        others = "autres";
    }
    words {
        upon = "sur";
        here = "voilà" | "voici";
        beginning = "commencer";
        likeness = "image" | "instar" | "exemple";
        such = "tel" | "tels" | "telle" | "telles";
        born = "né" | "née" | "nés" | "nées" | "originaire" | "originaires" | "natif" | "native";
    }
}
