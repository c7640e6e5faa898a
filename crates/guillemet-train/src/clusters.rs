//! Lays the word classes out as the hash table that the tagger reads.

use guillemet::training::{GROUPS, SLOTS, clusters_file, form_hash, group, slot};

/// Reads `word TAB class` lines, the most frequent words first, and writes the table.
pub(crate) fn write(source: &str, target: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(source).map_err(|e| format!("{source}: {e}"))?;
    let mut groups = vec![Vec::new(); GROUPS];
    for line in text.lines() {
        let row = line.split_once('\t').and_then(|(word, class)| Some((word, class.parse::<u8>().ok()?)));
        let Some((word, class @ 1..)) = row else {
            return Err(format!("{source}: not a word and a class up to 255: {line}"));
        };
        let form = form_hash(word);
        let group: &mut Vec<Word> = &mut groups[group(form)];
        // Two words with one hash share the class of the more frequent one.
        if group.iter().all(|&(other, _)| other != form) {
            group.push((form, class));
        }
    }
    let (numbers, slots) = settle(&groups).ok_or("too many words for so many slots")?;
    std::fs::write(target, clusters_file(&numbers, &slots)).map_err(|e| format!("{target}: {e}"))
}

/// A word's hash and class.
type Word = (u32, u8);

/// A number for each group with which its words fall on slots that none has taken yet, and the slots. The largest groups choose first.
fn settle(groups: &[Vec<Word>]) -> Option<(Vec<u8>, Vec<Word>)> {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&group| std::cmp::Reverse(groups[group].len()));
    let mut numbers = vec![0; groups.len()];
    let mut slots = vec![(0, 0); SLOTS];
    for group in order {
        let words = &groups[group];
        numbers[group] = (0..=u8::MAX).find(|&number| {
            let mut taken: Vec<usize> = words.iter().map(|&(form, _)| slot(form, number)).collect();
            let free = taken.iter().all(|&slot| slots[slot] == (0, 0));
            taken.sort_unstable();
            free && taken.windows(2).all(|two| two[0] != two[1])
        })?;
        for &(form, class) in words {
            slots[slot(form, numbers[group])] = (form, class);
        }
    }
    Some((numbers, slots))
}
