//! The phone app: mounts the screens on the page.

mod app;
mod clock;
mod json;
mod net;
mod phone;
mod photo_loop;
mod platform;
mod screen;
mod session;
mod slot;
mod sorted;
mod store;
mod sync_loop;
mod text;
mod ui;
mod vault;

fn main() {
    leptos::mount::mount_to_body(app::App);
}
