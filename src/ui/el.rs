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

/// An element while it is being put together.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
pub fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

/// Several views one after the other, without an element around them.
pub fn group<const N: usize>(views: [AnyView; N]) -> AnyView {
    Vec::from(views).into_any()
}

/// Draws again whenever a signal that is read inside changes.
pub fn live<T: Shown>(mut draw: impl FnMut() -> T + Send + 'static) -> AnyView {
    boxed(Box::new(move || draw().shown()))
}

fn boxed(draw: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    draw.into_any()
}

impl El {
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }

    /// The class that the style sheet knows it by.
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// An attribute that never changes; none without a value.
    pub fn attr(self, name: &'static str, value: impl Value) -> Self {
        match value.value() {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

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

    fn live_text(self, name: &'static str, value: Box<dyn Fn() -> Option<Text> + Send>) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// What stands in an entry, kept in step with what was typed elsewhere.
    pub fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send> = Box::new(value);
        self.with(prop("value", value).into_any_attr())
    }

    /// Markup of the app's own inside, for drawings.
    pub fn inside(self, markup: String) -> Self {
        let markup: Box<dyn Fn() -> String + Send> = Box::new(move || markup.clone());
        self.with(prop("innerHTML", markup).into_any_attr())
    }

    /// Whether a box is ticked or a choice chosen.
    pub fn checked(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        let checked: Box<dyn Fn() -> bool + Send> = Box::new(checked);
        self.with(prop("checked", checked).into_any_attr())
    }

    /// Hears an event.
    pub fn on(self, name: &'static str, hear: impl FnMut(Event) + 'static) -> Self {
        let hear: Box<dyn FnMut(Event)> = Box::new(hear);
        self.with(on(Custom::<Event>::new(name), hear).into_any_attr())
    }

    /// Hears a click.
    pub fn click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// What stands inside, after what stands there already.
    pub fn child(mut self, child: impl Shown) -> Self {
        self.children.push(child.shown());
        self
    }

    /// Puts it together.
    pub fn view(self) -> AnyView {
        custom(self.tag)
            .child(self.children)
            .add_any_attr(self.attributes)
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
    fn shown(self) -> AnyView {
        self.into_owned().into_any()
    }
}

impl Shown for &'static str {
    fn shown(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl Shown for String {
    fn shown(self) -> AnyView {
        self.into_any()
    }
}

impl Shown for () {
    fn shown(self) -> AnyView {
        self.into_any()
    }
}

impl Shown for Vec<AnyView> {
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
    fn shown(self) -> AnyView {
        self.to_string().into_any()
    }
}

impl Shown for usize {
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
