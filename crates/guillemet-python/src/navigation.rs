//! From a place of the text to the annotations there.

use guillemet::Article;
use guillemet::article::Speaker;

use crate::place::quotation_span;

/// Annotations by place or owner; made when they are first asked for.
#[derive(Debug)]
pub(crate) struct Links {
    /// The quotations that each entity says, alone or with others.
    pub(crate) said_by: Vec<Vec<u32>>,
    /// Quotations by where they start.
    quotations: Vec<(u32, u32)>,
    /// Mentions by where they start: entity, and index in its list.
    mentions: Vec<(u32, (u32, u32))>,
    /// Dates by where they start.
    dates: Vec<(u32, u32)>,
}

impl Links {
    pub(crate) fn new(article: &Article) -> Links {
        let mut said_by = vec![Vec::new(); article.entities.len()];
        for quotation in &article.quotations {
            for entity in quotation.speaker.iter().flat_map(Speaker::entities) {
                said_by[entity as usize].push(quotation.id);
            }
        }
        let mut quotations: Vec<_> = article.quotations.iter().map(|q| (quotation_span(q).0, q.id)).collect();
        let mut mentions: Vec<_> = (article.entities.iter())
            .flat_map(|e| (0u32..).zip(&e.mentions).map(|(index, m)| (m.start, (e.id, index))))
            .collect();
        let mut dates: Vec<_> = article.dates.iter().map(|d| (d.start, d.id)).collect();
        quotations.sort_unstable();
        mentions.sort_unstable();
        dates.sort_unstable();
        Links { said_by, quotations, mentions, dates }
    }

    /// The quotations that start in a stretch.
    pub(crate) fn quotations(&self, (start, end): (u32, u32)) -> impl Iterator<Item = u32> {
        within(&self.quotations, start, end)
    }

    /// The mentions that start in a stretch.
    pub(crate) fn mentions(&self, (start, end): (u32, u32)) -> impl Iterator<Item = (u32, u32)> {
        within(&self.mentions, start, end)
    }

    /// The dates that start in a stretch.
    pub(crate) fn dates(&self, (start, end): (u32, u32)) -> impl Iterator<Item = u32> {
        within(&self.dates, start, end)
    }
}

fn within<T: Copy>(sorted: &[(u32, T)], start: u32, end: u32) -> impl Iterator<Item = T> {
    let from = sorted.partition_point(|&(at, _)| at < start);
    sorted[from..].iter().take_while(move |&&(at, _)| at < end).map(|&(_, item)| item)
}

/// The last of a list of ordered stretches that holds an offset.
pub(crate) fn holding<T>(ordered: &[T], offset: u32, span: impl Fn(&T) -> (u32, u32)) -> Option<u32> {
    let index = ordered.partition_point(|item| span(item).0 <= offset).checked_sub(1)?;
    (offset < span(&ordered[index]).1).then_some(index as u32)
}
