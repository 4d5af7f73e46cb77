//! Builds the page's elements: every one of the same type, so that the app holds the code for building a view once and not
//! once for each shape of view. That is what keeps the first load small (docs/adr).

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use leptos::web_sys::Event;
use std::borrow::Cow;

/// A text that is mostly known when the app is compiled.
pub type Text = Cow<'static, str>;

/// An element while it is being put together. Behind one pointer, so that handing it on from call to call costs nothing.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// Several views one after the other, without an element around them.
pub fn group<const N: usize>(views: [AnyView; N]) -> AnyView {
    Vec::from(views).shown()
}

/// Draws again whenever a signal that is read inside changes.
pub fn live<T: Shown>(mut draw: impl FnMut() -> T + Send + 'static) -> AnyView {
    boxed(Box::new(move || draw().shown()))
}

#[inline(never)]
fn boxed(draw: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    draw.into_any()
}

impl El {
    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// The class that the style sheet knows it by.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// An attribute that never changes; none without a value.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Value) -> Self {
        match value.value() {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    #[inline(never)]
    fn text(self, name: &'static str, value: Text) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// An attribute that changes, and is gone while there is no value.
    pub fn live<T: Value>(
        self,
        name: &'static str,
        value: impl Fn() -> T + Send + 'static,
    ) -> Self {
        self.live_text(name, Box::new(move || value().value()))
    }

    #[inline(never)]
    fn live_text(self, name: &'static str, value: Box<dyn Fn() -> Option<Text> + Send>) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// What stands in an entry, kept in step with what was typed elsewhere.
    pub fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        self.property("value", Box::new(value))
    }

    /// Markup of the app's own inside, for drawings.
    #[inline(never)]
    pub fn inside(self, markup: String) -> Self {
        self.property("innerHTML", Box::new(move || markup.clone()))
    }

    #[inline(never)]
    fn property(self, name: &'static str, value: Box<dyn Fn() -> String + Send>) -> Self {
        self.with(prop(name, value).into_any_attr())
    }

    /// Whether a box is ticked or a choice chosen.
    pub fn checked(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        self.ticked(Box::new(checked))
    }

    #[inline(never)]
    fn ticked(self, checked: Box<dyn Fn() -> bool + Send>) -> Self {
        self.with(prop("checked", checked).into_any_attr())
    }

    /// Hears an event.
    pub fn on(self, name: &'static str, hear: impl FnMut(Event) + 'static) -> Self {
        self.hear(name, Box::new(hear))
    }

    #[inline(never)]
    fn hear(self, name: &'static str, hear: Box<dyn FnMut(Event)>) -> Self {
        self.with(on(Custom::<Event>::new(name), hear).into_any_attr())
    }

    /// Hears a click.
    pub fn click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// What stands inside, after what stands there already.
    pub fn child(self, child: impl Shown) -> Self {
        self.holding(child.shown())
    }

    #[inline(never)]
    fn holding(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// Puts it together.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Parts {
            tag,
            attributes,
            children,
        } = *self.0;
        custom(tag)
            .child(children)
            .add_any_attr(attributes)
            .into_any()
    }
}

/// What an attribute can hold.
pub trait Value {
    /// As text; `None` takes the attribute away.
    fn value(self) -> Option<Text>;
}

impl Value for Text {
    fn value(self) -> Option<Text> {
        Some(self)
    }
}

impl Value for &'static str {
    fn value(self) -> Option<Text> {
        Some(self.into())
    }
}

impl Value for String {
    fn value(self) -> Option<Text> {
        Some(self.into())
    }
}

/// An attribute without a value, if it holds.
impl Value for bool {
    fn value(self) -> Option<Text> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl Value for u32 {
    fn value(self) -> Option<Text> {
        self.to_string().value()
    }
}

impl Value for usize {
    fn value(self) -> Option<Text> {
        self.to_string().value()
    }
}

impl<T: Value> Value for Option<T> {
    fn value(self) -> Option<Text> {
        self.and_then(Value::value)
    }
}

/// What can stand inside an element.
pub trait Shown {
    /// As a view.
    fn shown(self) -> AnyView;
}

impl Shown for AnyView {
    fn shown(self) -> AnyView {
        self
    }
}

impl Shown for El {
    fn shown(self) -> AnyView {
        self.view()
    }
}

impl Shown for Text {
    #[inline(never)]
    fn shown(self) -> AnyView {
        self.into_owned().into_any()
    }
}

impl Shown for &'static str {
    #[inline(never)]
    fn shown(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl Shown for String {
    #[inline(never)]
    fn shown(self) -> AnyView {
        self.into_any()
    }
}

impl Shown for () {
    #[inline(never)]
    fn shown(self) -> AnyView {
        self.into_any()
    }
}

impl Shown for Vec<AnyView> {
    #[inline(never)]
    fn shown(self) -> AnyView {
        self.into_any()
    }
}

impl<const N: usize> Shown for [AnyView; N] {
    fn shown(self) -> AnyView {
        group(self)
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(self) -> AnyView {
        match self {
            Some(it) => it.shown(),
            None => ().into_any(),
        }
    }
}

impl Shown for u32 {
    #[inline(never)]
    fn shown(self) -> AnyView {
        self.to_string().into_any()
    }
}

impl Shown for usize {
    #[inline(never)]
    fn shown(self) -> AnyView {
        self.to_string().into_any()
    }
}

impl<T: Shown, F: FnMut() -> T + Send + 'static> Shown for F {
    fn shown(self) -> AnyView {
        live(self)
    }
}

/// Views made one by one from a list.
pub trait Each {
    /// All of them.
    fn views(self) -> Vec<AnyView>;
}

impl<T: Shown, I: Iterator<Item = T>> Each for I {
    fn views(self) -> Vec<AnyView> {
        self.map(Shown::shown).collect()
    }
}
