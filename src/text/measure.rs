//! Cara mengukur: how each thing is measured, step by step, in plain words. Tables only; the drawings are in
//! `src/screen/guide/drawing.rs`. Must not judge a value: that is the domain's.

use super::{Term, t};

/// One way of measuring.
pub struct Topic {
    /// Its place in the address and the name of its drawing.
    pub id: &'static str,
    /// What is measured.
    pub title: Term,
    /// What the drawing shows, for those who cannot see it.
    pub shows: Term,
    /// What to do, in this order.
    pub steps: &'static [Term],
    /// What often goes wrong.
    pub beware: &'static [Term],
}

/// All of them, in the order of the list.
pub const TOPICS: &[Topic] = &[
    Topic {
        id: "timbangan-bayi",
        title: t("Berat: timbangan bayi", "Weight: baby scale"),
        shows: t(
            "Bayi berbaring di tengah timbangan bayi. Angka dibaca dari depan.",
            "A baby lying in the middle of a baby scale. The number is read from the front.",
        ),
        steps: &[
            t(
                "Letakkan timbangan di tempat yang rata dan keras. Pastikan angkanya 0.",
                "Put the scale on a flat, hard place. Make sure it shows 0.",
            ),
            t(
                "Alasi kain tipis, lalu nolkan lagi.",
                "Lay a thin cloth on it, then set it to zero again.",
            ),
            t(
                "Buka baju tebal, popok, topi dan sepatu bayi.",
                "Take off thick clothes, nappy, cap and shoes.",
            ),
            t(
                "Baringkan atau dudukkan bayi di tengah. Tangan ibu dekat, tetapi tidak menyentuh.",
                "Lay or sit the baby in the middle. The mother's hand stays close but does not touch.",
            ),
            t(
                "Tunggu angka diam, baca dari depan, lalu catat sampai dua angka di belakang koma.",
                "Wait until the number stands still, read it from the front, and write two decimals.",
            ),
        ],
        beware: &[
            t(
                "Popok basah bisa menambah 200 gram.",
                "A wet nappy can add 200 grams.",
            ),
            t(
                "Kaki bayi menyentuh meja atau dinding.",
                "The baby's foot touches the table or the wall.",
            ),
        ],
    },
    Topic {
        id: "timbangan-gantung",
        title: t(
            "Berat: dacin atau timbangan gantung",
            "Weight: hanging scale",
        ),
        shows: t(
            "Anak duduk dalam sarung yang tergantung pada timbangan, kakinya tidak menyentuh lantai.",
            "A child sits in a sling that hangs from a scale, feet off the floor.",
        ),
        steps: &[
            t(
                "Gantungkan di tiang atau palang yang kuat, setinggi mata Anda. Tarik dengan tangan untuk menguji.",
                "Hang it from a strong beam at the height of your eyes. Test it with a pull.",
            ),
            t(
                "Pasang sarung kosong, lalu nolkan: batang dacin harus mendatar, jarum harus di 0.",
                "Hang the empty sling and set it to zero: the beam must be level, the needle at 0.",
            ),
            t(
                "Buka baju tebal, popok dan sepatu anak.",
                "Take off thick clothes, nappy and shoes.",
            ),
            t(
                "Masukkan anak. Kedua kakinya bebas dan tidak ada yang memegang.",
                "Put the child in. Both feet hang free and nobody holds on.",
            ),
            t(
                "Tunggu anak tenang dan jarum diam, baca dari depan, catat, baru turunkan anak.",
                "Wait until child and needle are still, read it from the front, write it down, then take the child out.",
            ),
        ],
        beware: &[
            t(
                "Lupa menolkan setelah sarung diganti.",
                "Forgetting to set it to zero after another sling is used.",
            ),
            t(
                "Membaca dari samping: angkanya bergeser.",
                "Reading from the side: the number shifts.",
            ),
        ],
    },
    Topic {
        id: "timbangan-injak",
        title: t("Berat: timbangan injak", "Weight: standing scale"),
        shows: t(
            "Seseorang berdiri tegak di tengah timbangan injak, tangan di samping badan.",
            "Someone stands straight in the middle of a standing scale, arms at the sides.",
        ),
        steps: &[
            t(
                "Letakkan di lantai keras dan rata, bukan di karpet atau tanah. Pastikan angkanya 0.",
                "Put it on a hard, flat floor, not on a carpet or earth. Make sure it shows 0.",
            ),
            t(
                "Lepas sandal, jaket, tas dan isi saku.",
                "Shoes, jacket, bag and what is in the pockets come off.",
            ),
            t(
                "Berdiri di tengah, kedua telapak menapak, pandangan ke depan, tidak berpegangan.",
                "Stand in the middle, both feet flat, looking ahead, holding on to nothing.",
            ),
            t(
                "Tunggu angka diam, lalu catat satu angka di belakang koma.",
                "Wait until the number stands still, then write one decimal.",
            ),
            t(
                "Anak yang belum mau berdiri: timbang ibu sambil menggendong, timbang ibu sendiri, lalu kurangkan.",
                "A child who will not stand yet: weigh the mother with the child, then alone, and subtract.",
            ),
        ],
        beware: &[t(
            "Baterai lemah membuat angka melompat-lompat.",
            "A weak battery makes the number jump.",
        )],
    },
    Topic {
        id: "panjang",
        title: t("Panjang badan: terlentang", "Length: lying down"),
        shows: t(
            "Anak terlentang di papan ukur. Kepala menempel di papan kepala, lutut lurus, papan geser menekan telapak kaki.",
            "A child lies on a length board. The head touches the head board, the knees are straight, the sliding board is pressed against the soles.",
        ),
        steps: &[
            t(
                "Untuk anak di bawah 2 tahun. Letakkan papan ukur di meja atau lantai yang rata.",
                "For children under two years. Put the board on a flat table or floor.",
            ),
            t(
                "Lepas sepatu, topi dan hiasan rambut. Baringkan anak terlentang, lurus di tengah papan.",
                "Take off shoes, cap and hair ornaments. Lay the child on the back, straight in the middle.",
            ),
            t(
                "Ibu memegang kepala dengan dua tangan: puncak kepala menempel papan, mata melihat lurus ke atas.",
                "The mother holds the head with both hands: the crown touches the board, the eyes look straight up.",
            ),
            t(
                "Tekan lembut kedua lutut sampai lurus. Dorong papan geser sampai menempel kedua telapak kaki.",
                "Press both knees gently until they are straight. Push the sliding board against both soles.",
            ),
            t(
                "Baca angka di tepi papan geser, catat satu angka di belakang koma.",
                "Read the number at the edge of the sliding board and write one decimal.",
            ),
        ],
        beware: &[
            t(
                "Hanya satu kaki yang lurus: anak tampak lebih pendek.",
                "Only one leg is straight: the child seems shorter.",
            ),
            t(
                "Anak sudah 2 tahun tetapi diukur terlentang: pilih “Terlentang” supaya dihitung benar.",
                "A child of two or more measured lying: choose “Lying”, so that it is reckoned right.",
            ),
        ],
    },
    Topic {
        id: "tinggi",
        title: t("Tinggi badan: berdiri", "Height: standing"),
        shows: t(
            "Anak berdiri membelakangi tiang ukur. Tumit, bokong, punggung dan belakang kepala menempel, papan di atas kepala mendatar.",
            "A child stands with the back to a measuring post. Heels, buttocks, back and the back of the head touch it; the board on the head is level.",
        ),
        steps: &[
            t(
                "Untuk umur 2 tahun ke atas dan orang dewasa. Pasang alat di dinding yang tegak lurus, lantainya rata.",
                "From two years on, and for grown-ups. Fix it to an upright wall with a level floor.",
            ),
            t(
                "Lepas alas kaki, topi dan ikat rambut.",
                "Shoes, cap and hair ties come off.",
            ),
            t(
                "Tumit, betis, bokong, punggung dan belakang kepala menempel. Kaki rapat, lutut lurus.",
                "Heels, calves, buttocks, back and the back of the head touch. Feet together, knees straight.",
            ),
            t(
                "Pandangan lurus ke depan. Turunkan papan sampai menyentuh puncak kepala.",
                "Eyes straight ahead. Lower the board until it touches the crown.",
            ),
            t(
                "Baca dengan mata setinggi angka, catat satu angka di belakang koma.",
                "Read with your eyes level with the number, and write one decimal.",
            ),
        ],
        beware: &[
            t(
                "Anak berjinjit atau menunduk.",
                "The child stands on tiptoe or looks down.",
            ),
            t(
                "Rambut disanggul di bawah papan.",
                "Hair tied up under the board.",
            ),
        ],
    },
    Topic {
        id: "lila-anak",
        title: t("LiLA anak", "Upper arm of a child"),
        shows: t(
            "Lengan kiri anak. Pita dilingkarkan di tengah, di antara ujung bahu dan siku.",
            "A child's left arm. The tape lies around the middle, between shoulder and elbow.",
        ),
        steps: &[
            t(
                "Untuk anak 6 bulan sampai 5 tahun. Buka lengan baju kiri.",
                "For children from six months to five years. Bare the left arm.",
            ),
            t(
                "Tekuk siku. Cari ujung tulang bahu dan ujung siku, lalu beri tanda di tengahnya.",
                "Bend the elbow. Find the tip of the shoulder and of the elbow, and mark the middle.",
            ),
            t(
                "Luruskan lengan, biarkan tergantung santai.",
                "Straighten the arm and let it hang loosely.",
            ),
            t(
                "Lingkarkan pita di tanda itu: menempel kulit, tidak longgar dan tidak menekan.",
                "Lay the tape around the mark: on the skin, neither loose nor tight.",
            ),
            t(
                "Baca angka di jendela pita, catat satu angka di belakang koma.",
                "Read the number in the window of the tape and write one decimal.",
            ),
        ],
        beware: &[t(
            "Pita terlalu kencang: kulit mengerut dan angkanya terlalu kecil.",
            "The tape is too tight: the skin wrinkles and the number is too small.",
        )],
    },
    Topic {
        id: "lila-ibu",
        title: t("LiLA ibu", "Upper arm of a woman"),
        shows: t(
            "Lengan kiri ibu yang tergantung santai. Pita melingkar di tengah lengan atas.",
            "A woman's left arm hanging loosely. The tape lies around the middle of the upper arm.",
        ),
        steps: &[
            t(
                "Lengan yang jarang dipakai bekerja, biasanya kiri. Buka lengan bajunya.",
                "The arm that works less, usually the left. Bare it.",
            ),
            t(
                "Tekuk siku 90 derajat. Ukur dari ujung bahu ke ujung siku, beri tanda di tengah.",
                "Bend the elbow to a right angle. Measure from shoulder to elbow and mark the middle.",
            ),
            t(
                "Luruskan lengan, tergantung santai, telapak menghadap paha.",
                "Let the arm hang straight and loose, the palm to the thigh.",
            ),
            t(
                "Lingkarkan pita di tanda itu dan baca sampai 0,1 cm.",
                "Lay the tape around the mark and read to 0.1 cm.",
            ),
        ],
        beware: &[t(
            "Diukur di atas baju atau terlalu dekat siku.",
            "Measured over the sleeve or too close to the elbow.",
        )],
    },
    Topic {
        id: "lingkar-kepala",
        title: t("Lingkar kepala", "Head circumference"),
        shows: t(
            "Kepala anak dari samping. Pita melewati atas alis dan bagian belakang kepala yang paling menonjol.",
            "A child's head from the side. The tape passes above the brows and over the part that stands out most behind.",
        ),
        steps: &[
            t(
                "Lepas topi dan hiasan rambut. Anak dipangku ibu.",
                "Take off cap and hair ornaments. The child sits on the mother's lap.",
            ),
            t(
                "Pita di atas alis, di atas telinga, lalu ke belakang kepala yang paling menonjol.",
                "The tape goes above the brows, above the ears, and over the widest part behind.",
            ),
            t(
                "Tarik sedikit supaya rambut tertekan.",
                "Pull a little, so that the hair is pressed flat.",
            ),
            t(
                "Ukur dua kali, catat yang terbesar, satu angka di belakang koma.",
                "Measure twice and write the larger, one decimal.",
            ),
        ],
        beware: &[t(
            "Pita miring atau menutupi telinga.",
            "The tape slants or covers the ears.",
        )],
    },
    Topic {
        id: "bengkak",
        title: t("Bengkak di kedua kaki", "Swelling of both feet"),
        shows: t(
            "Ibu jari menekan punggung kaki. Setelah diangkat tampak cekungan.",
            "A thumb presses the top of the foot. A pit stays when it is lifted.",
        ),
        steps: &[
            t(
                "Tekan punggung kedua kaki dengan ibu jari selama 3 detik, dengan lembut.",
                "Press the tops of both feet with your thumbs for three seconds, gently.",
            ),
            t(
                "Angkat. Kalau cekungnya tetap ada di kedua kaki, jawab “Ya”.",
                "Lift. If a pit stays on both feet, answer “Yes”.",
            ),
            t(
                "Anak yang kedua kakinya bengkak perlu diperiksa hari itu juga.",
                "A child with both feet swollen must be seen the same day.",
            ),
        ],
        beware: &[t(
            "Bengkak di satu kaki saja biasanya karena luka: jawab “Tidak”, tetapi tetap ceritakan kepada bidan.",
            "Swelling of one foot is usually an injury: answer “No”, but tell the midwife.",
        )],
    },
    Topic {
        id: "tensi",
        title: t("Tekanan darah (tensi)", "Blood pressure"),
        shows: t(
            "Ibu duduk bersandar, lengan di meja setinggi jantung. Manset terpasang di lengan atas.",
            "A woman sits leaning back, the arm on a table at the height of the heart. The cuff is on the upper arm.",
        ),
        steps: &[
            t(
                "Istirahat duduk 5 menit. Tidak baru minum kopi, merokok atau bekerja berat.",
                "Rest for five minutes. No coffee, smoking or hard work just before.",
            ),
            t(
                "Duduk bersandar, kaki menapak lantai dan tidak disilang, lengan di meja setinggi jantung.",
                "Sit leaning back, feet on the floor and not crossed, the arm on the table at the height of the heart.",
            ),
            t(
                "Pasang manset dua jari di atas lipat siku, di kulit, pas tetapi tidak sesak.",
                "Put the cuff two fingers above the elbow, on the skin, snug but not tight.",
            ),
            t(
                "Tekan tombol. Jangan bicara atau bergerak sampai selesai.",
                "Press the button. No talking or moving until it is done.",
            ),
            t(
                "Catat angka atas dan angka bawah. Kalau tinggi, ulangi setelah 5 menit dan catat yang kedua.",
                "Write the upper and the lower number. If high, repeat after five minutes and write the second.",
            ),
        ],
        beware: &[t(
            "Manset di atas baju, atau lengan menggantung: angkanya salah.",
            "The cuff over a sleeve, or the arm hanging: the numbers are wrong.",
        )],
    },
    Topic {
        id: "suhu",
        title: t("Suhu badan", "Temperature"),
        shows: t(
            "Termometer terjepit di ketiak, lengan menempel ke badan.",
            "A thermometer held in the armpit, the arm close to the body.",
        ),
        steps: &[
            t(
                "Bersihkan ujung termometer, lalu keringkan ketiak.",
                "Clean the tip of the thermometer and dry the armpit.",
            ),
            t(
                "Ujungnya di tengah ketiak, jepit dengan lengan sampai berbunyi.",
                "The tip lies in the middle of the armpit; hold it with the arm until it beeps.",
            ),
            t(
                "Baca dan catat satu angka di belakang koma.",
                "Read it and write one decimal.",
            ),
        ],
        beware: &[t(
            "Bayi baru mandi atau baru dibuka bedongnya: tunggu 15 menit.",
            "A baby just bathed or unwrapped: wait fifteen minutes.",
        )],
    },
    Topic {
        id: "lingkar-perut",
        title: t("Lingkar perut", "Waist"),
        shows: t(
            "Pita melingkari perut, di tengah antara tulang rusuk paling bawah dan tulang panggul.",
            "The tape lies around the waist, halfway between the lowest rib and the hip bone.",
        ),
        steps: &[
            t(
                "Berdiri tegak, baju disingkap.",
                "Stand straight, the shirt lifted.",
            ),
            t(
                "Cari tulang rusuk paling bawah dan puncak tulang panggul; pita di tengahnya, mendatar.",
                "Find the lowest rib and the top of the hip bone; the tape lies halfway, level.",
            ),
            t(
                "Baca saat selesai mengembuskan napas biasa. Perut tidak ditahan.",
                "Read at the end of a normal breath out. The belly is not drawn in.",
            ),
        ],
        beware: &[t(
            "Pita miring di punggung.",
            "The tape slants at the back.",
        )],
    },
    Topic {
        id: "tinggi-fundus",
        title: t("Tinggi fundus (TFU)", "Fundal height"),
        shows: t(
            "Perut ibu hamil dari samping. Pita dari tulang kemaluan sampai puncak rahim.",
            "A pregnant belly from the side. The tape runs from the pubic bone to the top of the womb.",
        ),
        steps: &[
            t(
                "Diukur bidan, bukan kader. Anda menyalin angkanya dari Buku KIA.",
                "Measured by the midwife, not by you. You copy the number from the KIA book.",
            ),
            t(
                "Cari kolom “Tinggi fundus” pada tanggal periksa yang terakhir.",
                "Find the column “Tinggi fundus” at the last date of examination.",
            ),
            t(
                "Tulis dalam cm. Kalau di buku hanya tertulis jari, kosongkan.",
                "Write centimetres. If the book only counts fingers, leave it empty.",
            ),
        ],
        beware: &[t(
            "Menyalin kolom sebelahnya, misalnya umur kehamilan.",
            "Copying the column beside it, for example the weeks.",
        )],
    },
    Topic {
        id: "denyut-janin",
        title: t("Denyut jantung janin (DJJ)", "Heart rate of the baby"),
        shows: t(
            "Alat dengar di perut ibu hamil, di samping gambar detak jantung bayi.",
            "A listening device on a pregnant belly, beside the beat of the baby's heart.",
        ),
        steps: &[
            t(
                "Didengar bidan dengan Doppler atau funduskop. Anda menyalin angkanya dari Buku KIA.",
                "Heard by the midwife with a Doppler or a horn. You copy the number from the KIA book.",
            ),
            t(
                "Angkanya jumlah detak dalam satu menit. Kalau tertulis 12-11-12, jumlahkan lalu kalikan 4.",
                "It is beats a minute. If the book says 12-11-12, add them up and multiply by four.",
            ),
            t(
                "Kalau hanya tertulis “+”, kosongkan.",
                "If the book only says “+”, leave it empty.",
            ),
        ],
        beware: &[t(
            "Menulis nadi ibu sebagai denyut bayi.",
            "Writing the mother's pulse as the baby's heart rate.",
        )],
    },
    Topic {
        id: "hb",
        title: t(
            "Hb, protein urin dan gula darah",
            "Haemoglobin, protein, glucose",
        ),
        shows: t(
            "Setetes darah dari ujung jari dan Buku KIA yang terbuka.",
            "A drop of blood from a fingertip and the open KIA book.",
        ),
        steps: &[
            t(
                "Diperiksa bidan atau laboratorium. Anda menyalin hasilnya dari Buku KIA atau kertas hasil.",
                "Tested by midwife or laboratory. You copy the result from the KIA book or the slip.",
            ),
            t(
                "Lihat tanggalnya: pakai hasil yang terbaru.",
                "Look at the date: use the newest result.",
            ),
            t(
                "Hb ditulis dalam g/dL, misalnya 11,2. Protein urin: negatif, +1, +2 dan seterusnya. Gula darah dalam mg/dL.",
                "Haemoglobin in g/dL, for example 11.2. Protein: negative, +1, +2 and so on. Glucose in mg/dL.",
            ),
            t(
                "Belum pernah diperiksa? Kosongkan, dan ajak ibu memeriksakannya.",
                "Never tested? Leave it empty, and invite her to have it done.",
            ),
        ],
        beware: &[t(
            "Menebak angka. Kosong lebih baik daripada salah.",
            "Guessing a number. Empty is better than wrong.",
        )],
    },
    Topic {
        id: "ukuran-lahir",
        title: t(
            "Berat, panjang dan kepala saat lahir",
            "Weight, length and head at birth",
        ),
        shows: t(
            "Buku KIA terbuka di halaman keterangan lahir, dengan berat dan panjang.",
            "The KIA book open at the page of birth, with weight and length.",
        ),
        steps: &[
            t(
                "Salin dari Buku KIA atau surat keterangan lahir. Jangan bertanya dari ingatan bila ada buku.",
                "Copy from the KIA book or the birth letter. Do not ask from memory when there is a book.",
            ),
            t(
                "Gram menjadi kilogram: 3.200 gram ditulis 3,2; 2.450 gram ditulis 2,45.",
                "Grams become kilograms: 3200 grams is 3.2; 2450 grams is 2.45.",
            ),
            t(
                "Panjang dan lingkar kepala dalam cm.",
                "Length and head in centimetres.",
            ),
        ],
        beware: &[t(
            "Panjang dan lingkar kepala tertukar.",
            "Length and head exchanged.",
        )],
    },
    Topic {
        id: "hpht",
        title: t(
            "HPHT: hari pertama haid terakhir",
            "LMP: first day of the last period",
        ),
        shows: t(
            "Kalender dengan satu hari dilingkari.",
            "A calendar with one day circled.",
        ),
        steps: &[
            t(
                "Lihat Buku KIA dulu: bidan biasanya sudah menulisnya.",
                "Look in the KIA book first: the midwife has usually written it.",
            ),
            t(
                "Tanyakan hari pertama haid yang terakhir, bukan hari selesai.",
                "Ask for the first day of the last period, not for its end.",
            ),
            t(
                "Ibu lupa? Bantu dengan hari yang dikenal: Lebaran, gajian, hari pasar, ulang tahun.",
                "Forgotten? Help with days she knows: a feast, pay day, market day, a birthday.",
            ),
            t(
                "Tetap tidak ingat: kosongkan, dan pakai umur kehamilan dari bidan atau USG.",
                "Still unknown: leave it empty, and use the weeks from midwife or scan.",
            ),
        ],
        beware: &[t(
            "Menulis tanggal ibu tahu dirinya hamil.",
            "Writing the day she learned of the pregnancy.",
        )],
    },
    Topic {
        id: "ttd",
        title: t("Menghitung tablet tambah darah", "Counting iron tablets"),
        shows: t(
            "Satu papan tablet. Beberapa tempat sudah kosong.",
            "A strip of tablets. Some places are empty.",
        ),
        steps: &[
            t(
                "Minta ibu menunjukkan bungkusnya.",
                "Ask her to show the packet.",
            ),
            t(
                "Didapat: hitung semua tablet yang diberikan sejak kunjungan lalu.",
                "Received: count all tablets given since the last visit.",
            ),
            t(
                "Diminum: hitung tempat yang kosong, lalu tanyakan apakah semuanya diminum.",
                "Taken: count the empty places, then ask whether all were swallowed.",
            ),
        ],
        beware: &[t(
            "Menghitung sisa lama dua kali.",
            "Counting what was left from before twice.",
        )],
    },
];

