# shellcheck shell=bash
# What only ./test needs: a browser and a PostgreSQL to start clusters with. Nothing here runs for ./run.

chromium_path() {
  local name
  for name in "${DAMPINGI_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}

chromium_browser() {
  local path version
  if ! path=$(chromium_path); then
    is_debian || fail "The browser tests need Chromium; where it has another name, set DAMPINGI_CHROMIUM=/path/to/it"
    debian_packages "the browser tests" chromium
    path=$(chromium_path) || fail "Chromium was installed but is not to be found"
  fi
  version=$(first_version "$("$path" --version 2>/dev/null)")
  at_least "$version" "$CHROMIUM_MINIMUM" || fail "Chromium ${version:-(which does not start)} is too old: $CHROMIUM_MINIMUM or newer is needed"
  export DAMPINGI_CHROMIUM="$path"
  found "Chromium $version"
}

# The newest installed one with initdb; Debian keeps it out of PATH.
postgres_bin() {
  local dir
  if [ -n "${DAMPINGI_POSTGRES_BIN:-}" ]; then
    printf '%s' "$DAMPINGI_POSTGRES_BIN"
    return 0
  fi
  dir=$(find /usr/lib/postgresql -maxdepth 3 -name initdb 2>/dev/null | sort -V | tail -n 1)
  [ -n "$dir" ] || dir=$(command -v initdb) || return 1
  dirname "$dir"
}

postgres_server() {
  local bin version
  if ! bin=$(postgres_bin); then
    is_debian || fail "The server tests need PostgreSQL $POSTGRES_MINIMUM or newer; set DAMPINGI_POSTGRES_BIN to the folder of initdb"
    # The package also makes a cluster for the system; the tests start their own and leave that one alone.
    debian_packages "the server tests" postgresql-15
    bin=$(postgres_bin) || fail "PostgreSQL was installed but initdb is not to be found"
  fi
  version=$(first_version "$("$bin/postgres" --version)")
  at_least "$version" "$POSTGRES_MINIMUM" || fail "PostgreSQL $version is too old: $POSTGRES_MINIMUM or newer is needed"
  export DAMPINGI_POSTGRES_BIN="$bin"
  found "PostgreSQL $version"
}
