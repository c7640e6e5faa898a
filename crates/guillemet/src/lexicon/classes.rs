//! Word classes: what the tables say about a word, in one 64-bit set.

use std::ops::BitOr;

/// A set of word classes. A word that stands in several tables has several (`été`, `Tours`, `Mars`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(u64);

impl Classes {
    /// No class: a word that no table knows.
    pub const NONE: Classes = Classes(0);

    /// Classes that only say where a look-up is worth it, and not what a word is.
    pub(crate) const LOOK_UPS: Classes = Classes::TAKES_UP.union(Classes::BESIDE_NUMBER);
    /// `avoir` and `être`, with or without a participle.
    pub(crate) const AUXILIARY: Classes = Classes::AVOIR.union(Classes::ETRE);
    /// What can stand between subject and verb: `le maire |ne l'| a dit`.
    pub(crate) const CLITICS: Classes = Classes::OBJECT_CLITIC.union(Classes::NEGATION);

    /// Does this set share a class with `other`?
    #[inline]
    pub const fn has(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Is no class set?
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The lowest number of a class in the set; 64 for none.
    #[inline]
    pub(crate) const fn number(self) -> u32 {
        self.0.trailing_zeros()
    }

    /// The number of each class in the set, from the lowest.
    #[inline]
    pub(crate) fn numbers(self) -> impl Iterator<Item = u32> {
        let mut rest = self;
        std::iter::from_fn(move || {
            let number = rest.number();
            rest = Classes(rest.0 & rest.0.wrapping_sub(1));
            (number < 64).then_some(number)
        })
    }

    /// The classes that both sets have.
    #[inline]
    pub(crate) const fn common(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }

    /// The classes of this set that are not in `other`.
    #[inline]
    pub(crate) const fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    /// Both sets together, in a constant.
    pub const fn union(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitOr for Classes {
    type Output = Classes;

    #[inline]
    fn bitor(self, other: Classes) -> Classes {
        self.union(other)
    }
}

/// Names a class for each bit, in order, and finds a class by the name that tables use.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Bit { $($name),* }

        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << Bit::$name as u8);)*

