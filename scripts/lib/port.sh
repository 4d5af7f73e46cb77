# shellcheck shell=bash
# Says who is on a port that is already taken. It never picks another one: a phone's data belongs to the address.

# The listener on a port in words, or nothing when the port is free.
port_owner() {
  local line
  if command -v ss >/dev/null; then
    line=$(ss -Hltnp "sport = :$1" 2>/dev/null | head -n 1)
    [ -n "$line" ] || return 0
    sed -nE 's/.*users:\(\("([^"]+)",pid=([0-9]+).*/\1 (process \2)/p' <<<"$line" | grep . || printf 'another program\n'
  elif command -v lsof >/dev/null; then
    lsof -nP -iTCP:"$1" -sTCP:LISTEN 2>/dev/null | awk 'NR == 2 { printf "%s (process %s)\n", $1, $2 }'
  elif (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    printf 'another program\n'
  fi
}

refuse_taken_port() {
  local owner
  owner=$(port_owner "$1")
  [ -z "$owner" ] || fail "Port $1 is taken by $owner. Stop it, or choose another port: ./run --port $(($1 + 1))
Mind that what a phone has saved belongs to the address it was opened by: another port is another, empty app."
}
