//! Practice: a page of its own, with a database of its own and a key that is nowhere but in its memory. Must not reach the
//! network: `src/net.rs` refuses everything on such a page, and nothing here asks it.

use super::engine::Engine;
use super::{Gate, Phone};
use crate::clock;
use crate::platform::practice::Way;
use crate::platform::{practice, settings};
use crate::store::idb;
use crate::store::schema::PRACTICE;
use crate::store::sync::PhoneStore;
use dampingi_domain::AreaCode;
use dampingi_sync::author::NamedArea;
use dampingi_sync::store::{Step, Store};
use dampingi_sync::{CadreKind, Local, Profile, RecordId, Role};
use leptos::task::spawn_local;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

mod people;

impl Phone {
    /// Whether this page is for practice.
    pub fn is_practice(self) -> bool {
        practice::is_on()
    }

    /// Whether she is led through a visit on this page.
    pub fn is_led(self) -> bool {
        practice::is_led()
    }

    /// She goes on practising without being led.
    pub fn go_alone(self) {
        practice::go_on(Way::Alone);
    }

    /// The child that she is led to.
    pub fn led_to(self) -> &'static str {
        people::LED
    }

    /// Closes the vault and loads the app for practice. What an earlier practice left behind goes first.
    pub fn practise(self) {
        self.practise_in(Way::Alone);
    }

    /// The same, led through one visit.
    pub fn be_led(self) {
        self.practise_in(Way::Led);
    }

    fn practise_in(self, way: Way) {
        let engine = self.engine();
        let mut kept = self.settings().get_untracked();
        kept.walked = true;
        settings::keep(kept);
        engine.signals.gate.set(Gate::Opening);
        spawn_local(async move {
            engine.close().await;
            idb::remove(PRACTICE).await;
            practice::begin(way);
        });
    }

    /// Throws away what was practised, and loads the app for work.
    pub fn leave_practice(self) {
        let engine = self.engine();
        engine.signals.gate.set(Gate::Opening);
        spawn_local(async move {
            engine.close().await;
            idb::remove(PRACTICE).await;
            practice::end();
        });
    }

    /// Lays out the invented people. Once a page; does nothing on a page for work.
    pub fn lay_out_practice(self) {
        static IS_LAID: AtomicBool = AtomicBool::new(false);
        if practice::is_on() && !IS_LAID.swap(true, Ordering::Relaxed) {
            let engine = self.engine();
            spawn_local(async move {
                lay_out(engine).await;
            });
        }
    }
}

/// As if they had been received: nothing of them waits to be sent.
async fn lay_out(engine: Rc<Engine>) {
    let Ok(session) = engine.session() else {
        return;
    };
    let people = people::records(
        &session.profile.borrow(),
        session.today(),
        &clock::recorded_at(),
        clock::new_id,
    );
    let steps = people.into_iter().map(|record| {
        Step::Put(Local {
            base: Some(record.clone()),
            view: record,
        })
    });
    let store = PhoneStore::new(engine.clone(), session);
    // Should it fail, she practises with people that she registers herself.
    let _ = store.commit(0, steps.collect()).await;
    engine.signals.changed.update(|tick| *tick += 1);
    engine.alarm.call();
}

/// Who practises. Her village is in no table of areas.
pub fn profile(id: RecordId) -> Profile {
    let village = NamedArea {
        code: AreaCode::parse("65.99.99.9999").expect("2, 2, 2 and 4 digits"),
        name: "Desa Latihan".to_owned(),
    };
    Profile {
        id,
        username: String::new(),
        name: "Kader Latihan".to_owned(),
        role: Role::Cadre,
        cadre_kind: Some(CadreKind::Tpk),
        areas: vec![village],
        must_change_password: false,
    }
}
