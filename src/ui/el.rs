//! Builds the page's elements: every one of the same type, so that the app holds the code for building a view once and not
//! once for each shape of view. That is what keeps the first load small (docs/adr).

use crate::text::{Lang, Term};
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

/// A piece of the page: what is drawn, in the app's own words. One pointer wide, so that handing it on costs nothing.
#[derive(Default)]
pub struct View(Option<Box<Node>>);

enum Node {
    Text(Text),
    Group(Vec<View>),
    Live(Box<dyn Draw>),
    Element(Element),
    Other(AnyView),
}

struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<View>,
}

/// What is drawn again and again. A trait of the app's own, here and below: a boxed closure would bring code for being
/// called by value, which nobody does.
trait Draw: Send {
    fn draw(&mut self) -> View;
}

impl<T: Shown, F: FnMut() -> T + Send> Draw for F {
    fn draw(&mut self) -> View {
        self().shown()
    }
}

/// An attribute's value, asked for again and again.
trait Tell: Send {
    fn tell(&self) -> Option<Text>;
}

impl<T: Value, F: Fn() -> T + Send> Tell for F {
    fn tell(&self) -> Option<Text> {
        self().value()
    }
}

trait Hear {
    fn hear(&mut self, event: Event);
}

impl<F: FnMut(Event)> Hear for F {
    fn hear(&mut self, event: Event) {
        self(event);
    }
}

trait Act {
    fn act(&mut self);
}

impl<F: FnMut()> Act for F {
    fn act(&mut self) {
        self();
    }
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> View {
    View::of(Node::Element(Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// Several views one after the other, without an element around them.
pub fn group<const N: usize>(views: [View; N]) -> View {
    Vec::from(views).shown()
}

/// Draws again whenever a signal that is read inside changes.
pub fn live<T: Shown>(draw: impl FnMut() -> T + Send + 'static) -> View {
    boxed(Box::new(draw))
}

#[inline(never)]
fn boxed(draw: Box<dyn Draw>) -> View {
    View::of(Node::Live(draw))
}

/// A view of somebody else's making.
pub fn other(view: AnyView) -> View {
    View::of(Node::Other(view))
}

impl View {
    #[inline(never)]
    fn of(node: Node) -> Self {
        Self(Some(Box::new(node)))
    }

    /// As Leptos draws it.
    #[inline(never)]
    pub fn drawn(self) -> AnyView {
        match self.0.map(|node| *node) {
            None => ().into_any(),
            Some(Node::Text(text)) => super::markup::bound(&text).into_any(),
            Some(Node::Group(views)) => all(views).into_any(),
            Some(Node::Live(mut draw)) => {
                let draw: Box<dyn FnMut() -> AnyView + Send> =
                    Box::new(move || draw.draw().drawn());
                draw.into_any()
            }
            Some(Node::Element(element)) => custom(element.tag)
                .child(all(element.children))
                .add_any_attr(element.attributes)
                .into_any(),
            Some(Node::Other(view)) => view,
        }
    }

    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        if let Some(Node::Element(element)) = self.0.as_deref_mut() {
            element.attributes.push(attribute);
        }
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
        self.live_text(name, Box::new(value))
    }

    #[inline(never)]
    fn live_text(self, name: &'static str, value: Box<dyn Tell>) -> Self {
        let value: Box<dyn Fn() -> Option<Text> + Send> = Box::new(move || value.tell());
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

    /// Rows that were written as markup.
    pub fn marked(self, markup: super::Markup) -> Self {
        self.inside(markup.into_text())
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
    fn hear(self, name: &'static str, mut hear: Box<dyn Hear>) -> Self {
        let hear: Box<dyn FnMut(Event)> = Box::new(move |event| hear.hear(event));
        self.with(on(Custom::<Event>::new(name), hear).into_any_attr())
    }

    /// Hears a click.
    pub fn click(self, act: impl FnMut() + 'static) -> Self {
        self.acting(Box::new(act))
    }

    #[inline(never)]
    fn acting(self, mut act: Box<dyn Act>) -> Self {
        self.on("click", move |_| act.act())
    }

    /// What stands inside, after what stands there already.
    pub fn child(self, child: impl Shown) -> Self {
        self.holding(child.shown())
    }

    /// A fixed word inside.
    #[inline(never)]
    pub fn word(self, word: Term, lang: Lang) -> Self {
        self.holding(word.text(lang).shown())
    }

    #[inline(never)]
    fn holding(mut self, child: Self) -> Self {
        if let Some(Node::Element(element)) = self.0.as_deref_mut() {
            element.children.push(child);
        }
        self
    }
}

fn all(views: Vec<View>) -> Vec<AnyView> {
    views.into_iter().map(View::drawn).collect()
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
    fn shown(self) -> View;
}

impl Shown for View {
    fn shown(self) -> View {
        self
    }
}

impl Shown for Text {
    #[inline(never)]
    fn shown(self) -> View {
        View::of(Node::Text(self))
    }
}

impl Shown for &'static str {
    #[inline(never)]
    fn shown(self) -> View {
        View::of(Node::Text(Cow::Borrowed(self)))
    }
}

impl Shown for String {
    #[inline(never)]
    fn shown(self) -> View {
        View::of(Node::Text(Cow::Owned(self)))
    }
}

impl Shown for () {
    fn shown(self) -> View {
        View::default()
    }
}

impl Shown for Vec<View> {
    #[inline(never)]
    fn shown(self) -> View {
        View::of(Node::Group(self))
    }
}

impl<const N: usize> Shown for [View; N] {
    fn shown(self) -> View {
        group(self)
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(self) -> View {
        self.map(Shown::shown).unwrap_or_default()
    }
}

impl Shown for u32 {
    fn shown(self) -> View {
        self.to_string().shown()
    }
}

impl Shown for usize {
    fn shown(self) -> View {
        self.to_string().shown()
    }
}

impl<T: Shown, F: FnMut() -> T + Send + 'static> Shown for F {
    fn shown(self) -> View {
        live(self)
    }
}

/// Views made one by one from a list.
pub trait Each {
    /// All of them.
    fn views(self) -> Vec<View>;
}

impl<T: Shown, I: Iterator<Item = T>> Each for I {
    fn views(mut self) -> Vec<View> {
        gather(&mut || self.next().map(Shown::shown))
    }
}

#[inline(never)]
fn gather(next: &mut dyn FnMut() -> Option<View>) -> Vec<View> {
    let mut views = Vec::new();
    while let Some(view) = next() {
        views.push(view);
    }
    views
}
