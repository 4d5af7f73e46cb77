# shellcheck shell=bash
# How the scripts talk: one line for what was found, two for what had to be done, with its seconds.

say() { printf '%s\n' "$*"; }
found() { printf '  found      %s\n' "$*"; }
warn() { printf '  careful    %s\n' "$*" >&2; }

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# step "what is done" COMMAND...   The command's own words are kept in a log and shown only when it fails.
step() {
  local what=$1 began=$SECONDS log
  shift
  mkdir -p "$ROOT/target/setup"
  log="$ROOT/target/setup/last-step.log"
  printf '  installing %s …\n' "$what"
  if "$@" >"$log" 2>&1; then
    printf '  installed  %s in %d s\n' "$what" $((SECONDS - began))
  else
    tail -n 40 "$log" >&2
    fail "Could not install: $what (after $((SECONDS - began)) s; all of it in target/setup/last-step.log)"
  fi
}

# at_least VERSION MINIMUM
at_least() {
  [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# first_version TEXT…   the first thing in the text that looks like a version
first_version() {
  sed -nE 's/^[^0-9]*([0-9]+(\.[0-9]+)+).*/\1/p' <<<"$*" | head -n 1
}

# macOS has the same sum under another name.
command -v sha256sum >/dev/null || sha256sum() { shasum -a 256 "$@"; }
