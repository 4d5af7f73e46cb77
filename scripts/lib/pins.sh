# shellcheck shell=bash disable=SC2034
# The one place where the versions of tools are named. It installs nothing.

# Pinned exactly.
TRUNK_VERSION=0.21.14        # 0.22 needs rustc 1.96.1
WASM_BINDGEN_VERSION=0.2.130 # in lockstep with `wasm-bindgen` in Cargo.lock; scripts/lib/tools.sh checks that
CARGO_FUZZ_VERSION=0.13.2    # only ./test fuzz, which says how to install it
NODE_VERSION=20.20.2         # only where the system's own Node is older than NODE_MINIMUM

# Debian moves these with its security updates, so a minimum is checked and what was found is printed.
RUST_MINIMUM=1.95.0
NODE_MINIMUM=20.0.0
CHROMIUM_MINIMUM=120.0.0
POSTGRES_MINIMUM=15.0

# Packages of Debian 12. They bring rustc and cargo in /usr/bin with the matching source of the standard library.
DEBIAN_RUST_PACKAGES=(rustc-web cargo-web)
DEBIAN_WASM_PACKAGES=(rustc-web cargo-web rust-web-src lld-22)
DEBIAN_RUST_CHECK_PACKAGES=(rustfmt-web rust-web-clippy)
DEBIAN_COMPILER_PACKAGES=(gcc g++ make libc6-dev)
DEBIAN_NODE_PACKAGES=(nodejs npm)

# Outside the clone, so that a fresh clone does not compile Trunk again.
DAMPINGI_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/dampingi"
