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

# Ours: the published one with a lock file of our own, and the step that takes the app apart (scripts/wasm-bindgen/).
# Another source is another tool, whatever its version says.
wasm_bindgen_home() (
  cd "$ROOT/scripts/wasm-bindgen"
  local source
  source=$(find Cargo.toml Cargo.lock src -type f | LC_ALL=C sort | xargs sha256sum | sha256sum)
  printf '%s/wasm-bindgen-%s-%s' "$DAMPINGI_CACHE" "$WASM_BINDGEN_VERSION" "${source:0:12}"
)

wasm_bindgen_from_lock() {
  CARGO_TARGET_DIR="$1/build" cargo install --path "$ROOT/scripts/wasm-bindgen" --locked --root "$1" && rm -rf "$1/build"
}

wasm_bindgen_tool() {
  local home locked
  home=$(wasm_bindgen_home)
  locked=$(first_version "$(grep -A1 '^name = "wasm-bindgen"$' "$ROOT/Cargo.lock" | tail -n 1)")
  [ "$locked" = "$WASM_BINDGEN_VERSION" ] || fail "Cargo.lock has wasm-bindgen $locked, scripts/lib/pins.sh has $WASM_BINDGEN_VERSION:
the library and its command line must be of one version. Change pins.sh, scripts/wasm-bindgen/ and Trunk.toml together."
  [ -x "$home/bin/wasm-bindgen" ] || step "wasm-bindgen $WASM_BINDGEN_VERSION (about 3 minutes on two cores)" wasm_bindgen_from_lock "$home"
  found "wasm-bindgen $WASM_BINDGEN_VERSION"
}
