//! What stands for or beside a person: given names, civilities, roles, nouns for human beings.

use rustc_hash::{FxHashMap, FxHashSet};

use super::builder::Builder;
use super::office_holders::{self, Term};
use super::{ById, Classes, Phrases, WordId, rows, values};
use crate::article::Gender;

/// What a given name tells.
#[derive(Clone, Copy, Debug, Default)]
struct GivenName {
    /// `None` where both bear it.
    gender: Option<Gender>,
    /// Few bear it.
    rare: bool,
}

/// A form of a noun that can be somebody's role.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleForm {
    /// The same number for all forms of a role: `directeur`, `directrices`.
    pub(crate) role: u16,
    /// `None` where the form serves both.
    pub(crate) gender: Option<Gender>,
    pub(crate) plural: bool,
    /// The article tells the noun's gender, not the person's: `la star`, `le mannequin`.
    pub(crate) fixed: bool,
}

/// `M.`, `Mme`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Civility {
    pub(crate) gender: Option<Gender>,
    /// `Dr` is a role of its bearer.
    pub(crate) role: bool,
    /// The role whose noun takes the bearer up: `l'avocate` for `Me Roy`.
    pub(crate) noun: Option<u16>,
}

/// A noun for a human being that takes up somebody who is named.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Description {
    gender: Option<Gender>,
    /// `la quinquagénaire` is a woman, `la victime` may be a man.
    by_article: bool,
}

impl Description {
    /// The gender that the noun and its article tell.
    pub(crate) fn gender(self, article: Option<Gender>) -> Option<Gender> {
        self.gender.or(article.filter(|_| self.by_article))
    }
}

/// Two names of one office: `chef de l'État` and `président de la République`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OtherName {
    /// The role of the noun that has the complement `of`: `chef`, `État`.
    pub(crate) noun: u16,
    pub(crate) of: WordId,
    /// The other role: `président`, or with `first` the `Premier` of it.
    pub(crate) role: u16,
    pub(crate) first: bool,
    /// What the other role has as complement, and whether it must have it.
    pub(crate) complement: Option<WordId>,
    pub(crate) needed: bool,
}

