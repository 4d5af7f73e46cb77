//! Things by record id. One map of places serves all kinds of things: a map of its own for each would be several kilobytes
//! of wasm each.

use dampingi_domain::ordered::Map;
use dampingi_sync::RecordId;

/// Many things by their ids, in whatever order they come: put in one after the other, each would move half of the others.
pub fn by_id<T>(things: Vec<T>, id: impl Fn(&T) -> RecordId) -> ById<T> {
    let ids = things.iter().map(id).zip(0..).collect();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let mut all = ById::default();
    for (id, at) in in_order(ids) {
        if let Some(thing) = things[at].take() {
            all.put(id, thing);
        }
    }
    all
}

fn in_order(mut ids: Vec<(RecordId, usize)>) -> Vec<(RecordId, usize)> {
    ids.sort_unstable();
    ids
}

/// Things by record id, in its order.
#[derive(Clone)]
pub struct ById<T> {
    places: Map<RecordId, usize>,
    things: Vec<Option<T>>,
}

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self {
            places: Map::new(),
            things: Vec::new(),
        }
    }
}

impl<T> ById<T> {
    /// The thing with this id.
    pub fn get(&self, id: RecordId) -> Option<&T> {
        self.things[*self.places.get(&id)?].as_ref()
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, id: RecordId) -> Option<&mut T> {
        self.things[*self.places.get(&id)?].as_mut()
    }

    /// Whether there is one.
    pub fn has(&self, id: RecordId) -> bool {
        self.places.contains_key(&id)
    }

    /// Puts one in, over the one with the same id.
    pub fn put(&mut self, id: RecordId, thing: T) {
        match self.places.get(&id) {
            Some(place) => self.things[*place] = Some(thing),
            None => {
                self.places.insert(id, self.things.len());
                self.things.push(Some(thing));
            }
        }
    }

    /// Takes one out. Its slot stays empty: things leave a phone seldom.
    pub fn take(&mut self, id: RecordId) -> Option<T> {
        self.things[self.places.remove(&id)?].take()
    }

    /// All ids.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> {
        self.places.keys().copied()
    }

    /// All things.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.pairs().map(|(_, thing)| thing)
    }

    /// All things with their ids.
    pub fn pairs(&self) -> impl Iterator<Item = (RecordId, &T)> {
        self.places
            .iter()
            .filter_map(|(id, place)| Some((*id, self.things[*place].as_ref()?)))
    }

    /// All things with their ids, taken apart.
    pub fn into_pairs(self) -> impl Iterator<Item = (RecordId, T)> {
        let mut things = self.things;
        self.places
            .into_iter()
            .filter_map(move |(id, place)| Some((id, things[place].take()?)))
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

impl<T> Extend<(RecordId, T)> for ById<T> {
    fn extend<I: IntoIterator<Item = (RecordId, T)>>(&mut self, pairs: I) {
        for (id, thing) in pairs {
            self.put(id, thing);
        }
    }
}

impl<T> FromIterator<(RecordId, T)> for ById<T> {
    fn from_iter<I: IntoIterator<Item = (RecordId, T)>>(pairs: I) -> Self {
        let mut all = Self::default();
        all.extend(pairs);
        all
    }
}

impl<T: PartialEq> PartialEq for ById<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.pairs().zip(other.pairs()).all(|(one, two)| one == two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::id;

    #[test]
    fn many_at_once_are_the_same_as_one_after_the_other() {
        let many = || [(5, "e"), (2, "b"), (9, "i"), (2, "B"), (1, "a")].map(|(n, it)| (id(n), it));
        let one_by_one: ById<(RecordId, &str)> = many().into_iter().map(|it| (it.0, it)).collect();
        assert!(by_id(many().to_vec(), |it| it.0) == one_by_one);
    }

    #[test]
    fn things_are_found_replaced_and_taken_by_their_id() {
        let mut all: ById<&str> = [(id(2), "b"), (id(1), "a"), (id(3), "c")]
            .into_iter()
            .collect();
        all.put(id(2), "B");
        assert_eq!(all.take(id(1)), Some("a"));
        assert_eq!(
            (all.get(id(1)), all.get(id(2)), all.len()),
            (None, Some(&"B"), 2)
        );
        all.put(id(1), "again");
        assert_eq!(all.all().copied().collect::<Vec<_>>(), ["again", "B", "c"]);
        assert_eq!(
            all.into_pairs().map(|(id, _)| id).collect::<Vec<_>>(),
            [id(1), id(2), id(3)]
        );
    }
}
