//! What the browser gives besides storage and network: settings, service worker, timers, locks, events, recovery.

pub mod event;
pub mod gzip;
pub mod lock;
pub mod panic;
pub mod picture;
pub mod settings;
pub mod storage;
pub mod timer;
pub mod worker;
