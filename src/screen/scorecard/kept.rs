//! A counted scorecard as lines of text: what each person needs of each line, and how many are to be served. Names nobody; the
//! names are read from the lists when it is drawn.

use dampingi_domain::indicator::Figure;
use dampingi_domain::indicator::scorecard::{Card, Need};
use dampingi_sync::RecordId;

/// One mother (8 lines), child of 0–23 months (10) or child of two to six years (1).
#[derive(Debug, PartialEq)]
pub struct Judged {
    pub id: RecordId,
    pub household: Option<RecordId>,
    pub needs: Vec<Need>,
}

/// All of a village.
#[derive(Debug, Default, PartialEq)]
pub struct Kept {
    /// Who is to be served, in the order of the lines that count.
    pub counts: Vec<u32>,
    /// Part and whole of the levels by what the coordinator approved: her word on the card, given visit by visit.
    pub approved: Vec<(u32, u32)>,
    pub people: Vec<Judged>,
}

impl Kept {
    /// The levels of convergence: all, mothers, children.
    pub fn levels(card: &Card) -> [Figure; 3] {
        [card.village(), card.all_mothers(), card.all_children()]
    }

    pub fn write(&self) -> String {
        let mut text = String::new();
        for count in &self.counts {
            text.push_str(&count.to_string());
            text.push(' ');
        }
        text.push('\n');
        for (part, whole) in &self.approved {
            text.push_str(&part.to_string());
            text.push('/');
            text.push_str(&whole.to_string());
            text.push(' ');
        }
        for one in &self.people {
            text.push('\n');
            text.push_str(&one.id.to_string());
            text.push(' ');
            match one.household {
                Some(id) => text.push_str(&id.to_string()),
                None => text.push('-'),
            }
            for need in &one.needs {
                text.push(' ');
                match need {
                    Need::None => text.push('-'),
                    Need::Of(there, needed) => {
                        text.push_str(&there.to_string());
                        text.push('/');
                        text.push_str(&needed.to_string());
                    }
                }
            }
        }
        text
    }

    /// `None` for what this version cannot read: it is counted again.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let counts = lines.next()?.split_ascii_whitespace();
        let counts: Option<Vec<u32>> = counts.map(|count| count.parse().ok()).collect();
        let approved = lines.next()?.split_ascii_whitespace();
        let approved: Option<Vec<(u32, u32)>> = approved
            .map(|pair| {
                let (part, whole) = pair.split_once('/')?;
                Some((part.parse().ok()?, whole.parse().ok()?))
            })
            .collect();
        let people: Option<Vec<Judged>> = lines.map(judged).collect();
        Some(Self {
            counts: counts?,
            approved: approved?,
            people: people?,
        })
    }

    /// As the domain counts it: positions are those of `people`.
    pub fn card(&self) -> Card {
        let mut card = Card::default();
        for (at, one) in self.people.iter().enumerate() {
            let verdicts = one.needs.iter().map(|need| need.verdict());
            let verdicts: Vec<_> = verdicts.collect();
            if let Ok(mother) = <[_; 8]>::try_from(verdicts.as_slice()) {
                card.mothers.push((at, mother));
            } else if let Ok(child) = <[_; 10]>::try_from(verdicts.as_slice()) {
                card.children.push((at, child));
            } else if let [only] = verdicts.as_slice() {
                card.preschool.push((at, *only));
            }
        }
        card
    }
}

fn judged(line: &str) -> Option<Judged> {
    let mut words = line.split(' ');
    let id = words.next()?.parse().ok()?;
    let household = match words.next()? {
        "-" => None,
        id => Some(id.parse().ok()?),
    };
    let needs: Option<Vec<Need>> = words.map(need).collect();
    Some(Judged {
        id,
        household,
        needs: needs?,
    })
}

fn need(word: &str) -> Option<Need> {
    if word == "-" {
        return Some(Need::None);
    }
    let (there, needed) = word.split_once('/')?;
    Some(Need::Of(there.parse().ok()?, needed.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::id;

    #[test]
    fn what_was_kept_is_read_again_and_counts_the_same() {
        let kept = Kept {
            counts: vec![3, 0, 1],
            approved: vec![(5, 17), (5, 7), (0, 10)],
            people: vec![
                Judged {
                    id: id(1),
                    household: Some(id(5)),
                    needs: [vec![Need::Of(1, 2), Need::None], vec![Need::Of(1, 1); 6]].concat(),
                },
                Judged {
                    id: id(2),
                    household: None,
                    needs: vec![Need::Of(3, 5); 10],
                },
                Judged {
                    id: id(3),
                    household: None,
                    needs: vec![Need::Of(1, 1)],
                },
            ],
        };
        let read = Kept::read(&kept.write()).expect("just written");
        assert_eq!(read, kept);
        let card = read.card();
        let of = |numerator, denominator| Figure {
            numerator,
            denominator,
            excluded: 0,
        };
        assert_eq!(card.all_mothers(), of(6, 7));
        assert_eq!(card.all_children(), of(0, 10));
        assert_eq!(card.village(), of(6, 17));
        assert_eq!(card.preschool.len(), 1);
        assert_eq!(Kept::read("1 2\n\nnobody - 1/1"), None);
        assert_eq!(Kept::read("\n"), Some(Kept::default()));
    }
}
