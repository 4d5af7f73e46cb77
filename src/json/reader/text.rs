//! The letters of JSON: marks, words, figures, texts. Knows no type.

use super::{DEEPEST, Reader, Unreadable};

/// A number as it stands there.
pub(in crate::json) enum Figure {
    Whole(u64),
    /// Below zero.
    Below(i64),
    Broken(f64),
}

/// A text: as it stands there, or put together where something is written in another way.
pub(in crate::json) enum Words<'de> {
    Plain(&'de str),
    Made(String),
}

impl<'de> Reader<'de> {
    /// From the beginning; `None` for what is no text.
    pub fn new(json: &'de [u8]) -> Option<Self> {
        let text = str::from_utf8(json).ok()?;
        let (at, depth) = (0, 0);
        Some(Self { text, at, depth })
    }

    /// Whether nothing follows.
    pub fn is_at_end(&mut self) -> bool {
        self.next_byte().is_err()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no space; the reader stands before it.
    #[inline(never)]
    pub fn next_byte(&mut self) -> Result<u8, Unreadable> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte.ok_or(Unreadable),
            }
        }
    }

    /// Goes over a mark.
    pub fn mark(&mut self, mark: u8) -> Result<(), Unreadable> {
        if self.next_byte()? == mark {
            self.at += 1;
            return Ok(());
        }
        Err(Unreadable)
    }

    /// Goes over a word.
    pub fn word(&mut self, word: &str) -> Result<(), Unreadable> {
        let rest = self.text.as_bytes().get(self.at..);
        if rest.is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.at += word.len();
            return Ok(());
        }
        Err(Unreadable)
    }

    pub fn yes_or_no(&mut self) -> Result<bool, Unreadable> {
        let is_yes = self.next_byte()? == b't';
        self.word(if is_yes { "true" } else { "false" })?;
        Ok(is_yes)
    }

    /// Into a list or an object.
    pub fn enter(&mut self, mark: u8) -> Result<(), Unreadable> {
        self.mark(mark)?;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Unreadable);
        }
        Ok(())
    }

    /// Out of it.
    pub fn leave(&mut self, mark: u8) -> Result<(), Unreadable> {
        self.depth -= 1;
        self.mark(mark)
    }

    /// Whether something stands before the end; goes over the comma.
    #[inline(never)]
    pub fn goes_on(&mut self, is_first: bool, end: u8) -> Result<bool, Unreadable> {
        if self.next_byte()? == end {
            return Ok(false);
        }
        if !is_first {
            self.mark(b',')?;
        }
        Ok(true)
    }

    #[inline(never)]
    pub fn figure(&mut self) -> Result<Figure, Unreadable> {
        self.next_byte()?;
        let from = self.at;
        while let Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') = self.byte() {
            self.at += 1;
        }
        let figure = self.text.get(from..self.at).ok_or(Unreadable)?;
        let digits = figure.as_bytes();
        let is_short = digits.len() < 19 && digits.iter().all(u8::is_ascii_digit);
        if is_short && (digits.len() == 1 || !figure.starts_with('0')) && !digits.is_empty() {
            let add = |sum, digit: &u8| sum * 10 + u64::from(digit - b'0');
            return Ok(Figure::Whole(digits.iter().fold(0, add)));
        }
        // Seldom: what is measured has a comma. serde_json's way of reading it is there anyhow.
        let number: serde_json::Number = serde_json::from_str(figure).map_err(|_| Unreadable)?;
        if let Some(whole) = number.as_u64() {
            return Ok(Figure::Whole(whole));
        }
        if let Some(whole) = number.as_i64() {
            return Ok(Figure::Below(whole));
        }
        let near = number.as_f64().ok_or(Unreadable)?;
        // With so many figures it is exact no more, and what is read must be what was written.
        let is_long = digits.len() > EXACT;
        Ok(Figure::Broken(if is_long { exact(figure) } else { near }))
    }

    #[inline(never)]
    pub fn words(&mut self) -> Result<Words<'de>, Unreadable> {
        self.mark(b'"')?;
        let first = self.run()?;
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Words::Plain(first));
        }
        let mut made = first.to_owned();
        loop {
            self.at += 1;
            if self.text.as_bytes().get(self.at - 1) == Some(&b'"') {
                return Ok(Words::Made(made));
            }
            made.push(self.escaped()?);
            made.push_str(self.run()?);
        }
    }

    /// As far as a text goes without a quote or a stroke.
    fn run(&mut self) -> Result<&'de str, Unreadable> {
        let from = self.at;
        let rest = self.text.as_bytes().get(from..).ok_or(Unreadable)?;
        let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=31);
        self.at += rest.iter().position(is_end).ok_or(Unreadable)?;
        if matches!(self.byte(), Some(0..=31)) {
            return Err(Unreadable);
        }
        self.text.get(from..self.at).ok_or(Unreadable)
    }

    /// What a stroke stands for.
    fn escaped(&mut self) -> Result<char, Unreadable> {
        let byte = self.byte().ok_or(Unreadable)?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.four()?;
                if !(0xd800..0xdc00).contains(&first) {
                    return char::from_u32(first).ok_or(Unreadable);
                }
                self.word("\\u")?;
                let second = self.four()?;
                let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400);
                let low = low.ok_or(Unreadable)?;
                char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low).ok_or(Unreadable)?
            }
            _ => return Err(Unreadable),
        })
    }

    fn four(&mut self) -> Result<u32, Unreadable> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            number = number * 16 + digit.ok_or(Unreadable)?;
            self.at += 1;
        }
        Ok(number)
    }

    /// Over a value that nobody asked for.
    pub fn pass_over(&mut self) -> Result<(), Unreadable> {
        match self.next_byte()? {
            b'n' => self.word("null"),
            b't' | b'f' => self.yes_or_no().map(drop),
            b'"' => self.words().map(drop),
            b'[' => self.pass_over_all(b'[', b']'),
            b'{' => self.pass_over_all(b'{', b'}'),
            _ => self.figure().map(drop),
        }
    }

    fn pass_over_all(&mut self, begin: u8, end: u8) -> Result<(), Unreadable> {
        self.enter(begin)?;
        let mut is_first = true;
        while self.goes_on(is_first, end)? {
            if end == b'}' {
                self.next_byte()?;
                self.words()?;
                self.mark(b':')?;
            }
            self.pass_over()?;
            is_first = false;
        }
        self.leave(end)
    }
}

/// Letters of a number that serde_json reads exactly without the tables that would cost the app some kilobytes.
const EXACT: usize = 16;

/// The number that is nearest to what stands there. It has been seen to be one.
fn exact(figure: &str) -> f64 {
    #[cfg(target_arch = "wasm32")]
    return js_sys::parse_float(figure);
    #[cfg(not(target_arch = "wasm32"))]
    figure.parse().expect("it was read as a number")
}
