//! Writes `docs/clinical.md` from the rule tables: `cargo run -p dampingi-domain --example clinical_doc`.
//! A test compares the file with what the tables say.

use dampingi_domain::finding::{self, Destination, Urgency};
use dampingi_domain::growth::{self, Index, Sex, gain};
use dampingi_domain::immunisation::{self, Due};
use dampingi_domain::indicator::{self, Basis, Kind, Sheet, scorecard};
use dampingi_domain::service::{feeding, vitamin_a};
use dampingi_domain::woman::{anaemia, body, dating, engagement, fetus, postpartum, risk};
use dampingi_domain::{Ground, Lang, household_risk, schedule, woman};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Where the document stands in the project.
pub fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/clinical.md")
}

/// The whole document.
pub fn document() -> String {
    let mut out = String::from(INTRODUCTION);
    for part in [
        growth_part(),
        gain_part(),
        women_part(),
        rules_part(),
        recorded_part(),
        services_part(),
        household_part(),
        schedule_part(),
        indicator_part(),
        scorecard_part(),
        open_part(),
    ] {
        out.push_str(&part);
    }
    out
}

const INTRODUCTION: &str = "# Clinical rules

Generated from the tables of `crates/domain` by `cargo run -p dampingi-domain --example clinical_doc`; a test holds that it
agrees with them. `§` and `R` are sections and references of the domain notes; *Settled* are their decisions.

**published** means that the threshold was found in a published source, **unconfirmed** that it is from memory, designed, or seen
only in the code of existing programs, which proves what software does and not what the ministry orders.
Urgencies and most destinations are designed. Nothing here replaces the sign-off of a health office before use in the field.
What the app says is never a diagnosis: it says what was seen, and who should look.

";

fn word(ground: Ground) -> &'static str {
    if ground.is_confirmed {
        "published"
    } else {
        "**unconfirmed**"
    }
}

/// The mark and what it stands on.
fn source(ground: Ground) -> String {
    format!("{}, {}", word(ground), ground.document)
}

/// A table of Markdown. Bars in cells are escaped.
fn table(header: &[&str], rows: Vec<Vec<String>>) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let header: Vec<String> = header.iter().map(|&cell| cell.to_owned()).collect();
    let mut out = line(&header);
    out.push_str(&line(&vec!["---".to_owned(); header.len()]));
    for row in rows {
        out.push_str(&line(&row));
    }
    out.push('\n');
    out
}

fn growth_part() -> String {
    let mut out = String::from(
        "## Growth\n\nWHO Child Growth Standards 2006, value for value as WHO's own software gives them (`data/README.md`, rules \
1–7). z-scores are rounded to two decimals, half away from zero, and the **rounded** value is classified, so that words never \
contradict the number beside them. Beyond BB/U −6…+5, PB-TB/U ±6, others ±5 a value is \"periksa ulang\": kept, shown, and left \
out of prevalence. The chronological z is the record; for a child born before 37 weeks the z at the corrected age stands beside \
it until 24 completed months (Settled 1).\n\n",
    );
    for (index, name) in [
        (Index::WeightForAge, "BB/U"),
        (Index::LengthForAge, "PB/U, TB/U"),
        (Index::WeightForLength, "BB/PB, BB/TB, IMT/U"),
    ] {
        let rows = growth::classes(index)
            .iter()
            .map(|class| {
                vec![
                    class.name.id.to_owned(),
                    class.upper_bound(),
                    class.safe.id.to_owned(),
                    format!("`{}`", class.code),
                ]
            })
            .collect();
        let _ = writeln!(out, "### {name} (Permenkes 2/2020, §3.1)\n");
        out.push_str(&table(&["name", "z", "said to the mother", "code"], rows));
    }
    let _ = writeln!(
        out,
        "Published: Permenkes 2/2020 (§3.1 R37, R38), but for \"Berisiko gizi lebih\", +1 to +2 ({}).\n\nLiLA at 6–59 completed months: red \
below {} cm, yellow below {} cm ({}). Head: below −2 or above +2 SD ({}). BBLR below 2500 g, PBLR below 48 cm at birth ({}). The \
card's red line is −3, its orange line +1 SD ({}).\n",
        source(growth::POSSIBLE_RISK_GROUND),
        growth::MUAC_RED_BELOW_CM,
        growth::MUAC_YELLOW_BELOW_CM,
        source(growth::MUAC_GROUND),
        source(growth::HEAD_GROUND),
        source(growth::BIRTH_GROUND),
        source(growth::CARD_GROUND),
    );
    out
}

