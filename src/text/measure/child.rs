//! Cara mengukur: weight, length, arm, head and feet. A table only.

use super::Topic;
use crate::text::t;

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
];
