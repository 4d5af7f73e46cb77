//! Where a clinical number comes from. Every table of rules, windows and indicators carries it.

/// What a rule stands on, and whether its trigger was found in a published source. Unconfirmed ones wait for a health
/// office, and are shown as such in `docs/clinical.md` and under "mengapa?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Section of the domain notes with its references, or the document itself.
    pub document: &'static str,
    /// False for what is believed or designed.
    pub is_confirmed: bool,
}

impl Ground {
    /// Found in a published source. What only the code of a program, memory or a disputed decision says does not compile.
    pub const fn published(document: &'static str) -> Self {
        assert!(
            !is_doubtful(document),
            "program code, memory and Settled 9 and 10 are no published source"
        );
        Self {
            document,
            is_confirmed: true,
        }
    }

    /// From memory or designed; waits for a health office.
    pub const fn unconfirmed(document: &'static str) -> Self {
        Self {
            document,
            is_confirmed: false,
        }
    }
}

/// References of the domain notes that are the code of existing programs: they prove what software does, and not what the
/// ministry orders (the notes' head).
const PROGRAM_CODE: [u32; 16] = [
    16, 19, 22, 23, 24, 25, 26, 27, 31, 33, 34, 35, 36, 41, 42, 43,
];

/// Said of what no source was opened for, and of what the notes' decisions call unconfirmed.
const DOUBTS: [&str; 3] = ["from memory", "Settled 9", "Settled 10"];

/// Whether what is named here proves less than a published source.
pub const fn is_doubtful(document: &str) -> bool {
    let bytes = document.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if is_program_code(reference(bytes, at)) {
            return true;
        }
        let mut doubt = 0;
        while doubt < DOUBTS.len() {
            if starts_at(bytes, at, DOUBTS[doubt].as_bytes()) {
                return true;
            }
            doubt += 1;
        }
        at += 1;
    }
    false
}

/// The number of the reference that is written here, "R26"; 0 for anything else.
const fn reference(bytes: &[u8], at: usize) -> u32 {
    let is_inside_a_word = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
    if bytes[at] != b'R' || is_inside_a_word {
        return 0;
    }
    let mut number = 0;
    let mut next = at + 1;
    while next < bytes.len() && bytes[next].is_ascii_digit() && number < 1000 {
        number = number * 10 + (bytes[next] - b'0') as u32;
        next += 1;
    }
    number
}

const fn is_program_code(number: u32) -> bool {
    let mut at = 0;
    while at < PROGRAM_CODE.len() {
        if PROGRAM_CODE[at] == number {
            return true;
        }
        at += 1;
    }
    false
}

const fn starts_at(bytes: &[u8], at: usize, part: &[u8]) -> bool {
    let mut offset = 0;
    while offset < part.len() {
        if at + offset >= bytes.len() || bytes[at + offset] != part[offset] {
            return false;
        }
        offset += 1;
    }
    true
}