fn gain_part() -> String {
    let grams = |sex, month| {
        gain::minimum_gain_g(sex, month).map_or_else(String::new, |grams| grams.to_string())
    };
    let rows = (1..=12)
        .map(|month| {
            let label = if month == 12 {
                "12–60".to_owned()
            } else {
                month.to_string()
            };
            vec![label, grams(Sex::Male, month), grams(Sex::Female, month)]
        })
        .collect();
    format!(
        "### Weight gain (KBM, table `{}`)\n\nN: gained at least the minimum since last month; T: less; O: not weighed last month; B: \
first weighing. The last weighing of a calendar month counts; whole grams are compared ({}).\n\n{}",
        gain::TABLE,
        source(gain::GROUND),
        table(&["completed months", "boys, g", "girls, g"], rows)
    )
}

fn women_part() -> String {
    let mut out = String::from("## Women\n\n");
    let _ = writeln!(
        out,
        "- HPL = HPHT + {} days; an ultrasound's date goes before a remembered one. Trimesters change on day {} (13w0d) and day {} \
(28w0d) (**unconfirmed**, Settled 9).",
        dating::DAYS_TO_TERM,
        dating::SECOND_TRIMESTER_DAY,
        dating::THIRD_TRIMESTER_DAY
    );
    let _ = writeln!(
        out,
        "- KEK: LiLA below {} cm ({}). Height below {} cm is looked at by a doctor.",
        body::KEK_BELOW_CM,
        word(body::KEK_GROUND),
        body::SHORT_MOTHER_BELOW_CM
    );
    for (who, limits) in [
        ("pregnant", anaemia::PREGNANT),
        ("not pregnant", anaemia::NOT_PREGNANT),
    ] {
        let _ = writeln!(
            out,
            "- Anaemia, {who}: mild below {}, moderate below {}, severe below {} g/dL ({}, {}).",
            limits.absent_from,
            limits.mild_from,
            limits.moderate_from,
            word(limits.ground),
            limits.ground.document
        );
    }
    let _ = writeln!(
        out,
        "- Adult BMI, one decimal: below 17.0, 17.0–18.4, 18.5–25.0, 25.1–27.0, above 27.0 ({}, {}).\n\
- MAP = (upper + 2 · lower) / 3, positive above {}; high from 140/90, very high from 160/110 (**unconfirmed**, §3.6).\n\
- Fetal heart {}–{} a minute ({}, {}).\n\
- Bands of fundal height and estimated weight: {}, {}. Beyond week 36 the lower bound of the fundal height stays, the upper \
grows by 1 cm a week.\n\
- Four too: below 20 years, above 35 years, last child below 24 months, more than 3 children ({}, {}).\n\
- Prospective couples: examined {} days before the wedding; contraception is decided by day {} after birth. Waist ideal below {} cm (a \
woman) or {} cm (a man) ({}, {}).\n\
- Blood glucose above {} mg/dL is looked at (**unconfirmed**, §2.6 R19); below it the value is shown and not judged.\n\
- After birth {} capsules of vitamin A (§3.6 R46).\n\
- Poedji Rochjati score, as the midwife wrote it: below 6 low, below 12 high, else very high risk (**unconfirmed**, §2.6: bands from memory). \
The notes do not hold what each answer weighs, so the sum is asked for and not counted.\n\
- The gain a week since the last weighing two weeks ago or longer, both after 13w0d, is held against the table below: said, and no \
reason to send her by itself (rule B07 looks at the whole gain).\n",
        word(body::BMI_GROUND),
        body::BMI_GROUND.document,
        woman::pressure::MAP_LIMIT_MMHG,
        fetus::HEART_RATE.low,
        fetus::HEART_RATE.high,
        word(fetus::HEART_RATE_GROUND),
        fetus::HEART_RATE_GROUND.document,
        word(fetus::TABLE_GROUND),
        fetus::TABLE_GROUND.document,
        word(risk::GROUND),
        risk::GROUND.document,
        engagement::EXAMINED_DAYS_BEFORE,
        postpartum::LAST_DAY,
        body::WAIST_FROM_CM.0,
        body::WAIST_FROM_CM.1,
        word(body::WAIST_GROUND),
        body::WAIST_GROUND.document,
        body::GLUCOSE_ABOVE_MG_DL,
        postpartum::VITAMIN_A_CAPSULES,
    );
    let rows = woman::gain::TARGETS
        .iter()
        .map(|target| {
            vec![
                format!("{:.1}", target.bmi_from),
                format!("{}–{}", target.total_kg.low, target.total_kg.high),
                target.per_week_kg.to_string(),
            ]
        })
        .collect();
    let _ = writeln!(
        out,
        "### Weight gain in pregnancy ({}, {})\n\nThe least to have gained grows on a line from nothing at 13w0d to the total's lower \
bound at 40w0d; the most from nothing at week 0 to 2 kg at 13w0d and on to the total's upper bound ({}: {}). The charts of a pregnancy draw \
these bands and those of the fundal height, and rule {} judges by them.\n",
        word(woman::gain::GROUND),
        woman::gain::GROUND.document,
        word(woman::gain::BAND_GROUND),
        woman::gain::BAND_GROUND.document,
        woman::chart::RULE,
    );
    out.push_str(&table(
        &[
            "BMI before, from",
            "total, kg",
            "a week in trimesters 2 and 3, kg",
        ],
        rows,
    ));
    let windows = postpartum::KF.iter().chain(&postpartum::KN);
    let rows = windows
        .map(|window| {
            vec![
                window.code.to_owned(),
                window.name.id.to_owned(),
                format!("{}–{}", window.from_day, window.to_day),
            ]
        })
        .collect();
    let _ = writeln!(
        out,
        "### Check-ups after birth ({}, {})\n",
        word(postpartum::GROUND),
        postpartum::GROUND.document
    );
    out.push_str(&table(&["code", "what", "days after birth"], rows));
    out
}

