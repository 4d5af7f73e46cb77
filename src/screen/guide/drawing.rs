//! The drawings of the guide: our own, in lines, on a ground of 200 by 130. What is measured, or what to look at, is drawn
//! strong (`hot`), skin and things softly filled (`flat`). What a drawing shows is said beside it in words.

use crate::ui::el::{View, el};

/// A drawing with its words for those who cannot see it; without, it only decorates the words beside it.
pub fn drawing(id: &str, shows: Option<&'static str>) -> Option<View> {
    let (_, inside) = DRAWINGS.iter().find(|(name, _)| *name == id)?;
    let mut svg = String::from(r#"<svg viewBox="0 0 200 130">"#);
    svg.push_str(inside);
    svg.push_str("</svg>");
    let hidden = shows.is_none().then_some("true");
    Some(
        el("div")
            .class("guide-drawing")
            .attr("role", shows.map(|_| "img"))
            .attr("aria-label", shows)
            .attr("aria-hidden", hidden)
            .inside(svg),
    )
}

/// Inside of each drawing, by the id of its topic or of its page of the first walk.
const DRAWINGS: &[(&str, &str)] = &[
    (
        "timbangan-bayi",
        r#"<path class="flat" d="M25 72q75 34 150 0l-6 20H31z"/><path d="M40 92h120l8 26H32z"/><path class="hot" d="M78 99h44v13H78z"/><path d="M86 105h8M98 105h8M110 105h4"/><circle class="flat" cx="58" cy="62" r="15"/><path d="M52 60v.1M62 58v.1M54 68q5 3 9 0"/><path class="flat" d="M72 60q26-10 52 4l16-12 6 6-16 20H76q-8-8-4-18z"/><path d="M88 62l-6-16M100 62l8-16"/><path class="soft" d="M150 30q12 4 16 18l-10 8"/>"#,
    ),
    (
        "timbangan-gantung",
        r#"<path class="soft" d="M20 8h160M100 8v14"/><circle class="flat" cx="100" cy="38" r="17"/><path class="hot" d="M100 38V26"/><path d="M100 25v-2M87 38h-2M115 38h-2M100 55v8"/><path d="M100 63L70 84M100 63l30 21"/><path class="flat" d="M66 82q34 12 68 0l-8 28q-26 12-52 0z"/><circle class="flat" cx="100" cy="76" r="12"/><path d="M96 76v.1M104 76v.1M96 81q4 3 8 0"/><path d="M86 112v12M114 112v12M82 124h8M110 124h8"/>"#,
    ),
    (
        "timbangan-injak",
        r#"<path class="soft" d="M14 122h172"/><path class="flat" d="M62 110h76l4 12H58z"/><path class="hot" d="M88 113h24v6H88z"/><circle class="flat" cx="100" cy="20" r="12"/><path class="flat" d="M86 36h28l4 34H82z"/><path d="M84 38l-6 34M116 38l6 34"/><path d="M90 70v38h-8M110 70v38h8M100 74v34"/>"#,
    ),
    (
        "panjang",
        r#"<path class="flat" d="M14 96h172v12H14z"/><path d="M30 96v6M46 96v6M62 96v6M78 96v6M94 96v6M110 96v6M126 96v6M142 96v6"/><path d="M16 52h8v44h-8z"/><path class="hot" d="M150 56h9v40h-9z"/><path class="hot" d="M174 76h-11M168 71l-6 5 6 5"/><circle class="flat" cx="40" cy="80" r="15"/><path d="M38 70v.1M46 70v.1M51 78h3"/><path class="flat" d="M56 72h44v20H56z"/><path class="flat" d="M100 75h48v16h-48zM142 75l2-11h6v27h-8z"/><path class="soft" d="M64 72q14-14 26-2"/><path class="soft" d="M118 58v14M113 66l5 6 5-6"/>"#,
    ),
    (
        "tinggi",
        r#"<path class="flat" d="M62 6h12v116H62z"/><path d="M62 20h6M62 34h6M62 48h6M62 62h6M62 76h6M62 90h6M62 104h6"/><path class="hot" d="M74 22h44v6H74z"/><path class="soft" d="M40 122h120"/><circle class="flat" cx="92" cy="42" r="14"/><path d="M100 40v.1M104 47l-5 1"/><path class="flat" d="M78 58h22l2 34H78z"/><path d="M92 60l6 30"/><path d="M80 92v30h14M92 92v28"/><path class="soft" d="M112 42h34M140 37l6 5-6 5"/>"#,
    ),
    (
        "lila-anak",
        r#"<circle class="flat" cx="70" cy="28" r="20"/><path d="M62 27v.1M76 27v.1M64 36q6 4 12 0"/><path class="flat" d="M46 52q24-8 46 0l6 66H42z"/><path class="flat" d="M92 54q18 2 22 16l12 44-16 4-16-40z"/><path class="hot" d="M96 88l24-9M99 95l24-9"/><path d="M136 46l-26 12M136 112l-12 4"/><path class="soft" d="M150 54v54M146 58l4-6 4 6M146 104l4 6 4-6M146 82h8"/>"#,
    ),
    (
        "lila-ibu",
        r#"<circle class="flat" cx="64" cy="26" r="15"/><path d="M50 30q-4-22 14-20t14 20"/><path class="flat" d="M40 52q24-12 48 0l4 70H36z"/><path class="flat" d="M88 52q16 4 19 18l9 52H98l-9-44z"/><path class="hot" d="M93 84l18-3M95 91l18-3"/><path d="M130 46l-28 8M130 120h-12"/><path class="soft" d="M144 52v64M140 56l4-6 4 6M140 112l4 6 4-6M140 84h8"/>"#,
    ),
    (
        "lingkar-kepala",
        r#"<path class="flat" d="M64 60q0-46 44-46t44 40q0 20-12 30l-2 18H92l-2-10H78l-2-10-10-2 4-12z"/><path d="M82 64v.1M76 54q6-5 11-2M122 62q8-6 8 4t-8 10"/><path class="hot" d="M65 49q44-10 87 4M64 56q44-10 88 4"/>"#,
    ),
    (
        "bengkak",
        r#"<path class="flat" d="M60 10h34v56q6 14 40 24 28 6 28 20v8H58V82z"/><path d="M150 118v-8M140 118v-8M130 118v-6"/><path class="hot" d="M108 80q8 8 20 6"/><path class="flat" d="M118 78l20-46q12-8 14 6l-22 46z"/><path d="M126 68l10 4"/><path class="soft" d="M104 30v26M98 48l6 8 6-8"/>"#,
    ),
    (
        "tensi",
        r#"<path class="soft" d="M18 122V40h8v40h34v42M112 92h76v30"/><circle class="flat" cx="58" cy="24" r="14"/><path class="flat" d="M42 42h32l6 44H40z"/><path class="flat" d="M74 46q10 2 14 16l6 18 44 2v10H88L70 64z"/><path class="hot" d="M78 60l12-5 6 18-12 5z"/><path d="M40 86h36v36M76 86l2 36"/><path class="flat" d="M148 70h30v22h-30z"/><path class="hot" d="M154 76h12M154 84h8"/><path d="M92 70q30-22 56 8"/>"#,
    ),
    (
        "suhu",
        r#"<circle class="flat" cx="100" cy="26" r="17"/><path d="M93 26v.1M107 26v.1M94 34q6 4 12 0"/><path class="flat" d="M74 50q-16 4-16 24l2 44h14l2-44zM126 50q16 4 16 24l-2 44h-14l-2-44z"/><path class="flat" d="M74 50q26-8 52 0l2 70H72z"/><path class="hot" d="M116 72l46-24 4 7-46 24z"/><path d="M146 58l3 6"/>"#,
    ),
    (
        "lingkar-perut",
        r#"<path class="flat" d="M66 6q6 30-2 50t2 68h70q10-46 2-66t-2-52z"/><path d="M72 40q14 10 28 10t30-10M74 96q12-8 18 4M128 96q-12-8-18 4M101 84v.1"/><path class="hot" d="M63 68q38 12 76 0M63 75q38 12 76 0"/><path class="soft" d="M160 42v24M156 60l4 6 4-6M160 100V78M156 84l4-6 4 6"/>"#,
    ),
    (
        "tinggi-fundus",
        r#"<path class="soft" d="M10 104h180"/><path class="flat" d="M20 84q24-8 44-6 14-44 50-40 30 4 34 40l38 4v20H20z"/><path class="hot" d="M146 78q-4-36-32-40-14-2-26 8"/><path d="M88 46l-6-6M146 78l10 4"/><circle class="soft" cx="112" cy="70" r="12"/><path class="soft" d="M104 80q-16 6-16 16M88 96h26"/>"#,
    ),
    (
        "denyut-janin",
        r#"<path class="flat" d="M12 92q24-8 40-6 12-44 44-42 28 2 34 42l20 4v20H12z"/><path class="flat" d="M96 30l14 4-4 16-14-4z"/><path d="M104 30q10-22 34-14 12 4 14 14"/><path class="flat" d="M140 30h36v24h-36z"/><path class="hot" d="M140 84h12l5-14 8 28 6-20 4 6h12"/><path d="M148 38h10M148 46h18"/>"#,
    ),
    (
        "hb",
        r#"<path class="flat" d="M24 112q-8-46 8-74 8-12 18-4t6 20l-6 58z"/><path d="M36 36q8-6 14 4"/><path class="hot" d="M66 44q-10 14 0 20 10-6 0-20z"/><path class="flat" d="M92 40q22-10 44 0v70q-22-10-44 0zM136 40q22-10 44 0v70q-22-10-44 0z"/><path d="M100 56h26M100 68h26M100 80h20"/><path class="hot" d="M146 56h24M146 68h24M146 80h16"/>"#,
    ),
    (
        "ukuran-lahir",
        r#"<path class="flat" d="M22 26q38-14 78 0v88q-40-14-78 0zM100 26q40-14 78 0v88q-38-14-78 0z"/><circle cx="60" cy="52" r="11"/><path d="M46 86q0-20 14-20t14 20zM56 50v.1M64 50v.1"/><path d="M114 46h18M114 66h18M114 86h18"/><path class="hot" d="M142 46h24M142 66h24M142 86h18"/>"#,
    ),
    (
        "hpht",
        r#"<path class="flat" d="M44 26h112v90H44z"/><path d="M44 48h112M66 16v18M134 16v18"/><path d="M62 62h8M84 62h8M106 62h8M128 62h8M62 80h8M106 80h8M128 80h8M62 98h8M84 98h8M106 98h8"/><circle class="hot" cx="88" cy="80" r="12"/><path d="M84 80h8"/>"#,
    ),
    (
        "ttd",
        r#"<path class="flat" d="M34 26h132v80H34z"/><circle class="soft" cx="56" cy="48" r="10"/><circle class="soft" cx="86" cy="48" r="10"/><circle class="soft" cx="116" cy="48" r="10"/><circle class="hot" cx="146" cy="48" r="10"/><circle class="hot" cx="56" cy="84" r="10"/><circle class="hot" cx="86" cy="84" r="10"/><circle class="hot" cx="116" cy="84" r="10"/><circle class="hot" cx="146" cy="84" r="10"/><path class="soft" d="M50 42l12 12M80 42l12 12M110 42l12 12"/>"#,
    ),
    (
        "bahaya-anak",
        r#"<circle class="flat" cx="100" cy="26" r="19"/><path d="M93 24v.1M107 24v.1M95 35q5-4 10 0"/><path class="flat" d="M66 56q34-14 68 0l4 66H62z"/><path d="M66 56L50 96M134 56l16 40M78 66q10 4 20 2M122 66q-10 4-20 2"/><path class="hot" d="M72 84q14 14 28 2 14 12 28-2"/><path class="soft" d="M36 86h22M52 81l6 5-6 5M164 86h-22M148 81l-6 5 6 5"/>"#,
    ),
    (
        "bahaya-bayi",
        r#"<path class="flat" d="M60 62q40-44 80 0l14 40q-54 28-108 0z"/><circle class="flat" cx="100" cy="50" r="22"/><path d="M92 48v.1M108 48v.1M95 58q5 4 10 0"/><path d="M64 72q36 30 72 0M58 92q44 24 84 0"/><path class="hot" d="M150 30l20-14 4 6-20 14zM146 36l6-4"/><path class="soft" d="M30 40q-8 10 0 20t0 20"/>"#,
    ),
    (
        "bahaya-hamil",
        r#"<circle class="flat" cx="92" cy="30" r="16"/><path d="M77 34q-4-24 16-22 18 2 15 24"/><path class="flat" d="M78 50q14-8 28 0 4 16 20 30 6 14-6 24l-2 18H78q-8-36 0-72z"/><path d="M106 52q16-2 12-20M80 52Q62 44 76 28"/><path class="hot" d="M118 12l8-8M126 24h11M64 14l-8-8"/><circle class="soft" cx="106" cy="88" r="9"/>"#,
    ),
    (
        "bahaya-nifas",
        r#"<path class="soft" d="M12 108h150M18 108V70"/><path class="flat" d="M24 96h110q14 0 16 12H24z"/><circle class="flat" cx="38" cy="78" r="14"/><path d="M33 78v.1M42 78v.1"/><path class="flat" d="M54 76q40-8 84 18H54z"/><circle class="hot" cx="72" cy="66" r="8"/><path d="M80 70q14 0 20 8"/><circle class="flat" cx="168" cy="34" r="13"/><path class="flat" d="M154 52h28l4 70h-34z"/><path d="M156 60l-24 20"/>"#,
    ),
    (
        "imunisasi",
        r#"<path class="flat" d="M58 50l50 50-14 14-50-50z"/><path d="M36 58l30-30M51 43L35 27M26 36l18-18M68 88l8-8M78 98l8-8"/><path d="M101 107l28 14"/><path class="hot" d="M154 52q-16 24 0 34 16-10 0-34z"/>"#,
    ),
    (
        "makanan",
        r#"<circle class="flat" cx="100" cy="66" r="56"/><path d="M100 10v34M100 88v34M44 66h34M122 66h34M60 26l25 25M115 81l25 25M140 26l-25 25M85 81l-25 25"/><ellipse class="hot" cx="100" cy="66" rx="15" ry="19"/>"#,
    ),
    (
        "kpsp",
        r#"<path class="soft" d="M14 120h172"/><circle class="flat" cx="62" cy="42" r="18"/><path d="M60 40v.1M71 40v.1M62 50q6 3 9-1"/><path class="flat" d="M46 62h32l8 44 24 2v12H46z"/><path d="M76 70l32 2"/><path class="flat" d="M126 96h24v24h-24zM152 96h24v24h-24zM138 72h24v24h-24z"/><path class="hot" d="M114 46h22v22h-22z"/>"#,
    ),
    (
        "vitamin-a",
        r#"<path class="flat" d="M46 78q-10-34 26-46 34-8 48 16l18 2-8 18q4 26-28 34-40 8-56-24z"/><path class="hot" d="M152 84q-10 16 0 22 10-6 0-22z"/><path d="M176 24l-36 30M184 48l-46-4"/><circle cx="182" cy="18" r="7"/><circle cx="190" cy="52" r="7"/>"#,
    ),
    (
        "air",
        r#"<path class="soft" d="M14 112h172"/><path class="flat" d="M56 66h88v46H56z"/><path d="M56 82h88M56 98h88M78 66v16M122 66v16M100 82v16M70 98v14M130 98v14"/><path class="hot" d="M48 56h104v10H48z"/><path d="M60 56V14h80v42M100 14v14"/><path class="flat" d="M90 28h20l-3 18H93z"/>"#,
    ),
    (
        "jamban",
        r#"<path class="soft" d="M8 72h184"/><path class="flat" d="M28 42h36q0 22-14 26v4H36l-2-6q-8-6-6-24zM26 18h12v24H26z"/><path d="M46 72v16h62"/><path class="hot" d="M108 80h70v40h-70z"/><path d="M132 72h22v8h-22zM112 98h62"/>"#,
    ),
    (
        "periksa-hamil",
        r#"<path class="flat" d="M20 16h48v44H20zM76 16h48v44H76zM132 16h48v44h-48zM20 70h48v44H20zM76 70h48v44H76zM132 70h48v44h-48z"/><path class="hot" d="M30 24h28v20H30zM86 78h28v20H86z"/><path d="M44 44v8M36 52h16M100 98v8M92 106h16M90 40l8 8 14-18M146 40l8 8 14-18M34 94l8 8 14-18"/>"#,
    ),
    (
        "kb",
        r#"<circle class="flat" cx="44" cy="34" r="14"/><path class="flat" d="M28 52h32l4 68H24z"/><circle class="flat" cx="98" cy="40" r="14"/><path d="M85 42q-2-20 14-18 14 2 13 18"/><path class="flat" d="M84 58h28l8 62H76z"/><circle class="hot" cx="72" cy="70" r="7"/><path class="hot" d="M65 80q-5 14 7 16 12-2 7-16z"/><path class="flat" d="M138 44h46v52h-46z"/><path d="M138 58h46M150 38v10M172 38v10M148 68h6M160 68h6M148 82h6"/><path class="hot" d="M166 84l5 5 8-11"/>"#,
    ),
    (
        "kenalan-1",
        r#"<path class="flat" d="M14 62l34-30 34 30v52H14z"/><path d="M40 114V86h16v28"/><circle class="flat" cx="112" cy="46" r="13"/><path class="flat" d="M96 64h32l5 50H92z"/><path d="M128 68l22 16"/><path class="hot" d="M146 58h32v50h-32zM154 70h16M154 80h16M154 90h10"/>"#,
    ),
    (
        "kenalan-2",
        r#"<path class="flat" d="M34 16h52v102H34z"/><path d="M54 108h12"/><path class="hot" d="M46 58l10 11 20-24"/><path class="soft" d="M98 66h40M130 59l8 7-8 7"/><path class="flat" d="M148 40h36v54h-36z"/><path d="M156 54h20M156 67h20M156 80h20"/><path class="hot" d="M104 40q12-12 26 0M110 46q6-6 13 0"/>"#,
    ),
    (
        "kenalan-3",
        r#"<path class="flat" d="M40 14h86v104H40z"/><path d="M54 34h58M54 50h58M54 84h58M54 100h34"/><path class="hot" d="M50 61h66v13H50z"/><path class="hot" d="M170 46v20q0 16-18 16h-16M144 74l-9 8 9 8"/>"#,
    ),
    (
        "kenalan-4",
        r#"<circle class="flat" cx="100" cy="58" r="40"/><path class="hot" d="M86 48q2-14 16-14 14 1 14 14 0 8-8 13-7 4-7 11M101 82v.2"/><path class="soft" d="M30 118h140M46 110v8M154 110v8"/>"#,
    ),
];

#[cfg(test)]
mod tests {
    use super::DRAWINGS;
    use crate::text::{guide, measure};

    #[test]
    fn every_topic_and_every_page_of_the_walk_is_drawn_and_no_drawing_is_left_over() {
        let topics = measure::topics().map(|topic| topic.id);
        let pages = guide::WALK.iter().map(|page| page.drawing);
        let wanted: Vec<&str> = topics.chain(pages).collect();
        let drawn: Vec<&str> = DRAWINGS.iter().map(|(id, _)| *id).collect();
        assert_eq!(drawn, wanted);
    }
}
