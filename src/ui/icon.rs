//! The icons: drawn for this app on a grid of 24, one stroke weight. A word always stands beside one.

use crate::ui::el::{View, el};

/// What an icon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Again,
    Alert,
    Back,
    Baby,
    Bars,
    Calendar,
    Camera,
    Check,
    CheckTwice,
    Clock,
    Copies,
    Download,
    Erase,
    Eye,
    Flag,
    Gear,
    House,
    Mother,
    Info,
    List,
    Lock,
    Next,
    NoSignal,
    Out,
    Pencil,
    People,
    Person,
    PersonPlus,
    Phone,
    Plus,
    Pregnant,
    Refer,
    Return,
    Review,
    Rings,
    Search,
    Send,
    Storage,
    Up,
}

impl Icon {
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Again => "M20 12a8 8 0 1 1-2.6-5.9L20 8.5M20 4v4.5h-4.5",
            Self::Alert => "M12 3a9 9 0 1 1 0 18 9 9 0 1 1 0-18zM12 7.5V13M12 16.4v.1",
            Self::Back => "M19 12H5M11 6l-6 6 6 6",
            Self::Baby => {
                "M12 4.5a8 8 0 1 1 0 16 8 8 0 1 1 0-16zM12 4.5c-.3-1.6.8-2.6 2.4-2.4M9 12v.1M15 12v.1M9.3 15.8c1.6 1.4 3.8 1.4 5.4 0"
            }
            Self::Bars => "M4 20h16M7 20v-6M12 20V5M17 20v-9",
            Self::Calendar => {
                "M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4 9.5h16M8 3v4M16 3v4M9 14.5l2 2 4-4"
            }
            Self::Camera => {
                "M4 7.5h3.5l1.5-2.5h6l1.5 2.5H20a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8.5a1 1 0 0 1 1-1zM12 9.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7z"
            }
            Self::Check => "M5 12.5l5 5L19.5 7",
            Self::CheckTwice => "M2.5 12.5l4.5 5L15 7.5M11.8 16.2l1.2 1.3 8.5-10",
            Self::Clock => "M12 3a9 9 0 1 1 0 18 9 9 0 1 1 0-18zM12 7v5.5l3.5 2",
            Self::Copies => "M9 9h10v11H9zM15 9V4H5v11h4",
            Self::Download => "M12 4v11M7 10.5l5 5 5-5M4 20h16",
            Self::Erase => {
                "M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7zM11.5 9.5l5 5M16.5 9.5l-5 5"
            }
            Self::Eye => {
                "M2.5 12c2-4.3 5.3-6.5 9.5-6.5s7.5 2.2 9.5 6.5c-2 4.3-5.3 6.5-9.5 6.5S4.5 16.3 2.5 12zM12 9a3 3 0 1 1 0 6 3 3 0 1 1 0-6z"
            }
            Self::Flag => "M5 21V4M5 4.5c4.5-2.5 8 2 14 0v9c-6 2-9.5-2.5-14 0",
            Self::Gear => {
                "M4 7h8M17 7h3M4 17h3M12 17h8M14.5 4.7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 1 1 0-4.6zM9.5 14.7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 1 1 0-4.6z"
            }
            Self::House => "M4 11l8-7 8 7v9H4zM10 20v-6h4v6",
            Self::Mother => {
                "M9 3a3 3 0 1 1 0 6 3 3 0 1 1 0-6zM3 21v-4c0-3.2 2.4-5 5.5-5M16.5 10.5a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 1 1 0-4.6zM9.5 21c.4-3 3-4 7-4s4.5 1.5 4.5 4"
            }
            Self::Info => "M12 3a9 9 0 1 1 0 18 9 9 0 1 1 0-18zM12 11v6M12 7.4v.1",
            Self::List => {
                "M7 4h10a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM9.5 4V2.5h5V4M9.5 10h5M9.5 13.5h5M9.5 17h3"
            }
            Self::Lock => {
                "M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2"
            }
            Self::Next => "M9 6l6 6-6 6",
            Self::NoSignal => "M5 20v-3M10 20v-6M15 20v-4M19.5 16V5M3 3l18 18",
            Self::Out => "M14 4h5v16h-5M4 12h11M11 8l4 4-4 4",
            Self::Pencil => "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
            Self::People => {
                "M9 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7zM2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6M16 5a3.3 3.3 0 0 1 0 6.4M18 14.4c2.3.7 3.5 2.6 3.5 5.6"
            }
            Self::Person => {
                "M12 4a4 4 0 1 1 0 8 4 4 0 1 1 0-8zM4.5 21c0-4.5 3-7 7.5-7s7.5 2.5 7.5 7"
            }
            Self::PersonPlus => {
                "M9.5 4a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7zM3 20c0-4 2.7-6 6.5-6s6.5 2 6.5 6M19 7v6M16 10h6"
            }
            Self::Phone => {
                "M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zM11 18.5h2"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Pregnant => {
                "M10 2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 1 1 0-5zM8.5 21.5V15c-.8-3 .2-5.5 2-5.5s2.3 1.3 2.7 2.7c2.1.4 3.3 1.7 3.3 3.2s-1.2 2.8-3.5 2.8v3.3"
            }
            Self::Refer => "M4 12h15M13 6l6 6-6 6",
            Self::Return => "M9 6l-4.5 4.5L9 15M5 10.5h9a5 5 0 0 1 0 10h-3",
            Self::Review => {
                "M7 4h10a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM9.5 4V2.5h5V4M9 13.3l2.3 2.3 3.9-4.3"
            }
            Self::Rings => {
                "M8.5 9.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 1 1 0-11zM15.5 9.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 1 1 0-11zM7 6l1.5-2.5L10 6 8.5 8.5z"
            }
            Self::Search => "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13zM20 20l-4.8-4.8",
            Self::Send => "M21 3L3 10.5l7 3 3 7zM21 3L10 13.5",
            Self::Storage => "M4 13h16v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM4 13l3-8h10l3 8M8 16.5v.1",
            Self::Up => "M12 20V5M6 11l6-6 6 6",
        }
    }
}

/// Draws an icon. It is never read aloud: the word beside it is.
pub fn icon(icon: Icon) -> View {
    drawing(
        "icon",
        format!(
            r#"<svg viewBox="0 0 24 24"><path d="{}"/></svg>"#,
            icon.path()
        ),
    )
}

/// A drawing that is decoration. `svg` is always the app's own: nothing that anybody typed comes here.
pub fn drawing(class: &'static str, svg: String) -> View {
    el("span")
        .class(class)
        .attr("aria-hidden", "true")
        .inside(svg)
}
