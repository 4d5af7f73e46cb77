# shellcheck shell=bash
# Rust for the host and its standard library for wasm. Two routes for the latter, chosen by looking:
# rustup's prebuilt one, or Debian's packages, from whose source cargo builds it (build-std).

rust_version_of() { first_version "$("$1" --version 2>/dev/null)"; }

# Debian's rustc beside another one: a folder with only these names, so that nothing else of /usr/bin comes first.
debian_rust_bin() {
  local bin="$DAMPINGI_CACHE/debian-rust/bin" name
  mkdir -p "$bin"
  for name in cargo rustc rustdoc cargo-fmt rustfmt cargo-clippy clippy-driver; do
    if [ -x "/usr/bin/$name" ]; then ln -sfn "/usr/bin/$name" "$bin/$name"; else rm -f "${bin:?}/$name"; fi
  done
  printf '%s' "$bin"
}

# Puts a rustc that is new enough first in PATH, for everything that runs on this machine.
host_rust() {
  local version
  version=$(rust_version_of rustc)
  if at_least "$version" "$RUST_MINIMUM" && command -v cargo >/dev/null; then
    found "rustc $version"
    return 0
  fi
  is_debian || fail "Dampingi needs Rust $RUST_MINIMUM or newer (found: ${version:-none}).
Install it with rustup (see rustup.rs), or bring it up to date with: rustup update stable"
  debian_packages "Rust (found: ${version:-none}, needed: $RUST_MINIMUM)" "${DEBIAN_RUST_PACKAGES[@]}"
  version=$(rust_version_of /usr/bin/rustc)
  at_least "$version" "$RUST_MINIMUM" || fail "Debian's rustc-web is $version, but $RUST_MINIMUM is needed: apt-get update && apt-get upgrade"
  PATH="$(debian_rust_bin):$PATH"
  found "rustc $version (Debian's)"
}

# Formatter and linter: rustup brings them, Debian has them in packages of their own. Only ./test needs them.
host_rust_checks() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return 0
  if command -v rustup >/dev/null && [ "$(command -v cargo)" != "$DAMPINGI_CACHE/debian-rust/bin/cargo" ]; then
    step "rustfmt and clippy" rustup component add rustfmt clippy
  elif is_debian; then
    debian_packages "the lint part" "${DEBIAN_RUST_CHECK_PACKAGES[@]}"
    debian_rust_bin >/dev/null
  else
    fail "rustfmt and clippy are missing for $(command -v cargo)"
  fi
}

has_rustup_wasm() {
  command -v rustup >/dev/null && rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown
}

has_debian_wasm() {
  local package
  is_debian || return 1
  for package in "${DEBIAN_WASM_PACKAGES[@]}"; do
    has_package "$package" || return 1
  done
  # A half-finished upgrade leaves a compiler and a library source that do not fit each other.
  [ "$(dpkg-query -W -f '${Version}' rustc-web)" = "$(dpkg-query -W -f '${Version}' rust-web-src)" ]
}

wasm_from_debian() {
  is_debian || fail "DAMPINGI_WASM_STD=debian needs Debian's packages ${DEBIAN_WASM_PACKAGES[*]}"
  if ! has_debian_wasm; then
    debian_packages "Rust for wasm" "${DEBIAN_WASM_PACKAGES[@]}"
    has_debian_wasm || fail "rustc-web and rust-web-src are of different versions: apt-get install rustc-web rust-web-src"
  fi
  local version source
  version=$(rust_version_of /usr/bin/rustc)
  source=$(library_source /usr/bin/rustc)
  at_least "$version" "$RUST_MINIMUM" || fail "Debian's rustc-web is $version, but $RUST_MINIMUM is needed"
  [ -r "$source" ] || fail "Rust's library source is not where the compiler looks for it: $source"
  wasm-ld-22 --version >/dev/null || fail "wasm-ld-22 does not run: apt-get install --reinstall lld-22"
  WASM_ROUTE=debian
  found "wasm standard library: built from Debian's source, rustc $version"
}

# The source of the standard library, from which a smaller one is built for the app that is served.
library_source() { printf '%s' "$("$1" --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml"; }

wasm_from_rustup() {
  WASM_ROUTE=rustup
  [ -r "$(library_source rustc)" ] || rustup component add rust-src >/dev/null 2>&1 ||
    say "Without rustup's component rust-src the app works, but is about 40 KB larger"
  found "wasm standard library: rustup's, rustc $(rust_version_of rustc)"
}

# Sets WASM_ROUTE to rustup or debian.
wasm_std() {
  case "${DAMPINGI_WASM_STD:-}" in
    debian) wasm_from_debian ;;
    rustup)
      has_rustup_wasm || step "rustup target wasm32-unknown-unknown" rustup target add wasm32-unknown-unknown
      wasm_from_rustup
      ;;
    "")
      if has_rustup_wasm; then
        wasm_from_rustup
      elif has_debian_wasm; then
        wasm_from_debian
      elif command -v rustup >/dev/null && rustup target add wasm32-unknown-unknown >/dev/null 2>&1; then
        wasm_from_rustup
      elif is_debian; then
        wasm_from_debian
      else
        fail "No Rust standard library for wasm. With rustup: rustup target add wasm32-unknown-unknown"
      fi
      ;;
    *) fail "DAMPINGI_WASM_STD is rustup or debian, not ${DAMPINGI_WASM_STD}" ;;
  esac
}

# in_wasm_env COMMAND...   These variables are set around the wasm build only: host builds must not see them.
in_wasm_env() (
  export CARGO_TARGET_DIR="$ROOT/target/wasm"
  if [ "$WASM_ROUTE" = debian ]; then
    PATH="$(debian_rust_bin):$PATH"
    export PATH RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
  fi
  "$@"
)

# in_served_wasm_env COMMAND...   For the one build that is served: the standard library is built small, and a panic is a trap
# without words (public/boot.js notices it and shows the recovery screen). It needs the library's source and flags that are
# not stable yet, so the builds for tests and checks, whose panics must speak, know nothing of it.
in_served_wasm_env() (
  if [ "$WASM_ROUTE" = debian ] || [ -r "$(library_source rustc)" ]; then
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
  fi
  "$@"
)
