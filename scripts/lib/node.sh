# shellcheck shell=bash
# Node and the three npm packages of package-lock.json.

node_version() { first_version "$(node --version 2>/dev/null)"; }

# Debian 12 has Node 18; npm's own package of Node brings a newer one into the cache folder.
node_from_npm() {
  npm install --no-save --no-package-lock --no-fund --no-audit --prefix "$1" "node@$NODE_VERSION"
}

node_js() {
  local version home="$DAMPINGI_CACHE/node-$NODE_VERSION"
  version=$(node_version)
  if ! at_least "$version" "$NODE_MINIMUM" || ! command -v npm >/dev/null; then
    is_debian || fail "Dampingi needs Node $NODE_MINIMUM or newer with npm (found: ${version:-none})"
    [ -x /usr/bin/npm ] || debian_packages "Node" "${DEBIAN_NODE_PACKAGES[@]}"
    if ! at_least "$(node_version)" "$NODE_MINIMUM"; then
      [ -x "$home/node_modules/node/bin/node" ] || step "Node $NODE_VERSION from npm (the system's is $(node_version))" node_from_npm "$home"
      PATH="$home/node_modules/node/bin:$PATH"
    fi
    version=$(node_version)
    at_least "$version" "$NODE_MINIMUM" || fail "Node $version is too old: $NODE_MINIMUM or newer is needed"
  fi
  found "Node $version"
}

npm_packages() {
  local wanted stamp="$ROOT/node_modules/.dampingi-lock"
  wanted=$(sha256sum <"$ROOT/package-lock.json")
  if [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    found "npm packages of package-lock.json"
    return 0
  fi
  step "npm packages of package-lock.json" npm --prefix "$ROOT" ci --ignore-scripts
  printf '%s\n' "$wanted" >"$stamp"
}
