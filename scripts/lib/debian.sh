# shellcheck shell=bash
# Installing Debian packages, or saying exactly which are needed where that is not allowed.

is_debian() { [ -r /etc/debian_version ] && command -v apt-get >/dev/null; }

has_package() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

may_install() {
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }
}

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get -q -o DPkg::Lock::Timeout=120 update &&
    as_root apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$@"
}

# debian_packages WHY PACKAGE...   installs those of the packages that are missing
debian_packages() {
  local why=$1 package missing=()
  shift
  for package in "$@"; do
    has_package "$package" || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  may_install || fail "$why needs packages that only root can install. Please run, then try again:
  apt-get update && apt-get install ${missing[*]}"
  step "packages ${missing[*]} ($why)" apt_install "${missing[@]}"
}
