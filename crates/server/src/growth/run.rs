//! Takes a table through: finds its headings, then row by row as they come, so that a file of any length needs the same
//! memory.

use super::child::Reader;
use super::column::Columns;
use super::problem::{Problem, Wrong};
use super::split::{Row, Split};
use super::write::{OUTPUT, Style};
use dampingi_domain::Date;
use dampingi_domain::growth::assess;
use std::io::{Cursor, Read, Write};

/// Where the headings are looked for.
const HEAD_BYTES: usize = 64 * 1024;
/// Rows above the headings that an export may carry as a title.
const TITLE_ROWS: usize = 20;
/// What is written at once.
const OUT_BYTES: usize = 64 * 1024;
/// Problems that are kept to be told one by one.
const KEPT: usize = 20;

/// Why a table cannot be taken through at all.
#[derive(Debug)]
pub enum Unusable {
    /// An Excel workbook, or text in the encoding that Excel calls Unicode.
    NotCsv,
    /// No row holds the headings; these were missed in the best candidate.
    NoHeader(Vec<&'static str>),
    /// Reading failed.
    Reading(std::io::Error),
    /// Writing failed.
    Writing(std::io::Error),
}

/// What was done.
#[derive(Debug, Default)]
pub struct Done {
    /// Rows under the headings, empty lines not counted.
    pub rows: u64,
    /// Rows with a problem.
    pub wrong: u64,
    /// How often each problem was found.
    pub kinds: Vec<(Problem, u64)>,
    /// The first problems, each with its line.
    pub first: Vec<(u64, Problem)>,
    /// Lines above the headings, which were left out.
    pub titles: usize,
    /// Headings that stand there twice; the first one was read.
    pub repeated: Vec<String>,
    /// Columns that bear the name of one that is added: they were left out.
    pub replaced: Vec<&'static str>,
}

/// Takes `source` through to `out`. `progress` hears the number of rows now and then.
pub fn run(
    mut source: impl Read,
    mut out: impl Write,
    today: Date,
    mut progress: impl FnMut(u64),
) -> Result<Done, Unusable> {
    let head = read_head(&mut source).map_err(Unusable::Reading)?;
    let mark: &[u8] = if head.starts_with(b"\xEF\xBB\xBF") {
        &head[..3]
    } else {
        &[]
    };
    let top = find_headings(&head[mark.len()..])?;
    let style = Style::of(top.separator);
    let mut rows = Split::new(
        Cursor::new(&head[mark.len()..]).chain(source),
        top.separator,
    );
    let mut taken = Taken::new(&top.columns, style, today);
    let mut line = Vec::with_capacity(2 * OUT_BYTES);
    line.extend_from_slice(mark);
    for _ in 0..top.titles {
        rows.next_row().map_err(Unusable::Reading)?;
    }
    match rows.next_row().map_err(Unusable::Reading)? {
        Some(row) if Columns::read(&row) == top.columns => taken.headings(&row, &mut line),
        // Quotation marks that do not close above the headings.
        _ => return Err(Unusable::NoHeader(vec!["sex / JK"])),
    }
    rows.expect(top.columns.width);
    while let Some(row) = rows.next_row().map_err(Unusable::Reading)? {
        taken.row(&row, &mut line);
        if line.len() >= OUT_BYTES {
            out.write_all(&line).map_err(Unusable::Writing)?;
            line.clear();
            progress(taken.done.rows);
        }
    }
    out.write_all(&line)
        .and_then(|()| out.flush())
        .map_err(Unusable::Writing)?;
    taken.done.titles = top.titles;
    taken.done.repeated = top.columns.repeated.clone();
    Ok(taken.done)
}

fn read_head(source: &mut impl Read) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    source.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    Ok(head)
}

struct Top {
    separator: u8,
    titles: usize,
    columns: Columns,
}