/// The topic with this id.
pub fn topic(id: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.id == id)
}

/// Which topics explain a question: form (empty: every form), key, ids of topics.
pub const QUESTIONS: &[(&str, &str, &[&str])] = &[
    (
        "child_visit",
        "weight_kg",
        &["timbangan-bayi", "timbangan-gantung", "timbangan-injak"],
    ),
    ("newborn_visit", "weight_kg", &["timbangan-bayi"]),
    ("", "weight_kg", &["timbangan-injak"]),
    ("", "weight_before_kg", &["timbangan-injak"]),
    ("child_visit", "height_cm", &["panjang", "tinggi"]),
    ("", "height_cm", &["tinggi"]),
    ("", "position", &["panjang", "tinggi"]),
    ("child_visit", "muac_cm", &["lila-anak"]),
    ("", "muac_cm", &["lila-ibu"]),
    ("", "head_circumference_cm", &["lingkar-kepala"]),
    ("", "oedema", &["bengkak"]),
    ("", "systolic_mmhg", &["tensi"]),
    ("", "diastolic_mmhg", &["tensi"]),
    ("", "temperature_c", &["suhu"]),
    ("", "waist_cm", &["lingkar-perut"]),
    ("", "fundal_height_cm", &["tinggi-fundus"]),
    ("", "fetal_heart_rate", &["denyut-janin"]),
    ("", "hb_g_dl", &["hb"]),
    ("", "proteinuria", &["hb"]),
    ("", "blood_glucose_mg_dl", &["hb"]),
    ("", "birth_weight_kg", &["ukuran-lahir"]),
    ("", "birth_length_cm", &["ukuran-lahir"]),
    ("", "birth_head_circumference_cm", &["ukuran-lahir"]),
    ("", "lmp", &["hpht"]),
    ("", "iron_tablets_given", &["ttd"]),
    ("", "iron_tablets_taken", &["ttd"]),
];

