//! Who can sign in to a demo: the cadres of the survey's six villages, and one person at each level above.

use crate::accounts::NewUser;
use dampingi_domain::AreaCode;
use dampingi_sync::{CadreKind, Role};

/// A village of the survey and its cadre.
#[derive(Clone, Copy, Debug)]
pub struct Village {
    /// Area code.
    pub code: &'static str,
    /// What her user name ends with.
    pub word: &'static str,
    /// Her name.
    pub cadre: &'static str,
}

/// The kecamatan.
pub const SUBDISTRICT: &str = "65.01.05";

/// The user names of the coordinator of that kecamatan, and of the admin in whose name the survey comes in.
pub const COORDINATOR: &str = "koordinator.selor";
/// See [`COORDINATOR`].
pub const ADMIN: &str = "admin";

/// The six villages in which the survey was done.
pub const VILLAGES: [Village; 6] = [
    Village {
        code: "65.01.05.2003",
        word: "jelarai",
        cadre: "Yuliana Ulau",
    },
    Village {
        code: "65.01.05.1001",
        word: "hulu",
        cadre: "Norhayati",
    },
    Village {
        code: "65.01.05.1002",
        word: "hilir",
        cadre: "Hj. Masitah Abdullah",
    },
    Village {
        code: "65.01.05.2004",
        word: "seriang",
        cadre: "Debora Ping Lahang",
    },
    Village {
        code: "65.01.05.2005",
        word: "rahayu",
        cadre: "Sri Wahyuningsih",
    },
    Village {
        code: "65.01.05.2007",
        word: "apung",
        cadre: "Marlina Jalung",
    },
];

/// Health facilities beside the survey's puskesmas: area, name, type.
pub const FACILITIES: [(&str, &str, &str); 4] = [
    ("65.01.05", "Pustu Jelarai Selor", "pustu"),
    ("65.01.05", "Pustu Gunung Seriang", "pustu"),
    ("65.01.05", "Poskesdes Apung", "poskesdes"),
    ("65.01", "RSUD Tanjung Selor", "rumah sakit"),
];

impl Village {
    /// Its code, read.
    pub fn area(&self) -> AreaCode {
        area(self.code)
    }

    /// The user name of its cadre.
    pub fn username(&self) -> String {
        format!("kader.{}", self.word)
    }
}

/// A code of the demo.
pub fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).expect("the demo's codes are well formed")
}

/// All accounts of a demo.
pub fn all() -> Vec<NewUser> {
    let cadre = |username: String, name: &str, areas: Vec<AreaCode>| NewUser {
        username,
        name: name.to_owned(),
        role: Role::Cadre,
        cadre_kind: Some(CadreKind::Tpk),
        areas,
    };
    let above = |username: &str, name: &str, role: Role, code: &str| NewUser {
        username: username.to_owned(),
        name: name.to_owned(),
        role,
        cadre_kind: None,
        areas: vec![area(code)],
    };
    let mut users: Vec<NewUser> = VILLAGES
        .iter()
        .map(|village| cadre(village.username(), village.cadre, vec![village.area()]))
        .collect();
    let everywhere = VILLAGES.iter().map(Village::area).collect();
    users.push(cadre(
        "kader.semua".to_owned(),
        "Kader Enam Desa",
        everywhere,
    ));
    users.extend([
        above(COORDINATOR, "Bahtiar Ramli", Role::Coordinator, SUBDISTRICT),
        above(
            "kabupaten.bulungan",
            "Ratna Kusumawati",
            Role::Kabupaten,
            "65.01",
        ),
        above("provinsi.kaltara", "Stefanus Lencau", Role::Province, "65"),
        above(ADMIN, "Admin Contoh", Role::Admin, "65"),
    ]);
    users
}
