//! Tells the linker to leave in what the app's parts are taken apart by (src/app/part.rs): where one function or table
//! names another. scripts/wasm-bindgen reads it and takes it out again.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}
