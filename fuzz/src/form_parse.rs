//! A form filled in with these bytes: the first says which form and in what circumstances, then each line is typed into
//! one field. Nothing typed may make reading fall over, and what was read is read the same again.

use dampingi_domain::form::{Clock, Completeness, Context, Draft, check, parse, table};
use dampingi_domain::{Answers, Date};
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 21);

/// Fills in, reads, shows and reads again.
pub fn run(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let form = table::ALL[usize::from(first & 0x3f) % table::ALL.len()];
    let text = String::from_utf8_lossy(rest);
    // What stands behind a form feed is around the form: the person, the episode, the last visit.
    let (typed, around) = text.split_once('\u{c}').unwrap_or((&text, ""));
    let mut draft = Draft::default();
    for (field, line) in form.fields().zip(typed.split('\n')) {
        draft.set(field.key, line);
    }
    // Answers that came by JSON may hold anything under any key.
    let known: Answers = serde_json::from_str(around).unwrap_or_default();
    let context = Context {
        today: TODAY,
        clock: if first & 0x40 == 0 {
            Clock::Agrees
        } else {
            Clock::Unsure
        },
        completeness: if first & 0x80 == 0 {
            Completeness::Expected
        } else {
            Completeness::AsFound
        },
        purpose: None,
        person: Some(&known),
        episode: Some(&known),
        household: Some(&known),
        previous: Some(&known),
    };
    let read = parse(form, &draft, &context);
    for problem in &read.problems {
        assert!(form.field(problem.field).is_some());
    }
    let again = parse(form, &Draft::from_answers(form, &read.answers), &context);
    assert_eq!(again.answers, read.answers);
    let sent = serde_json::to_string(&again.answers).expect("answers are JSON");
    let received: Answers = serde_json::from_str(&sent).expect("they come back");
    let flags = |problems: &[dampingi_domain::form::Problem]| {
        let mut flags: Vec<String> = problems.iter().map(|problem| problem.flag()).collect();
        flags.sort();
        flags
    };
    assert_eq!(
        flags(&check(form, &received, &context)),
        flags(&again.problems)
    );
    check(form, &known, &context);
    parse(form, &Draft::from_answers(form, &known), &context);
}
