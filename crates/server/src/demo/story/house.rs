//! How households live: water, latrine, insurance, aid. Most well, some not.

use super::script::{Home, Script};
use dampingi_domain::Answers;

/// Registers a household, and surveys it within its first month.
pub fn with_survey(script: &mut Script, ago: i32, head: &str) -> Home {
    let home = script.home(ago, head);
    let water = script.random.pick(&[
        "borehole",
        "borehole",
        "bottled",
        "piped",
        "rain",
        "surface",
        "unprotected_well",
    ]);
    let latrine = script.random.pick(&[
        "own_septic",
        "own_septic",
        "shared_septic",
        "no_septic",
        "absent",
    ]);
    let poor = script.random.once_in(3);
    let mut fields = Answers::new()
        .with("water_source", water)
        .with("latrine", latrine)
        .with("open_defecation", latrine == "absent")
        .with("adequate_house", !poor)
        .with("wastewater_drained", !poor)
        .with("food_garden", script.random.once_in(2))
        .with("insured", true)
        .with(
            "insurance_kind",
            if poor { "bpjs_pbi" } else { "bpjs_non_pbi" },
        )
        .with("aid_received", poor);
    if poor {
        fields.set("aid_kinds", vec!["bpnt_sembako", "pkh"]);
        fields.set("welfare_decile", 2);
    }
    let later = (ago - script.random.between(0, 12)).max(1);
    script.survey(later, &home, fields);
    home
}
