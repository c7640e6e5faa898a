//! Names of places and organizations, the nouns that head or announce them, demonyms.

use rustc_hash::{FxHashMap, FxHashSet};

use super::builder::Builder;
use super::people::gender;
use super::{Classes, Phrases, WordId, rows};
use crate::article::{EntityKind, Gender};

/// A name of the tables, as an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NameId(pub(crate) u32);

/// What the tables know about a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownName {
    /// `None` for what has a capital and is no entity (`Covid-19`, `Coupe du monde`).
    pub(crate) kind: Option<EntityKind>,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<&'static str>,
    /// `media`, `party`: the column `kind` of `organizations.tsv`; `country` of `places.tsv`.
    pub(crate) sort: &'static str,
    /// The name that this one is another form of, or itself.
    pub(crate) same_as: NameId,
    /// Bit `i`: the word `i` of the name has a capital.
    capitals: u32,
}

impl KnownName {
    /// Do the words that have a capital in the table have one in the text too? `word(i)` answers for the text.
    fn fits_capitals(&self, word: impl Fn(usize) -> bool) -> bool {
        let mut capitals = self.capitals;
        while capitals != 0 {
            if !word(capitals.trailing_zeros() as usize) {
                return false;
            }
            capitals &= capitals - 1;
        }
        true
    }
}

/// A demonym's form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Demonym {
    /// The same number for all forms of it.
    pub(crate) people: u16,
    /// ISO 3166-1 alpha-2, where it tells a country.
    pub(crate) country: Option<&'static str>,
    /// `None` where the form serves both: `belge`.
    pub(crate) gender: Option<Gender>,
}

/// How a noun heads an organization's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadUse {
    /// In lower case too: `le ministère de la Santé`.
    Lower,
    /// In lower case before a proper name: `l'institut Pasteur`.
    Named,
    /// With a capital only: `le Syndicat national des praticiens`.
    Capital,
}

/// A noun that heads an organization's name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OrganizationHead {
    pub(crate) used: HeadUse,
    /// Is such a thing called after a person: `lycée Victor-Hugo`?
    pub(crate) bears_person: bool,
}

/// A noun before a place's name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceNoun {
    pub(crate) used: PlaceHead,
    /// Behind an article of the other gender it is another word: `la tour`, but `le tour`.
    pub(crate) gender: Option<Gender>,
}

/// How a noun stands before a place's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceHead {
    /// It belongs to it: `rue de Rivoli`.
    Belongs,
    /// It belongs to it unless the tables know the place without it: `plage de la Garenne`, but the `Quiberon` of `la plage de Quiberon`.
    Apart,
    /// It belongs to it with no link only: `cours Mirabeau`.
    Direct,
    /// It belongs to it behind a number only: `3e arrondissement`.
    Numbered,
    /// It only announces it: `ville de Lattaquié`.
    Announces,
}

/// Where a word stands that tells what a name beside it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Before `de`: `les salariés de X`, `la mère de X`.
    Of,
    /// Behind the name: `X emploie`.
    Verb,
}

/// Where a word stands beside a town whose club is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sport {
    /// Before `de`, in the news of sport only: `l'entraîneur de Nantes`.
    Player,
    /// Before `de`: `la victoire de Nantes`.
    Of,
    /// As the verb of which the town is subject or object: `Nantes s'incline`.
    Verb,
}

