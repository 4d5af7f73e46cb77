//! What the browser gives besides storage and network: settings, service worker, timers, locks, events, recovery.

pub mod base64;
pub mod door;
pub mod event;
pub mod file;
pub mod gzip;
pub mod location;
pub mod lock;
pub mod panic;
pub mod picture;
pub mod practice;
pub mod settings;
pub mod storage;
pub mod timer;
pub mod traffic;
pub mod worker;
