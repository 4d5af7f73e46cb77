//! Every address of the app. They carry record ids and codes, never a name, a date or a number of a person.

use dampingi_sync::RecordId;

pub const TODAY: &str = "/";
pub const TARGETS: &str = "/sasaran";
pub const RECORD: &str = "/catat";
pub const NEW_HOUSEHOLD: &str = "/keluarga/baru";
pub const POSYANDU: &str = "/posyandu";
pub const OPEN_POSYANDU: &str = "/posyandu/baru";
pub const ROUND: &str = "/serentak";
pub const SEND: &str = "/kirim";
pub const BY_HAND: &str = "/berkas";
pub const FIX: &str = "/perbaikan";
pub const HIDDEN: &str = "/tersembunyi";
pub const SETTINGS: &str = "/pengaturan";
pub const HERE: &str = "/pengaturan/hp";
pub const CHANGE_PIN: &str = "/pengaturan/pin";
pub const CHANGE_PASSWORD: &str = "/pengaturan/sandi";
pub const ABOUT: &str = "/pengaturan/tentang";
pub const GUIDE: &str = "/panduan";
pub const GLOSSARY: &str = "/panduan/istilah";
pub const WALK: &str = "/panduan/kenalan";
pub const PRACTICE: &str = "/latihan";
pub const QUEUE: &str = "/periksa";
pub const DOUBLES: &str = "/ganda";
pub const SCORECARD: &str = "/kartu-skor";
pub const SUPPORTS: &str = "/bantuan";
pub const REGION: &str = "/wilayah";
pub const REGION_CADRES: &str = "/wilayah/kader";
pub const FIND: &str = "/cari";
pub const REGION_DAYS: &str = "/wilayah/posyandu";
pub const REGION_NAMES: &str = "/wilayah/posyandu/nama";
pub const REGION_SUPPORTS: &str = "/wilayah/bantuan";
pub const SIGN_IN: &str = "/masuk";
pub const PASSWORD: &str = "/sandi";
pub const PIN: &str = "/pin";
pub const LOCK: &str = "/kunci";

/// The scorecard of a village and a quarter.
pub fn scorecard(village: &str, quarter: &str) -> String {
    format!("{SCORECARD}?desa={village}&tw={quarter}")
}

/// Writing down what the village used its money for.
pub fn funds(village: &str, quarter: &str) -> String {
    format!("{SCORECARD}/{village}/{quarter}")
}

/// One way of measuring.
pub fn measuring(topic: &str) -> String {
    format!("/panduan/ukur/{topic}")
}

/// A posyandu day, by any record that says it was held.
pub fn posyandu_day(id: RecordId) -> String {
    format!("{POSYANDU}/{id}")
}

/// The same, with one child in hand.
pub fn posyandu_child(id: RecordId, child: RecordId) -> String {
    format!("{POSYANDU}/{id}?anak={child}")
}

pub fn open_posyandu_in(area: &str) -> String {
    format!("{OPEN_POSYANDU}/{area}")
}

/// Planning the next one after a day that was.
pub fn plan_posyandu(area: &str, after: RecordId) -> String {
    format!("{OPEN_POSYANDU}/{area}?sesudah={after}")
}

pub fn edit_posyandu(id: RecordId) -> String {
    format!("{POSYANDU}/{id}/ubah")
}

pub fn posyandu_report(id: RecordId) -> String {
    format!("{POSYANDU}/{id}/laporan")
}

/// A child that is not in the day's list.
pub fn posyandu_walk_in(id: RecordId) -> String {
    format!("{POSYANDU}/{id}/tamu")
}

/// The way back to a posyandu day, behind any address.
pub fn with_day(mut to: String, day: Option<RecordId>) -> String {
    if let Some(day) = day {
        to.push(if to.contains('?') { '&' } else { '?' });
        to.push_str("hari=");
        to.push_str(&day.to_string());
    }
    to
}

/// A visit of which it is known that it is at the posyandu, and on which day of it.
pub fn visit_at_posyandu(id: RecordId, form: &str, day: RecordId) -> String {
    with_day(
        format!("/orang/{id}/kunjungan/{form}?cara=posyandu"),
        Some(day),
    )
}

/// A record that somebody hid.
pub fn hidden(id: RecordId) -> String {
    format!("{HIDDEN}/{id}")
}

/// Everything that presses alike.
pub fn tasks(which: &str) -> String {
    format!("/tugas/{which}")
}

pub fn new_household_in(area: &str) -> String {
    format!("{NEW_HOUSEHOLD}/{area}")
}

pub fn household(id: RecordId) -> String {
    format!("/keluarga/{id}")
}

pub fn edit_household(id: RecordId) -> String {
    format!("/keluarga/{id}/ubah")
}

/// Saying that a household is registered twice.
pub fn household_twice(id: RecordId) -> String {
    format!("/keluarga/{id}/ganda")
}

pub fn survey(id: RecordId) -> String {
    format!("/keluarga/{id}/pendataan")
}

pub fn add_person(household: RecordId, episode: &str) -> String {
    format!("/keluarga/{household}/tambah/{episode}")
}

/// Adding a child whose mother is known here; none says that she is not.
pub fn add_child(household: RecordId, mother: Option<RecordId>) -> String {
    let mother = mother.map_or_else(|| "lain".to_owned(), |id| id.to_string());
    format!("/keluarga/{household}/tambah/child?ibu={mother}")
}

/// Adding a child that waits at a posyandu day.
pub fn add_child_at(household: RecordId, day: RecordId) -> String {
    with_day(add_person(household, "child"), Some(day))
}

/// A new household of a child that waits there.
pub fn new_household_at(area: &str, day: RecordId) -> String {
    with_day(new_household_in(area), Some(day))
}

