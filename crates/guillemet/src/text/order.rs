//! Lists in the order of the text.

/// Sorts a list by where its items stand; those that are level stay as they were.
///
/// One sort serves the lists of all stages: the standard library's would be compiled anew for each, several kilobytes every
/// time, and most lists are nearly in order.
pub(crate) fn sort_by_place<T>(items: &mut [T], place: impl Fn(&T) -> (u32, u32)) {
    if items.is_sorted_by_key(&place) {
        return;
    }
    let mut order: Vec<(u32, u32, u32)> = Vec::with_capacity(items.len());
    for (item, at) in items.iter().zip(0..) {
        let (first, second) = place(item);
        order.push((first, second, at));
    }
    order.sort_unstable();
    // Items that stand in each other's places go round in a circle.
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at].2, at as u32) as usize;
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Brings two lists together, of which the first is in the order of the text; its items stand before those that are level.
pub(crate) fn merge_by_place<T>(first: Vec<T>, mut second: Vec<T>, place: impl Fn(&T) -> (u32, u32)) -> Vec<T> {
    if second.is_empty() {
        return first;
    }
    sort_by_place(&mut second, &place);
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let mut second = second.into_iter().peekable();
    for item in first {
        while let Some(earlier) = second.next_if(|other| place(other) < place(&item)) {
            merged.push(earlier);
        }
        merged.push(item);
    }
    merged.extend(second);
    merged
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

    #[test]
    fn two_lists_are_one_in_the_order_of_the_text() {
        let names = vec![(1, 2, 'a'), (3, 4, 'b'), (9, 10, 'c')];
        let others = vec![(8, 9, 'd'), (0, 1, 'e'), (3, 4, 'f'), (20, 21, 'g')];
        let merged = merge_by_place(names, others, |&(first, second, _)| (first, second));
        assert_eq!(merged.iter().map(|item| item.2).collect::<String>(), "eabfdcg");
    }
}
