# What ./demo.sh and ./test.sh share: Debian packages, configure and build. Sourced, never run.
# shellcheck shell=bash

# The libraries of CMakeLists.txt, and what CPack makes packages with. Boost.Graph is headers only.
build_packages=(g++ cmake ninja-build pkgconf dpkg-dev file libicu-dev nlohmann-json3-dev libsimdjson-dev libboost-dev libcli11-dev
  libfmt-dev zlib1g-dev libcld2-dev libxml2-dev libexpected-dev librdf0-dev libraptor2-dev libserd-dev libxxhash-dev)
# The tests' framework, and the programs that read back what entente writes.
test_packages=(catch2 mandoc man-db zsh python3-minimal raptor2-utils python3-networkx python3-igraph
  python3-rdflib python3-distributed)
# npm bundles the page of entente view, and brings programs for tests. A system may have one that is not Debian's.
command -v npm > /dev/null || build_packages+=(nodejs npm)
# Where the system has none of these, a test says "skipped".
wanted_packages=(virtuoso-opensource-7-bin chromium debootstrap lintian)

started=$SECONDS
logs=build/logs

say() { printf '\n== %s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
elapsed() { printf '%d min %02d s' $(((SECONDS - $1) / 60)) $(((SECONDS - $1) % 60)); }

# logged NAME COMMAND...: runs it with its output in a file of build/logs; shows the end of it only on failure.
logged() {
  local name=$1; shift
  mkdir -p "$logs"
  if ! "$@" > "$logs/$name.log" 2>&1 < /dev/null; then
    tail -n 40 "$logs/$name.log" >&2
    die "'$*' failed; all of its output is in $logs/$name.log"
  fi
}

apt_install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# need_packages YES PACKAGE...: installs those that are missing; asks first unless YES is 1 or root runs it.
need_packages() {
  local yes=$1 package answer; shift
  local missing=()
  if ! command -v dpkg-query > /dev/null; then
    say "This is no Debian: taking for granted what these Debian packages bring"
    printf '%s\n' "$*"
    return
  fi
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null) == installed ]] || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then
    say "Debian packages: all $# are there"
    return
  fi
  say "Debian packages: ${#missing[@]} of $# are missing"
  printf '%s\n' "${missing[*]}"
  as_root=()
  if ((EUID != 0)); then
    command -v sudo > /dev/null || die "run this as root once: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
    if ((!yes)); then
      read -r -p "Install them with sudo apt-get? [y/N] " answer || answer=
      [[ $answer == [yY]* ]] || die "nothing was installed; -y installs without asking"
    fi
  fi
  printf 'installing; apt-get writes to %s\n' "$logs/packages.log"
  local start=$SECONDS
  # A list of packages that is missing or outdated is fetched once, and only then.
  mkdir -p "$logs"
  if ! apt_install "${missing[@]}" > "$logs/packages.log" 2>&1 < /dev/null; then
    logged packages-update "${as_root[@]}" apt-get update -q
    logged packages apt_install "${missing[@]}"
  fi
  printf 'installed in %s\n' "$(elapsed "$start")"
}

# want_packages YES PACKAGE...: installs what this system has of them, where nobody need be asked.
want_packages() {
  local yes=$1 package; shift
  command -v dpkg-query > /dev/null || return 0
  as_root=()
  ((EUID == 0)) || as_root=(sudo)
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null) != installed ]] || continue
    if ((EUID != 0 && !yes)) || ! apt_install "$package" > "$logs/wanted.log" 2>&1 < /dev/null; then
      printf 'without the Debian package %s a test is skipped\n' "$package"
    fi
  done
}

# install_npm_packages: what tests/npm/package.json names, into build/npm. Without a network the tests that need
# them say "skipped".
install_npm_packages() {
  local lock=tests/npm/package-lock.json installed=build/npm/installed-lock.json
  if ! command -v npm > /dev/null || cmp -s "$lock" "$installed"; then return; fi
  say "Installing the packages of tests/npm into build/npm"
  mkdir -p build/npm "$logs"
  cp tests/npm/package.json "$lock" build/npm/
  if npm ci --prefix build/npm --no-audit --no-fund > "$logs/npm.log" 2>&1 < /dev/null; then
    cp "$lock" "$installed"
  else
    printf 'npm ci failed, its output is in %s: tests that need it are skipped\n' "$logs/npm.log"
  fi
}

# build PRESET [CMAKE OPTION...]: configures and builds build/PRESET; what is up to date is not built again.
build() {
  local preset=$1 start=$SECONDS; shift
  say "Building (preset $preset, in build/$preset): minutes the first time, seconds after"
  logged "configure-$preset" cmake --preset "$preset" "$@"
  logged "build-$preset" cmake --build --preset "$preset"
  printf 'built in %s\n' "$(elapsed "$start")"
}
