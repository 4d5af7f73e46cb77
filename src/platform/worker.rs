//! Installing the app, and its service worker: registered, watched for a newer version, and told when to take over (see the top of `public/sw.js`).

use crate::slot::Slot;
use crate::store::idb::object;
use js_sys::Promise;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

const ADDRESS: &str = "/sw.js";

#[wasm_bindgen]
extern "C" {
    /// Of `public/boot.js`, which keeps the browser's offer to install the app.
    #[wasm_bindgen(js_namespace = ["window", "dampingiShell"], js_name = install, catch)]
    fn ask_to_install() -> Result<(), JsValue>;
}

/// Installs the app, where the browser offers it. Must be called while a press of the user's is handled.
pub fn install() {
    drop(ask_to_install());
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Missing where the connection is not safe, and in some private windows.
    let is_there = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    is_there.then(|| navigator.service_worker())
}

/// Registers the worker, and says when a newer version waits. Without a worker the app works, but not from a cold start offline.
pub fn watch(update_waits: Slot<bool>) {
    spawn_local(async move {
        let Some(container) = container() else {
            return;
        };
        let registered = JsFuture::from(container.register(ADDRESS)).await;
        let Ok(registration) = registered.map(JsCast::unchecked_into::<ServiceWorkerRegistration>)
        else {
            return;
        };
        note_waiting(&registration, update_waits);
        let on_found = Closure::<dyn FnMut()>::new({
            let registration = registration.clone();
            move || watch_installing(&registration, update_waits)
        });
        registration.set_onupdatefound(Some(on_found.as_ref().unchecked_ref()));
        // It lives as long as the page.
        on_found.forget();
        watch_installing(&registration, update_waits);
    });
}

fn note_waiting(registration: &ServiceWorkerRegistration, update_waits: Slot<bool>) {
    // On the first visit there is no older version to take over from: the first worker is no update.
    let is_update = container().is_some_and(|container| container.controller().is_some());
    if registration.waiting().is_some() && is_update {
        update_waits.set(true);
    }
}

fn watch_installing(registration: &ServiceWorkerRegistration, update_waits: Slot<bool>) {
    let Some(installing) = registration.installing() else {
        return;
    };
    let on_change = Closure::<dyn FnMut()>::new({
        let registration = registration.clone();
        move || note_waiting(&registration, update_waits)
    });
    installing.set_onstatechange(Some(on_change.as_ref().unchecked_ref()));
    on_change.forget();
}

/// Asks the server whether there is a newer version.
pub fn look_for_update() {
    spawn_local(async {
        if let Some(registration) = registration().await
            && let Ok(looking) = registration.update()
        {
            drop(JsFuture::from(looking).await);
        }
    });
}

/// Lets the waiting version take over, and loads it once it has.
pub fn take_update() {
    spawn_local(async {
        let (Some(container), Some(registration)) = (container(), registration().await) else {
            return;
        };
        let Some(waiting) = registration.waiting() else {
            return;
        };
        let taken_over =
            Promise::new(&mut |resolve, _| container.set_oncontrollerchange(Some(&resolve)));
        let message = object([("type", "activate".into())]);
        if waiting.post_message(&message).is_ok() {
            drop(JsFuture::from(taken_over).await);
            reload();
        }
    });
}

/// Has the worker keep every part of the app, also those that only some users need.
pub fn keep_every_part() {
    spawn_local(async {
        let ready = container().and_then(|container| container.ready().ok());
        let Some(ready) = ready else {
            return;
        };
        let registered = JsFuture::from(ready).await;
        let active = registered
            .ok()
            .and_then(|it| it.unchecked_into::<ServiceWorkerRegistration>().active());
        if let Some(active) = active {
            // Lost, it is said again the next time.
            drop(active.post_message(&object([("type", "keep".into())])));
        }
    });
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let found: JsValue = JsFuture::from(container()?.get_registration()).await.ok()?;
    found.dyn_into().ok()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        drop(window.location().reload());
    }
}