/// Registering the baby of a delivery visit.
pub fn add_baby(household: RecordId, delivery: RecordId) -> String {
    format!("/keluarga/{household}/tambah/child?persalinan={delivery}")
}

/// Registering the partner of someone who is engaged.
pub fn add_partner(household: RecordId, of: RecordId) -> String {
    format!("/keluarga/{household}/tambah/engagement?pasangan={of}")
}

pub fn person(id: RecordId) -> String {
    format!("/orang/{id}")
}

pub fn charts(id: RecordId) -> String {
    format!("/orang/{id}/grafik")
}

pub fn edit_person(id: RecordId) -> String {
    format!("/orang/{id}/ubah")
}

/// The same, for asking whether she agrees to it.
pub fn ask_consent(id: RecordId) -> String {
    format!("/orang/{id}/ubah?cara=persetujuan")
}

pub fn begin_episode(id: RecordId, episode: &str) -> String {
    format!("/orang/{id}/mulai/{episode}")
}

/// Opening the time after birth with what a delivery visit says.
pub fn begin_after(id: RecordId, delivery: RecordId) -> String {
    format!("/orang/{id}/mulai/postpartum?persalinan={delivery}")
}

/// Why somebody is not accompanied any more.
pub fn leave(id: RecordId) -> String {
    format!("/orang/{id}/akhiri")
}

/// The form for one of the reasons, or for coming back.
pub fn leave_as(id: RecordId, what: &str) -> String {
    format!("/orang/{id}/akhiri/{what}")
}

/// Choosing another house for somebody.
pub fn other_house(id: RecordId) -> String {
    format!("/orang/{id}/rumah")
}

/// The house is chosen: since when.
pub fn move_into(id: RecordId, house: RecordId) -> String {
    format!("/orang/{id}/rumah/{house}")
}

/// A new household, into which somebody moves.
pub fn new_household_of(area: &str, id: RecordId) -> String {
    format!("{NEW_HOUSEHOLD}/{area}?pindah={id}")
}

/// The end of a pregnancy, with its outcome already chosen.
pub fn pregnancy_ended(id: RecordId, outcome: &str) -> String {
    format!("/orang/{id}/kunjungan/delivery?hasil={outcome}")
}

/// A household that moved away, or came back.
pub fn move_household(id: RecordId, what: &str) -> String {
    format!("/keluarga/{id}/akhiri/{what}")
}

/// After registering one baby of a birth.
pub fn saved_baby(id: RecordId, delivery: RecordId) -> String {
    format!("/tersimpan/orang/{id}?persalinan={delivery}")
}

pub fn choose_visit(id: RecordId) -> String {
    format!("/orang/{id}/kunjungan")
}

pub fn record_visit(id: RecordId, form: &str) -> String {
    format!("/orang/{id}/kunjungan/{form}")
}

/// What a donor gave is handed over.
pub fn hand_over(person: RecordId, support: RecordId) -> String {
    format!("/orang/{person}/kunjungan/support_delivery?untuk={support}")
}

/// Changing what was said when an episode began: a childhood by its kind, a support by its id.
pub fn registration(person: RecordId, which: &str) -> String {
    format!("/orang/{person}/pendaftaran/{which}")
}

pub fn end_support(person: RecordId, support: RecordId) -> String {
    format!("/orang/{person}/bantuan/{support}")
}

/// The child is weighed, and only what must be is asked besides.
pub fn weigh(id: RecordId) -> String {
    format!("/orang/{id}/kunjungan/child_visit?cara=timbang")
}

/// A visit of which it is known that it is at home.
pub fn visit_at_home(id: RecordId, form: &str) -> String {
    format!("/orang/{id}/kunjungan/{form}?cara=rumah")
}

pub fn visit(id: RecordId) -> String {
    format!("/kunjungan/{id}")
}

pub fn correct(id: RecordId) -> String {
    format!("/kunjungan/{id}/perbaiki")
}

/// Sending somebody on, for what this visit showed.
pub fn refer(visit: RecordId) -> String {
    format!("/kunjungan/{visit}/rujuk")
}

/// Noting what came of a referral.
pub fn referral_outcome(referral: RecordId) -> String {
    format!("/kunjungan/{referral}/hasil-rujukan")
}

pub fn saved_visit(id: RecordId) -> String {
    format!("/tersimpan/kunjungan/{id}")
}

pub fn saved_person(id: RecordId) -> String {
    format!("/tersimpan/orang/{id}")
}

pub fn saved_household(id: RecordId) -> String {
    format!("/tersimpan/keluarga/{id}")
}

pub fn resend(seq: u64) -> String {
    format!("{SEND}/{seq}")
}

/// A conflict card.
pub fn dispute(card: RecordId) -> String {
    format!("/beda/{card}")
}

/// Two records side by side.
pub fn compare(one: RecordId, other: RecordId) -> String {
    format!("{DOUBLES}/{one}/{other}")
}

/// Naming another record of the same person.
pub fn twice(id: RecordId) -> String {
    format!("/orang/{id}/ganda")
}

pub fn review(id: RecordId) -> String {
    format!("{QUEUE}/{id}")
}

/// What waits of one cadre in one village.
pub fn queue_of(cadre: RecordId, village: &str) -> String {
    format!("{QUEUE}?kader={cadre}&desa={village}")
}

/// The children behind a letter of a posyandu day.
pub fn day_children(day: RecordId, letter: &str) -> String {
    format!("{REGION_DAYS}/{day}/{letter}")
}

/// The numbers of a village, or of the whole area.
pub fn village(code: &str) -> String {
    format!("{REGION}?desa={code}")
}
