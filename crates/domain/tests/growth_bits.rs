//! What the browser computes of the WHO cases (tests/browser) is computed here too: the same file, the same bits.

#[path = "../../../tests/browser/growth_tests.rs"]
mod growth_tests;

#[test]
fn the_cases_of_the_browser_have_the_same_bits_here() {
    for name in growth_tests::NAMES {
        assert!(growth_tests::run(name));
    }
}
