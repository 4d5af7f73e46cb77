//! The app's own engine, store, vault and wire on a page without screens, driven by `bench.mjs`: what is measured is what a phone
//! runs. Must not be part of the app that is served: it is an example of its own.
#![allow(
    dead_code,
    unused_imports,
    reason = "the app's modules are here without the screens that use them"
)]

#[path = "../../../src/clock.rs"]
mod clock;
#[path = "../../../src/json/mod.rs"]
mod json;
#[path = "../../../src/net.rs"]
mod net;
#[path = "../../../src/phone/mod.rs"]
mod phone;
#[path = "../../../src/photo_loop.rs"]
mod photo_loop;
#[path = "../../../src/platform/mod.rs"]
mod platform;
#[path = "../../../src/session.rs"]
mod session;
#[path = "../../../src/slot.rs"]
mod slot;
#[path = "../../../src/sorted.rs"]
mod sorted;
#[path = "../../../src/store/mod.rs"]
mod store;
#[path = "../../../src/sync_loop.rs"]
mod sync_loop;
#[path = "../../../src/vault/mod.rs"]
mod vault;

use dampingi_domain::{Answers, AreaCode, form};
use dampingi_sync::run::{self, Progress};
use dampingi_sync::{Edit, Kind, RecordId};
use js_sys::{Promise, Reflect};
use net::Wire;
use phone::NewEdit;
use phone::engine::{Engine, Signals};
use serde::Deserialize;
use serde_json::json;
use std::cell::Cell;
use std::rc::Rc;
use store::sync::PhoneStore;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// A record to be made, as `bench.mjs` writes it.
#[derive(Deserialize)]
struct Asked {
    record: RecordId,
    kind: Kind,
    form: String,
    area: AreaCode,
    fields: Answers,
}

#[derive(Deserialize)]
struct Arrival {
    username: String,
    password: String,
    pin: String,
}

fn main() {
    // Mounting nothing still starts what tasks and signals need.
    leptos::mount::mount_to_body(|| {
        let engine = Rc::new(Engine::new(Signals::new()));
        let ask = Closure::<dyn Fn(String, String) -> Promise>::new(move |name, asked: String| {
            let engine = engine.clone();
            future_to_promise(async move {
                let answered = answer(&engine, name, &asked).await;
                answered
                    .map(|value| value.to_string().into())
                    .map_err(JsValue::from)
            })
        });
        let window = web_sys::window().expect("a page");
        Reflect::set(&window, &"dampingi".into(), ask.as_ref()).expect("a window takes any field");
        ask.forget();
    });
}

async fn answer(
    engine: &Rc<Engine>,
    name: String,
    asked: &str,
) -> Result<serde_json::Value, String> {
    match name.as_str() {
        "arrive" => {
            let who: Arrival = read(asked)?;
            engine.open_storage().await.map_err(said)?;
            engine
                .sign_in(who.username, who.password)
                .await
                .map_err(said)?;
            engine.choose_pin(who.pin).await.map_err(said)?;
            Ok(json!(null))
        }
        "save" => save(engine, read(asked)?).await,
        "sync" => sync(engine).await,
        _ => Err("there is nothing of that name".to_owned()),
    }
}

/// Saves one record after the other, each as the app does when somebody presses "Simpan"; gives each one's milliseconds.
async fn save(engine: &Rc<Engine>, all: Vec<Asked>) -> Result<serde_json::Value, String> {
    let mut took = Vec::with_capacity(all.len());
    for asked in all {
        let form = form::by_id(&asked.form).ok_or("no such form")?;
        let edit = NewEdit {
            record: asked.record,
            kind: asked.kind,
            form: form.id,
            form_version: form.version,
            area: asked.area,
            edit: Edit::Create {
                fields: asked.fields,
            },
            flags: Vec::new(),
            seen: 0,
        };
        let began = clock::steady_ms();
        engine.save(vec![edit]).await.map_err(said)?;
        took.push(clock::steady_ms() - began);
    }
    Ok(json!(took))
}

/// One sync as the loop makes it: what was sent and received, and how long either took.
async fn sync(engine: &Rc<Engine>) -> Result<serde_json::Value, String> {
    let session = engine.session().map_err(said)?;
    let token = session.token.borrow().clone().ok_or("not signed in")?;
    let of_device = session.clone();
    let wire = Wire {
        token,
        device: Box::new(move || of_device.device.borrow().device_id),
    };
    let store = PhoneStore::new(engine.clone(), session);
    let began = clock::steady_ms();
    let pushed = Cell::new(None);
    let observe = |progress: Progress| {
        if matches!(progress, Progress::Pulling { .. }) && pushed.get().is_none() {
            pushed.set(Some(clock::steady_ms() - began));
        }
    };
    let summary = run::sync(&store, &wire, observe).await.map_err(said)?;
    let all = clock::steady_ms() - began;
    let push = pushed.get().unwrap_or(all);
    Ok(json!({
        "push": push, "pull": all - push, "sent": summary.sent, "refused": summary.refused,
        "deferred": summary.deferred, "received": summary.received, "held": summary.device.held,
    }))
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(said)
}

fn said(fault: impl std::fmt::Debug) -> String {
    format!("{fault:?}")
}
