//! What each danger sign looks like, or how to ask about it. A table only; the signs' own words stand in the forms.
//! Unconfirmed, from a midwife's general knowledge: first help in a fit, nothing by mouth, fever below two months, harming herself.

use super::list::List;
use crate::text::t;

/// By topic.
pub const LISTS: &[(&str, List)] = &[
    (
        "bahaya-anak",
        List::Answers(
            "child_visit",
            "danger_signs",
            &[
                (
                    "cannot_feed",
                    t(
                        "Tanyakan, lalu lihat waktu disusui: tidak bisa mengisap atau menelan. Kejang, tidak sadar atau sangat lemas: jangan beri apa pun lewat mulut.",
                        "Ask, then watch it being fed: it cannot suck or swallow. Fitting, unconscious or very limp: give nothing by mouth.",
                    ),
                ),
                (
                    "vomits_all",
                    t(
                        "Semua yang masuk keluar lagi.",
                        "Everything that goes in comes out again.",
                    ),
                ),
                (
                    "convulsions",
                    t(
                        "Badan kaku atau menyentak, anak tidak sadar. Juga bila terjadi sebelum Anda datang. Sedang kejang: miringkan, jangan masukkan apa pun ke mulut.",
                        "Stiff or jerking, unconscious. Also if it happened before you came. During a fit: lay on the side, put nothing in the mouth.",
                    ),
                ),
                (
                    "lethargic",
                    t(
                        "Mengantuk terus, tidak melihat waktu dipanggil atau ditepuk.",
                        "Sleepy all the time, does not look when called or patted.",
                    ),
                ),
                (
                    "hard_breathing",
                    t(
                        "Lihat waktu anak tenang, tanpa baju: napas lebih cepat dari biasanya, atau dada bawah tertarik ke dalam waktu menarik napas.",
                        "Look while the child is calm, without a shirt: breathing is faster than usual, or the lower chest is drawn in with a breath.",
                    ),
                ),
                (
                    "blood_in_stool",
                    t(
                        "Tanyakan: “Apa ada darah di beraknya?”",
                        "Ask: “Is there blood in the stool?”",
                    ),
                ),
                (
                    "high_fever",
                    t(
                        "Ukur di ketiak. Tidak ada termometer dan badan panas sekali: centang. Bayi di bawah 2 bulan: centang bila di atas 37,5 °C.",
                        "Measure in the armpit. No thermometer and very hot to the hand: tick it. Baby under two months: tick it above 37.5 °C.",
                    ),
                ),
            ],
        ),
    ),
    (
        "bahaya-bayi",
        List::Answers(
            "newborn_visit",
            "danger_signs",
            &[
                (
                    "not_feeding",
                    t(
                        "Disusui, tetapi tidak mau mengisap.",
                        "Put to the breast, it does not suck.",
                    ),
                ),
                (
                    "limp",
                    t(
                        "Tangan dan kaki terkulai, tangisnya lemah.",
                        "Arms and legs hang, the cry is weak.",
                    ),
                ),
                (
                    "blue",
                    t("Lihat bibir dan lidah.", "Look at lips and tongue."),
                ),
                (
                    "yellow",
                    t(
                        "Lihat mata dan kulit di tempat terang.",
                        "Look at eyes and skin in the light.",
                    ),
                ),
                (
                    "cold",
                    t(
                        "Ukur di ketiak. Tanpa termometer: badan dan kaki dingin, centang.",
                        "Measure in the armpit. No thermometer: body and feet cold, tick it.",
                    ),
                ),
                (
                    "hot",
                    t(
                        "Ukur di ketiak. Tanpa termometer: badan panas sekali, centang.",
                        "Measure in the armpit. No thermometer: very hot to the hand, tick it.",
                    ),
                ),
                (
                    "red_umbilicus",
                    t(
                        "Buka kain di sekitar pusar.",
                        "Open the cloth around the navel.",
                    ),
                ),
                (
                    "under_2000_g",
                    t("Lihat hasil timbangan.", "Look at the scale."),
                ),
            ],
        ),
    ),
    (
        "bahaya-hamil",
        List::Answers(
            "pregnancy_visit",
            "danger_signs",
            &[
                (
                    "bleeding",
                    t(
                        "Sedikit pun, kapan pun selama hamil.",
                        "Even a little, at any time.",
                    ),
                ),
                (
                    "severe_headache",
                    t("Tidak hilang dengan istirahat.", "Rest does not help."),
                ),
                (
                    "blurred_vision",
                    t(
                        "Kabur atau berkunang-kunang.",
                        "Blurred, or with flickering spots.",
                    ),
                ),
                (
                    "convulsions",
                    t(
                        "Badan kaku atau menyentak, tidak sadar. Juga bila terjadi sebelum Anda datang.",
                        "Stiff or jerking, unconscious. Also if it happened before you came.",
                    ),
                ),
                (
                    "ruptured_membranes",
                    t(
                        "Air keluar dari jalan lahir dan tidak bisa ditahan, banyak atau merembes.",
                        "Water comes from the birth canal and cannot be held, much or a slow leak.",
                    ),
                ),
                (
                    "no_fetal_movement",
                    t(
                        "Mulai hamil 20 minggu. Tanyakan: “Apakah geraknya berkurang atau tidak terasa?”",
                        "From week 20. Ask: “Does it move less, or not at all?”",
                    ),
                ),
                (
                    "severe_vomiting",
                    t(
                        "Semua yang dimakan dan diminum keluar lagi.",
                        "Everything eaten or drunk comes up again.",
                    ),
                ),
                (
                    "fever",
                    t("Panas sekali atau menggigil.", "Very hot, or shivering."),
                ),
            ],
        ),
    ),
    (
        "bahaya-nifas",
        List::Answers(
            "postpartum_visit",
            "danger_signs",
            &[
                (
                    "heavy_bleeding",
                    t(
                        "Pembalut atau kain penuh dalam 1 jam.",
                        "A pad or cloth is full within an hour.",
                    ),
                ),
                (
                    "fever",
                    t(
                        "38 °C atau lebih. Tanpa termometer: badan panas sekali, centang.",
                        "38 °C or more. No thermometer: very hot to the hand, tick it.",
                    ),
                ),
                (
                    "foul_lochia",
                    t(
                        "Baunya busuk, bukan amis biasa.",
                        "It smells foul, not as usual.",
                    ),
                ),
                (
                    "painful_breast",
                    t(
                        "Tanyakan keduanya. Lihat hanya kalau ibu mengizinkan.",
                        "Ask about both. Look only if she allows it.",
                    ),
                ),
                (
                    "sad_mood",
                    t(
                        "Tanyakan: “Apa Ibu sering sedih, menangis, atau merasa tidak sanggup?” Kalau ibu ingin menyakiti diri atau bayinya: jangan tinggalkan sendiri, cari bantuan sekarang juga.",
                        "Ask: “Are you often sad, crying, or do you feel you cannot go on?” If she wants to hurt herself or the baby: do not leave her alone, get help now.",
                    ),
                ),
            ],
        ),
    ),
];
