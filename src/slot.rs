//! A value that views watch. As a signal, but the code that watches is there once for all types and not once for each:
//! signals of thirty types were an eighth of the app.

use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// A handle on a value; copies see the same one. It lives as long as the screen that made it (the phone's own: as long as
/// the page), and a set after that is lost.
pub struct Slot<T: 'static> {
    cell: StoredValue<Rc<dyn Any>, LocalStorage>,
    moved: RwSignal<u64>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slot<T> {}

impl<T> std::fmt::Debug for Slot<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Slot(·)")
    }
}

impl<T> Slot<T> {
    /// With a value.
    pub fn new(value: T) -> Self {
        Self::holding(Some(value))
    }

    fn holding(value: Option<T>) -> Self {
        let cell: Rc<dyn Any> = Rc::new(RefCell::new(value));
        Self {
            cell: StoredValue::new_local(cell),
            moved: RwSignal::new(0),
            kind: PhantomData,
        }
    }

    fn cell(self) -> Option<Rc<RefCell<Option<T>>>> {
        self.cell.try_get_value()?.downcast().ok()
    }

    /// Looks at the value without watching it; `None` when its screen is gone.
    pub fn try_with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        let cell = self.cell()?;
        let value = cell.borrow();
        value.as_ref().map(look)
    }

    /// Looks at the value without watching it.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.try_with_untracked(look)
            .expect("a screen looks only at what it holds")
    }

    /// Watches the value.
    pub fn track(self) {
        self.moved.track();
    }

    /// Looks at the value and watches it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.moved.track();
        self.with_untracked(look)
    }

    /// Changes the value; gives back what the change gives, or `None` when its screen is gone.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let cell = self.cell()?;
        let changed = cell.borrow_mut().as_mut().map(change);
        self.tell();
        changed
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Puts another value in.
    pub fn set(self, value: T) {
        if let Some(cell) = self.cell() {
            cell.replace(Some(value));
            self.tell();
        }
    }

    fn tell(self) {
        self.moved.try_update(|moved| *moved += 1);
    }
}

impl<T: Clone> Slot<T> {
    /// The value, watched.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, not watched.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value computed from others, which tells only of real changes.
pub fn memo<T: PartialEq + 'static>(mut compute: impl FnMut() -> T + 'static) -> Slot<T> {
    let slot = Slot::holding(None);
    effect(move || {
        let value = compute();
        if slot.try_with_untracked(|old| *old == value) != Some(true) {
            slot.set(value);
        }
    });
    slot
}

/// Does something now, and again whenever a signal that it reads changes, as long as the screen is there.
pub fn effect(run: impl FnMut() + 'static) {
    keep(Box::new(run));
}

fn keep(mut run: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_| run()));
}
