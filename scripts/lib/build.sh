# shellcheck shell=bash
# Building the app (dist/) and the server (target/server/dampingi), skipping what has not changed.

# A hash over the content of everything the built app depends on; git is not asked, so uncommitted work counts.
app_fingerprint() (
  cd "$ROOT"
  {
    printf '%s\n' "$WASM_ROUTE" "$TRUNK_VERSION" "$WASM_BINDGEN_VERSION"
    if [ "$WASM_ROUTE" = debian ]; then /usr/bin/rustc --version; else rustc --version; fi
    # docs/screens need not be there.
    { find src crates/domain crates/sync public style data docs/screens scripts/trunk scripts/wasm-bindgen/src .cargo \
      scripts/wasm-bindgen/Cargo.lock scripts/lib/rust.sh build.rs Cargo.toml Cargo.lock package-lock.json Trunk.toml index.html -type f 2>/dev/null || true; } |
      LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum
  } | sha256sum
)

# What the last build wrote: a `trunk build` by hand changes it, and then the stamp no longer fits.
dist_fingerprint() {
  if [ -r "$ROOT/dist/sw.js" ]; then sha256sum <"$ROOT/dist/sw.js"; else printf 'nothing built\n'; fi
}

trunk_release() (
  cd "$ROOT"
  PATH="$ROOT/node_modules/.bin:$DAMPINGI_CACHE/trunk-$TRUNK_VERSION/bin:$(wasm_bindgen_home)/bin:$PATH"
  # Trunk takes NO_COLOR=1 for a bad value of its own flag of that name.
  env -u NO_COLOR RUST_BACKTRACE=0 trunk --log warn build --release
)

build_app() {
  local stamp="$ROOT/target/app.stamp" wanted began=$SECONDS
  wanted=$(app_fingerprint)
  if [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$wanted $(dist_fingerprint)" ]; then
    say "App: unchanged, dist/ is up to date"
    return 0
  fi
  say "App: building (from nothing about 9 minutes on two cores, app and server beside each other)"
  in_wasm_env in_served_wasm_env trunk_release || return 1
  printf '%s %s\n' "$wanted" "$(dist_fingerprint)" >"$stamp"
  say "App: built in $((SECONDS - began)) s"
}

# Cargo itself sees what has changed, in less than a second.
build_server() {
  local began=$SECONDS
  say "Server: building what has changed (from nothing about 9 minutes on two cores, app and server beside each other)"
  (cd "$ROOT" && cargo build --quiet --profile server -p dampingi-server --bin dampingi) || return 1
  say "Server: ready in $((SECONDS - began)) s"
}

# Both at once: the app's link-time optimising uses one core for minutes, and the server the other meanwhile.
build_both() {
  local server works=0
  build_server &
  server=$!
  build_app || works=1
  wait "$server" || works=1
  return "$works"
}

server_binary() { printf '%s' "${CARGO_TARGET_DIR:-$ROOT/target}/server/dampingi"; }
