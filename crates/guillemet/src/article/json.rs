//! Writes results as JSON, straight into a string.
//!
//! These are the bytes that serde_json writes for the few shapes that results have. It asks of every letter of every string
//! whether it must be escaped, of the names of fields and kinds too, which the code holds: that took a tenth of a batch. Here
//! many letters are asked at once, and those names not at all.

use std::fmt::Error;

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

/// Appends the JSON of a result.
pub(super) fn write(result: &impl Serialize, out: &mut String) -> Result<(), Error> {
    result.serialize(Writer(out))
}

/// Writes one value.
struct Writer<'o>(&'o mut String);

/// Writes the items of a list or the fields of an object, then the bracket that closes it.
struct Parts<'o> {
    out: &'o mut String,
    first: bool,
    close: char,
}

impl<'o> Parts<'o> {
    #[inline]
    fn open(out: &'o mut String, open: char, close: char) -> Parts<'o> {
        out.push(open);
        Parts { out, first: true, close }
    }

    #[inline]
    fn next(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }

    #[inline]
    fn close(self) {
        self.out.push(self.close);
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
        self.next();
        item.serialize(Writer(self.out))
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    // Always where the name stands, which is then copied as so many bytes that are known.
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.next();
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        value.serialize(Writer(self.out))
    }

    #[inline]
    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

/// Shapes that no result has.
macro_rules! never {
    ($($method:ident($($argument:ty),*) -> $answer:ty;)*) => {$(
        fn $method(self, $(_: $argument),*) -> Result<$answer, Error> {
            Err(Error)
        }
    )*};
}

impl<'o> Serializer for Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'o>;
    type SerializeStruct = Parts<'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    #[inline]
    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u32(self, number: u32) -> Result<(), Error> {
        self.0.push_str(itoa::Buffer::new().format(number));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        push_text(self.0, text);
        Ok(())
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Error> {
        self.0.push_str("null");
        Ok(())
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    /// A kind, by its name.
    #[inline]
    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Error> {
        self.0.push('"');
        self.0.push_str(name);
        self.0.push('"');
        Ok(())
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'o>, Error> {
        Ok(Parts::open(self.0, '[', ']'))
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'o>, Error> {
        Ok(Parts::open(self.0, '{', '}'))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    never! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

/// Writes a string.
fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = first_to_escape(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            control => {
                let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap_or_default();
                out.push_str("\\u00");
                out.extend([digit(control >> 4), digit(control & 15)]);
            }
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// Where the first byte stands that a JSON string can't hold as it is. Sixteen bytes are asked at once.
fn first_to_escape(text: &[u8]) -> Option<usize> {
    let must_be_escaped = |&byte: &u8| (byte < 0x20) | (byte == b'"') | (byte == b'\\');
    let (parts, rest) = text.as_chunks::<16>();
    // No branch on a single byte, so that compilers make a vector of it.
    let holds_one = |part: &[u8; 16]| part.iter().fold(false, |held, byte| held | must_be_escaped(byte));
    match parts.iter().position(holds_one) {
        Some(part) => Some(part * 16 + parts[part].iter().position(must_be_escaped)?),
        None => Some(text.len() - rest.len() + rest.iter().position(must_be_escaped)?),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Layer, Parser};

    #[test]
    fn the_json_is_that_of_serde_json() {
        let every_sign: String = ('\0'..'\u{180}').flat_map(|c| ['a', c, c]).collect();
        let news = "Lens, le 3 mars 2021\n\n« Nous irons \t\"jusqu’au bout\" \\ », ont dit à Paris mardi soir Anne Roy \
                    et Paul Roy, la maire. Elle avait 84 ans. Dix-sept personnes ont été blessées.\nLire aussi : Le pont [VIDÉO]";
        for text in ["", news, &every_sign, &format!("« {every_sign} », a dit Anne Roy.")] {
            let article = Parser::new().layers(Layer::ALL).parse(text).unwrap();
            assert_eq!(article.to_json(), serde_json::to_string(&article).unwrap());
        }
    }
}
