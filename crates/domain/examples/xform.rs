//! `cargo run -p dampingi-domain --example xform -- FORM FILE`: writes one of the app's forms as an ODK XForm, question for
//! question, so that other programs can show the same form (`tests/bench/app`). What only this app checks (rules over several answers, soft ranges) is left out.

use dampingi_domain::form::{Choice, Field, Input, Need, When, by_id};
use std::fmt::Write;

fn main() {
    let mut asked = std::env::args().skip(1);
    let (id, file) = (
        asked.next().unwrap_or_default(),
        asked.next().unwrap_or_default(),
    );
    let form = by_id(&id).expect("the first argument is the id of a form");
    let (mut nodes, mut binds, mut body) = (String::new(), String::new(), String::new());
    for page in form.pages {
        let mut group = String::new();
        for field in page.fields {
            put(&mut nodes, &format!("<{}/>", field.key));
            put(&mut binds, &bind(field));
            put(&mut group, &control(field));
        }
        let title = text(page.title.id);
        put(
            &mut body,
            &format!("<group><label>{title}</label>{group}</group>"),
        );
    }
    let title = text(form.title.id);
    let xform = format!(
        r#"<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<h:head><h:title>{title}</h:title><model><instance><data id="{id}" version="1"><age_months>15</age_months>{nodes}<meta><instanceID/></meta></data></instance>
<bind nodeset="/data/age_months" type="int" readonly="true()"/>
{binds}<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" calculate="concat('uuid:', uuid())"/></model></h:head>
<h:body>
{body}</h:body></h:html>
"#
    );
    std::fs::write(file, xform).expect("the second argument is a file that can be written");
}

fn put(to: &mut String, line: &str) {
    to.push_str(line);
    to.push('\n');
}

fn text(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    words.replace('"', "&quot;")
}

fn path(key: &str) -> String {
    format!("/data/{key}")
}

fn bind(field: &Field) -> String {
    let kind = match field.input {
        Input::PastDate | Input::ComingDate | Input::NearDate => "date",
        Input::Time => "time",
        Input::Decimal { .. } => "decimal",
        Input::Whole { .. } => "int",
        Input::Photo => "binary",
        _ => "string",
    };
    let mut bind = format!(r#"<bind nodeset="{}" type="{kind}""#, path(field.key));
    if let Need::Required = field.need {
        bind.push_str(r#" required="true()""#);
    }
    if let Input::Decimal { hard, .. } | Input::Whole { hard, .. } = field.input {
        write!(
            bind,
            r#" constraint=". &gt;= {} and . &lt;= {}""#,
            hard.low, hard.high
        )
        .expect("writing into a text does not fail");
    }
    let shown = holds(&field.shown);
    if shown != "true()" {
        write!(bind, r#" relevant="{shown}""#).expect("writing into a text does not fail");
    }
    bind.push_str("/>");
    bind
}

fn holds(when: &When) -> String {
    let joined = |all: &[When], by: &str| {
        let all: Vec<String> = all
            .iter()
            .map(holds)
            .map(|one| format!("({one})"))
            .collect();
        all.join(by)
    };
    match when {
        When::Is(key, codes) => {
            let codes: Vec<String> = codes
                .iter()
                .map(|code| format!("selected({}, '{code}')", path(key)))
                .collect();
            codes.join(" or ")
        }
        When::Yes(key) => format!("{} = 'yes'", path(key)),
        When::No(key) => format!("{} = 'no'", path(key)),
        When::AtLeast(key, least) => format!("{} &gt;= {least}", path(key)),
        When::Filled(key) => format!("{} != ''", path(key)),
        When::Months(from, to) => {
            format!("/data/age_months &gt;= {from} and /data/age_months &lt;= {to}")
        }
        When::All(all) => joined(all, " and "),
        When::Any(all) => joined(all, " or "),
        When::Not(one) => format!("not({})", holds(one)),
        _ => "true()".to_owned(),
    }
}

fn control(field: &Field) -> String {
    let items = |choices: &[Choice]| {
        let each = choices.iter().map(|choice| {
            let label = text(choice.label.id);
            format!(
                "<item><label>{label}</label><value>{}</value></item>",
                choice.code
            )
        });
        each.collect::<String>()
    };
    let yes_no = "<item><label>Ya</label><value>yes</value></item><item><label>Tidak</label><value>no</value></item>";
    let (tag, more, inner) = match field.input {
        Input::Choice(choices) => ("select1", "", items(choices)),
        Input::Many(choices) => ("select", "", items(choices)),
        Input::YesNo => ("select1", "", yes_no.to_owned()),
        Input::Photo => ("upload", r#" mediatype="image/*""#, String::new()),
        _ => ("input", "", String::new()),
    };
    let hint = field.hint.map(|hint| text(hint.id));
    let hint = hint.map_or_else(String::new, |hint| format!("<hint>{hint}</hint>"));
    format!(
        r#"<{tag} ref="{}"{more}><label>{}</label>{hint}{inner}</{tag}>"#,
        path(field.key),
        text(field.label.id)
    )
}
