//! The index of offsets counts as the plainest counting does, also between and behind characters.

#![no_main]

use guillemet::text::{OffsetIndex, OffsetUnit};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let index = OffsetIndex::new(&text);
    let (mut chars, mut utf16) = (0, 0);
    for (byte, c) in text.char_indices().chain([(text.len(), 'z')]) {
        let byte = byte as u32;
        assert_eq!(index.from_byte(OffsetUnit::Bytes, byte), byte);
        assert_eq!(index.to_byte(OffsetUnit::Bytes, byte), byte);
        assert_eq!(index.from_byte(OffsetUnit::Chars, byte), chars);
        assert_eq!(index.to_byte(OffsetUnit::Chars, chars), byte);
        assert_eq!(index.from_byte(OffsetUnit::Utf16, byte), utf16);
        assert_eq!(index.to_byte(OffsetUnit::Utf16, utf16), byte);
        if byte < text.len() as u32 {
            for inside in 1..c.len_utf8() as u32 {
                assert_eq!(index.from_byte(OffsetUnit::Chars, byte + inside), chars);
                assert_eq!(index.from_byte(OffsetUnit::Utf16, byte + inside), utf16);
            }
            if c.len_utf16() == 2 {
                assert_eq!(index.to_byte(OffsetUnit::Utf16, utf16 + 1), byte);
            }
            chars += 1;
            utf16 += c.len_utf16() as u32;
        }
    }
    for behind in [1, 64, u32::MAX - text.len() as u32] {
        assert_eq!(index.from_byte(OffsetUnit::Chars, text.len() as u32 + behind), chars);
        assert_eq!(index.to_byte(OffsetUnit::Utf16, utf16 + behind.min(u32::MAX - utf16)), text.len() as u32);
    }
});
