//! Rules for children: C01–C12 of the domain notes §3.8, U01 for measures to take again.
//! Urgencies, and most destinations, are design and wait for a health office.

use crate::Ground;
use crate::finding::child_sign::{
    implausible, is_code, needs_hospital, newborn_danger, not_gained, on_card, short, ticked,
    wasted, wasted_badly,
};
use crate::finding::policy::GainPolicy;
use crate::finding::rule::{Destination, FIRST_TABLE, Input, Rule, Urgency};
use crate::growth::{CardLine, HeadBand, head_band};
use crate::service::vitamin_a;
use crate::term::t;

const CHILD: &[&str] = &["child_visit"];
const WEIGHED: &[&str] = &["child_visit", "newborn_visit"];

/// What every row starts from.
const ROW: Rule = Rule {
    id: "",
    variant: "",
    version: 1,
    valid_from: FIRST_TABLE,
    valid_to: None,
    title: t("", ""),
    trigger: t("", ""),
    advice: t("", ""),
    destination: Destination::HealthCentre,
    urgency: Urgency::Routine,
    ground: Ground::unconfirmed(""),
    forms: CHILD,
    covers: &[],
    holds: |_| None,
};

/// The rules for children.
pub(in crate::finding) static RULES: &[Rule] = &[
    Rule {
        id: "C11",
        title: t("Ada tanda bahaya pada anak", "The child has a danger sign"),
        trigger: t(
            "Salah satu tanda bahaya dicentang: tidak bisa minum, memuntahkan semuanya, kejang, lemas, napas cepat atau dada tertarik, berak berdarah, demam 38,5 °C atau lebih",
            "Any danger sign ticked: cannot drink, vomits everything, convulsions, limp, fast breathing or chest drawn in, blood in the stool, fever of 38.5 °C or more",
        ),
        advice: t(
            "Anak perlu diperiksa puskesmas atau rumah sakit sekarang juga. Bantu keluarga berangkat",
            "The child must be seen at a health centre or hospital now. Help the family to go",
        ),
        destination: Destination::NearestFacility,
        urgency: Urgency::Now,
        ground: Ground::unconfirmed("§3.8 C11, MTBS"),
        covers: &[],
        holds: |facts| ticked(facts),
        ..ROW
    },
    Rule {
        id: "C12",
        title: t(
            "Ada tanda bahaya pada bayi baru lahir",
            "The newborn has a danger sign",
        ),
        trigger: t(
            "Tanda bahaya dicentang, atau: tidak mau menyusu, kuning atau biru, suhu di bawah 36,5 atau di atas 37,5 °C, pusar merah atau bernanah, berat di bawah 2,0 kg",
            "A danger sign ticked, or: does not feed, yellow or blue, below 36.5 or above 37.5 °C, red navel or pus, below 2.0 kg",
        ),
        advice: t(
            "Bayi perlu diperiksa rumah sakit sekarang juga. Dekap bayi di dada dan selimuti. Susui di jalan kalau bisa mengisap; kalau tidak, jangan dipaksa",
            "The baby must be seen at a hospital now. Hold it against the chest, covered. Feed on the way if it can suck; if not, do not force it",
        ),
        destination: Destination::Hospital,
        urgency: Urgency::Now,
        ground: Ground::unconfirmed("§3.8 C12"),
        forms: &["newborn_visit"],
        holds: newborn_danger,
        ..ROW
    },
    Rule {
        id: "C04",
        variant: "hospital",
        title: t(
            "Bayi atau anak sakit sangat kurus, atau kedua kakinya bengkak",
            "A young baby or ill child is very thin, or both feet are swollen",
        ),
        trigger: t(
            "BB/PB atau BB/TB di bawah −3, LiLA di bawah 11,5 cm (6–59 bulan) atau kedua kaki bengkak; dan umur di bawah 6 bulan atau ada tanda bahaya",
            "Weight for length below −3, upper arm below 11.5 cm (6–59 months) or both feet swollen; and below 6 months of age or with a danger sign",
        ),
        advice: t(
            "Perlu diperiksa rumah sakit hari ini juga. Terus susui anak di perjalanan",
            "Must be seen at a hospital today. Keep feeding the child on the way",
        ),
        destination: Destination::Hospital,
        urgency: Urgency::Today,
        ground: Ground::unconfirmed("§3.8 C04 R43, R13; hospital from memory"),
        forms: WEIGHED,
        covers: &["C02", "C05", "C01"],
        holds: |facts| wasted_badly(facts).filter(|_| needs_hospital(facts)),
        ..ROW
    },
    Rule {
        id: "C04",
        variant: "",
        title: t(
            "Anak sangat kurus, atau kedua kakinya bengkak",
            "The child is very thin, or both feet are swollen",
        ),
        trigger: t(
            "BB/PB atau BB/TB di bawah −3, LiLA di bawah 11,5 cm (6–59 bulan) atau kedua kaki bengkak; umur 6 bulan ke atas dan tanpa tanda bahaya",
            "Weight for length below −3, upper arm below 11.5 cm (6–59 months) or both feet swollen; from 6 months on and without danger sign",
        ),
        advice: t(
            "Perlu diperiksa puskesmas hari ini juga. Antar atau bantu keluarga berangkat",
            "Must be seen at the health centre today. Go along or help the family to go",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Today,
        ground: Ground::unconfirmed("§3.8 C04 R13; upper arm R43 (program code)"),
        forms: CHILD,
        covers: &["C02", "C05", "C01"],
        holds: |facts| wasted_badly(facts).filter(|_| !needs_hospital(facts)),
        ..ROW
    },
    Rule {
        id: "C02",
        title: t(
            "Berat badan anak di bawah garis merah (BGM)",
            "The child's weight is below the red line",
        ),
        trigger: t("BB/U di bawah −3", "Weight for age below −3"),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 3 hari lagi",
            "Must be seen at the health centre within 3 days",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(3),
        ground: Ground::unconfirmed("§3.8 C02 R40, R43; red line = −3 from memory"),
        forms: WEIGHED,
        covers: &["C01"],
        holds: |facts| on_card(facts, CardLine::BelowRed),
        ..ROW
    },
    Rule {
        id: "U01",
        version: 2,
        title: t(
            "Hasil ukur di luar kebiasaan, periksa ulang",
            "Unusual result, measure again",
        ),
        trigger: t(
            "BB/U di bawah −6 atau di atas +5; PB/U atau TB/U di luar ±6; BB/PB, BB/TB, IMT/U, LK/U atau LiLA/U di luar ±5",
            "Weight for age below −6 or above +5; length for age beyond ±6; the others beyond ±5",
        ),
        advice: t(
            "Timbang dan ukur ulang sekarang. Bila hasilnya tetap sama, anak perlu diperiksa bidan atau puskesmas paling lambat 3 hari lagi; bila tampak sangat kurus atau sakit, hari ini juga",
            "Weigh and measure again now. If it stays the same, the child must be seen by the midwife or health centre within 3 days; if it looks very thin or ill, today",
        ),
        destination: Destination::Midwife,
        urgency: Urgency::Within(3),
        ground: Ground::published("§3.3 R39; destination design"),
        forms: WEIGHED,
        holds: implausible,
        ..ROW
    },
    Rule {
        id: "C05",
        title: t("Anak kurus", "The child is thin"),
        trigger: t(
            "BB/PB atau BB/TB −3 sampai di bawah −2, atau LiLA 11,5 sampai di bawah 12,5 cm (6–59 bulan)",
            "Weight for length from −3 to below −2, or upper arm from 11.5 to below 12.5 cm (6–59 months)",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 7 hari lagi, untuk makanan tambahan dan kunjungan rumah tiap bulan",
            "Must be seen at the health centre within 7 days, for extra food and a home visit each month",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(7),
        ground: Ground::unconfirmed("§3.8 C05 R43, R53"),
        forms: WEIGHED,
        holds: wasted,
        ..ROW
    },
    Rule {
        id: "C07",
        title: t(
            "Anak sangat pendek untuk umurnya, perlu pemeriksaan",
            "The child is very short for its age and needs an examination",
        ),
        trigger: t(
            "PB/U atau TB/U di bawah −3",
            "Length or height for age below −3",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 7 hari lagi",
            "Must be seen at the health centre within 7 days",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(7),
        ground: Ground::unconfirmed("§3.8 C07 R43"),
        covers: &["C06"],
        holds: |facts| short(facts, -3.0),
        ..ROW
    },
    Rule {
        id: "C01",
        variant: "first",
        title: t(
            "Berat badan anak tidak naik bulan ini",
            "The child did not gain enough weight this month",
        ),
        trigger: t(
            "T: kenaikan berat di bawah kenaikan minimum (KBM). Kebijakan: sejak T pertama (Buku KIA 2023)",
            "T: gained less than the minimum. Policy: at the first T (KIA book 2023)",
        ),
        advice: t(
            "Perlu diperiksa bidan atau puskesmas paling lambat 7 hari lagi. Tanyakan sakit, menyusu dan makannya",
            "Must be seen by the midwife or health centre within 7 days. Ask about illness, breastfeeding and food",
        ),
        destination: Destination::Posyandu,
        urgency: Urgency::Within(7),
        ground: Ground::published("§3.5, §3.8 C01 R40"),
        forms: WEIGHED,
        holds: |facts| {
            let first = facts.case.policy.gain == GainPolicy::FirstTime;
            not_gained(facts).filter(|_| first)
        },
        ..ROW
    },
    Rule {
        id: "C01",
        variant: "second",
        title: t(
            "Berat badan anak tidak naik dua bulan berturut-turut (2T)",
            "The child did not gain enough weight for two months",
        ),
        trigger: t(
            "T bulan ini dan T bulan lalu. Kebijakan: sejak 2T",
            "T this month and T last month. Policy: at the second T",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 7 hari lagi. Tanyakan sakit, menyusu dan makannya",
            "Must be seen at the health centre within 7 days. Ask about illness, breastfeeding and food",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(7),
        ground: Ground::published("§3.5 R13"),
        forms: WEIGHED,
        holds: |facts| {
            let second = facts.case.policy.gain == GainPolicy::SecondTime;
            not_gained(facts).filter(|_| second && facts.is_second_loss)
        },
        ..ROW
    },
    Rule {
        id: "C06",
        title: t(
            "Anak pendek untuk umurnya, perlu pemeriksaan",
            "The child is short for its age and needs an examination",
        ),
        trigger: t(
            "PB/U atau TB/U di bawah −2, diukur pada kunjungan ini",
            "Length or height for age below −2, measured at this visit",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 14 hari lagi, yang merujuk ke rumah sakit bila perlu",
            "Must be seen at the health centre within 14 days, which sends on to a hospital if needed",
        ),
        destination: Destination::HealthCentreThenHospital,
        urgency: Urgency::Within(14),
        ground: Ground::unconfirmed("§3.8 C06 R26"),
        holds: |facts| short(facts, -2.0),
        ..ROW
    },
    Rule {
        id: "C08",
        title: t(
            "Lingkar kepala anak perlu diperiksa",
            "The child's head circumference needs an examination",
        ),
        trigger: t(
            "LK/U di bawah −2 atau di atas +2",
            "Head circumference for age below −2 or above +2",
        ),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 14 hari lagi, yang merujuk ke rumah sakit bila perlu",
            "Must be seen at the health centre within 14 days, which sends on to a hospital if needed",
        ),
        destination: Destination::HealthCentreThenHospital,
        urgency: Urgency::Within(14),
        ground: Ground::unconfirmed("§3.8 C08 R43, R38"),
        holds: |facts| {
            let score = facts.growth.head_for_age?;
            let unusual = matches!(head_band(score), Some(HeadBand::Small | HeadBand::Large));
            unusual.then(|| {
                let mut used = facts.inputs(&["head_circumference_cm"]);
                used.push(Input::new("z_head_for_age", score.z));
                used
            })
        },
        ..ROW
    },
    Rule {
        id: "C09",
        variant: "deviating",
        title: t(
            "Perkembangan anak perlu diperiksa",
            "The child's development needs an examination",
        ),
        trigger: t("KPSP: penyimpangan", "KPSP: deviating"),
        advice: t(
            "Perlu diperiksa puskesmas paling lambat 14 hari lagi",
            "Must be seen at the health centre within 14 days",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(14),
        ground: Ground::unconfirmed("§3.8 C09"),
        holds: |facts| is_code(facts, "development_screening", &["deviating"]),
        ..ROW
    },
    Rule {
        id: "C09",
        variant: "doubtful",
        title: t(
            "Perkembangan anak meragukan, periksa lagi",
            "The child's development is doubtful, check again",
        ),
        trigger: t("KPSP: meragukan", "KPSP: doubtful"),
        advice: t(
            "Ulangi KPSP 2 minggu lagi. Bila tetap meragukan, perlu diperiksa puskesmas",
            "Repeat the questionnaire in 2 weeks. If still doubtful, the health centre must see the child",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Within(14),
        ground: Ground::unconfirmed("§3.8 C09"),
        holds: |facts| is_code(facts, "development_screening", &["doubtful"]),
        ..ROW
    },
    Rule {
        id: "C03",
        title: t(
            "Berat badan anak di atas garis oranye",
            "The child's weight is above the orange line",
        ),
        trigger: t("BB/U di atas +1", "Weight for age above +1"),
        advice: t(
            "Perlu dilihat bidan atau puskesmas pada kesempatan berikut: berat dibandingkan dengan tingginya",
            "The midwife or health centre should look at the next occasion: weight beside height",
        ),
        destination: Destination::HealthCentre,
        urgency: Urgency::Routine,
        ground: Ground::unconfirmed("§3.8 C03 R40; orange line = +1 from memory"),
        holds: |facts| on_card(facts, CardLine::AboveOrange),
        ..ROW
    },
    Rule {
        id: "C10",
        variant: "immunisation",
        title: t(
            "Imunisasi anak belum lengkap",
            "The child's immunisation is not complete",
        ),
        trigger: t(
            "Imunisasi belum lengkap untuk umurnya, atau belum pernah",
            "Immunisation not complete for the age, or none at all",
        ),
        advice: t(
            "Ajak ke posyandu atau puskesmas berikutnya. Bidan melihat imunisasi mana yang bisa dikejar",
            "Invite to the next posyandu or health centre. The midwife sees what can be caught up",
        ),
        destination: Destination::Posyandu,
        urgency: Urgency::Routine,
        ground: Ground::unconfirmed("§3.8 C10 R41"),
        holds: |facts| is_code(facts, "immunisation_status", &["incomplete", "never"]),
        ..ROW
    },
    Rule {
        id: "C10",
        variant: "vitamin_a",
        title: t(
            "Anak belum mendapat vitamin A",
            "The child has not had its vitamin A",
        ),
        trigger: t(
            "Belum dapat kapsul dalam 6 bulan terakhir, padahal sudah ada bulan vitamin A (Februari atau Agustus) sejak umur 6 bulan",
            "No capsule in the last six months, though there was a vitamin A month (February or August) since six months of age",
        ),
        advice: t(
            "Ajak ke posyandu atau puskesmas berikutnya untuk kapsul vitamin A",
            "Invite to the next posyandu or health centre for the vitamin A capsule",
        ),
        destination: Destination::Posyandu,
        urgency: Urgency::Routine,
        ground: Ground::published("§3.8 C10, §3.9 R46"),
        holds: |facts| {
            let used = is_code(facts, "vitamin_a", &["none"])?;
            let (birth, on) = (facts.birth?, facts.case.on);
            vitamin_a::last_campaign(birth, on).map(|_| used)
        },
        ..ROW
    },
];