/// The tables about persons.
#[derive(Debug, Default)]
pub(crate) struct People {
    first_names: ById<Option<GivenName>>,
    roles: FxHashMap<WordId, RoleForm>,
    /// Roles of several words of which none is one by itself.
    role_phrases: Phrases<()>,
    /// What stands between two names of one person, and whether the other one has a given name too.
    pub(crate) aliases: Phrases<bool>,
    /// `alors`, `jusqu'ici`: before a role in apposition.
    pub(crate) meanwhile: Phrases<()>,
    /// `démocrate`, `républicaine`: whose side somebody is on.
    pub(crate) partisans: FxHashSet<WordId>,
    /// `cellule`, `pôle`: a bare noun behind one names it.
    pub(crate) sections: Vec<WordId>,
    /// Roles that stand between an office and a name: `colonel`.
    pub(crate) ranks: Vec<u16>,
    /// Nouns behind `à` or `en` that belong to no role: `au micro`, `en marge`.
    pub(crate) asides: FxHashSet<WordId>,
    /// Roles that can take up others, with those, by [`RoleForm::role`].
    kin: FxHashMap<u16, Vec<u16>>,
    civilities: FxHashMap<WordId, Civility>,
    humans: FxHashMap<WordId, Option<Gender>>,
    /// `le`, `ce`, `du`: make a role that of one known person.
    definite_articles: [WordId; 8],
    /// `les`, `des`, `aux`
    plural_articles: [WordId; 5],
    he: WordId,
    she: WordId,
    /// `lui`
    him: WordId,
    /// `celui-ci`, `celle-ci`
    this_one: [WordId; 2],
    /// Nouns for human beings that take up somebody who is named.
    descriptions: FxHashMap<WordId, Description>,
    /// Their plurals, with what `l'une des` before one tells: `octogénaires`.
    several: FxHashMap<WordId, Description>,
    /// `homologue`: has the role of another, elsewhere.
    pub(crate) counterpart: WordId,
    /// `chargé`, `chargée`: what follows `de` belongs to the role.
    pub(crate) charged: [WordId; 4],
    /// `charge` of `en charge de`
    pub(crate) charge: WordId,
    /// `auprès`
    pub(crate) beside: WordId,
    /// `avec`
    pub(crate) with: WordId,
    /// `relations`: with `avec` a minister's charge.
    pub(crate) relations: WordId,
    /// `accusé`, `élu`: with a complement and no article a participle, not a role.
    participles: [WordId; 16],
    /// `dernier`, `dernière`: with `ce`, `cette` take up who was named last.
    latter: [WordId; 2],
    /// `ce`, `cette`
    demonstratives: [WordId; 3],
    /// `un`, `une`
    indefinite_articles: [WordId; 2],
    /// `des`
    pub(crate) some: WordId,
    /// Roles whose holder a text can take for known: `le président`.
    offices: Vec<u16>,
    /// Roles of somebody whom an article seldom names: `le conducteur`.
    bystanders: Vec<u16>,
    /// Offices that go by two names.
    pub(crate) other_names: Vec<OtherName>,
    /// Who has an office of state, and when, in the order of the roles.
    terms: Vec<Term>,
    /// `premier`, `première`
    pub(crate) first: [WordId; 2],
    /// `ancien`, `ex`: who has the role no more.
    pub(crate) former: [WordId; 3],
    /// `par`
    pub(crate) by: WordId,
    /// `âge` of `à l'âge de`
    pub(crate) age: WordId,
    /// `intérim` of `par intérim`
    pub(crate) interim: WordId,
    /// `qui`
    pub(crate) who: WordId,
    /// `le`, `un`, `ce`
    masculine_articles: [WordId; 6],
    /// `la`, `une`, `cette`
    feminine_articles: [WordId; 4],
}

