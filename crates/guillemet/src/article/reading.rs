//! The article for a reader: its title, its own text, who signs it.

use super::{Article, Block, BlockKind};
use crate::blocks::look_up;
use crate::lexicon::{Classes, Lexicon, WordId};
use crate::text::{Letters, OffsetIndex};

impl Article {
    /// The words of every block of the kinds that `wanted` answers yes to, in order.
    fn blocks_of<'a>(
        &'a self,
        wanted: impl Fn(BlockKind) -> bool + 'a,
    ) -> impl Iterator<Item = (&'a Block, &'a str)> + 'a {
        let index = OffsetIndex::new(&self.text);
        (self.blocks.iter()).filter(move |block| wanted(block.kind)).map(move |block| {
            let byte = |offset| index.to_byte(self.offsets, offset) as usize;
            (block, self.text.get(byte(block.start)..byte(block.end)).unwrap_or(""))
        })
    }

    /// The running text: paragraphs, answers and list items, joined by blank lines. No title, no links, no page text.
    ///
    /// ```
    /// let text = "Le pont rouvre\n\nLe pont a rouvert lundi.\n\nLire aussi : Le pont ferme\n\nLes riverains applaudissent.";
    /// let article = guillemet::Parser::new().parse(text)?;
    /// assert_eq!(article.body(), "Le pont a rouvert lundi.\n\nLes riverains applaudissent.");
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    pub fn body(&self) -> String {
        join(self.blocks_of(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::Answer | BlockKind::ListItem)))
    }

    /// The title, if the text has one.
    ///
    /// ```
    /// let article = guillemet::Parser::new().parse("Le pont rouvre\n\nLe pont a rouvert lundi, selon la mairie.")?;
    /// assert_eq!(article.headline(), Some("Le pont rouvre"));
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    pub fn headline(&self) -> Option<&str> {
        self.blocks_of(|kind| kind == BlockKind::Headline).map(|(_, words)| words).next()
    }

    /// The standfirst, if one is set apart from the body; its paragraphs are joined by blank lines.
    ///
    /// ```
    /// let text = "date 2020-01 Le pont de Brest a rouvert, a annoncé la mairie.\n\nLe pont de Brest a rouvert lundi matin à la circulation.";
    /// let article = guillemet::Parser::new().parse(text)?;
    /// assert_eq!(article.lead().as_deref(), Some("Le pont de Brest a rouvert, a annoncé la mairie."));
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    pub fn lead(&self) -> Option<String> {
        let lead = join(self.blocks_of(|kind| kind == BlockKind::Lead));
        (!lead.is_empty()).then_some(lead)
    }

    /// Who signs, as the author lines name them; without agencies.
    ///
    /// ```
    /// let text = "Le pont rouvre\n\nPar Jeanne Morel et Paul Roy (avec AFP)\n\nLe pont a rouvert lundi, selon la mairie.";
    /// let article = guillemet::Parser::new().parse(text)?;
    /// assert_eq!(article.authors(), ["Jeanne Morel", "Paul Roy"]);
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    pub fn authors(&self) -> Vec<&str> {
        let mut authors = Vec::new();
        for (_, words) in self.blocks_of(|kind| kind == BlockKind::Byline) {
            names(words, Lexicon::french(), &mut authors);
        }
        authors
    }

    /// The news agency that an author line, a dateline or a sign-off names.
    ///
    /// ```
    /// let article = guillemet::Parser::new().parse("PARIS (Reuters) - Le pont a rouvert lundi, selon la mairie.")?;
    /// assert_eq!(article.agency(), Some("Reuters"));
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    pub fn agency(&self) -> Option<&'static str> {
        let lexicon = Lexicon::french();
        self.blocks_of(|kind| matches!(kind, BlockKind::Byline | BlockKind::Dateline)).find_map(|(_, words)| {
            let found: Vec<_> = look_up(&Letters::of(words), 0..words.len(), lexicon).collect();
            found.iter().enumerate().find_map(|(at, word)| {
                // « AP » and « MAP » are agencies in capitals only, « ats/nxp » is a sign-off.
                let signs = word.classes.has(Classes::AGENCY);
                let next = |i: usize| found.get(at + 1 + i).map_or(WordId::UNKNOWN, |word| word.id);
                let (_, name) = signs.then(|| lexicon.formulas.agency(word.id, next)).flatten()?;
                (!name.is_empty()).then_some(name)
            })
        })
    }

    /// The article without the page around it: title, lead, subheads and text; no date, author, caption, link or page lines.
    ///
    /// ```
    /// let text = "Le pont rouvre\n\nPublié le 03/03/2021\n\nLe pont a rouvert lundi, selon la mairie.\n\nAbonnez-vous !";
    /// let article = guillemet::Parser::new().parse(text)?;
    /// assert_eq!(article.clean(), "Le pont rouvre\n\nLe pont a rouvert lundi, selon la mairie.");
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    pub fn clean(&self) -> String {
        join(self.blocks_of(|kind| {
            matches!(
                kind,
                BlockKind::Headline
                    | BlockKind::Lead
                    | BlockKind::Subhead
                    | BlockKind::Paragraph
                    | BlockKind::Question
                    | BlockKind::Answer
                    | BlockKind::ListItem
            )
        }))
    }
}

/// Blocks joined by blank lines, the items of a list by line breaks.
fn join<'a>(blocks: impl Iterator<Item = (&'a Block, &'a str)>) -> String {
    let mut out = String::new();
    let mut item = false;
    for (block, words) in blocks {
        let is_item = block.kind == BlockKind::ListItem;
        if !out.is_empty() {
            out.push_str(if item && is_item { "\n" } else { "\n\n" });
        }
        out.push_str(words);
        item = is_item;
    }
    out
}

/// The persons of an author line: runs of two to four capitalised words between commas, `et` and brackets.
fn names<'a>(line: &'a str, lexicon: &'static Lexicon, out: &mut Vec<&'a str>) {
    let mut run: Option<(usize, usize, usize)> = None;
    let mut end_run = |run: &mut Option<(usize, usize, usize)>| {
        if let Some((start, end, count)) = run.take() {
            if (2..=4).contains(&count) && !out.contains(&&line[start..end]) {
                out.push(&line[start..end]);
            }
        }
    };
    let mut before = 0;
    for (at, word) in look_up(&Letters::of(line), 0..line.len(), lexicon).enumerate() {
        let apart = line[before..word.start].contains([',', '(', '/', '|', '&', ';', ':', '•']);
        before = word.end;
        if apart {
            end_run(&mut run);
        }
        let opens = at == 0 && word.classes.has(Classes::FORMULA);
        if word.capital && !opens && !word.classes.has(Classes::AGENCY) {
            run = match run {
                Some((start, _, count)) => Some((start, word.end, count + 1)),
                None => Some((word.start, word.end, 1)),
            };
        } else if !(word.classes.has(Classes::PARTICLE) && run.is_some()) {
            end_run(&mut run);
        }
    }
    end_run(&mut run);
}
