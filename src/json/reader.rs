//! Reads values straight out of JSON text. It differs from serde_json's own reader in what it leaves out: a struct is an object
//! and never a list, a variant is a word and carries nothing, and an error has no text, for all that the app asks is whether
//! the value could be read. What is left out is not compiled for any of the types. Nothing is made on the way: a tree of values
//! in between took most of the time of an unlock.

mod text;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use std::fmt::{Display, Formatter};
use text::{Figure, Words};

/// Lists and objects within each other, at most: a text that was made to hurt must not fill the stack.
const DEEPEST: u8 = 100;

/// A text that is being read.
pub(super) struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
}

/// It is not such a value.
#[derive(Debug)]
pub struct Unreadable;

impl Display for Unreadable {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

impl<'de> Reader<'de> {
    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.figure()? {
            Figure::Whole(whole) => visitor.visit_u64(whole),
            Figure::Below(whole) => visitor.visit_i64(whole),
            Figure::Broken(number) => visitor.visit_f64(number),
        }
    }

    fn text<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.words()? {
            Words::Plain(text) => visitor.visit_borrowed_str(text),
            Words::Made(text) => visitor.visit_string(text),
        }
    }

    fn list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        self.enter(b'[')?;
        let value = visitor.visit_seq(Inside::new(self, b']'))?;
        self.leave(b']')?;
        Ok(value)
    }

    fn object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        self.enter(b'{')?;
        let value = visitor.visit_map(Inside::new(self, b'}'))?;
        self.leave(b'}')?;
        Ok(value)
    }
}