fn urgency(urgency: Urgency) -> String {
    match urgency {
        Urgency::Routine => "routine".to_owned(),
        other => other.words(Lang::En),
    }
}

fn rules_part() -> String {
    let mut out = String::from(
        "## Findings and referrals (§3.8)\n\n\"Now\" and \"today\" are *rujuk*, up to 3 days and later with a destination *perhatikan*, \
everything else *baik* (Settled 8). The strictest is shown first; what another one covers stays under \"mengapa?\". U01 (measure \
again), D01 (consent) and B10 (blood glucose) are ours. T or 2T (C01) is a policy: the nearest health office above a village that chose by the \
day of a visit is followed, province or kabupaten; where none chose it is the first T.\n\n",
    );
    let rows = finding::table()
        .map(|rule| {
            let id = if rule.variant.is_empty() {
                rule.id.to_owned()
            } else {
                format!("{} {}", rule.id, rule.variant)
            };
            let to = match rule.destination {
                Destination::Cadre => "kader".to_owned(),
                other => other.name().id.to_owned(),
            };
            vec![
                id,
                format!("{}, from {}", rule.version, rule.valid_from),
                rule.title.id.to_owned(),
                rule.trigger.id.to_owned(),
                rule.advice.id.to_owned(),
                rule.aloud()
                    .map_or(String::new(), |words| words.id.to_owned()),
                to,
                urgency(rule.urgency),
                rule.covers.join(", "),
                source(rule.ground),
            ]
        })
        .collect();
    out.push_str(&table(
        &[
            "id",
            "version",
            "said",
            "holds when",
            "advice",
            "read aloud (design, KIA book from memory)",
            "to",
            "how soon",
            "covers",
            "source",
        ],
        rows,
    ));
    out.push_str(
        "### By when the outcome of a referral should be known\n\nA referral stays open until somebody was seen, or need not go \
any more; one who still has to go is asked for again. The day after its last day it is late. All of it is design.\n\n",
    );
    let rows = finding::DEADLINES
        .iter()
        .map(|row| {
            vec![
                row.id.to_owned(),
                row.version.to_string(),
                urgency(row.urgency),
                row.days.to_string(),
                source(row.ground),
            ]
        })
        .collect();
    out.push_str(&table(
        &["id", "version", "how soon", "days", "source"],
        rows,
    ));
    out
}

/// What is collected and shown without a judgement.
fn recorded_part() -> String {
    let label = |key: &str| {
        let mut forms = dampingi_domain::form::table::ALL.iter();
        let field = forms.find_map(|form| form.field(key));
        field.map_or_else(String::new, |field| field.label.id.to_owned())
    };
    let rows = dampingi_domain::result::NOT_JUDGED
        .iter()
        .map(|(key, why)| vec![label(key), format!("`{key}`"), (*why).to_owned()])
        .collect();
    format!(
        "## Dicatat, tidak dinilai (recorded, not judged)\n\nThe notes name no limit for these, or one that cannot be right. They are \
kept and shown with their value; no colour, no advice, no referral follows. A test holds that every other field is judged, planned by \
or counted.\n\n{}",
        table(&["field", "key", "why"], rows)
    )
}

