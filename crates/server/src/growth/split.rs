//! Cuts a stream of bytes into rows and cells, and keeps every byte of a row as it was, so that a column nobody knows
//! passes through untouched. Holds one row at a time. It knows nothing of headings or children.

use std::io::{ErrorKind, Read};
use std::ops::Range;

/// What is read at once.
const CHUNK: usize = 256 * 1024;
/// Longest row. A quotation mark that is never closed would otherwise take in the whole file.
const LONGEST: usize = 1024 * 1024;

/// Why a row is not cut into cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A quotation mark is not closed: the rows behind it would be taken for one cell.
    Quote,
    /// Longer than any row of a table.
    TooLong,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The line on which it begins, the first being 1.
    pub line: u64,
    /// Its bytes without the line's end.
    pub raw: &'a [u8],
    /// Why it has no cells.
    pub fault: Option<Fault>,
    cells: &'a [Range<usize>],
}

impl<'a> Row<'a> {
    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it has none, which is so when there is a fault.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// A cell with its quotation marks.
    pub fn raw_cell(&self, at: usize) -> &'a [u8] {
        self.cells
            .get(at)
            .map_or(&[], |cell| &self.raw[cell.clone()])
    }

    /// What stands in a cell, without quotation marks around it and blanks at its ends.
    pub fn cell(&self, at: usize) -> &'a [u8] {
        let raw = self.raw_cell(at);
        let inner = raw
            .strip_prefix(b"\"")
            .map_or(raw, |rest| rest.strip_suffix(b"\"").unwrap_or(rest));
        inner.trim_ascii()
    }

    /// Whether nothing stands in any cell.
    pub fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.cell(at).is_empty())
    }
}

/// The rows of a stream.
#[derive(Debug)]
pub struct Split<R> {
    source: R,
    separator: u8,
    width: Option<usize>,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
    line: u64,
    after_return: bool,
    cells: Vec<Range<usize>>,
}

/// Where a scan came to.
enum Scan {
    /// A row: its length, the bytes of its line's end, the line ends inside it.
    Row(usize, usize, u64),
    /// Something stands behind a closing mark that is lines below its opening one: the two are not of one cell.
    Ragged,
    /// The bytes ran out inside a row.
    More { quoted: bool },
}

impl<R: Read> Split<R> {
    /// The rows of `source`, whose cells are separated by `separator`.
    pub fn new(source: R, separator: u8) -> Self {
        Self {
            source,
            separator,
            width: None,
            buffer: vec![0; CHUNK],
            at: 0,
            filled: 0,
            ended: false,
            line: 1,
            after_return: false,
            cells: Vec::new(),
        }
    }

    /// Says how many cells a row has. From then on a row that goes over several lines and has another number of them is
    /// taken for an unclosed quotation mark: only its first line is lost.
    pub fn expect(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// The next row that is not an empty line; `None` at the end.
    pub fn next_row(&mut self) -> std::io::Result<Option<Row<'_>>> {
        loop {
            self.skip_empty_lines();
            if self.at == self.filled {
                if !self.fill()? {
                    return Ok(None);
                }
                continue;
            }
            let (length, end, inside, fault) = match self.scan() {
                Scan::Row(_, _, inside)
                    if inside > 0 && self.width.is_some_and(|width| width != self.cells.len()) =>
                {
                    self.first_line(Fault::Quote)?
                }
                Scan::Row(length, end, inside) => (length, end, inside, None),
                Scan::Ragged => self.first_line(Fault::Quote)?,
                Scan::More { quoted } => {
                    if !self.ended && self.filled - self.at < LONGEST {
                        self.fill()?;
                        continue;
                    }
                    self.first_line(if quoted { Fault::Quote } else { Fault::TooLong })?
                }
            };
            let (line, from) = (self.line, self.at);
            self.at += length + end;
            self.line += inside + u64::from(end > 0);
            self.after_return = end == 1 && self.buffer[self.at - 1] == b'\r';
            return Ok(Some(Row {
                line,
                raw: &self.buffer[from..from + length],
                fault,
                cells: &self.cells,
            }));
        }
    }