/// The tables about places and organizations.
#[derive(Debug, Default)]
pub(crate) struct Names {
    phrases: Phrases<NameId>,
    /// Names with an article, without it: `Havre` of `Le Havre`, as `au Havre` has it.
    contracted: Phrases<NameId>,
    /// `au`, `du`, `aux`, `des`
    contractions: [WordId; 4],
    known: Vec<KnownName>,
    demonyms: FxHashMap<WordId, Demonym>,
    organization_heads: FxHashMap<WordId, OrganizationHead>,
    place_heads: FxHashMap<WordId, PlaceNoun>,
    organization_nouns: FxHashMap<WordId, &'static str>,
    /// Descriptions of an organization, with its sorts and its names.
    pub(crate) organization_descriptions: Phrases<(&'static str, &'static str)>,
    /// `et`
    pub(crate) et: WordId,
    /// `ministère`
    pub(crate) ministry: WordId,
    /// `ministre`, `ministres`
    pub(crate) ministers: [WordId; 2],
    /// `de`, `du`, `des`, `d'`, `pour`, `contre`: link a complement to its head.
    pub(crate) links: [WordId; 8],
    /// The articles: no possessives.
    pub(crate) articles: [WordId; 6],
    /// `pour`: an infinitive may follow.
    pub(crate) to_do: WordId,
    /// `pour`, `contre`: link what is aimed at to a fund or a league, not to a court or an office.
    pub(crate) aims: [WordId; 2],
    /// `of`, `and`, `for`: link the words of English names.
    pub(crate) english_links: [WordId; 4],
    /// `en`
    pub(crate) en: WordId,
    /// `à`
    pub(crate) to: WordId,
    /// `contre`
    pub(crate) against: WordId,
    /// `face`: before `à` and an opponent.
    pub(crate) face: WordId,
    /// `X`: whom nobody knows (`plainte contre X`), or the network.
    pub(crate) unknown: WordId,
    /// `centrale`: a place that makes power, or an adjective.
    pub(crate) central: WordId,
    /// `Miss`: before the place whose prettiest somebody is.
    pub(crate) miss: WordId,
    /// `agence`: the noun of a news agency.
    pub(crate) agency: WordId,
    /// `paquebot`, `voilier`
    pub(crate) ships: Vec<WordId>,
    /// `chez`
    pub(crate) chez: WordId,
    /// `remis`, `décernée`: before `à` and who receives.
    pub(crate) gifts: Vec<WordId>,
    /// `Partners`, `Technologies`: last words of what companies are called.
    pub(crate) company_words: FxHashSet<WordId>,
    /// Words beside a name that tell what it names.
    pub(crate) neighbours: FxHashMap<WordId, (Side, EntityKind)>,
    /// `personnage`: somebody on a stage.
    pub(crate) character: WordId,
    /// `rôle`: the same behind one of `plays`.
    pub(crate) part: WordId,
    /// `dans`, `joue`, `interprète`: before `le rôle de`.
    pub(crate) plays: Vec<WordId>,
    /// Words beside a town that mean its club.
    sports: FxHashMap<WordId, Sport>,
    /// `ans`
    pub(crate) years: WordId,
    /// `de`, `d'`
    pub(crate) of: [WordId; 2],
}