impl People {
    pub(super) fn read(builder: &mut Builder) -> People {
        let mut people = People {
            masculine_articles: ["le", "un", "ce", "cet", "du", "au"].map(|word| builder.intern(word)),
            definite_articles: ["le", "la", "l'", "ce", "cet", "cette", "du", "au"].map(|word| builder.intern(word)),
            plural_articles: ["les", "des", "ces", "ses", "aux"].map(|word| builder.intern(word)),
            charged: ["chargé", "chargée", "chargés", "chargées"].map(|word| builder.intern(word)),
            participles: [
                "accusé",
                "accusée",
                "accusés",
                "accusées",
                "élu",
                "élue",
                "élus",
                "élues",
                "suspect",
                "suspecte",
                "suspects",
                "suspectes",
                "prévenu",
                "prévenue",
                "prévenus",
                "prévenues",
            ]
            .map(|word| builder.intern(word)),
            latter: ["dernier", "dernière"].map(|word| builder.add(word, Classes::TAKES_UP)),
            demonstratives: ["ce", "cet", "cette"].map(|word| builder.intern(word)),
            indefinite_articles: ["un", "une"].map(|word| builder.intern(word)),
            ..People::default()
        };
        people.charge = builder.intern("charge");
        people.beside = builder.intern("auprès");
        people.with = builder.intern("avec");
        people.relations = builder.intern("relations");
        people.some = builder.intern("des");
        people.first = ["premier", "première"].map(|word| builder.intern(word));
        people.former = ["ancien", "ancienne", "ex"].map(|word| builder.intern(word));
        people.by = builder.intern("par");
        people.age = builder.intern("âge");
        people.interim = builder.intern("intérim");
        people.who = builder.intern("qui");
        [people.he, people.she, people.him] = ["il", "elle", "lui"].map(|word| builder.add(word, Classes::TAKES_UP));
        people.this_one = ["celui-ci", "celle-ci"].map(|word| builder.add(word, Classes::TAKES_UP));
        people.feminine_articles = ["la", "une", "cette", "sa"].map(|word| builder.intern(word));
        for [name, told, also] in rows(include_str!("../../data/fr/first_names.tsv")) {
            // What is another word too (`Victoire`) tells a known person's gender, but is no reason to see a person.
            let classes = if also.is_empty() { Classes::FIRST_NAME } else { Classes::NONE };
            let given = GivenName { gender: gender(told), rare: also == "rare" };
            *people.first_names.entry(builder.add(name, classes)) = Some(given);
        }
        for (role, row) in rows(include_str!("../../data/fr/roles.tsv")).enumerate() {
            people.add_role(builder, role as u16, row);
        }
        for [phrase] in rows(include_str!("../../data/fr/role_phrases.tsv")) {
            let mut words = Vec::new();
            builder.cut_into(phrase, &mut words);
            let ids: Vec<WordId> = words.iter().map(|word| builder.intern(word)).collect();
            people.role_phrases.add_ids(&ids, ());
            builder.add_to(ids[0], Classes::ROLE_PHRASE);
        }
        for [phrase, whole] in rows(include_str!("../../data/fr/aliases.tsv")) {
            let words = builder.words(phrase);
            people.aliases.add_words(builder, words, whole == "yes");
        }
        for [phrase] in rows(include_str!("../../data/fr/meanwhile.tsv")) {
            let words = builder.words(phrase);
            people.meanwhile.add_words(builder, words, ());
        }
        let partisans = rows(include_str!("../../data/fr/partisans.tsv"));
        people.partisans = partisans.map(|[word]| builder.intern(word)).collect();
        let sections = rows(include_str!("../../data/fr/sections.tsv"));
        people.sections = sections.map(|[word]| builder.intern(word)).collect();
        let ranks = rows(include_str!("../../data/fr/ranks.tsv"));
        people.ranks =
            ranks.map(|[word]| people.number(builder, word).expect("ranks.tsv names roles of roles.tsv")).collect();
        let asides = rows(include_str!("../../data/fr/asides.tsv"));
        people.asides = asides.map(|[word]| builder.intern(word)).collect();
        for [word, kin] in rows(include_str!("../../data/fr/role_kin.tsv")) {
            if let Some(word) = people.number(builder, word) {
                let kin = values(kin).filter_map(|kin| people.number(builder, kin)).collect();
                people.kin.insert(word, kin);
            }
        }
        for [noun, of, role, first, complement, needed] in rows(include_str!("../../data/fr/same_office.tsv")) {
            if let (Some(noun), Some(role)) = (people.number(builder, noun), people.number(builder, role)) {
                let complement = (!complement.is_empty()).then(|| builder.intern(complement));
                people.other_names.push(OtherName {
                    noun,
                    of: builder.intern(of),
                    role,
                    first: first == "yes",
                    complement,
                    needed: needed == "must",
                });
            }
        }
        people.terms = office_holders::read(builder, &people);
        let offices = [
            "président",
            "ministre",
            "maire",
            "préfet",
            "chef",
            "roi",
            "pape",
            "procureur",
            "juge",
            "directeur",
            "gouverneur",
            "chancelier",
            "secrétaire",
            "ambassadeur",
            "capitaine",
            "candidat",
            "accusé",
            "suspect",
            "prévenu",
        ];
        people.offices = offices.iter().filter_map(|word| people.number(builder, word)).collect();
        let bystanders = rows(include_str!("../../data/fr/bystanders.tsv"));
        people.bystanders = bystanders.filter_map(|[word]| people.number(builder, word)).collect();
        people.counterpart = builder.intern("homologue");
        for [word] in rows(include_str!("../../data/fr/role_adjectives.tsv")) {
            builder.add(word, Classes::ROLE_ADJECTIVE);
        }
        for [word, told, _, role, noun] in rows(include_str!("../../data/fr/civilities.tsv")) {
            let id = builder.add(word, Classes::CIVILITY);
            let noun = people.number(builder, noun);
            let civility = Civility { gender: gender(told), role: role == "r", noun };
            people.civilities.insert(id, civility);
        }
        for [word, told, again] in rows(include_str!("../../data/fr/humans.tsv")) {
            let id = builder.add(word, Classes::HUMAN);
            people.humans.insert(id, gender(told));
            match again {
                "again" => {
                    let again = Description { gender: gender(told), by_article: true };
                    people.descriptions.insert(id, again);
                    people.several.insert(builder.intern(&format!("{word}s")), again);
                }
                "anyone" => {
                    people.descriptions.insert(id, Description { gender: None, by_article: false });
                }
                _ => {}
            }
        }
        for [word, origin] in rows(include_str!("../../data/fr/name_particles.tsv")) {
            let class = if origin == "foreign" { Classes::FOREIGN_PARTICLE } else { Classes::PARTICLE };
            builder.add(word, class);
        }
        people
    }

