//! The kinds of annotations, with the words that stand for them in JSON.

/// Defines an enum whose variants are words in JSON, Python and the spec.
macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word that stands for it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            fn from_str(word: &str) -> Result<$name, ()> {
                match word { $($word => Ok($name::$variant),)* _ => Err(()) }
            }
        }
    )*};
}

kinds! {
    /// What a block is.
    BlockKind {
        /// A publication date line or prefix.
        Header = "header",
        /// The article's title.
        Headline = "headline",
        /// An author or agency line.
        Byline = "byline",
        /// The place-agency opening of a wire.
        Dateline = "dateline",
        /// The standfirst.
        Lead = "lead",
        /// A heading inside the body.
        Subhead = "subhead",
        /// Running text.
        Paragraph = "paragraph",
        /// The interviewer's question.
        Question = "question",
        /// The interviewee's reply.
        Answer = "answer",
        /// An item of a list.
        ListItem = "list_item",
        /// A picture's caption or credit.
        Caption = "caption",
        /// A pointer to another article.
        Related = "related",
        /// An embedded post of a social network.
        Embed = "embed",
        /// Newsletter, subscription, copyright, share, cookie text.
        Boilerplate = "boilerplate",
    }

    /// How speech is reported.
    QuotationKind {
        /// In marks, an utterance of its own.
        Direct = "direct",
        /// In marks, built into the writer's sentence.
        Mixed = "mixed",
        /// Without marks.
        Indirect = "indirect",
    }

    /// What an entity is.
    EntityKind {
        /// A human being.
        Person = "person",
        /// A company, party, ministry, agency, club, paper.
        Organization = "organization",
        /// A country, region, town, street, building, river.
        Place = "place",
    }

    /// A person's gender.
    Gender {
        /// Male.
        Male = "male",
        /// Female.
        Female = "female",
    }

    /// How words stand for an entity.
    MentionForm {
        /// By its name.
        Name = "name",
        /// By a function or description.
        Role = "role",
        /// By a pronoun.
        Pronoun = "pronoun",
    }

    /// What a temporal expression is (TIMEX3).
    DateKind {
        /// A day, month, year, part of the day.
        Date = "date",
        /// A clock time.
        Time = "time",
        /// A length of time.
        Duration = "duration",
        /// Something repeated.
        Set = "set",
    }

    /// How fine a date is.
    Grain {
        /// A century.
        Century = "century",
        /// A decade.
        Decade = "decade",
        /// A year.
        Year = "year",
        /// A half-year.
        Half = "half",
        /// A season.
        Season = "season",
        /// A quarter.
        Quarter = "quarter",
        /// A month.
        Month = "month",
        /// A week or week-end.
        Week = "week",
        /// A weekday: only ever known, never how fine a date is.
        Weekday = "weekday",
        /// A day.
        Day = "day",
        /// A morning, an afternoon, an evening, a night.
        PartOfDay = "part_of_day",
        /// An hour.
        Hour = "hour",
        /// A minute.
        Minute = "minute",
        /// A second.
        Second = "second",
    }

    /// How words narrow or loosen a date (TIMEX3 `mod`).
    Modifier {
        /// `début mars`.
        Start = "START",
        /// `à la mi-mars`.
        Mid = "MID",
        /// `fin mars`.
        End = "END",
        /// `vers 15 h`, `environ trois ans`.
        Approx = "APPROX",
        /// `plus de trois ans`.
        MoreThan = "MORE_THAN",
        /// `moins de trois ans`.
        LessThan = "LESS_THAN",
        /// `au plus tard lundi`.
        OnOrBefore = "ON_OR_BEFORE",
        /// `à partir de lundi`.
        OnOrAfter = "ON_OR_AFTER",
        /// `avant lundi`.
        Before = "BEFORE",
        /// `après lundi`.
        After = "AFTER",
    }

    /// What a word is in its sentence: the universal parts of speech (UPOS) of Universal Dependencies. French has no `PART`.
    PartOfSpeech {
        /// `rouge`, `premier`.
        Adjective = "ADJ",
        /// `de`, `à`, `selon`, and with an article inside: `du`, `aux`.
        Preposition = "ADP",
        /// `hier`, `très`, `ne`, `pas`.
        Adverb = "ADV",
        /// `être` and `avoir` that help another verb, `être` before an attribute, `faire` before an infinitive.
        Auxiliary = "AUX",
        /// `et`, `ou`, `mais`, `car`.
        Coordinator = "CCONJ",
        /// `le`, `une`, `ces`, `son`; `des` and `de` before what they count.
        Determiner = "DET",
        /// `oui`, `hélas`.
        Interjection = "INTJ",
        /// `maison`, `président`.
        Noun = "NOUN",
        /// `trois`, `2020`.
        Numeral = "NUM",
        /// `elle`, `qui`, `dont`, `celui`, and with a preposition inside: `auquel`.
        Pronoun = "PRON",
        /// `Paris`, `Jeanne`.
        Name = "PROPN",
        /// Signs of punctuation.
        Punctuation = "PUNCT",
        /// `que`, `si`, `lorsque`.
        Subordinator = "SCONJ",
        /// `+`, `€`, `%`.
        Symbol = "SYM",
        /// Any other verb, with its participles.
        Verb = "VERB",
        /// Anything else: foreign words.
        Other = "X",
    }

    /// What a quantity measures.
    NumberKind {
        /// Dead, injured, missing people.
        Victims = "victims",
        /// An amount of money.
        Money = "money",
        /// A percentage.
        Share = "share",
        /// Anything else that is counted.
        Count = "count",
    }
}