    fn skip_empty_lines(&mut self) {
        while self.at < self.filled {
            match self.buffer[self.at] {
                b'\r' => self.line += 1,
                // The second half of a line's end, which may have come with a later read.
                b'\n' => self.line += u64::from(!self.after_return),
                _ => return,
            }
            self.after_return = self.buffer[self.at] == b'\r';
            self.at += 1;
        }
    }

    /// Reads on behind what is there. False when there is nothing more.
    fn fill(&mut self) -> std::io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.copy_within(self.at..self.filled, 0);
        (self.filled, self.at) = (self.filled - self.at, 0);
        if self.filled == self.buffer.len() {
            self.buffer.resize(self.filled + CHUNK, 0);
        }
        let read = loop {
            match self.source.read(&mut self.buffer[self.filled..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.filled += read;
        self.ended = read == 0;
        Ok(read > 0)
    }

    /// Cuts the row that begins here into cells.
    fn scan(&mut self) -> Scan {
        let text = &self.buffer[self.at..self.filled];
        let (separator, ended) = (self.separator, self.ended);
        self.cells.clear();
        let (mut from, mut at, mut inside) = (0, 0, 0);
        loop {
            let mut lines = 0;
            if text.get(at) == Some(&b'"') {
                let Some((length, over)) = quoted(&text[at..]) else {
                    return Scan::More { quoted: true };
                };
                at += length;
                lines = over;
                inside += over;
            }
            let Some(length) = text[at..]
                .iter()
                .position(|byte| *byte == separator || *byte == b'\n' || *byte == b'\r')
            else {
                if !ended {
                    return Scan::More { quoted: false };
                }
                if lines > 0 && at < text.len() {
                    return Scan::Ragged;
                }
                self.cells.push(from..text.len());
                return Scan::Row(text.len(), 0, inside);
            };
            if lines > 0 && length > 0 {
                return Scan::Ragged;
            }
            at += length;
            self.cells.push(from..at);
            match (text[at], text.get(at + 1)) {
                (b'\r', Some(b'\n')) => return Scan::Row(at, 2, inside),
                // Whether the line's end has a second half is not known yet.
                (b'\r', None) if !ended => return Scan::More { quoted: false },
                (b'\n' | b'\r', _) => return Scan::Row(at, 1, inside),
                _ => at += 1,
            }
            from = at;
        }
    }

    /// Gives up the row that begins here, up to its first line's end.
    fn first_line(&mut self, fault: Fault) -> std::io::Result<(usize, usize, u64, Option<Fault>)> {
        self.cells.clear();
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        if let Some(length) = self.buffer[self.at..self.filled].iter().position(is_end) {
            let text = &self.buffer[self.at + length..self.filled];
            return Ok((
                length,
                if text.starts_with(b"\r\n") { 2 } else { 1 },
                0,
                Some(fault),
            ));
        }
        if self.ended && self.filled - self.at < LONGEST {
            return Ok((self.filled - self.at, 0, 0, Some(fault)));
        }
        // No table has such a line. It is passed over and not kept.
        loop {
            let length = self.buffer[self.at..self.filled].iter().position(is_end);
            self.at = length.map_or(self.filled, |length| self.at + length);
            if length.is_some() || !self.fill()? {
                return Ok((0, 0, 0, Some(Fault::TooLong)));
            }
        }
    }
}

/// The length of a quoted cell's text with both marks, and the line ends in it; `None` when the second mark is not there.
fn quoted(text: &[u8]) -> Option<(usize, u64)> {
    let (mut at, mut lines) = (1, 0);
    loop {
        match text.get(at)? {
            b'"' if text.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => return Some((at + 1, lines)),
            b'\n' => lines += 1,
            b'\r' if text.get(at + 1) != Some(&b'\n') => lines += 1,
            _ => {}
        }
        at += 1;
    }
}
