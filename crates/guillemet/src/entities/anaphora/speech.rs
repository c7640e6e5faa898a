//! Which words stand in marks, and whose they are.

use crate::surface::Surface;

/// The shortest stretch in marks that is speech and not a word or title.
const SHORTEST: usize = 4;

/// The innermost pair of marks around a token that holds speech.
pub(super) fn mark_at(surface: &Surface<'_>, at: usize) -> Option<usize> {
    mark_of(surface, surface.marks.partition_point(|pair| pair.open <= at), at)
}

/// The same where it is known how many pairs open before or at the token.
pub(super) fn mark_of(surface: &Surface<'_>, opened: usize, at: usize) -> Option<usize> {
    let marks = &surface.marks;
    let mut mark = opened.checked_sub(1);
    while let Some(index) = mark {
        let pair = &marks[index];
        if pair.inner.contains(&at) && pair.inner.len() >= SHORTEST {
            return Some(index);
        }
        mark = pair.parent;
    }
    None
}
