//! Lays the word classes out as the hash table that the tagger reads.

use guillemet::training::{CLASS_BITS, form_hash, place};

/// Reads `word TAB class` lines, the most frequent words first, and writes the table.
pub(crate) fn write(source: &str, target: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(source).map_err(|e| format!("{source}: {e}"))?;
    let rows: Vec<(&str, u32)> = text
        .lines()
        .map(|line| line.split_once('\t').and_then(|(word, class)| Some((word, class.parse().ok()?))))
        .collect::<Option<_>>()
        .ok_or_else(|| format!("{source}: not lines of word and class"))?;
    let slots = rows.len() * 5 / 4;
    let mut table = vec![0u32; slots];
    for (word, class) in rows {
        if class == 0 || class >= 1 << CLASS_BITS {
            return Err(format!("{source}: class {class} does not fit"));
        }
        let (mut slot, print) = place(form_hash(word), slots);
        // Two words that look the same to the table share the class of the more frequent one.
        while table[slot] != 0 && table[slot] >> CLASS_BITS != print {
            slot = (slot + 1) % slots;
        }
        if table[slot] == 0 {
            table[slot] = print << CLASS_BITS | class;
        }
    }
    let bytes: Vec<u8> = table.iter().flat_map(|slot| slot.to_le_bytes().into_iter().take(3)).collect();
    std::fs::write(target, bytes).map_err(|e| format!("{target}: {e}"))
}