/// Several kinds of value that are asked for by different names and read in one way.
macro_rules! read_as {
    ($way:ident: $($asked:ident)*) => {
        $(fn $asked<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            self.$way(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.next_byte()? {
            b'n' => {
                self.word("null")?;
                visitor.visit_unit()
            }
            b't' | b'f' => visitor.visit_bool(self.yes_or_no()?),
            b'"' => self.text(visitor),
            b'[' => self.list(visitor),
            b'{' => self.object(visitor),
            _ => self.number(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.yes_or_no()?)
    }

    read_as!(number: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_i8 deserialize_i16
        deserialize_i32 deserialize_i64 deserialize_f32 deserialize_f64);
    read_as!(text: deserialize_str deserialize_string deserialize_identifier deserialize_char);
    read_as!(list: deserialize_seq);
    read_as!(object: deserialize_map);
    read_as!(deserialize_any: deserialize_unit deserialize_bytes deserialize_byte_buf);

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.next_byte()? == b'n' {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.list(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self.next_byte()? {
            b'"' => visitor.visit_enum(self),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.pass_over()?;
        visitor.visit_unit()
    }
}

/// What stands in a list or an object, one after the other.
struct Inside<'a, 'de> {
    reader: &'a mut Reader<'de>,
    end: u8,
    is_first: bool,
}

impl<'a, 'de> Inside<'a, 'de> {
    const fn new(reader: &'a mut Reader<'de>, end: u8) -> Self {
        let is_first = true;
        Self {
            reader,
            end,
            is_first,
        }
    }

    /// Whether there is another one; then the reader stands before it.
    fn is_more(&mut self) -> Result<bool, Unreadable> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        self.reader.goes_on(is_first, self.end)
    }
}

impl<'de> SeqAccess<'de> for Inside<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        if self.is_more()? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Inside<'_, 'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        if !self.is_more()? {
            return Ok(None);
        }
        if self.reader.next_byte()? != b'"' {
            return Err(Unreadable);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        self.reader.mark(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = Unreadable;
    type Variant = Bare;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, Bare), Unreadable> {
        seed.deserialize(self).map(|variant| (variant, Bare))
    }
}

/// A variant that carries nothing.
pub(super) struct Bare;

impl<'de> VariantAccess<'de> for Bare {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Unreadable> {
        Err(Unreadable)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use dampingi_sync::store::{Entry, EntryState, Position};
    use dampingi_sync::wire::{Page, Push, Queue, Receipts, SignedIn, Story};
    use dampingi_sync::{Change, Local};
    use serde::de::DeserializeOwned;
    use serde_json::Value;
    use std::fmt::Debug;

    /// What serde_json's own reader makes of it.
    fn is_read_alike<T: DeserializeOwned>(json: &str, shown: fn(&T) -> String) {
        let ours: T = super::super::read(json.as_bytes()).expect("readable");
        let theirs: T = serde_json::from_str(json).expect("readable");
        assert_eq!(shown(&ours), shown(&theirs));
    }

    fn words<T: serde::Serialize>(value: &T) -> String {
        serde_json::to_string(value).expect("JSON")
    }

    macro_rules! snapshot {
        ($name:literal) => {
            include_str!(concat!(
                "../../crates/sync/tests/snapshots/v1/",
                $name,
                ".json"
            ))
        };
    }

    #[test]
    fn every_stored_message_and_record_is_read_as_serde_json_reads_it() {
        is_read_alike::<Push>(snapshot!("push"), words);
        is_read_alike::<Receipts>(snapshot!("receipts"), words);
        is_read_alike::<Page>(snapshot!("page"), words);
        is_read_alike::<Queue>(snapshot!("queue"), words);
        is_read_alike::<Story>(snapshot!("story"), words);
        is_read_alike::<SignedIn>(snapshot!("signed_in"), words);
        is_read_alike::<Change>(snapshot!("change.create.visit"), words);
        is_read_alike::<Change>(snapshot!("change.delete"), words);
        is_read_alike::<Change>(snapshot!("change.update"), words);
        is_read_alike::<Local>(snapshot!("phone.local.edited"), words);
        is_read_alike::<Local>(snapshot!("phone.local.new"), words);
        is_read_alike::<Position>(snapshot!("phone.position"), words);
        is_read_alike::<Entry>(snapshot!("phone.entry.waiting"), words);
        is_read_alike::<Entry>(snapshot!("phone.entry.sent"), words);
        is_read_alike::<Entry>(snapshot!("phone.entry.refused"), words);
        is_read_alike::<Value>(r#"{"a":[1,-2,2.5,null,true,"x",{}]}"#, words);
    }

    #[test]
    fn what_does_not_fit_is_unreadable_and_no_panic() {
        fn refused<T: DeserializeOwned + Debug>(json: &str) {
            let read: Option<T> = super::super::read(json.as_bytes());
            assert!(read.is_none(), "{json}");
        }
        refused::<Position>("[]");
        refused::<Position>(r#"{"cursor":1,"epoch":null,"last_seq":3}"#);
        refused::<Position>(r#"{"cursor":null,"epoch":null,"last_seq":-3}"#);
        refused::<Position>(r#"{"cursor":null,"epoch":null}"#);
        refused::<Position>(r#"{"cursor":null,"epoch":null,"last_seq":3"#);
        refused::<EntryState>(r#"{"state":"sent"}"#);
        refused::<EntryState>(r#""waiting""#);
        refused::<bool>("1");
    }

    /// Texts that are JSON, and any of them cut or bent.
    fn texts() -> Vec<String> {
        let whole = [
            snapshot!("page"),
            snapshot!("phone.local.edited"),
            r#" {"a" : [ 1 , -2, 2.5e3, -0.5, 0, null,true , "x", { } , [ ] ] , "" : false } "#,
            r#"["\u00e9\ud83d\ude00\n\t\"\\\/\b\f\r", "Ny. Áñà 😀", 18446744073709551615, -9223372036854775808]"#,
            r#"[1.7976931348623157e308, 18446744073709551616, 0.1, 1E2, 12.40]"#,
        ];
        let mut all: Vec<String> = whole.iter().map(|it| (*it).to_owned()).collect();
        for text in whole {
            let bytes = text.as_bytes();
            for at in 0..bytes.len().min(400) {
                for new in *b"\"\\]},:0u-. e\n" {
                    let mut bent = bytes.to_vec();
                    bent[at] = new;
                    all.extend(String::from_utf8(bent));
                }
                all.extend(text.get(..at).map(str::to_owned));
            }
        }
        for odd in [
            "",
            " ",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "+1",
            "nul",
            "nulll",
            "tru",
            "[1,]",
            "[,1]",
            "{,}",
            "{\"a\"}",
            "{\"a\":1,}",
            "{1:2}",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud800\\u0041\"",
            "\"\u{1}\"",
            "1 2",
            "[1}",
            "{\"a\":1]",
            "NaN",
            "1e999",
            "\"\\u12\"",
            "[1 2]",
            "\"\t\"",
        ] {
            all.push(odd.to_owned());
        }
        all
    }

    /// Whether they say the same, but for the last figure of a number, in which serde_json may err.
    fn is_alike(ours: &Value, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Value::Number(ours), Value::Number(theirs)) if ours != theirs => {
                let both = ours.as_f64().zip(theirs.as_f64());
                both.is_some_and(|(ours, theirs)| ((ours - theirs) / ours).abs() < 1e-15)
            }
            (Value::Array(ours), Value::Array(theirs)) => {
                let mut both = ours.iter().zip(theirs);
                ours.len() == theirs.len() && both.all(|(ours, theirs)| is_alike(ours, theirs))
            }
            (ours, theirs) => ours == theirs,
        }
    }

    #[test]
    fn a_text_is_read_as_serde_json_reads_it_or_by_neither() {
        for text in texts() {
            let ours: Option<Value> = super::super::read(text.as_bytes());
            let theirs: Option<Value> = serde_json::from_str(&text).ok();
            let alike = match (&ours, &theirs) {
                (Some(ours), Some(theirs)) => is_alike(ours, theirs),
                (ours, theirs) => ours == theirs,
            };
            assert!(alike, "{text}: {ours:?} {theirs:?}");
            let ignored: Option<serde::de::IgnoredAny> = super::super::read(text.as_bytes());
            assert!(theirs.is_none() || ignored.is_some(), "{text}");
        }
    }

    #[test]
    fn a_number_with_many_figures_is_read_as_it_was_written() {
        let mut number = 22.468989924162738_f64;
        for _ in 0..10_000 {
            let text = number.to_string();
            let read: Option<f64> = super::super::read(text.as_bytes());
            assert_eq!(read, Some(number), "{text}");
            number = number.next_up() * 1.000_7;
        }
    }

    #[test]
    fn a_text_without_a_bottom_is_unreadable() {
        for open in ["[", "{\"a\":"] {
            let deep = open.repeat(100_000);
            assert!(super::super::read::<Value>(deep.as_bytes()).is_none());
            assert!(super::super::read::<serde::de::IgnoredAny>(deep.as_bytes()).is_none());
        }
        let deep = "[".repeat(90) + &"]".repeat(90);
        assert!(super::super::read::<Value>(deep.as_bytes()).is_some());
    }
}
