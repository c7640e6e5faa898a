//! The rules of attribution by their ids, with what each says, for whoever asks why.

/// A rule: its id, and what it says.
type Rule = (&'static str, &'static str);

/// How speech is tied to what stands beside it.
pub(crate) const BESIDE: [Rule; 15] = [
    ("incise", "an inverted cue stands beside the marks: « A », dit X"),
    ("incise-inside", "an inverted cue stands inside the marks: « A, dit X, B »"),
    ("colon", "a colon introduces it: X affirme : « A », X affirme : A"),
    ("que", "a verb of saying governs it with que: X affirme que A"),
    ("object", "a verb of saying governs it: X dénonce « A »"),
    ("agent", "a participle and par say whose it is: jugé « A » par X"),
    ("inserted", "a cue is inserted into the sentence or closes it: A, a indiqué X"),
    ("source-word", "words announce a source: selon X, pour X, de source policière, aux cris de"),
    ("conditional", "a sentence in the conditional goes on with what the source of the one before said"),
    ("signature", "a name closes it: « A » (X)"),
    ("infinitive", "a verb of saying governs an infinitive: X dit vouloir A"),
    ("de-infinitive", "a verb of asking governs de and an infinitive: X demande de A"),
    ("question", "a verb of saying governs a question: X demande si A"),
    (
        "as-stated",
        "the sentence behind it says whose it is: A. C'est ce qu'a annoncé X., « A. » C'est en ces termes que X a réagi.",
    ),
    ("none", "no cue: the subject of its sentence before or behind it, if anybody"),
];

/// How the words for a source were taken to somebody.
pub(crate) const BY_WORDS: [Rule; 6] = [
    ("named", "the words hold the name"),
    ("role", "the words hold a role that the article gives to somebody: la ministre"),
    ("described", "the words describe whoever spoke last or is spoken of: la jeune femme, le groupe"),
    ("group", "the words take up several persons who spoke: les auteurs"),
    ("own-words", "the words are all that the article says of the source: une source policière"),
    ("nobody", "on, ça: nobody is meant"),
];

/// How a source was found by what stands around it.
pub(crate) const BY_CONTEXT: [Rule; 11] = [
    ("continued", "the speaker before goes on"),
    ("pronoun", "the nearest subject that agrees with the pronoun"),
    ("latter", "ce dernier, celle-ci, celui qui: whoever was named or spoke last"),
    ("same-source", "la même source: the source before"),
    ("narrator", "je, nous inside speech: its speaker"),
    ("cataphora", "a pronoun before the name: the first person behind it that agrees"),
    ("sentence-before", "the subject of the sentence before"),
    ("last-speaker", "who spoke last in an earlier paragraph"),
    ("answer", "a reply in an interview: whoever is interviewed"),
    ("named-behind", "whom the words behind it name first"),
    ("repeated", "who says the same words further down"),
];

/// Is a rule one that needs no words for the source?
pub(super) fn is_by_context(id: &str) -> bool {
    BY_CONTEXT.iter().any(|&(known, _)| known == id)
}

/// What a rule of quotations or speakers says.
///
/// ```
/// assert_eq!(guillemet::explain("same-source"), Some("la même source: the source before"));
/// assert_eq!(guillemet::explain("no rule"), None);
/// ```
pub fn explain(rule: &str) -> Option<&'static str> {
    BESIDE.iter().chain(&BY_WORDS).chain(&BY_CONTEXT).find(|&&(id, _)| id == rule).map(|&(_, says)| says)
}