    /// The number of the role that a word of the tables is.
    pub(super) fn number(&self, builder: &Builder, word: &str) -> Option<u16> {
        self.roles.get(&builder.find(word)).map(|form| form.role)
    }

    /// Adds the four forms of a role, each also with `ex-` before it.
    fn add_role(&mut self, builder: &mut Builder, role: u16, [man, woman, men, women, fixed]: [&str; 5]) {
        let epicene = man == woman;
        for (word, gender, plural) in [
            (man, Gender::Male, false),
            (woman, Gender::Female, false),
            (men, Gender::Male, true),
            (women, Gender::Female, true),
        ] {
            let form = RoleForm { role, gender: (!epicene).then_some(gender), plural, fixed: fixed == "fixed" };
            let id = builder.add(word, Classes::ROLE);
            self.roles.entry(id).or_insert(form);
            if !plural && !word.contains('-') {
                let id = builder.add(&format!("ex-{word}"), Classes::ROLE);
                self.roles.entry(id).or_insert(form);
            }
        }
    }

    /// The gender of a given name: `None` for a word that is none, `Some(None)` for one that both bear.
    pub(crate) fn first_name(&self, word: WordId) -> Option<Option<Gender>> {
        self.first_names.get(word).map(|given| given.gender)
    }

    /// Is a given name one that few bear, so that other words outweigh it?
    pub(crate) fn is_rare_name(&self, word: WordId) -> bool {
        self.first_names.get(word).is_some_and(|given| given.rare)
    }

    /// What a role's form tells.
    pub(crate) fn role(&self, word: WordId) -> Option<RoleForm> {
        self.roles.get(&word).copied()
    }

    /// How many words the role has that begins with `first` and goes on with `word(0)`, `word(1)` ...: `homme d'affaires`.
    pub(crate) fn role_phrase(&self, first: WordId, word: impl FnMut(usize) -> WordId) -> Option<usize> {
        self.role_phrases.longest(first, word).map(|(length, ())| length)
    }

    /// The gender of a noun for a human being that is no role: `None` for a word that is none, `Some(None)` for `témoin`.
    pub(crate) fn human(&self, word: WordId) -> Option<Option<Gender>> {
        self.humans.get(&word).copied()
    }

    /// The gender that an article tells: `la ministre`.
    pub(crate) fn article_gender(&self, word: WordId) -> Option<Gender> {
        if self.feminine_articles.contains(&word) {
            Some(Gender::Female)
        } else {
            self.masculine_articles.contains(&word).then_some(Gender::Male)
        }
    }

    /// Does an article make a role that of one known person?
    pub(crate) fn is_definite(&self, article: WordId) -> bool {
        self.definite_articles.contains(&article)
    }

