//! Measurements that several forms take: the key, unit and ranges are the same wherever the same thing is meant.

use crate::form::{Field, Input, Range, Source};
use crate::term::t;

/// Weight of a grown woman or man.
pub const ADULT_WEIGHT: Field = Field::new(
    "weight_kg",
    t("Berat badan", "Weight"),
    Input::decimal("kg", Range::new(25.0, 200.0), Range::new(30.0, 130.0), 1),
    Source::confirmed("§2.4, §2.6 R34"),
)
.hint(
    "Tanpa sandal dan jaket, berdiri tegak",
    "Without shoes and jacket, standing straight",
);

/// Height of a grown woman or man.
pub const ADULT_HEIGHT: Field = Field::new(
    "height_cm",
    t("Tinggi badan", "Height"),
    Input::decimal("cm", Range::new(100.0, 220.0), Range::new(130.0, 190.0), 1),
    Source::confirmed("§2.4, §2.5 R34"),
)
.hint(
    "Tanpa alas kaki, tumit dan punggung menempel dinding",
    "Barefoot, heels and back against the wall",
);

/// Upper arm of a grown woman.
pub const ADULT_MUAC: Field = Field::new(
    "muac_cm",
    t("Lingkar lengan atas (LiLA)", "Upper arm (MUAC)"),
    Input::decimal("cm", Range::new(10.0, 60.0), Range::new(15.0, 45.0), 1),
    Source::confirmed("§2.4 R20, §2.6 R34"),
)
.hint(
    "Lengan kiri, di tengah antara bahu dan siku",
    "Left arm, halfway between shoulder and elbow",
);

/// Haemoglobin.
pub const HB: Field = Field::new(
    "hb_g_dl",
    t("Hb", "Haemoglobin"),
    Input::decimal("g/dL", Range::new(1.0, 20.0), Range::new(5.0, 18.0), 1),
    Source::confirmed("§2.4 R20, §2.6 R34"),
)
.hint(
    "Dari Buku KIA atau hasil laboratorium",
    "From the KIA book or the laboratory",
);

/// The upper number of the blood pressure.
pub const SYSTOLIC: Field = Field::new(
    "systolic_mmhg",
    t("Tensi, angka atas", "Blood pressure, upper"),
    Input::whole("mmHg", Range::new(50.0, 260.0), Range::new(80.0, 260.0)),
    Source::unconfirmed("§2.6 design"),
)
.hint(
    "Duduk tenang 5 menit dulu",
    "After five minutes of sitting still",
);

/// The lower number of the blood pressure.
pub const DIASTOLIC: Field = Field::new(
    "diastolic_mmhg",
    t("Tensi, angka bawah", "Blood pressure, lower"),
    Input::whole("mmHg", Range::new(30.0, 160.0), Range::new(40.0, 160.0)),
    Source::unconfirmed("§2.6 design"),
);

/// Body temperature of a mother.
pub const TEMPERATURE: Field = Field::new(
    "temperature_c",
    t("Suhu badan", "Temperature"),
    Input::decimal("°C", Range::new(30.0, 43.0), Range::new(35.5, 38.0), 1),
    Source::unconfirmed("Settled 4; range design"),
);

/// Iron tablets received since the last visit.
pub const IRON_GIVEN: Field = Field::new(
    "iron_tablets_given",
    t(
        "Tablet tambah darah (TTD/MMS) didapat",
        "Iron tablets received",
    ),
    Input::whole("", Range::new(0.0, 400.0), Range::new(0.0, 180.0)),
    Source::confirmed("§2.6 R34, R26"),
)
.hint(
    "Jumlah tablet sejak kunjungan lalu",
    "Tablets since the last visit",
);

/// Iron tablets taken since the last visit.
pub const IRON_TAKEN: Field = Field::new(
    "iron_tablets_taken",
    t("Tablet tambah darah diminum", "Iron tablets taken"),
    Input::whole("", Range::new(0.0, 400.0), Range::new(0.0, 180.0)),
    Source::confirmed("§2.6 R34, R26"),
)
.hint(
    "Jumlah tablet sejak kunjungan lalu",
    "Tablets since the last visit",
);
