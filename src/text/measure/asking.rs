//! Cara mengisi: what is asked, looked at or copied rather than measured. A table only; the answers themselves are told in
//! `list.rs`. Nothing here names an illness: who should look, and how soon, is what the rules say (docs/clinical.md).
//! Unconfirmed, from a midwife's general knowledge: the signs that are not in a list, and of vitamin A the last day for a mother
//! and who must not have a red capsule.

use super::Topic;
use crate::text::{Term, t};

/// For all danger signs: "none" is an answer only after each was asked.
const ONE_BY_ONE: Term = t(
    "Memilih “Tidak ada” tanpa bertanya satu per satu.",
    "Choosing “None” without asking one by one.",
);
const TICK_ALL: Term = t(
    "Centang semua yang ada. Ragu? Centang juga: lebih baik diperiksa.",
    "Tick all there are. In doubt, tick it: better to have it looked at.",
);
const OPEN_BOOK: Term = t(
    "Minta Buku KIA dan lihat tanggal yang ditulis petugas.",
    "Ask for the KIA book and look at the dates written by the health worker.",
);

pub const TOPICS: &[Topic] = &[
    Topic {
        id: "bahaya-anak",
        title: t("Tanda bahaya anak", "Danger signs of a child"),
        shows: t(
            "Anak tanpa baju. Bagian bawah dadanya tertarik ke dalam waktu menarik napas.",
            "A child without a shirt. The lower chest is drawn in with each breath.",
        ),
        steps: &[
            t(
                "Bacakan tanda satu per satu, dan lihat sendiri anaknya.",
                "Read the signs out one by one, and look at the child yourself.",
            ),
            TICK_ALL,
            t(
                "Satu tanda sudah cukup: perlu diperiksa puskesmas atau rumah sakit sekarang juga. Bantu keluarga berangkat.",
                "One sign is enough: it must be seen at the health centre or hospital now. Help the family get there.",
            ),
        ],
        beware: &[ONE_BY_ONE],
    },
    Topic {
        id: "bahaya-bayi",
        title: t("Tanda bahaya bayi baru lahir", "Danger signs of a newborn"),
        shows: t(
            "Bayi dibungkus selimut, hanya wajahnya yang terlihat.",
            "A baby wrapped in a blanket, only the face can be seen.",
        ),
        steps: &[
            t(
                "Cuci tangan. Ukur suhu dulu, baru buka bajunya sebentar di tempat terang dan hangat.",
                "Wash your hands. Take the temperature first, then undress the baby briefly where it is light and warm.",
            ),
            TICK_ALL,
            t(
                "Satu tanda sudah cukup: perlu diperiksa rumah sakit sekarang juga. Dekap bayi di dada dan selimuti. Susui di jalan kalau bisa mengisap; kalau tidak, jangan dipaksa.",
                "One sign is enough: it must be seen at a hospital now. Hold the baby against the chest, covered. Feed on the way if it can suck; if not, do not force it.",
            ),
            t(
                "Kejang, napas cepat atau dada tertarik ke dalam tidak ada di daftar, tetapi juga berbahaya: ke rumah sakit sekarang juga. Catat rujukannya.",
                "Fits, fast breathing or the chest drawn in are not listed but are dangers too: to a hospital now. Record the referral.",
            ),
        ],
        beware: &[ONE_BY_ONE],
    },
    Topic {
        id: "bahaya-hamil",
        title: t("Tanda bahaya kehamilan", "Danger signs of pregnancy"),
        shows: t(
            "Ibu hamil memegang kepalanya yang sakit.",
            "A pregnant woman holds her aching head.",
        ),
        steps: &[
            t(
                "Tanyakan di tempat yang tenang, satu per satu, dengan kata sehari-hari.",
                "Ask in a quiet place, one by one, in everyday words.",
            ),
            TICK_ALL,
            t(
                "Satu tanda sudah cukup: perlu diperiksa rumah sakit sekarang juga. Bantu keluarga berangkat dan hubungi bidan.",
                "One sign is enough: she must be seen at a hospital now. Help the family get there and call the midwife.",
            ),
            t(
                "Wajah atau tangan bengkak, nyeri perut hebat atau sesak tidak ada di daftar, tetapi juga berbahaya: ke rumah sakit sekarang juga. Catat rujukannya.",
                "A swollen face or hands, severe belly pain or short breath are not listed but are dangers too: to a hospital now. Record the referral.",
            ),
        ],
        beware: &[ONE_BY_ONE],
    },
    Topic {
        id: "bahaya-nifas",
        title: t("Tanda bahaya nifas", "Danger signs after birth"),
        shows: t(
            "Ibu berbaring menggendong bayinya, dan seseorang menemani.",
            "A mother lies holding her baby, and somebody is with her.",
        ),
        steps: &[
            t(
                "Duduk berdua dengan ibu. Tanyakan juga perasaannya, tanpa menghakimi.",
                "Sit alone with her. Ask how she feels too, and do not judge.",
            ),
            TICK_ALL,
            t(
                "Satu tanda sudah cukup: perlu diperiksa puskesmas atau rumah sakit hari ini juga. Perdarahan banyak: sekarang juga. Kalau ada bayi, bayi ikut.",
                "One sign is enough: she must be seen at the health centre or hospital today. Heavy bleeding: now. If there is a baby, it comes too.",
            ),
            t(
                "Sakit kepala hebat, mata kabur, kejang, sesak atau wajah bengkak tidak ada di daftar, tetapi juga berbahaya: ke rumah sakit sekarang juga. Catat rujukannya.",
                "Severe headache, blurred sight, fits, short breath or a swollen face are not listed but are dangers too: to a hospital now. Record the referral.",
            ),
        ],
        beware: &[ONE_BY_ONE],
    },
    Topic {
        id: "imunisasi",
        title: t("Imunisasi menurut umur", "Immunisation by age"),
        shows: t(
            "Alat suntik dan setetes vaksin.",
            "A syringe and a drop of vaccine.",
        ),
        steps: &[
            OPEN_BOOK,
            t(
                "Bandingkan dengan daftar ini menurut umur anak. Semua sudah bertanggal: “Lengkap sesuai umur”.",
                "Compare with this list by the child's age. All have a date: “Complete for the age”.",
            ),
            t(
                "Ada yang belum: “Belum lengkap”. Yang terlambat sering masih bisa dikejar; bidan yang menentukan.",
                "Something is missing: “Not complete”. What is late can often still be given; the midwife decides.",
            ),
            t(
                "Buku tidak ada dan ibu tidak yakin: “Tidak tahu”.",
                "No book, and the mother is not sure: “Unknown”.",
            ),
            t(
                "Bayi baru lahir, HB0: “Ya” bila tanggalnya tertulis. Anak yang belum satu pun: “Belum pernah”.",
                "Newborn, HB0: “Yes” if its date is written. A child with none: “None at all”.",
            ),
        ],
        beware: &[t(
            "Menebak tanggal. Lebih baik kosong, lalu disalin pada kunjungan berikut.",
            "Guessing a date. Better leave it empty and copy it at the next visit.",
        )],
    },
    Topic {
        id: "makanan",
        title: t("Delapan kelompok makanan", "Eight groups of food"),
        shows: t(
            "Piring terbagi delapan, di tengahnya telur.",
            "A plate in eight parts, with an egg in the middle.",
        ),
        steps: &[
            t(
                "Ajak ibu mengingat sejak kemarin pada jam yang sama: pagi, siang, sore, malam, juga jajan.",
                "Go through the last 24 hours with her: morning, noon, evening, night, and snacks too.",
            ),
            t(
                "Makanan campur dihitung isinya: bubur dengan telur dan bayam adalah tiga kelompok.",
                "A mixed dish counts by what is in it: porridge with egg and spinach is three groups.",
            ),
            t(
                "Baik untuk 6–23 bulan: paling sedikit 5 dari 8 kelompok, dan salah satunya telur, ikan atau daging.",
                "Good at 6–23 months: at least 5 of the 8 groups, one of them egg, fish or meat.",
            ),
        ],
        beware: &[t(
            "Kuah tanpa isinya dihitung sebagai ikan atau daging.",
            "Counting broth alone as fish or meat.",
        )],
    },
    Topic {
        id: "kpsp",
        title: t("Perkembangan (KPSP)", "Development (KPSP)"),
        shows: t("Anak menyusun balok.", "A child builds with blocks."),
        steps: &[
            t(
                "KPSP adalah pertanyaan dan permainan menurut umur anak. Yang memeriksa: bidan, guru PAUD, atau kader yang sudah dilatih.",
                "KPSP is questions and play for the child's age. Done by the midwife, a preschool teacher, or a trained cadre.",
            ),
            t(
                "Lihat hasilnya di Buku KIA, atau tanyakan kepada yang memeriksa.",
                "Look for the result in the KIA book, or ask who did it.",
            ),
            t(
                "Pilih persis seperti yang tertulis.",
                "Choose exactly what is written.",
            ),
        ],
        beware: &[t(
            "Menyebut anak “terlambat” di depan keluarga. Cukup: “perlu dilihat petugas”.",
            "Calling the child “slow” before the family. Say: “a health worker should have a look”.",
        )],
    },
    Topic {
        id: "vitamin-a",
        title: t("Vitamin A dan obat cacing", "Vitamin A and deworming"),
        shows: t(
            "Kapsul yang digunting ujungnya, dan setetes isinya.",
            "A capsule with its tip cut off, and a drop of what is inside.",
        ),
        steps: &[
            t(
                "Lihat Buku KIA atau tanyakan: warna apa, bulan apa.",
                "Look into the KIA book, or ask: which colour, which month.",
            ),
            t(
                "Yang terlambat sebulan (Maret, September) masih dihitung.",
                "A month late (March, September) still counts.",
            ),
            t(
                "Obat cacing: mulai umur 1 tahun, dua kali setahun, biasanya bersama vitamin A.",
                "Deworming: from one year on, twice a year, usually together with vitamin A.",
            ),
            t(
                "Ibu nifas: 2 kapsul merah, jaraknya paling sedikit 24 jam, paling lambat hari ke-42.",
                "After birth the mother gets 2 red capsules, at least 24 hours apart, by day 42 at the latest.",
            ),
        ],
        beware: &[
            t(
                "Diberi dua kali. Tanyakan dulu apakah sudah dapat di tempat lain.",
                "Given twice. Ask first whether it was given elsewhere.",
            ),
            t(
                "Kapsul merah diberikan kepada bayi di bawah 1 tahun atau ibu hamil.",
                "A red capsule given to a baby under one year or to a pregnant woman.",
            ),
        ],
    },
    Topic {
        id: "air",
        title: t("Sumber air minum", "Drinking water"),
        shows: t(
            "Sumur berdinding semen dengan tutup dan timba.",
            "A well with a cement wall, a cover and a bucket.",
        ),
        steps: &[
            t(
                "Yang ditanyakan: air untuk minum yang paling sering dipakai.",
                "Asked is the water they drink most often.",
            ),
            t(
                "Kalau boleh, lihat sendiri sumbernya.",
                "If you may, look at the source yourself.",
            ),
            t(
                "Dimasak atau tidak, yang dipilih tetap dari mana asalnya.",
                "Boiled or not, choose where it comes from.",
            ),
        ],
        beware: &[t(
            "Memilih sumber air untuk mandi atau mencuci.",
            "Choosing the water for bathing or washing.",
        )],
    },
    Topic {
        id: "jamban",
        title: t("Jamban dan septic tank", "Latrine and septic tank"),
        shows: t(
            "Kloset dengan pipa ke tangki tertutup di dalam tanah.",
            "A toilet with a pipe to a closed tank in the ground.",
        ),
        steps: &[
            t(
                "Tanyakan dengan sopan, tidak di depan tetangga.",
                "Ask politely, not before the neighbours.",
            ),
            t(
                "Ikuti pipanya: ke tangki tertutup, ke lubang, atau ke sungai?",
                "Follow the pipe: to a closed tank, a pit, or the river?",
            ),
            t(
                "Buang air besar sembarangan: “Ya” bila masih ada anggota keluarga yang ke sungai, kebun atau hutan.",
                "Defecating in the open: “Yes” if anyone of the family still goes to the river, garden or forest.",
            ),
        ],
        beware: &[t(
            "Ada kloset, tetapi pipanya ke sungai: itu tanpa septic tank.",
            "A toilet whose pipe leads to the river: that is without a septic tank.",
        )],
    },
    Topic {
        id: "periksa-hamil",
        title: t("Periksa kehamilan (ANC)", "Check-ups in pregnancy (ANC)"),
        shows: t(
            "Enam kotak periksa hamil. Yang pertama dan kelima bergambar layar USG.",
            "Six boxes for check-ups. The first and the fifth show an ultrasound screen.",
        ),
        steps: &[
            OPEN_BOOK,
            t(
                "“Ya” bila bidan atau dokter memeriksa ibu sejak kunjungan Anda yang lalu (kunjungan pertama: sejak awal hamil). Salin tanggal yang terakhir.",
                "“Yes” if midwife or doctor saw her since your last visit (first visit: since the pregnancy began). Copy the latest date.",
            ),
            t(
                "Paling sedikit 6 kali selama hamil. Pada 3 bulan pertama dan 3 bulan terakhir (trimester 1 dan 3) juga oleh dokter dengan USG.",
                "At least 6 times in a pregnancy. In the first and the last three months (trimesters 1 and 3) also by a doctor with ultrasound.",
            ),
            t(
                "Hb, protein urin, gula darah dan status tetanus (T1–T5): salin yang ditulis bidan. Hasil HIV, sifilis dan hepatitis B tidak ditanyakan dan tidak disalin.",
                "Hb, urine protein, glucose and tetanus status (T1–T5): copy what the midwife wrote. HIV, syphilis and hepatitis B results are neither asked nor copied.",
            ),
        ],
        beware: &[t(
            "Kunjungan kader dihitung sebagai periksa hamil.",
            "Counting a cadre's visit as a check-up.",
        )],
    },
    Topic {
        id: "kb",
        title: t("KB sesudah melahirkan", "Family planning after birth"),
        shows: t(
            "Ayah, ibu dan bayi; kalender di samping mereka.",
            "Father, mother and baby, with a calendar beside them.",
        ),
        steps: &[
            t(
                "Tanyakan kepada ibu sendiri dulu; ajak suami kalau ibu mau. Tidak ada yang dipaksa.",
                "Ask her alone first; include her husband if she wishes. Nobody is pressed.",
            ),
            t(
                "“Ya” bila ibu atau suami sudah memakai salah satu cara.",
                "“Yes” if she or her husband uses one of the methods.",
            ),
            t(
                "“Tidak”: ajak bertemu bidan atau petugas KB (PKB) sebelum hari ke-42, supaya jarak kehamilan paling sedikit dua tahun.",
                "“No”: invite her to meet the midwife or family-planning officer (PKB) before day 42, so that at least two years lie between pregnancies.",
            ),
        ],
        beware: &[t(
            "Mencatat MAL padahal bayi sudah diberi selain ASI.",
            "Writing the breastfeeding method though the baby gets other food.",
        )],
    },
];