    /// Does an article say that there are several of the kind?
    pub(crate) fn makes_common(&self, article: WordId) -> bool {
        self.is_indefinite(article) || self.is_plural_article(article)
    }

    /// Does an article stand for several?
    pub(crate) fn is_plural_article(&self, article: WordId) -> bool {
        self.plural_articles.contains(&article)
    }

    /// `un`, `une`
    pub(crate) fn is_indefinite(&self, article: WordId) -> bool {
        self.indefinite_articles.contains(&article)
    }

    /// `président`, `ministre`: has a role offices of state that go by other names, too?
    pub(crate) fn is_of_state(&self, role: u16) -> bool {
        self.other_names.iter().any(|name| name.role == role)
    }

    /// Who has a role that is an office of state, and when.
    pub(crate) fn terms_of(&self, role: u16) -> &[Term] {
        let from = self.terms.partition_point(|term| term.role < role);
        let behind = self.terms.partition_point(|term| term.role <= role);
        &self.terms[from..behind]
    }

    /// `État`, `République`, `gouvernement`: does a word tell an office of state?
    pub(crate) fn tells_office(&self, word: WordId) -> bool {
        let tells = |name: &OtherName| name.of == word || name.complement == Some(word);
        word != WordId::UNKNOWN && self.other_names.iter().any(tells)
    }

    /// Is a role one that somebody holds whom everybody knows?
    pub(crate) fn is_office(&self, role: u16) -> bool {
        self.offices.contains(&role)
    }

    /// Is a role one that is seldom that of the person whom an article is about?
    pub(crate) fn is_bystander(&self, role: u16) -> bool {
        self.bystanders.contains(&role)
    }

    /// Is a word that can be a role the participle of a verb where it has a complement: `accusé de fraude`?
    pub(crate) fn is_participle(&self, word: WordId) -> bool {
        self.participles.contains(&word)
    }

    /// The gender of whom `ce dernier`, `cette dernière` take up.
    pub(crate) fn latter(&self, word: WordId) -> Option<Gender> {
        let at = self.latter.iter().position(|&latter| latter == word)?;
        Some(if at == 0 { Gender::Male } else { Gender::Female })
    }

    /// `ce`, `cette`
    pub(crate) fn is_demonstrative(&self, word: WordId) -> bool {
        self.demonstratives.contains(&word)
    }

    /// The gender that `il`, `elle` and `lui` tell.
    pub(crate) fn pronoun_gender(&self, word: WordId) -> Option<Gender> {
        match word {
            _ if word == self.he || word == self.him => Some(Gender::Male),
            _ if word == self.she => Some(Gender::Female),
            _ => None,
        }
    }

    /// The gender of whom `celui-ci` and `celle-ci` take up.
    pub(crate) fn this_one(&self, word: WordId) -> Option<Gender> {
        let at = self.this_one.iter().position(|&this_one| this_one == word)?;
        Some(if at == 0 { Gender::Male } else { Gender::Female })
    }

    /// What a noun tells that takes up somebody who is named: `le jeune homme`.
    pub(crate) fn description(&self, word: WordId) -> Option<Description> {
        self.descriptions.get(&word).copied()
    }

    /// What `l'un des`, `l'une des` before a plural tells: `octogénaires`.
    pub(crate) fn one_of(&self, plural: WordId) -> Option<Description> {
        self.several.get(&plural).copied()
    }

    /// Can the first role take up the second: `l'élu` a `maire`?
    pub(crate) fn takes_up(&self, role: u16, other: u16) -> bool {
        role == other || self.kin.get(&role).is_some_and(|kin| kin.contains(&other))
    }

    /// What a civility tells.
    pub(crate) fn civility(&self, word: WordId) -> Option<Civility> {
        self.civilities.get(&word).copied()
    }
}

/// What a cell tells: `m`, `f`, or nothing.
pub(super) fn gender(cell: &str) -> Option<Gender> {
    match cell {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}