            /// The class that tables call `name`.
            pub(crate) fn by_name(name: &str) -> Option<Classes> {
                match name {
                    $($word => Some(Classes::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// `le`, `une`, `ce`, `son`, `plusieurs`.
    DETERMINER = "determiner";
    /// `de`, `à`, `selon`; with `du`, `au`.
    PREPOSITION = "preposition";
    /// `je`, `il`, `on`, `ça`: can only be a subject.
    SUBJECT_PRONOUN = "subject_pronoun";
    /// `lui`, `leur`, `se`, `en`, `y`: stands before the verb and is not its subject.
    OBJECT_CLITIC = "object_clitic";
    /// `qui`, `dont`, `où`, `lequel`.
    RELATIVE = "relative";
    /// `et`, `mais`, `ou`, `car`.
    COORDINATOR = "coordinator";
    /// `que`, `si`, `lorsque`, `quand`.
    SUBORDINATOR = "subordinator";
    /// `encore`, `également`, `toutefois`; words in `-ment` get it by their ending.
    ADVERB = "adverb";
    /// `ne`, `pas`, `jamais`.
    NEGATION = "negation";
    /// A finite form of `avoir`.
    AVOIR = "avoir";
    /// A finite form of `être`.
    ETRE = "etre";
    /// A finite form of a modal or another very frequent verb.
    FINITE_VERB = "finite_verb";
    /// `deux`, `vingt`, `cent`.
    NUMBER_WORD = "number_word";
    /// Loses its vowel before another: `l'`, `qu'`, `jusqu'`.
    ELISION = "elision";
    /// Keeps its full stop inside the sentence: `M.`, `av.`, `etc.`
    ABBREVIATION = "abbreviation";
    /// Begins a phrase of several words that a table holds.
    PHRASE_START = "phrase_start";
    /// A month's name or its abbreviation.
    MONTH = "month";
    /// A weekday's name.
    WEEKDAY = "weekday";
    /// Any other word that a date or duration can begin or hold (`hier`, `siècle`, `début`).
    TIME_WORD = "time_word";
    /// A form of a verb of saying.
    CUE_VERB = "cue_verb";
    /// A past participle of a verb of saying.
    CUE_PARTICIPLE = "cue_participle";
    /// A noun that announces speech (`constat`, `déclaration`).
    CUE_NOUN = "cue_noun";
    /// A source without a verb: `selon`, `d'après`, `dixit`.
    CUE_WORD = "cue_word";
    /// A noun for an institution or a group that can speak: `préfecture`, `famille`.
    BODY = "body";
    /// A noun for what speaks for its author: `rapport`, `sondage`.
    DOCUMENT = "document";
    /// Stands before words in marks that are no speech: `film`, `baptisée`.
    LABELLING = "labelling";
    /// A function or profession: `ministre`, `porte-parole`, `avocate`.
    ROLE = "role";
    /// `ancien`, `future`: stands before a role and belongs to it.
    ROLE_ADJECTIVE = "role_adjective";
    /// A noun for a human being that is no role: `femme`, `témoin`, `voisin`.
    HUMAN = "human";
    /// `M.`, `Mme`, `Me`, `Dr`.
    CIVILITY = "civility";
    /// A given name.
    FIRST_NAME = "first_name";
    /// A surname that is frequent enough to be told from other words.
    SURNAME = "surname";
    /// `de`, `du`, `la` inside a name.
    PARTICLE = "particle";
    /// `von`, `el`, `ben`: no French word, so it can only be part of a name.
    FOREIGN_PARTICLE = "foreign_particle";
    /// A place of one word.
    PLACE = "place";
    /// An organization of one word: `Kremlin`, `AFP`, `Renault`.
    ORGANIZATION = "organization";
    /// Begins a name of the tables, with a capital.
    NAME_START = "name_start";
    /// Begins a name of the tables in lower case: `mer Noire`.
    LOWER_NAME_START = "lower_name_start";
    /// A noun that announces an organization's name: `groupe`, `quotidien`.
    ORGANIZATION_NOUN = "organization_noun";
    /// A noun that heads an organization's name: `ministère`, `syndicat`.
    ORGANIZATION_HEAD = "organization_head";
    /// A noun that heads a place's name: `rue`, `rivière`, `aéroport`.
    PLACE_HEAD = "place_head";
    /// `russe`, `Bretons`: a people, or of a country.
    DEMONYM = "demonym";
    /// An ordinary word that names begin with only at the start of a sentence.
    COMMON = "common";
    /// A noun with its class in `nouns.tsv` that counts things (`morts`, `euros`).
    UNIT = "unit";
    /// Begins a formula around the article: `lire aussi`, `publié le`, `abonnez-vous`.
    FORMULA = "formula";
    /// Begins the name of a news agency.
    AGENCY = "agency";
    /// Tells what a linked page shows: `vidéo`, `photos`, `podcast`.
    MEDIUM = "medium";
    /// `je`, `j'`, `mon`, `nous`: the writer, or somebody who is quoted.
    FIRST_PERSON = "first_person";
    /// `à`, `en`, `dans`, `près`: can stand before the place where something happened.
    LOCATIVE = "locative";
    /// `vous`, `votre`, `vos`: somebody is spoken to.
    SECOND_PERSON = "second_person";
    /// `il`, `elle`, `lui`, `celui-ci`, the `dernier` of `ce dernier`: can stand for somebody who was named.
    TAKES_UP = "takes_up";
    /// Stands in `beside_numbers.tsv`: tells what a number beside it does.
    BESIDE_NUMBER = "beside_number";
    /// Begins a role of several words: the `homme` of `homme d'affaires`.
    ROLE_PHRASE = "role_phrase";
}
