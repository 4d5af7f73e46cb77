//! Makes a photo small: at most 200 KB, upright, and without what the camera wrote into it. A picture of 12 megapixels also says
//! where and when it was taken and with what; drawn anew it says only what it shows.

use super::timer::within;
use dampingi_domain::photo::MOST_BYTES;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

/// What is tried, one after the other: the longer side in pixels, and the quality of the JPEG.
const TRIES: [(f64, f64); 5] = [
    (1280.0, 0.8),
    (1280.0, 0.6),
    (1024.0, 0.6),
    (800.0, 0.5),
    (640.0, 0.4),
];

/// The browser may take so long over each step; a form does not wait for ever with what was typed.
const PATIENCE_MS: u32 = 60_000;

/// The small picture. `None` when the file is no picture that this browser can draw.
pub async fn made_small(file: &Blob) -> Option<Vec<u8>> {
    let drawn = web_sys::window()?
        .create_image_bitmap_with_blob(file)
        .ok()?;
    let drawn = within(&drawn, PATIENCE_MS).await?;
    let image: ImageBitmap = drawn.dyn_into().ok()?;
    let mut small = None;
    for (side, quality) in TRIES {
        let bytes = drawn_anew(&image, side, quality).await?;
        if bytes.len() <= MOST_BYTES as usize {
            small = Some(bytes);
            break;
        }
    }
    image.close();
    small
}

async fn drawn_anew(image: &ImageBitmap, side: f64, quality: f64) -> Option<Vec<u8>> {
    let (wide, high) = (f64::from(image.width()), f64::from(image.height()));
    let scale = (side / wide.max(high)).min(1.0);
    let (wide, high) = (
        (wide * scale).round().max(1.0),
        (high * scale).round().max(1.0),
    );
    let canvas = web_sys::window()?
        .document()?
        .create_element("canvas")
        .ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(wide as u32);
    canvas.set_height(high as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(image, 0.0, 0.0, wide, high)
        .ok()?;
    let written = Promise::new(&mut |resolve, _| {
        let hand_over = resolve.unchecked_ref();
        // Refused at once, it gives nothing: then there is no picture either.
        if canvas
            .to_blob_with_type_and_encoder_options(hand_over, "image/jpeg", &quality.into())
            .is_err()
        {
            drop(resolve.call1(&JsValue::NULL, &JsValue::NULL));
        }
    });
    let written = within(&written, PATIENCE_MS).await?;
    let blob: Blob = written.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