impl Names {
    pub(super) fn read(builder: &mut Builder) -> Names {
        let mut names = Names::read_names(builder);
        let demonyms = rows(include_str!("../../data/fr/demonyms.tsv"));
        for (people, [man, woman, men, women, country]) in demonyms.enumerate() {
            let epicene = man == woman;
            for (form, gender) in
                [(man, Gender::Male), (woman, Gender::Female), (men, Gender::Male), (women, Gender::Female)]
            {
                let id = builder.add(form, Classes::DEMONYM);
                let gender = (!epicene).then_some(gender);
                let demonym = Demonym { people: people as u16, country: some(country), gender };
                names.demonyms.entry(id).or_insert(demonym);
            }
        }
        for [word, written, person] in rows(include_str!("../../data/fr/organization_heads.tsv")) {
            let head = match written {
                "lower" => HeadUse::Lower,
                "named" => HeadUse::Named,
                _ => HeadUse::Capital,
            };
            let head = OrganizationHead { used: head, bears_person: person == "yes" };
            // A row of its own says more than a plural that is made: « cours » is no plural of « cour » in lower case.
            for word in [word.to_owned(), format!("{word}s")] {
                let id = builder.add(&word, Classes::ORGANIZATION_HEAD);
                names.organization_heads.insert(id, head);
            }
        }
        for [word, sort] in rows(include_str!("../../data/fr/organization_nouns.tsv")) {
            let id = builder.add(word, Classes::ORGANIZATION_NOUN);
            names.organization_nouns.insert(id, sort);
        }
        for [words, sorts, name] in rows(include_str!("../../data/fr/organization_descriptions.tsv")) {
            names.organization_descriptions.add(builder, words, (sorts, name));
        }
        for [word, belongs, told] in rows(include_str!("../../data/fr/place_heads.tsv")) {
            let id = builder.add(word, Classes::PLACE_HEAD);
            let used = match belongs {
                "yes" => PlaceHead::Belongs,
                "apart" => PlaceHead::Apart,
                "direct" => PlaceHead::Direct,
                "numbered" => PlaceHead::Numbered,
                _ => PlaceHead::Announces,
            };
            names.place_heads.insert(id, PlaceNoun { used, gender: gender(told) });
        }
        names.contractions = ["au", "du", "aux", "des"].map(|word| builder.intern(word));
        names.et = builder.intern("et");
        names.ministry = builder.intern("ministère");
        names.ministers = ["ministre", "ministres"].map(|word| builder.intern(word));
        names.links = ["de", "du", "des", "d'", "pour", "contre", "aux", "au"].map(|word| builder.intern(word));
        names.articles = ["le", "la", "l'", "les", "un", "une"].map(|word| builder.intern(word));
        names.to_do = builder.intern("pour");
        names.aims = ["pour", "contre"].map(|word| builder.intern(word));
        names.english_links = ["of", "and", "for", "the"].map(|word| builder.intern(word));
        names.en = builder.intern("en");
        names.to = builder.intern("à");
        names.against = builder.intern("contre");
        names.face = builder.intern("face");
        names.unknown = builder.intern("X");
        names.central = builder.intern("centrale");
        names.miss = builder.intern("Miss");
        names.agency = builder.intern("agence");
        names.ships = rows(include_str!("../../data/fr/ships.tsv")).map(|[noun]| builder.intern(noun)).collect();
        names.chez = builder.intern("chez");
        names.company_words =
            rows(include_str!("../../data/fr/company_words.tsv")).map(|[word]| builder.intern(word)).collect();
        names.gifts = (rows(include_str!("../../data/fr/gifts.tsv")))
            .flat_map(|words: [_; 2]| words)
            .map(|word| builder.intern(word))
            .collect();
        for [word, side, kind] in rows(include_str!("../../data/fr/name_neighbours.tsv")) {
            let side = match side {
                "of" => Side::Of,
                "verb" => Side::Verb,
                side => panic!("name_neighbours.tsv names the unknown side '{side}'"),
            };
            let kind = match kind {
                "organization" => EntityKind::Organization,
                "person" => EntityKind::Person,
                "place" => EntityKind::Place,
                kind => panic!("name_neighbours.tsv names the unknown kind '{kind}'"),
            };
            names.neighbours.insert(builder.intern(word), (side, kind));
        }
        names.character = builder.intern("personnage");
        names.part = builder.intern("rôle");
        names.plays = rows(include_str!("../../data/fr/plays.tsv")).map(|[word]| builder.intern(word)).collect();
        for [word, stands] in rows(include_str!("../../data/fr/sports.tsv")) {
            let stands = match stands {
                "player" => Sport::Player,
                "of" => Sport::Of,
                _ => Sport::Verb,
            };
            names.sports.insert(builder.intern(word), stands);
        }
        names.years = builder.intern("ans");
        names.of = ["de", "d'"].map(|word| builder.intern(word));
        names
    }

    /// The tables of names proper. The first one that holds a name says what it is.
    fn read_names(builder: &mut Builder) -> Names {
        let not_names = rows(include_str!("../../data/fr/not_names.tsv"));
        let places = rows(include_str!("../../data/fr/places.tsv"));
        let organizations = rows(include_str!("../../data/fr/organizations.tsv"));
        let cities = rows(include_str!("../../data/fr/cities.tsv"));
        let communes = rows(include_str!("../../data/fr/communes.tsv"));
        let room =
            not_names.at_most() + places.at_most() + organizations.at_most() + cities.at_most() + communes.at_most();
        let mut reader = Reader::new(builder, room);
        for [name] in not_names {
            reader.add(name, None, None, "");
        }
        let place = Some(EntityKind::Place);
        let mut countries: FxHashMap<&str, NameId> = FxHashMap::default();
        for [name, country, sort] in places {
            let id = reader.add(name, place, some(country), sort);
            if sort == "country" && !country.is_empty() {
                reader.names.known[id.0 as usize].same_as = *countries.entry(country).or_insert(id);
            }
        }
        let mut other_forms = Vec::new();
        for [name, sort, same_as] in organizations {
            let id = reader.add(name, Some(EntityKind::Organization), None, sort);
            if !same_as.is_empty() {
                other_forms.push((id, same_as));
            }
        }
        for (id, full) in other_forms {
            if let Some(full) = reader.find(full) {
                reader.names.known[id.0 as usize].same_as = full;
            }
        }
        for [name, country] in cities {
            reader.add(name, place, some(country), "city");
        }
        for [name] in communes {
            reader.add(name, place, Some("FR"), "city");
        }
        reader.names
    }

