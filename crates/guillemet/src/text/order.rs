//! Lists in the order of the text.

/// Sorts a list by where its items stand; those that are level stay as they were.
///
/// One sort serves the lists of all stages: the standard library's would be compiled anew for each, several kilobytes every
/// time, and most lists are nearly in order.
pub(crate) fn sort_by_place<T>(items: &mut Vec<T>, place: impl Fn(&T) -> (u32, u32)) {
    if items.is_sorted_by_key(&place) {
        return;
    }
    let mut order: Vec<(u32, u32, u32)> = Vec::with_capacity(items.len());
    for (item, at) in items.iter().zip(0..) {
        let (first, second) = place(item);
        order.push((first, second, at));
    }
    order.sort_unstable();
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, _, at)| slots[at as usize].take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_are_level_stay_as_they_were() {
        let mut items = vec![(2, 1, 'a'), (1, 9, 'b'), (2, 0, 'c'), (1, 9, 'd'), (0, 5, 'e')];
        sort_by_place(&mut items, |&(first, second, _)| (first, second));
        assert_eq!(items.iter().map(|item| item.2).collect::<String>(), "ebdca");
    }
}
