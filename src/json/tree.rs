//! Reads values out of a parsed JSON tree. It differs from serde_json's own reader of trees in what it leaves out: a struct
//! is an object and never a list, a variant is a word and carries nothing, and an error has no text, for all that the app
//! asks is whether the value could be read. What is left out is not compiled for any of the types: a tenth of the app.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde_json::{Map, Value, map};
use std::fmt::{Display, Formatter};
use std::vec;

/// A tree that is read by moving its parts out.
pub struct Tree(pub Value);

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

impl Tree {
    fn number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let Value::Number(number) = self.0 else {
            return Err(Unreadable);
        };
        if let Some(whole) = number.as_u64() {
            visitor.visit_u64(whole)
        } else if let Some(whole) = number.as_i64() {
            visitor.visit_i64(whole)
        } else {
            visitor.visit_f64(number.as_f64().ok_or(Unreadable)?)
        }
    }

    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            _ => Err(Unreadable),
        }
    }

    fn list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Array(list) => visitor.visit_seq(List(list.into_iter())),
            _ => Err(Unreadable),
        }
    }

    fn object<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Object(object) => visitor.visit_map(Object::of(object)),
            _ => Err(Unreadable),
        }
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

impl<'de> Deserializer<'de> for Tree {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(yes) => visitor.visit_bool(yes),
            Value::Number(_) => self.number(visitor),
            Value::String(_) => self.text(visitor),
            Value::Array(_) => self.list(visitor),
            Value::Object(_) => self.object(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Bool(yes) => visitor.visit_bool(yes),
            _ => Err(Unreadable),
        }
    }

    read_as!(number: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_i8 deserialize_i16
        deserialize_i32 deserialize_i64 deserialize_f32 deserialize_f64);
    read_as!(text: deserialize_str deserialize_string deserialize_identifier deserialize_char);
    read_as!(list: deserialize_seq);
    read_as!(object: deserialize_map);

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_any(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_any(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_any(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
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
        match self.0 {
            Value::String(_) => visitor.visit_enum(self),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }
}

struct List(vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for List {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        self.0
            .next()
            .map(|value| seed.deserialize(Tree(value)))
            .transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Object {
    left: map::IntoIter,
    value: Value,
}

impl Object {
    fn of(object: Map<String, Value>) -> Self {
        Self {
            left: object.into_iter(),
            value: Value::Null,
        }
    }
}

impl<'de> MapAccess<'de> for Object {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        let Some((key, value)) = self.left.next() else {
            return Ok(None);
        };
        self.value = value;
        seed.deserialize(Tree(Value::String(key))).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        seed.deserialize(Tree(self.value.take()))
    }
}

impl<'de> EnumAccess<'de> for Tree {
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
pub struct Bare;

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
    use super::Tree;
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
            let tree = serde_json::from_str(json).expect("JSON");
            T::deserialize(Tree(tree)).expect_err("it does not fit");
        }
        refused::<Position>("[]");
        refused::<Position>(r#"{"cursor":1,"epoch":null,"last_seq":3}"#);
        refused::<Position>(r#"{"cursor":null,"epoch":null,"last_seq":-3}"#);
        refused::<Position>(r#"{"cursor":null,"epoch":null}"#);
        refused::<EntryState>(r#"{"state":"sent"}"#);
        refused::<EntryState>(r#""waiting""#);
        refused::<bool>("1");
    }
}