    /// The longest name of the tables that begins with `first` and goes on with `word(0)`, `word(1)` ...: how many words it
    /// has, and which name it is.
    ///
    /// Words that have a capital in the table must have one in the text: `capital(0)` answers for `first`.
    pub(crate) fn longest(
        &self,
        first: WordId,
        word: impl Fn(usize) -> WordId,
        capital: impl Fn(usize) -> bool,
    ) -> Option<(usize, NameId)> {
        self.phrases.longest_that(first, word, |_, id| self.get(id).fits_capitals(&capital))
    }

    /// Can the article of a name have melted into a word: `au`, `du`?
    #[inline]
    pub(crate) fn is_contraction(&self, word: WordId) -> bool {
        self.contractions.contains(&word)
    }

    /// The same for a name without its article, which has melted into the word before it.
    pub(crate) fn longest_contracted(
        &self,
        first: WordId,
        word: impl Fn(usize) -> WordId,
        capital: impl Fn(usize) -> bool,
    ) -> Option<(usize, NameId)> {
        self.contracted.longest_that(first, word, |_, id| self.get(id).fits_capitals(|i| i == 0 || capital(i - 1)))
    }

    /// What the tables know about a name.
    pub(crate) fn get(&self, id: NameId) -> &KnownName {
        &self.known[id.0 as usize]
    }

    /// What a demonym tells.
    pub(crate) fn demonym(&self, word: WordId) -> Option<Demonym> {
        self.demonyms.get(&word).copied()
    }

    /// How a word heads an organization's name.
    pub(crate) fn organization_head(&self, word: WordId) -> Option<OrganizationHead> {
        self.organization_heads.get(&word).copied()
    }

    /// The sort of organization that a noun announces or takes up: `media` for `quotidien`.
    pub(crate) fn organization_noun(&self, word: WordId) -> Option<&'static str> {
        self.organization_nouns.get(&word).copied()
    }

    /// Where a word stands beside a town whose club is meant.
    pub(crate) fn sport(&self, word: WordId) -> Option<Sport> {
        self.sports.get(&word).copied()
    }

    /// How a word heads a place's name, if it does.
    pub(crate) fn place_head(&self, word: WordId) -> Option<PlaceNoun> {
        self.place_heads.get(&word).copied()
    }
}

/// Reads names one by one.
struct Reader<'b> {
    names: Names,
    builder: &'b mut Builder,
    /// The words of the name at hand, and their ids.
    words: Vec<&'static str>,
    word_ids: Vec<WordId>,
}

impl Reader<'_> {
    fn new(builder: &mut Builder, room: usize) -> Reader<'_> {
        let names =
            Names { phrases: Phrases::with_capacity(room), known: Vec::with_capacity(room), ..Names::default() };
        Reader { names, builder, words: Vec::new(), word_ids: Vec::new() }
    }

    /// Adds a name, unless a table before had it, and answers its id.
    fn add(
        &mut self,
        name: &'static str,
        kind: Option<EntityKind>,
        country: Option<&'static str>,
        sort: &'static str,
    ) -> NameId {
        self.words.clear();
        self.builder.cut_into(name, &mut self.words);
        self.word_ids.clear();
        self.word_ids.extend(self.words.iter().map(|word| self.builder.intern(word)));
        let new = NameId(self.names.known.len() as u32);
        let id = self.names.phrases.add_ids(&self.word_ids, new);
        if id != new {
            return id;
        }
        let capitals = self.words.iter().take(32).enumerate();
        let capitals = capitals.fold(0, |bits, (i, word)| bits | u32::from(word.starts_with(char::is_uppercase)) << i);
        self.names.known.push(KnownName { kind, country, sort, same_as: id, capitals });
        let class = match kind {
            Some(EntityKind::Place) if self.words.len() == 1 => Classes::PLACE,
            Some(EntityKind::Organization) if self.words.len() == 1 => Classes::ORGANIZATION,
            _ => Classes::NONE,
        };
        let start = if capitals & 1 == 0 { Classes::LOWER_NAME_START } else { Classes::NAME_START };
        self.builder.add_to(self.word_ids[0], class | start);
        if let ["Le" | "Les", _, ..] = self.words[..] {
            self.names.contracted.add_ids(&self.word_ids[1..], id);
        }
        id
    }

    /// The name that has these words.
    fn find(&self, name: &str) -> Option<NameId> {
        let words: Vec<WordId> = self.builder.words(name).into_iter().map(|word| self.builder.find(word)).collect();
        self.names.phrases.get(&words)
    }
}

fn some(cell: &'static str) -> Option<&'static str> {
    (!cell.is_empty()).then_some(cell)
}
