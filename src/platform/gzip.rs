//! Packing with the browser's own gzip, so that no library has to be downloaded for it.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response};

#[wasm_bindgen]
extern "C" {
    /// Still called unstable by web-sys.
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(extends = ReadableStream)]
    type Readable;
    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(
        this: &Readable,
        through: &CompressionStream,
    ) -> Result<ReadableStream, JsValue>;
}

/// The packed bytes; `None` where the browser cannot, and then they go as they are.
pub async fn pack(bytes: &[u8]) -> Option<Uint8Array> {
    let packed = try_pack(bytes).await.ok()?;
    Some(packed)
}

async fn try_pack(bytes: &[u8]) -> Result<Uint8Array, JsValue> {
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let plain: Readable = Blob::new_with_u8_array_sequence(&parts)?
        .stream()
        .unchecked_into();
    let packed = plain.pipe_through(&CompressionStream::new("gzip")?)?;
    let response = Response::new_with_opt_readable_stream(Some(&packed))?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer))
}
