//! What the browser gives besides storage and network: settings, service worker, timers, locks.

pub mod settings;
pub mod worker;