fn services_part() -> String {
    let mut out = String::from("## Services of a child\n\n");
    let _ = writeln!(
        out,
        "- Vitamin A ({}, {}): blue at 6–11 months, red at 12–59 months, in February and August; a dose until the end of the \
month after counts for the campaign.\n\
- Deworming ({}, {}): from 12 months, the same months.\n\
- Breast milk and complementary food ({}, {}): recall of 24 hours at 0–5 months; five of eight groups with egg, fish or meat at \
6–23 months. \"Until six months\" is said only with an answer for each month.\n\
- Immunisation table `{}`, unconfirmed: next dose at the later of its age and the last dose + interval; beyond its last age, or \
in doubt, \"tanya bidan\" (Settled 12). Dates are compared with the due age as the youngest age, except for doses of the first \
month.\n",
        word(vitamin_a::GROUND),
        vitamin_a::GROUND.document,
        word(vitamin_a::DEWORMING_GROUND),
        vitamin_a::DEWORMING_GROUND.document,
        word(feeding::GROUND),
        feeding::GROUND.document,
        immunisation::VERSION,
    );
    let rows = immunisation::TABLE
        .iter()
        .map(|vaccine| {
            vec![
                vaccine.code.to_owned(),
                vaccine.label.to_owned(),
                match vaccine.due {
                    Due::AtBirth => "birth".to_owned(),
                    Due::Months(months) => format!("{months} months"),
                },
                vaccine.after.map_or_else(String::new, |before| {
                    format!("{before} + {} days", vaccine.min_interval_days)
                }),
                vaccine
                    .max_age_days
                    .map_or_else(String::new, |days| format!("day {days}")),
                vaccine.only_in.unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    out.push_str(&table(
        &["code", "label", "age", "after", "last age", "only in"],
        rows,
    ));
    out
}

fn household_part() -> String {
    format!(
        "## Families at risk (KRS)\n\nA target (couple with a wife of 15–49 years, pregnant wife, child of 0–59 months) with at least one of: \
drinking water not adequate, latrine without septic tank, one of the four too ({}, {}). Without an answer about water or latrine \
\"not at risk\" is not certain, and that is said.\n\n",
        word(household_risk::GROUND),
        household_risk::GROUND.document
    )
}

fn schedule_part() -> String {
    let rows = schedule::TASKS
        .iter()
        .copied()
        .chain([&schedule::ABSENT])
        .map(|task| {
            vec![
                task.label.id.to_owned(),
                task.reason.id.to_owned(),
                source(task.ground),
            ]
        })
        .collect();
    format!(
        "## What comes due\n\nThe most important first. Late before now before soon; among equals this order.\n\n{}",
        table(&["what", "why", "source"], rows)
    )
}

fn indicator_part() -> String {
    let mut out = String::from(
        "## Indicators\n\nEach is given twice: all received, and approved by a coordinator (imported visits count there). Returned, \
duplicate and replaced visits count in neither (Settled 11). Percent to two decimals, half up.\n\n",
    );
    for (sheet, name) in [
        (Sheet::Sigizi, "SIGIZI, each month (§2.12)"),
        (
            Sheet::Essential,
            "Essential indicators marked A (§4.4) and the Ansit sheet (§4.3)",
        ),
    ] {
        let rows = indicator::table()
            .filter(|one| one.sheet == sheet)
            .map(|one| {
                let over = match one.kind {
                    Kind::Count => "(count)".to_owned(),
                    Kind::Percent => one.denominator.to_owned(),
                };
                vec![
                    format!("`{}`", one.id),
                    one.label.id.to_owned(),
                    one.numerator.to_owned(),
                    over,
                    one.target_percent
                        .map_or_else(String::new, |percent| format!("{percent} %")),
                    match one.published {
                        Basis::Approved => "approved".to_owned(),
                        Basis::Received => "received".to_owned(),
                    },
                    source(one.ground),
                ]
            })
            .collect();
        let _ = writeln!(out, "### {name}\n");
        out.push_str(&table(
            &[
                "id",
                "label",
                "numerator",
                "denominator",
                "target",
                "published",
                "source",
            ],
            rows,
        ));
    }
    out
}

fn scorecard_part() -> String {
    let numbered = |names: &[&str]| {
        let names: Vec<String> = names
            .iter()
            .zip(1..)
            .map(|(name, at)| format!("({at}) {name}"))
            .collect();
        names.join(", ")
    };
    format!(
        "### Convergence scorecard, each quarter ({}, {})\n\nMother: {}.\n\nChild of 0–23 months: {}.\n\nY over Y and T; TS counts for neither. \
Counts run from birth, or the start of the pregnancy, to the quarter's end. A visit at home applies only to RISTI or KEK, and to \
children thin or short: then once in each month of the quarter in which the person was a target. Length: once in the quarter, \
or by the measuring months. What is not on record is T.\n\n",
        word(scorecard::GROUND),
        scorecard::GROUND.document,
        numbered(&scorecard::MOTHER),
        numbered(&scorecard::CHILD)
    ) + &funds_part()
}

/// What the KPM writes down of the village's money.
fn funds_part() -> String {
    let rows = scorecard::FUNDS.map(|fund| {
        vec![
            format!("`{}`", fund.id),
            fund.version.to_string(),
            fund.valid_from.to_owned(),
            fund.label.id.to_owned(),
            format!("`{}`", fund.part),
            format!("`{}`", fund.whole),
            source(scorecard::FUNDS_GROUND),
        ]
    });
    let head = [
        "id",
        "version",
        "valid from",
        "label",
        "numerator, rupiah",
        "denominator, rupiah",
        "source",
    ];
    format!(
        "Table 5, the village's money: written down each quarter by the KPM, counted from nothing, and added up over villages. The \
last one written counts. Percent to two decimals, half up.\n\n{}\n",
        table(&head, rows.into())
    )
}

fn open_part() -> String {
    let mut out = String::from("## Waits for a health office\n\n");
    let mut add = |name: String, ground: Ground| {
        if !ground.is_confirmed {
            let _ = writeln!(out, "- {name}: {}", ground.document);
        }
    };
    for (name, ground) in [
        (
            "The class from +1 to +2 of weight for length",
            growth::POSSIBLE_RISK_GROUND,
        ),
        ("Upper arm of a child", growth::MUAC_GROUND),
        ("Head circumference", growth::HEAD_GROUND),
        ("BBLR, PBLR, preterm", growth::BIRTH_GROUND),
        ("Growth card's lines", growth::CARD_GROUND),
        ("Weight gain (KBM)", gain::GROUND),
        ("KEK", body::KEK_GROUND),
        ("Waist before a wedding", body::WAIST_GROUND),
        ("Anaemia in pregnancy", anaemia::PREGNANT.ground),
        ("Anaemia out of pregnancy", anaemia::NOT_PREGNANT.ground),
        ("Adult BMI", body::BMI_GROUND),
        (
            "Trimesters",
            Ground::unconfirmed("Settled 9: texts differ in the weeks"),
        ),
        (
            "Blood pressure and MAP",
            Ground::unconfirmed("§3.6 R19; limits from memory"),
        ),
        ("Fetal heart rate", fetus::HEART_RATE_GROUND),
        ("Fundal height and estimated weight", fetus::TABLE_GROUND),
        (
            "Way to the weight gain in pregnancy",
            woman::gain::BAND_GROUND,
        ),
        ("The four too", risk::GROUND),
        ("Families at risk", household_risk::GROUND),
        ("Windows after birth", postpartum::GROUND),
        ("Vitamin A", vitamin_a::GROUND),
        ("Deworming", vitamin_a::DEWORMING_GROUND),
        ("Complementary food", feeding::GROUND),
        (
            "Immunisation schedule",
            Ground::unconfirmed("§3.10, `data/immunisation_schedule.csv`"),
        ),
    ] {
        add(name.to_owned(), ground);
    }
    for rule in finding::table() {
        let name = format!("Rule {} {}", rule.id, rule.variant);
        add(name.trim_end().to_owned(), rule.ground);
    }
    for task in schedule::TASKS.into_iter().chain([&schedule::ABSENT]) {
        add(format!("Due: {}", task.label.id), task.ground);
    }
    add("Convergence scorecard".to_owned(), scorecard::GROUND);
    add(
        "Scorecard, the village's money".to_owned(),
        scorecard::FUNDS_GROUND,
    );
    for one in indicator::table() {
        add(format!("Indicator `{}`", one.id), one.ground);
    }
    out
}

#[allow(
    dead_code,
    reason = "the test that compares takes this file as a module"
)]
fn main() -> std::io::Result<()> {
    std::fs::write(path(), document())
}
