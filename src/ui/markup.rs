//! The rows of a long list as one text: the browser reads it ten times as fast as it takes elements one by one. Only a text that
//! is written in this program can be a tag; what anybody typed goes through `text`, which lets no sign of markup pass.

use super::{Icon, Tone};

/// As it is drawn: a line of several parts may end with the dot between them, and never begins with it.
#[inline(never)]
pub fn bound(text: &str) -> String {
    let mut bound = String::with_capacity(text.len() + 4);
    for part in text.split_inclusive('·') {
        let words = part.strip_suffix(" ·");
        bound.push_str(words.unwrap_or(part));
        bound.push_str(words.map_or("", |_| "\u{a0}·"));
    }
    bound
}

/// Markup that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// A tag or more, as it stands.
    #[inline(never)]
    pub fn tag(&mut self, tag: &'static str) -> &mut Self {
        self.0.push_str(tag);
        self
    }

    /// Words, between tags or between the quotes of an attribute.
    #[inline(never)]
    pub fn text(&mut self, text: &str) -> &mut Self {
        for part in text.split_inclusive(['&', '<', '>', '"', '\'']) {
            let (words, sign) = match part.as_bytes().last() {
                Some(b'&') => (&part[..part.len() - 1], "&amp;"),
                Some(b'<') => (&part[..part.len() - 1], "&lt;"),
                Some(b'>') => (&part[..part.len() - 1], "&gt;"),
                Some(b'"') => (&part[..part.len() - 1], "&quot;"),
                Some(b'\'') => (&part[..part.len() - 1], "&#39;"),
                _ => (part, ""),
            };
            self.0.push_str(words);
            self.0.push_str(sign);
        }
        self
    }

    /// An element that holds nothing but words; nothing without words.
    pub fn words(&mut self, tag: &'static str, words: &str, end: &'static str) -> &mut Self {
        if words.is_empty() {
            return self;
        }
        self.tag(tag).text(words).tag(end)
    }

    /// An icon, as [`super::icon()`] draws it.
    pub fn icon(&mut self, icon: Icon) -> &mut Self {
        self.tag(r#"<span class="icon" aria-hidden="true"><svg viewBox="0 0 24 24"><path d=""#)
            .tag(icon.path())
            .tag(r#""/></svg></span>"#)
    }

    /// A badge, as [`super::badge()`] draws it.
    pub fn badge(&mut self, (tone, shape, word): (Tone, Icon, &str)) -> &mut Self {
        self.tag(r#"<span class=""#)
            .tag(tone.class())
            .tag(r#"">"#)
            .icon(shape)
            .words("<span>", word, "</span>")
            .tag("</span>")
    }

    /// As it is drawn.
    pub fn into_text(self) -> String {
        bound(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_never_a_tag() {
        let mut markup = Markup::default();
        markup.words(
            "<b title=\"",
            "<img src=x onerror='a()'> \"Nur'aini\" & H. Ding",
            "\">",
        );
        let text = markup.into_text();
        assert_eq!(
            text,
            "<b title=\"&lt;img src=x onerror=&#39;a()&#39;&gt; &quot;Nur&#39;aini&quot; &amp; H. Ding\">"
        );
    }

    #[test]
    fn no_line_begins_with_the_dot_between_its_parts() {
        let mut markup = Markup::default();
        markup.words("<b>", "Balita · 8 bulan · Hulu ", "</b>");
        assert_eq!(
            markup.into_text(),
            "<b>Balita\u{a0}· 8 bulan\u{a0}· Hulu </b>"
        );
    }

    #[test]
    fn nothing_is_drawn_for_no_words() {
        let mut markup = Markup::default();
        markup.words("<b>", "", "</b>");
        assert_eq!(markup.into_text(), "");
    }
}
