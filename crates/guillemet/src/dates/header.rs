//! The publication date that a text's own header says.

use super::Published;
use super::expression::{Base, Expression, Fields};
use crate::article::BlockKind;
use crate::surface::Surface;
use crate::text::Span;

/// The first date of a `header` block, as coarse as it stands there, with its words. A later one (« Mis à jour le ... ») is
/// read only where the first block has none.
pub(super) fn published(surface: &Surface<'_>, expressions: &[Expression]) -> Option<(Published, Option<Span>)> {
    (surface.blocks.iter()).filter(|block| block.kind == BlockKind::Header).find_map(|block| {
        let first = expressions.partition_point(|expression| expression.span.start() < block.span.start());
        (expressions[first..].iter())
            .take_while(|expression| expression.span.end() <= block.span.end())
            .find_map(|expression| Some((of_expression(expression)?, Some(block.span))))
    })
}

/// A year, month or day that names its year.
fn of_expression(expression: &Expression) -> Option<Published> {
    let Base::Fields(Fields { year: Some(year), month, day, .. }) = expression.base else { return None };
    let published = match (month, day) {
        (Some(month), Some(day)) => Published::from_day(super::calendar::day(year, month, day)?),
        (Some(month), None) => Published::from_month(year, month),
        (None, _) => Published::from_year(year),
    };
    Some(published)
}
