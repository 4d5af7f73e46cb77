//! Cara mengukur: pressure, temperature, waist, and what is copied from the KIA book. A table only.

use super::Topic;
use crate::text::t;

pub const TOPICS: &[Topic] = &[
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
                "Catat angka atas dan angka bawah. Kalau tinggi, ulangi setelah 5 menit dan catat yang kedua. Sakit kepala hebat atau mata kabur: jangan menunggu.",
                "Write the upper and the lower number. If high, repeat after five minutes and write the second. Severe headache or blurred sight: do not wait.",
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
                "Didengar bidan dengan Doppler atau stetoskop corong (Laennec). Anda menyalin angkanya dari Buku KIA.",
                "Heard by the midwife with a Doppler or a Pinard horn. You copy the number from the KIA book.",
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
                "Lihat tulisan di bungkus: TTD atau MMS. Kalau botol: hitung isinya waktu diterima, kurangi sisanya.",
                "Read the packet: TTD or MMS. A bottle: what was in it when received, less what is left.",
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
