//! `docs/clinical.md` says what the tables say.

#[path = "../../examples/clinical_doc.rs"]
mod document;

#[test]
fn the_document_is_made_from_the_tables() {
    let kept = std::fs::read_to_string(document::path()).expect("docs/clinical.md");
    let made = document::document();
    let differs = made
        .lines()
        .zip(kept.lines())
        .find(|(made, kept)| made != kept);
    assert_eq!(
        differs, None,
        "run: cargo run -p dampingi-domain --example clinical_doc"
    );
    assert_eq!(made.len(), kept.len());
}
