# shellcheck shell=bash
# The parts of ./test, one function each. A part whose tests are not there fails: nothing passes by being absent.

# The server tests have a part of their own, for they need PostgreSQL; so has the simulation, for its length is chosen.
SIMULATION=simulation

part_lint() {
  cargo metadata --locked --format-version 1 >/dev/null
  cargo fmt --all --check
  cargo clippy --quiet --workspace --all-targets --locked -- -D warnings
  wasm_check
}

# Clippy has seen the app as a program of this machine; what is only there for wasm is compiled here. Warnings are looked
# for in the output, since a flag that forbids them would compile the standard library once more.
wasm_check() {
  local words="$ROOT/target/wasm-check.log"
  in_wasm_env cargo check --quiet --locked --target wasm32-unknown-unknown >"$words" 2>&1 || { cat "$words"; return 1; }
  [ ! -s "$words" ] || { cat "$words"; fail "The app has warnings when compiled for wasm"; }
}

part_unit() {
  local file name tests=()
  for file in crates/sync/tests/*.rs; do
    name=$(basename "$file" .rs)
    [ "$name" = "$SIMULATION" ] || tests+=(--test "$name")
  done
  cargo test --quiet --locked --workspace --exclude dampingi-server --exclude dampingi-sync
  cargo test --quiet --locked -p dampingi-sync --lib "${tests[@]}"
  cargo test --quiet --locked -p dampingi-sync --doc
}

part_server() {
  cargo test --quiet --locked -p dampingi-server
}

# DAMPINGI_SIM_SECONDS is the simulation's time; ./test soak gives it half an hour.
part_sim() {
  need_files "crates/sync/tests/$SIMULATION.rs"
  DAMPINGI_SIM_SECONDS="${DAMPINGI_SIM_SECONDS:-30}" cargo test --locked -p dampingi-sync --test "$SIMULATION" -- --nocapture
}

part_soak() {
  DAMPINGI_SIM_SECONDS="${DAMPINGI_SIM_SECONDS:-1800}" part_sim
}

# From what is nearly right on, as the same functions are tried in crates/server/tests/growth/any_bytes.rs: a fuzzer alone takes
# long to come to the first message that can be read. What it finds stays in fuzz/corpus.
part_fuzz() {
  local target name features
  need_files fuzz/fuzz_targets/*.rs
  cargo fuzz --version >/dev/null 2>&1 ||
    fail "cargo-fuzz is missing: cargo install cargo-fuzz --locked --version $CARGO_FUZZ_VERSION (it needs a nightly Rust)"
  for target in fuzz/fuzz_targets/*.rs; do
    name=$(basename "$target" .rs)
    mkdir -p "fuzz/corpus/$name"
    fuzz_seeds "$name"
    features=(--no-default-features)
    [ "$name" != growth_csv ] || features=()
    cargo +nightly fuzz run "${features[@]}" "$name" -- -max_total_time="${DAMPINGI_FUZZ_SECONDS:-60}" -print_final_stats=1
  done
}

fuzz_seeds() {
  local into="fuzz/corpus/$1" file
  case "$1" in
    form_parse)
      { printf '\0'; printf '%s\n' 2026-11-21 11,5 ya male 16/03/2024 Siti 6501056109240001 3 no 14:30; } >"$into/typed"
      printf '\3%s\f%s' ya '{"sex":"female","birth_date":"1998-05-01","lmp":"2026-05-20","weight_kg":9.5}' >"$into/around"
      ;;
    growth_csv) for file in growth_cases eppgbm_survey; do head -n 8 "data/$file.csv" >"$into/$file"; done ;;
    sync_wire) cp crates/sync/tests/snapshots/v1/*.json "$into" ;;
    sync_accept) cp fuzz/src/family.json "$into" ;;
    *) ;;
  esac
}

# One optimised build for all parts with a browser.
part_build() {
  build_both
}

part_size() {
  built
  node tests/size/size.mjs
}

# Storage and vault inside Chromium, without the screens: tests/browser/page.rs, built for wasm, one page for each test.
part_browser() {
  local wasm="$ROOT/target/wasm/wasm32-unknown-unknown/debug/examples/browser-tests.wasm"
  in_wasm_env cargo build --quiet --locked --target wasm32-unknown-unknown --example browser-tests
  "$(wasm_bindgen_home)/bin/wasm-bindgen" --target=web --no-typescript \
    --out-dir=target/browser-tests --out-name=browser-tests "$wasm"
  node --test --test-reporter=spec --test-timeout=600000 tests/browser/*.test.mjs
}

part_install() { browser_tests tests/install; }
part_e2e() { browser_tests tests/e2e; }
part_faults() { browser_tests tests/faults; }
part_a11y() { browser_tests tests/a11y; }
part_screens() { browser_scripts tests/screens; }
part_bench() { browser_scripts tests/bench; }

# The app's engine on a page of its own, built as the app is served; the peer is installed here and nowhere else.
part_bench-sync() {
  local wasm="$ROOT/target/wasm/wasm32-unknown-unknown/release/examples/bench-sync.wasm"
  in_wasm_env in_served_wasm_env cargo build --quiet --release --locked --target wasm32-unknown-unknown --example bench-sync
  "$(wasm_bindgen_home)/bin/wasm-bindgen" --target=web --no-typescript --out-dir=target/bench-sync --out-name=bench-sync "$wasm"
  build_server
  DAMPINGI_SERVER=$(server_binary)
  export DAMPINGI_SERVER
  npm ci --prefix tests/bench/sync --no-audit --no-fund --loglevel=error
  node tests/bench/sync/bench.mjs
}

# The peers are installed here and nowhere else; the app and the server are those that are served.
part_bench-app() {
  built
  npm ci --prefix tests/bench/app --no-audit --no-fund --ignore-scripts --loglevel=error
  node tests/bench/app/bench.mjs
}

need_files() {
  [ -e "$1" ] || fail "There is nothing to run: $1 does not exist"
}

# What a part needs of `build`, where it runs alone.
built() {
  [ -z "${BUILD_BROKEN:-}" ] || fail "The build failed, so there is nothing to test in a browser"
  if ! build_both >"$ROOT/target/build.log" 2>&1; then
    tail -n 40 "$ROOT/target/build.log"
    fail "The build failed, so there is nothing to test in a browser"
  fi
  DAMPINGI_SERVER=$(server_binary)
  export DAMPINGI_SERVER
}

# One file at a time: two browsers on two cores only wait for each other.
browser_tests() {
  need_files "$1"/*.test.mjs
  built
  node --test --test-reporter=spec --test-concurrency=1 --test-timeout=600000 "$1"/*.test.mjs
}

# These print tables or write pictures, in the order of their names.
browser_scripts() {
  local file
  need_files "$1"/*.mjs
  built
  for file in "$1"/*.mjs; do
    node "$file"
  done
}
