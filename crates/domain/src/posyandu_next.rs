//! When a posyandu meets next: by custom on the same date of each month, or on the same weekday of the month's same week.

use crate::Date;
use crate::date::{add_days, add_months};

/// The two days on which a posyandu that met on this day is expected next, after today: the same date, and the same weekday.
/// One that met in a fifth week meets in the last one of a month that has only four.
pub fn next(met: Date, today: Date) -> [Date; 2] {
    let after = |nth: fn(Date, i32) -> Date| {
        let months = (1..).map(|months| nth(met, months));
        let mut coming = months.take_while(|on| *on < Date::MAX);
        coming.find(|on| *on > today).unwrap_or(Date::MAX)
    };
    [after(add_months), after(same_weekday)]
}

fn same_weekday(met: Date, months: i32) -> Date {
    let week = i32::from(met.day() - 1) / 7;
    let first = add_months(met, months).first_of_month();
    let ahead = first.weekday().until(met.weekday());
    let on = add_days(first, i32::from(ahead) + 7 * week);
    if on.month() == first.month() {
        on
    } else {
        add_days(on, -7)
    }
}

#[cfg(test)]
mod tests {
    use super::next;
    use jiff::civil::date;

    #[test]
    fn it_meets_on_the_same_date_or_the_same_weekday_of_the_next_month() {
        // The fourth Thursday.
        let met = date(2026, 11, 26);
        assert_eq!(next(met, met), [date(2026, 12, 26), date(2026, 12, 24)]);
        // Closed late: what is past is not offered.
        assert_eq!(
            next(met, date(2026, 12, 25)),
            [date(2026, 12, 26), date(2027, 1, 28)]
        );
    }

    #[test]
    fn a_short_month_has_its_last_day_and_its_last_week() {
        assert_eq!(
            next(date(2026, 1, 31), date(2026, 1, 31)),
            [date(2026, 2, 28), date(2026, 2, 28)]
        );
        // The fifth Monday, in a month with four.
        assert_eq!(
            next(date(2026, 3, 30), date(2026, 3, 30))[1],
            date(2026, 4, 27)
        );
    }
}
