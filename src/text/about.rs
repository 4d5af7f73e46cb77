//! What the app is, and what happens with people's data, said plainly.

use super::{Term, t};

pub const WHAT: Term = t(
    "Dampingi membantu kader mencatat kunjungan keluarga untuk mencegah stunting, juga tanpa sinyal.",
    "Dampingi helps cadres record family visits against stunting, also without a signal.",
);
pub const PRIVACY: Term = t("Data orang di HP ini", "People's data on this phone");
pub const POINTS: [Term; 5] = [
    t(
        "Semua catatan tentang orang dikunci di HP ini. Hanya PIN Anda yang membukanya, dan aplikasi terkunci sendiri setelah 5 menit tidak dipakai.",
        "Everything about people is locked on this phone. Only your PIN opens it, and the app locks itself after 5 minutes without use.",
    ),
    t(
        "PIN 6 angka menahan orang yang meminjam HP, tetapi tidak menahan ahli yang punya banyak waktu. Jaga HP seperti menjaga buku register.",
        "A PIN of 6 digits holds off someone who borrows the phone, but not an expert with much time. Guard the phone as you would the register.",
    ),
    t(
        "Data dikirim hanya ke server program, lewat jalur yang aman. Koordinator kecamatan membaca kunjungan di wilayahnya, dan setiap pembukaan dicatat.",
        "Data is sent only to the programme's server, over a secure way. The subdistrict coordinator reads the visits of her area, and every opening is logged.",
    ),
    t(
        "Tanyakan persetujuan sebelum mencatat. Yang tidak setuju tetap boleh dikunjungi.",
        "Ask for consent before recording. Who does not agree may still be visited.",
    ),
    t(
        "Tidak ada iklan, tidak ada pelacak, tidak ada pihak ketiga.",
        "No advertising, no tracking, no third parties.",
    ),
];
pub const NO_DIAGNOSIS: Term = t(
    "Dampingi tidak mendiagnosis. Kalau ragu, ajak ke bidan atau puskesmas.",
    "Dampingi does not diagnose. When in doubt, take them to the midwife or health centre.",
);
