//! Bytes as text that survives any messenger: base64 in the alphabet of addresses, by the browser's own functions.

/// As text, without padding.
pub fn encode(bytes: &[u8]) -> String {
    let binary: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let plain = web_sys::window().and_then(|window| window.btoa(&binary).ok());
    let mut text = plain.expect("every character is a byte");
    text.truncate(text.trim_end_matches('=').len());
    text.replace('+', "-").replace('/', "_")
}

/// From text; `None` when it is none.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let plain = text.replace('-', "+").replace('_', "/");
    let binary = web_sys::window()?.atob(&plain).ok()?;
    binary.chars().map(|char| u8::try_from(char).ok()).collect()
}
