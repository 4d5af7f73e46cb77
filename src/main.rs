//! The phone app: mounts the screens on the page.

mod app;
mod clock;
mod phone;
mod platform;

fn main() {
    leptos::mount::mount_to_body(app::App);
}
