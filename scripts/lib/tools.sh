# shellcheck shell=bash
# The two tools that have to be compiled, each by version into the cache folder.

# Run for seconds, compiled once: so the compile time is what counts, and optimising is turned down.
quick_cargo_install() {
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
    cargo install "$@"
}

trunk_tool() {
  local home="$DAMPINGI_CACHE/trunk-$TRUNK_VERSION"
  [ -x "$home/bin/trunk" ] || step "Trunk $TRUNK_VERSION (about 4 minutes on two cores)" \
    quick_cargo_install trunk --version "$TRUNK_VERSION" --locked --no-default-features --features rustls --root "$home"
  found "Trunk $TRUNK_VERSION"
}

# The published lock file of this version cannot be used everywhere, so scripts/wasm-bindgen/ carries one of ours.
wasm_bindgen_from_lock() {
  CARGO_TARGET_DIR="$1/build" cargo install --path "$ROOT/scripts/wasm-bindgen" --locked --root "$1" && rm -rf "$1/build"
}

wasm_bindgen_tool() {
  local home="$DAMPINGI_CACHE/wasm-bindgen-$WASM_BINDGEN_VERSION" locked
  locked=$(first_version "$(grep -A1 '^name = "wasm-bindgen"$' "$ROOT/Cargo.lock" | tail -n 1)")
  [ "$locked" = "$WASM_BINDGEN_VERSION" ] || fail "Cargo.lock has wasm-bindgen $locked, scripts/lib/pins.sh has $WASM_BINDGEN_VERSION:
the library and its command line must be of one version. Change pins.sh, scripts/wasm-bindgen/ and Trunk.toml together."
  [ -x "$home/bin/wasm-bindgen" ] || step "wasm-bindgen $WASM_BINDGEN_VERSION (about 2 minutes on two cores)" wasm_bindgen_from_lock "$home"
  found "wasm-bindgen $WASM_BINDGEN_VERSION"
}