/// The topics that explain a question of a form.
pub fn of_question(form: &str, key: &str) -> &'static [&'static str] {
    let found = QUESTIONS
        .iter()
        .find(|(of, asked, _)| *asked == key && (of.is_empty() || *of == form));
    found.map_or(&[], |(_, _, topics)| topics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_domain::form::{self, Input};

    #[test]
    fn every_question_that_points_here_finds_its_topic() {
        for (_, key, topics) in QUESTIONS {
            assert!(!topics.is_empty(), "{key}");
            for id in *topics {
                assert!(topic(id).is_some(), "{key}: {id}");
            }
        }
    }

    #[test]
    fn every_topic_is_reached_from_a_question() {
        for topic in TOPICS {
            let is_named = QUESTIONS.iter().any(|(_, _, ids)| ids.contains(&topic.id));
            assert!(is_named, "{}", topic.id);
            assert!(topic.steps.len() >= 3 && !topic.beware.is_empty());
        }
    }

    /// Weights, lengths and what is read off an instrument; numbers without a unit are counted and need no page.
    #[test]
    fn every_measured_field_of_a_visit_has_a_page() {
        let derived = ["fetal_weight_g", "supplementary_food_kg"];
        for name in [
            "child_visit",
            "newborn_visit",
            "pregnancy_visit",
            "postpartum_visit",
            "engagement_contact",
        ] {
            let form = form::by_id(name).expect("in the table");
            for field in form.fields() {
                let unit = match field.input {
                    Input::Decimal { unit, .. } | Input::Whole { unit, .. } => unit,
                    _ => "",
                };
                if unit.is_empty() || derived.contains(&field.key) {
                    continue;
                }
                let has_page = !of_question(name, field.key).is_empty();
                assert!(has_page, "{name} {}", field.key);
            }
        }
    }

    #[test]
    fn a_childs_arm_is_not_a_womans() {
        assert_eq!(of_question("child_visit", "muac_cm"), ["lila-anak"]);
        assert_eq!(of_question("pregnancy_visit", "muac_cm"), ["lila-ibu"]);
        assert!(of_question("child_visit", "visit_date").is_empty());
    }
}
