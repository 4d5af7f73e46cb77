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
    cell: Cell,
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

/// A value of any type. Shared, so that who looks at it holds nothing that a change would wait for.
type Held = Rc<dyn Any>;

/// The same for all types: where the value is, and who watches.
#[derive(Clone, Copy)]
struct Cell(StoredValue<Rc<Watched>, LocalStorage>);

struct Watched {
    value: RefCell<Option<Held>>,
    moved: ArcTrigger,
}

impl Cell {
    #[inline(never)]
    fn new(value: Option<Held>) -> Self {
        Self(StoredValue::new_local(Rc::new(Watched {
            value: RefCell::new(value),
            moved: ArcTrigger::new(),
        })))
    }

    #[inline(never)]
    fn watched(self) -> Option<Rc<Watched>> {
        self.0.try_get_value()
    }

    #[inline(never)]
    fn held(self) -> Option<Held> {
        self.watched()?.value.borrow().clone()
    }

    #[inline(never)]
    fn held_now(self) -> Held {
        self.held().expect("a screen looks only at what it holds")
    }

    #[inline(never)]
    fn track(self) {
        if let Some(watched) = self.watched() {
            watched.moved.track();
        }
    }

    #[inline(never)]
    fn put(self, value: Held) {
        if let Some(watched) = self.watched() {
            let _old = watched.value.replace(Some(value));
            watched.moved.notify();
        }
    }
}

fn known<T: 'static>(held: &Held) -> &T {
    match held.downcast_ref() {
        Some(value) => value,
        None => another_type(),
    }
}

#[inline(never)]
fn another_type() -> ! {
    unreachable!("a slot holds one type from first to last")
}

impl<T> Slot<T> {
    /// With a value.
    #[inline(never)]
    pub fn new(value: T) -> Self {
        Self::of(Cell::new(Some(Rc::new(value))))
    }

    const fn of(cell: Cell) -> Self {
        Self {
            cell,
            kind: PhantomData,
        }
    }

    /// Looks at the value without watching it; `None` when its screen is gone.
    pub fn try_with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        let held = self.cell.held()?;
        Some(look(known(&held)))
    }

    /// Looks at the value without watching it.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(known(&self.cell.held_now()))
    }

    /// Watches the value.
    pub fn track(self) {
        self.cell.track();
    }

    /// Looks at the value and watches it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.cell.track();
        self.with_untracked(look)
    }

    /// Changes the value; gives back what the change gives, or `None` when its screen is gone.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        self.try_change(|value| (true, change(value)))
    }

    /// The same for a change that says itself whether it is one for whoever watches.
    pub fn try_change<U>(self, change: impl FnOnce(&mut T) -> (bool, U)) -> Option<U> {
        let watched = self.cell.watched()?;
        let (is_seen, changed) = {
            let mut value = watched.value.borrow_mut();
            let value = Rc::get_mut(value.as_mut()?).and_then(|value| value.downcast_mut());
            change(value.expect("nobody changes a value while looking at it"))
        };
        if is_seen {
            watched.moved.notify();
        }
        Some(changed)
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Puts another value in.
    #[inline(never)]
    pub fn set(self, value: T) {
        self.cell.put(Rc::new(value));
    }
}

impl<T: Clone> Slot<T> {
    /// The value, watched.
    #[inline(never)]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, not watched.
    #[inline(never)]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value computed from others, which tells only of real changes.
pub fn memo<T: PartialEq + 'static>(mut compute: impl FnMut() -> T + 'static) -> Slot<T> {
    let cell = Cell::new(None);
    let slot = Slot::of(cell);
    effect(move || slot.newer(compute()).put());
    slot
}

impl<T: 'static> Slot<T> {
    /// A value computed from others, which tells of every new one: for what is too large to be compared.
    pub fn computed(mut compute: impl FnMut() -> T + 'static) -> Self {
        let cell = Cell::new(None);
        effect(move || cell.put(Rc::new(compute())));
        Self::of(cell)
    }
}

impl<T: PartialEq> Slot<T> {
    /// The value, made ready to be put in, if it is another than the one that is there.
    #[inline(never)]
    pub fn newer(self, value: T) -> Newer {
        let is_same = self
            .cell
            .held()
            .is_some_and(|old| *known::<T>(&old) == value);
        Newer((!is_same).then(|| -> Held { Rc::new(value) }), self.cell)
    }
}

/// A value of any type on its way into its slot, or none when there is no news.
pub struct Newer(Option<Held>, Cell);

impl Newer {
    /// Puts it in.
    #[inline(never)]
    pub fn put(self) {
        if let Some(value) = self.0 {
            self.1.put(value);
        }
    }
}

/// Does something now, and again whenever a signal that it reads changes, as long as the screen is there.
pub fn effect(run: impl FnMut() + 'static) {
    keep(Box::new(run));
}

/// A boxed closure would bring code for being called by value, which nobody does.
trait Run {
    fn run(&mut self);
}

impl<F: FnMut()> Run for F {
    fn run(&mut self) {
        self();
    }
}

fn keep(mut run: Box<dyn Run>) {
    StoredValue::new_local(RenderEffect::new(move |_| run.run()));
}
