//! The service worker: registered, watched for a newer version, and told when to take over.

pub fn take_update() {}
