//! Keeps the address in step with the gate: nobody sees a person's screen before the vault is open, and after it she is
//! back where she wanted to go. Addresses are replaced, so that "back" never leads to a closed door.

use crate::phone::{Gate, use_phone};
use crate::platform::door;
use crate::screen::address;
use crate::ui::Trail;
use dampingi_sync::Role;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// The address of the gate's own screen. Opening and blocked storage have none: they stand in for every address.
const fn door_of(gate: &Gate) -> Option<&'static str> {
    match gate {
        Gate::SignedOut => Some(address::SIGN_IN),
        Gate::ChangePassword(_) => Some(address::PASSWORD),
        Gate::ChoosePin => Some(address::PIN),
        Gate::Locked => Some(address::LOCK),
        Gate::Opening | Gate::Blocked(_) | Gate::Open => None,
    }
}

fn is_door(path: &str) -> bool {
    [
        address::SIGN_IN,
        address::PASSWORD,
        address::PIN,
        address::LOCK,
    ]
    .contains(&path)
}

/// Where to go instead of `path`, if anywhere.
fn instead(gate: &Gate, path: &str, wanted: &str, role: Option<Role>) -> Option<String> {
    if let Some(door) = door_of(gate) {
        return (path != door).then(|| door.to_owned());
    }
    if *gate != Gate::Open {
        return None;
    }
    let path_now = if is_door(path) { wanted } else { path };
    // The coordinator's first page is her queue.
    let to = if path_now == address::TODAY && role == Some(Role::Coordinator) {
        address::QUEUE
    } else {
        path_now
    };
    (to != path).then(|| to.to_owned())
}

/// Watches gate and address.
pub fn keep_the_gate() {
    let phone = use_phone();
    let trail = Trail::provide();
    let location = use_location();
    let navigate = use_navigate();
    let wanted = StoredValue::new(address::TODAY.to_owned());
    Effect::new(move |_| {
        let path = location.pathname.get();
        let query = location.search.get();
        let gate = phone.gate().get();
        let role = phone
            .profile()
            .with(|profile| profile.as_ref().map(|profile| profile.role));
        trail.note(&path);
        if !matches!(gate, Gate::Opening | Gate::SignedOut) {
            door::close();
        }
        if gate != Gate::Open && !is_door(&path) {
            let query = query.trim_start_matches('?');
            wanted.set_value(if query.is_empty() {
                path.clone()
            } else {
                format!("{path}?{query}")
            });
        }
        if let Some(to) = instead(&gate, &path, &wanted.get_value(), role) {
            navigate(
                &to,
                NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                },
            );
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_gate_leads_to_its_door_and_an_open_one_back() {
        let locked = |path| instead(&Gate::Locked, path, "/", None);
        assert_eq!(locked("/orang/1").as_deref(), Some("/kunci"));
        assert_eq!(locked("/kunci"), None);
        let open = |path, wanted| instead(&Gate::Open, path, wanted, Some(Role::Cadre));
        assert_eq!(open("/kunci", "/orang/1").as_deref(), Some("/orang/1"));
        assert_eq!(open("/orang/1", "/"), None);
    }

    #[test]
    fn the_coordinators_first_page_is_her_queue() {
        let open = |path| instead(&Gate::Open, path, "/", Some(Role::Coordinator));
        assert_eq!(open("/").as_deref(), Some("/periksa"));
        assert_eq!(open("/kunci").as_deref(), Some("/periksa"));
        assert_eq!(open("/kirim"), None);
    }

    #[test]
    fn blocked_storage_leaves_the_address_alone() {
        assert_eq!(instead(&Gate::Opening, "/orang/1", "/", None), None);
    }
}
