//! What a volunteer reads aloud for a finding: what it means and what can be done at home. Who should look and by when is said
//! before it, in one sentence for all findings; so no day stands here. Never a diagnosis, and never a word to the cadre.
//! The advice is that of the KIA book from memory, and waits for a health office like the rules' own words.

use super::Rule;
use crate::term::{Term, t};

struct Aloud {
    id: &'static str,
    variant: &'static str,
    words: Term,
}

const fn aloud(id: &'static str, variant: &'static str, words: Term) -> Aloud {
    Aloud { id, variant, words }
}

impl Rule {
    /// The words; `None` where nothing is to be read out.
    pub fn aloud(&self) -> Option<Term> {
        ALOUD
            .iter()
            .find(|it| it.id == self.id && it.variant == self.variant)
            .map(|it| it.words)
    }
}

static ALOUD: &[Aloud] = &[
    // Children.
    aloud(
        "C11",
        "",
        t(
            "Bu, tanda ini tidak boleh ditunggu. Bawa Buku KIA. Di jalan susui atau beri minum sedikit-sedikit, hanya kalau Adik sadar dan bisa menelan.",
            "This sign must not wait. Take the KIA book. On the way breastfeed or give small sips, only if the child is awake and can swallow.",
        ),
    ),
    aloud(
        "C12",
        "",
        t(
            "Bu, tanda ini pada bayi tidak boleh ditunggu. Dekap bayi di dada dan selimuti, susui di jalan kalau bisa mengisap, dan bawa Buku KIA.",
            "This sign in a baby must not wait. Hold it to your chest, covered, breastfeed on the way if it can suck, and take the KIA book.",
        ),
    ),
    aloud(
        "C04",
        "hospital",
        t(
            "Bu, badan Adik sangat kurus atau kakinya bengkak, jadi dokter perlu melihat. Terus susui dan jaga Adik tetap hangat di jalan.",
            "The child is very thin or the feet are swollen, so a doctor should look. Keep breastfeeding and keep the child warm on the way.",
        ),
    ),
    aloud(
        "C04",
        "",
        t(
            "Bu, badan Adik sangat kurus atau kakinya bengkak, jadi perlu makanan dan perawatan khusus. Terus susui; kalau sudah makan, beri sedikit-sedikit tetapi sering.",
            "The child is very thin or the feet are swollen, and needs special food and care. Keep breastfeeding; if it eats already, give little but often.",
        ),
    ),
    aloud(
        "C02",
        "",
        t(
            "Bu, berat Adik di bawah garis merah Buku KIA. Terus susui; kalau sudah makan, beri lebih sering, setiap kali dengan telur, ikan atau ayam.",
            "The child's weight is below the red line of the KIA book. Keep breastfeeding; if it eats already, give food more often, each time with egg, fish or chicken.",
        ),
    ),
    aloud(
        "U01",
        "",
        t(
            "Angka ini di luar kebiasaan, Bu, mungkin karena Adik bergerak. Jadi kita ukur sekali lagi supaya yakin.",
            "This number is unusual, perhaps because the child moved. Let us measure once more to be sure.",
        ),
    ),
    aloud(
        "C05",
        "",
        t(
            "Bu, badan Adik kurus. Terus susui; kalau sudah makan, beri tiga kali makan dan dua kali selingan sehari, setiap kali dengan telur, ikan atau ayam.",
            "The child is thin. Keep breastfeeding; if it eats already, give three meals and two snacks a day, each with egg, fish or chicken.",
        ),
    ),
    aloud(
        "C07",
        "",
        t(
            "Bu, tinggi Adik jauh di bawah anak seumurnya. Dokter akan mencari sebabnya. Terus susui; kalau sudah makan, beri telur, ikan atau ayam setiap hari.",
            "The child is much shorter than others of its age. A doctor will look for the cause. Keep breastfeeding; if it eats already, give egg, fish or chicken every day.",
        ),
    ),
    aloud("C01", "first", NOT_GAINED),
    aloud("C01", "second", NOT_GAINED),
    aloud(
        "C06",
        "",
        t(
            "Bu, tinggi Adik di bawah anak seumurnya, jadi perlu dilihat sebabnya. Terus susui; kalau sudah makan, beri telur, ikan atau ayam setiap hari.",
            "The child is shorter than others of its age, so somebody should look for the cause. Keep breastfeeding; if it eats already, give egg, fish or chicken every day.",
        ),
    ),
    aloud(
        "C08",
        "",
        t(
            "Bu, ukuran kepala Adik perlu dilihat supaya jelas. Bawa Buku KIA, ya.",
            "The size of the child's head should be looked at, to be sure. Please take the KIA book.",
        ),
    ),
    aloud(
        "C09",
        "deviating",
        t(
            "Bu, ada yang belum bisa dilakukan Adik seperti anak seumurnya. Petugas akan menunjukkan cara melatihnya. Di rumah, ajak Adik bermain dan bicara setiap hari.",
            "There is something the child cannot do yet as others of its age. The health worker will show how to train it. At home, play and talk with the child every day.",
        ),
    ),
    aloud(
        "C09",
        "doubtful",
        t(
            "Bu, pertanyaan tumbuh kembang ini kita ulangi dua minggu lagi. Sementara itu ajak Adik bermain, bicara dan bernyanyi setiap hari.",
            "We will repeat these questions in two weeks. Until then play, talk and sing with the child every day.",
        ),
    ),
    aloud(
        "C03",
        "",
        t(
            "Bu, berat Adik lebih dari anak seumurnya, jadi perlu dibandingkan dengan tingginya. Kurangi minuman manis dan jajan kemasan.",
            "The child weighs more than others of its age, so it should be compared with its height. Give fewer sweet drinks and packed snacks.",
        ),
    ),
    aloud(
        "C10",
        "immunisation",
        t(
            "Bu, imunisasi Adik belum lengkap, tetapi masih bisa dikejar. Bawa Buku KIA ke posyandu berikutnya.",
            "The child's immunisation is not complete, but it can be caught up. Take the KIA book to the next posyandu.",
        ),
    ),
    aloud(
        "C10",
        "vitamin_a",
        t(
            "Bu, Adik belum mendapat kapsul vitamin A. Di posyandu kapsulnya gratis, dan baik untuk mata dan daya tahan Adik.",
            "The child has not had its vitamin A capsule. At the posyandu it is free, and good for the eyes and against illness.",
        ),
    ),
    // Pregnant women, and mothers after birth.
    aloud(
        "B05",
        "",
        t(
            "Bu, tanda ini tidak boleh ditunggu, demi Ibu dan bayi. Ajak suami atau keluarga, bawa Buku KIA dan pakaian ganti.",
            "This sign must not wait, for you and the baby. Take your husband or family, the KIA book and a change of clothes.",
        ),
    ),
    aloud(
        "B03",
        "",
        t(
            "Bu, Hb Ibu rendah sekali, jadi perlu ditangani di rumah sakit. Ajak keluarga, dan bawa Buku KIA.",
            "Your haemoglobin is very low and needs care at a hospital. Take your family and the KIA book.",
        ),
    ),
    aloud(
        "B04",
        "very_high",
        t(
            "Bu, tensi Ibu tinggi sekali. Ini berbahaya walaupun Ibu merasa sehat. Ajak suami atau keluarga, dan bawa Buku KIA.",
            "Your blood pressure is very high. That is dangerous even when you feel well. Take your husband or family and the KIA book.",
        ),
    ),
    aloud(
        "B06",
        "",
        t(
            "Bu, detak jantung bayi di luar yang biasa, jadi dokter perlu melihat. Ajak keluarga, dan bawa Buku KIA.",
            "The baby's heartbeat is not as usual, so a doctor should look. Take your family and the KIA book.",
        ),
    ),
    aloud(
        "N01",
        "",
        t(
            "Bu, tanda ini sesudah melahirkan tidak boleh ditunggu. Kalau ada bayi, bawa juga, supaya tetap bisa menyusu.",
            "This sign after birth must not wait. If there is a baby, take it too, so that it can go on feeding.",
        ),
    ),
    aloud(
        "B04",
        "high",
        t(
            "Bu, tensi Ibu tinggi atau ada protein dalam urin. Kalau kepala sakit sekali atau mata kabur, langsung berangkat ke puskesmas, jangan menunggu.",
            "Your blood pressure is high or there is protein in the urine. With a severe headache or blurred sight, go to the health centre at once and do not wait.",
        ),
    ),
    aloud("B02", "moderate", LOW_HB),
    aloud("B02", "mild", LOW_HB),
    aloud(
        "B01",
        "",
        t(
            "Bu, lengan atau berat Ibu kurang, jadi Ibu dan bayi perlu makan lebih banyak. Tambah satu porsi makan sehari dengan telur, ikan atau ayam, dan habiskan makanan tambahan dari puskesmas.",
            "Your arm or weight is low, so you and the baby need more food. Add one meal a day with egg, fish or chicken, and finish the extra food from the health centre.",
        ),
    ),
    aloud(
        "B07",
        "",
        t(
            "Bu, pertumbuhan bayi atau berat Ibu perlu dilihat petugas gizi. Makan dengan lauk setiap kali, dan perhatikan gerak bayi setiap hari.",
            "The baby's growth or your weight should be seen by the nutritionist. Eat some animal food with each meal, and watch for the baby's movements every day.",
        ),
    ),
    aloud(
        "B04",
        "screening",
        t(
            "Bu, dari jawaban tadi, tensi Ibu perlu lebih sering diukur. Kalau kepala sakit sekali atau mata kabur, langsung berangkat ke puskesmas.",
            "By your answers your blood pressure should be measured more often. With a severe headache or blurred sight, go to the health centre at once.",
        ),
    ),
    aloud(
        "B09",
        "",
        t(
            "Bu, periksa hamil paling sedikit enam kali, supaya Ibu dan bayi terpantau. Saya bisa menemani Ibu ke bidan.",
            "There should be at least six check-ups, so that you and the baby are watched over. I can go to the midwife with you.",
        ),
    ),
    aloud(
        "B08",
        "",
        t(
            "Bu, kehamilan ini perlu dilihat dokter supaya aman. Rencanakan melahirkan di puskesmas atau rumah sakit, dan siapkan kendaraan serta biayanya dari sekarang.",
            "A doctor should see this pregnancy, to be safe. Plan the birth at a health centre or hospital, and prepare transport and money from now on.",
        ),
    ),
    aloud(
        "N02",
        "",
        t(
            "Bu, supaya Ibu pulih dan bayi cukup ASI, jarak kehamilan sebaiknya paling sedikit dua tahun. Bicarakan cara KB dengan suami, lalu temui bidan.",
            "For you to recover and the baby to have enough milk, it is best to wait at least two years. Talk about a method with your husband, then see the midwife.",
        ),
    ),
    aloud(
        "B10",
        "",
        t(
            "Bu, gula darah Ibu tinggi, jadi perlu diperiksa lagi. Sementara itu kurangi minuman dan makanan manis, dan perbanyak sayur.",
            "Your blood glucose is high and should be checked again. Until then take fewer sweet drinks and sweets, and more vegetables.",
        ),
    ),
    aloud(
        "B09",
        "doctor",
        t(
            "Bu, pada trimester ini sebaiknya sekali bertemu dokter dan di-USG. Bidan bisa membuatkan janji.",
            "In this trimester you should see a doctor once and have an ultrasound. The midwife can arrange it.",
        ),
    ),
    aloud(
        "B08",
        "stunted_child",
        t(
            "Bu, supaya bayi nanti tumbuh baik: makan cukup dengan lauk setiap hari, dan sesudah lahir beri ASI saja sampai 6 bulan.",
            "For the baby to grow well: eat enough with some animal food every day, and after birth give only breast milk for six months.",
        ),
    ),
    // Couples, and girls.
    aloud(
        "K01",
        "",
        t(
            "Ibu dan bayi lebih kuat kalau badan disiapkan dulu. Menikah tetap boleh; hamilnya sebaiknya menunggu sampai siap. Minum tablet tambah darah, dan jauhi asap rokok.",
            "Mother and baby are stronger when the body is prepared first. You may marry; a pregnancy should wait until you are ready. Take iron tablets, and keep away from smoke.",
        ),
    ),
    aloud(
        "K01",
        "age",
        t(
            "Umur yang lebih aman untuk hamil adalah 20 sampai 35 tahun. Bidan atau PKB membantu memilih waktu yang baik.",
            "The safer age for a pregnancy is 20 to 35 years. The midwife or family-planning officer helps you to choose a good time.",
        ),
    ),
    aloud(
        "A01",
        "severe",
        t(
            "Hb Anda rendah sekali, jadi badan mudah lemas dan pusing. Ajak orang tua ikut, ya.",
            "Your haemoglobin is very low, so you tire and get dizzy easily. Please take your parents along.",
        ),
    ),
    aloud(
        "A01",
        "",
        t(
            "Hb Anda rendah. Minum tablet tambah darah seminggu sekali sesudah makan malam, dan makan telur, ikan atau ayam setiap hari.",
            "Your haemoglobin is low. Take one iron tablet a week after the evening meal, and eat egg, fish or chicken every day.",
        ),
    ),
    aloud(
        "A02",
        "",
        t(
            "Lengan Anda kecil, tandanya badan perlu makan lebih banyak. Makan tiga kali sehari ditambah satu selingan, dengan telur, ikan atau ayam setiap hari.",
            "Your arm is thin, a sign that the body needs more food. Eat three meals and a snack a day, with egg, fish or chicken every day.",
        ),
    ),
];

const NOT_GAINED: Term = t(
    "Bu, berat Adik belum naik cukup bulan ini. Apa Adik sempat sakit, atau makannya berkurang? Terus susui; kalau sudah makan, tambah satu kali makan sehari dengan telur, ikan atau ayam.",
    "The child did not gain enough weight this month. Was it ill, or did it eat less? Keep breastfeeding; if it eats already, add one meal a day with egg, fish or chicken.",
);

const LOW_HB: Term = t(
    "Bu, Hb Ibu rendah. Minum tablet tambah darah setiap hari, jangan bersama teh atau kopi, dan makan telur, ikan atau daging.",
    "Your haemoglobin is low. Take an iron tablet every day, not with tea or coffee, and eat egg, fish or meat.",
);
