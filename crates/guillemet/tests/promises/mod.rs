//! What is promised for every text, in one place: the property tests, the hostile texts and the fuzzers (`fuzz/`) all ask here.

use guillemet::article::{Article, Date, MentionForm, Slice, TimelineEntry};
use guillemet::{Layer, Parser};

/// Fails where an article, with offsets in bytes, breaks what is promised about the article of `text`.
pub fn check(text: &str, article: &Article) {
    assert_eq!(article.text, text, "the text is never changed");
    for (start, end, words) in placed(article) {
        let sliced = text.get(start as usize..end as usize);
        assert!(sliced.is_some(), "{start}..{end} is no slice of the text");
        assert!(words.is_none() || words == sliced, "{start}..{end}: {words:?} stands for {sliced:?}");
    }
    surface(article);
    speech(article);
    people(article);
    time(article);
    let tokens = Parser::new().layers([Layer::Tokens]).parse(text).expect("the text was parsed once");
    words(&tokens);
}

/// Every annotation that has a place: where it stands, and its words if it keeps them.
pub fn placed(article: &Article) -> Vec<(u32, u32, Option<&str>)> {
    let mut all = Vec::new();
    all.extend(article.published.iter().filter_map(|p| Some((p.start?, p.end?, None))));
    all.extend(article.blocks.iter().map(|b| (b.start, b.end, None)));
    all.extend(article.sentences.iter().map(|s| (s.start, s.end, None)));
    for q in &article.quotations {
        all.extend(q.parts.iter().map(|p| (p.start, p.end, Some(p.text.as_str()))));
        all.extend(q.cue.iter().map(|c| (c.start, c.end, Some(c.text.as_str()))));
        all.extend(q.speaker.iter().filter_map(|s| Some((s.start?, s.end?, Some(s.text.as_str())))));
    }
    all.extend(article.marked.iter().map(|m| (m.start, m.end, Some(m.text.as_str()))));
    for e in &article.entities {
        all.extend(e.roles.iter().map(|r| (r.start, r.end, Some(r.text.as_str()))));
        all.extend(e.mentions.iter().map(|m| (m.start, m.end, Some(m.text.as_str()))));
    }
    all.extend(article.dates.iter().map(|d| (d.start, d.end, Some(d.text.as_str()))));
    for n in &article.numbers {
        all.push((n.start, n.end, Some(&n.text)));
        all.extend(n.object.iter().map(|o| (o.start, o.end, Some(o.text.as_str()))));
    }
    if let Some(event) = &article.event {
        let participants = [&event.who, &event.r#where].into_iter().flatten();
        all.extend(participants.map(|p| (p.start, p.end, Some(p.text.as_str()))));
        all.extend(event.what.iter().map(|w| (w.start, w.end, Some(w.text.as_str()))));
    }
    all.extend(article.related.iter().map(|r| (r.start, r.end, None)));
    all.extend(article.diagnostics.iter().map(|d| (d.start, d.end, None)));
    all
}

/// Blocks are in order, apart and not blank; each sentence lies in its block.
fn surface(article: &Article) {
    for pair in article.blocks.windows(2) {
        assert!(pair[0].end <= pair[1].start, "blocks overlap: {pair:?}");
    }
    for block in &article.blocks {
        assert!(!article.slice(block.start, block.end).trim().is_empty(), "a blank block: {block:?}");
    }
    for pair in article.sentences.windows(2) {
        assert!(pair[0].end <= pair[1].start, "sentences overlap: {pair:?}");
    }
    for sentence in &article.sentences {
        let block = &article.blocks[sentence.block as usize];
        let inside = block.start <= sentence.start && sentence.start < sentence.end && sentence.end <= block.end;
        assert!(inside, "{sentence:?} is not in {block:?}");
    }
}

/// Words are slices of the text, in order and apart, and each lies in its sentence; every sentence has some.
fn words(article: &Article) {
    for pair in article.tokens.windows(2) {
        assert!(pair[0].end <= pair[1].start && pair[0].sentence <= pair[1].sentence, "words overlap: {pair:?}");
    }
    for token in &article.tokens {
        assert_eq!(article.text.get(token.start as usize..token.end as usize), Some(token.text.as_str()));
        let sentence = &article.sentences[token.sentence as usize];
        assert!(sentence.start <= token.start && token.end <= sentence.end, "{token:?} is not in {sentence:?}");
    }
    let mut numbers: Vec<u32> = article.tokens.iter().map(|token| token.sentence).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), article.sentences.len(), "a sentence without a word");
}

/// Quotations have words, a rule, and lie inside their parents; parents lead to an end; speakers are there.
fn speech(article: &Article) {
    for (at, quotation) in article.quotations.iter().enumerate() {
        assert_eq!(quotation.id as usize, at);
        assert!(!quotation.parts.is_empty() && !quotation.rule.is_empty(), "{quotation:?}");
        assert!(quotation.parts.windows(2).all(|pair| pair[0].end <= pair[1].start), "{quotation:?}");
        if let Some(parent) = quotation.parent {
            assert!((parent as usize) < at, "a parent stands before its children: {quotation:?}");
            let parent = &article.quotations[parent as usize].parts;
            let inside = |part: &Slice| parent.iter().any(|p| p.start <= part.start && part.end <= p.end);
            assert!(quotation.parts.iter().all(inside), "{quotation:?} is not in {parent:?}");
        }
        if let Some(speaker) = &quotation.speaker {
            assert_eq!(speaker.start.is_some(), speaker.end.is_some());
            assert!(speaker.entity.is_none_or(|entity| (entity as usize) < article.entities.len()));
        }
    }
}

/// Entities are called by a name that the text has, and no words are two mentions.
fn people(article: &Article) {
    for (at, entity) in article.entities.iter().enumerate() {
        assert_eq!(entity.id as usize, at);
        let mut by_name = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        assert!(by_name.any(|mention| mention.text == entity.name), "nothing is called so: {entity:?}");
        let in_order = entity.mentions.windows(2).all(|pair| pair[0].start < pair[1].start);
        assert!(in_order, "mentions out of order, or twice: {entity:?}");
    }
}

/// Dates are numbered, in order and apart; the timeline goes forward and tells of its own sentences.
fn time(article: &Article) {
    for (at, date) in article.dates.iter().enumerate() {
        assert_eq!(date.id as usize, at);
        self::date(&article.text, date);
    }
    for pair in article.dates.windows(2) {
        assert!(pair[0].end <= pair[1].start, "dates overlap: {pair:?}");
    }
    for entry in &article.timeline {
        let date = &article.dates[entry.date as usize];
        let sentence = &article.sentences[entry.sentence as usize];
        assert!(sentence.start <= date.start && date.end <= sentence.end, "{entry:?} tells of another sentence");
    }
    let begins = |entry: &TimelineEntry| &article.dates[entry.date as usize].earliest;
    for pair in article.timeline.windows(2) {
        assert!(begins(&pair[0]) <= begins(&pair[1]), "the timeline goes back: {pair:?}");
    }
}

/// A date has a rule, a value and bounds in order, and is a slice of its text.
pub fn date(text: &str, date: &Date) {
    assert_eq!(text.get(date.start as usize..date.end as usize), Some(date.text.as_str()));
    assert!(!date.text.is_empty() && !date.value.is_empty() && !date.rule.is_empty(), "{date:?}");
    assert_eq!(date.earliest.is_some(), date.latest.is_some(), "{date:?}");
    assert!(date.earliest <= date.latest, "{date:?}");
}