/// The row of the first ones, and the separator, by which most columns are known.
fn find_headings(head: &[u8]) -> Result<Top, Unusable> {
    let other = [
        b"PK\x03\x04".as_slice(),
        b"\xD0\xCF\x11\xE0",
        b"\xFF\xFE",
        b"\xFE\xFF",
    ];
    if other.iter().any(|begin| head.starts_with(begin)) {
        return Err(Unusable::NotCsv);
    }
    let mut best: Option<Top> = None;
    for separator in *b",;\t" {
        let mut rows = Split::new(head, separator);
        for titles in 0..TITLE_ROWS {
            let Some(row) = rows.next_row().map_err(Unusable::Reading)? else {
                break;
            };
            let columns = Columns::read(&row);
            if best
                .as_ref()
                .is_none_or(|best| columns.known() > best.columns.known())
            {
                best = Some(Top {
                    separator,
                    titles,
                    columns,
                });
            }
        }
    }
    let best = best.unwrap_or(Top {
        separator: b',',
        titles: 0,
        columns: Columns::default(),
    });
    match best.columns.missing() {
        missing if missing.is_empty() => Ok(best),
        missing => Err(Unusable::NoHeader(missing)),
    }
}

/// A table on its way.
struct Taken<'a> {
    columns: &'a Columns,
    style: Style,
    today: Date,
    /// The cells that pass through, where not all do.
    kept: Option<Vec<usize>>,
    problems: Vec<Problem>,
    done: Done,
}

impl<'a> Taken<'a> {
    fn new(columns: &'a Columns, style: Style, today: Date) -> Self {
        Self {
            columns,
            style,
            today,
            kept: None,
            problems: Vec::new(),
            done: Done::default(),
        }
    }

    fn headings(&mut self, row: &Row<'_>, line: &mut Vec<u8>) {
        let own = |at: usize| {
            OUTPUT
                .iter()
                .find(|name| name.as_bytes() == row.cell(at))
                .copied()
        };
        self.done.replaced = (0..row.len()).filter_map(own).collect();
        if !self.done.replaced.is_empty() {
            self.kept = Some((0..row.len()).filter(|at| own(*at).is_none()).collect());
        }
        self.pass_through(row, line);
        self.style.headings(line);
    }

    fn row(&mut self, row: &Row<'_>, line: &mut Vec<u8>) {
        self.done.rows += 1;
        self.problems.clear();
        let more = self.columns.width..row.len();
        let fits =
            row.len() >= self.columns.width && more.clone().all(|at| row.cell(at).is_empty());
        if let Some(fault) = row.fault {
            self.problems.push(Problem::row(fault.into()));
        } else if !fits {
            // A decimal comma between commas makes two cells of one: which cell is which is not known then.
            self.problems.push(Problem::row(Wrong::Cells));
        }
        self.pass_through(row, line);
        if !self.problems.is_empty() || row.is_blank() {
            self.style.nothing(line, &self.problems);
        } else {
            let mut reader = Reader {
                columns: self.columns,
                row,
                problems: &mut self.problems,
                today: self.today,
            };
            let measured = reader.measured();
            self.style
                .found(line, &measured, &assess(&measured), &self.problems);
        }
        self.count(row.line);
    }

    /// The row's own cells, byte by byte as they were, so many as there are headings.
    fn pass_through(&self, row: &Row<'_>, line: &mut Vec<u8>) {
        if row.fault.is_some() {
            return self.as_one_cell(row.raw, line);
        }
        if self.kept.is_none() && row.len() == self.columns.width {
            return line.extend_from_slice(row.raw);
        }
        let mut first = true;
        let mut put = |at: usize| {
            if !first {
                line.push(self.style.separator);
            }
            first = false;
            line.extend_from_slice(row.raw_cell(at));
        };
        match &self.kept {
            Some(kept) => kept.iter().copied().for_each(&mut put),
            None => (0..self.columns.width).for_each(&mut put),
        }
    }

    /// A row whose quotation marks do not close, in marks that do.
    fn as_one_cell(&self, raw: &[u8], line: &mut Vec<u8>) {
        line.push(b'"');
        for byte in raw {
            line.extend(std::iter::repeat_n(
                *byte,
                if *byte == b'"' { 2 } else { 1 },
            ));
        }
        line.push(b'"');
        let width = self.kept.as_ref().map_or(self.columns.width, Vec::len);
        line.extend(std::iter::repeat_n(
            self.style.separator,
            width.saturating_sub(1),
        ));
    }

    fn count(&mut self, line: u64) {
        self.done.wrong += u64::from(!self.problems.is_empty());
        for problem in &self.problems {
            if self.done.first.len() < KEPT {
                self.done.first.push((line, *problem));
            }
            match self
                .done
                .kinds
                .iter_mut()
                .find(|(known, _)| known == problem)
            {
                Some((_, count)) => *count += 1,
                None => self.done.kinds.push((*problem, 1)),
            }
        }
    }
}
