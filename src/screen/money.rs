//! What villages used their own money for, line by line: part against stunting, of the whole. Draws what it is given.

use crate::text::support::rupiah;
use crate::text::{Lang, region, scorecard as words};
use crate::ui::el::View;
use crate::ui::facts;
use dampingi_domain::indicator::scorecard::{FUNDS, Rupiah, funds_share};

/// The lines of the table and their sum, with `more` under them.
pub fn money(lines: &[Rupiah], more: Vec<(String, String)>, lang: Lang) -> View {
    let named = FUNDS.iter().map(|fund| fund.label).zip(lines);
    let mut rows: Vec<(String, String)> = named
        .map(|(name, line)| (name.text(lang).to_owned(), said(*line, lang)))
        .collect();
    let all = lines.iter().fold((0, 0), |(part, whole), line| {
        (part + line.0, whole + line.1)
    });
    rows.push((words::FUNDS_ALL.text(lang).to_owned(), said(all, lang)));
    rows.extend(more);
    facts(rows)
}

fn said(line: Rupiah, lang: Lang) -> String {
    let share = funds_share(line).map_or_else(String::new, |hundredths| {
        region::percent(((hundredths + 5) / 10) as u32, lang)
    });
    let [part, whole] = [line.0, line.1].map(|amount| rupiah(amount as i64, lang));
    words::of_money(&part, &whole, &share, lang)
}
