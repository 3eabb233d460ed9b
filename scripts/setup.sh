# What run.sh and test.sh both need: checks that say plainly what is missing, and the set-up that npm can do.
# Sourced from the repository's root.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*"; }
missing() { printf 'Missing: %s\n' "$*" >&2; exit 2; }

# run.sh waits for whichever part ends first, which the bash of old Macs cannot.
need_bash() {
  [ "${BASH_VERSINFO[0]}" -ge 5 ] || missing "bash 5 or newer (this is $BASH_VERSION; on a Mac: brew install bash)."
}

need_dotnet() {
  command -v dotnet > /dev/null || missing 'the .NET 10 SDK (https://dotnet.microsoft.com/download).'
  dotnet --list-sdks | grep -q '^10\.' ||
    missing ".NET SDK 10 (found: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ' -)); global.json asks for 10.0.x."
}

need_node() {
  command -v node > /dev/null && command -v npm > /dev/null || missing 'Node.js 20 or newer with npm, for the storage emulator Azurite.'
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || missing "Node.js 20 or newer (found: $(node --version)), for the storage emulator Azurite."
}

# ICU: dates and amounts are written in four languages; .NET on Linux takes them from there.
need_icu() {
  [ "$(uname)" = Linux ] || return 0
  { ldconfig -p 2> /dev/null || /sbin/ldconfig -p; } | grep -q libicuuc && return 0
  apt_install libicu-dev && return 0
  missing 'libicu (Debian/Ubuntu: apt-get install libicu-dev), which .NET needs for dates and amounts in four languages.'
}

# Installs a Debian package where that is possible without asking anybody; false where it is not.
apt_install() {
  command -v apt-get > /dev/null || return 1
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2> /dev/null || return 1
    root=(sudo -n)
  fi
  say "Installing $1 ..."
  # Somebody else may be installing just now: wait for the lock instead of failing.
  "${root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq > /dev/null &&
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$1" > /dev/null
}

npm_packages() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return 0
  say 'Installing storage emulator and checkers (npm ci) ...'
  local log
  log=$(npm ci --no-audit --no-fund --loglevel=error 2>&1) || { printf '%s\n' "$log" >&2; missing 'the packages of package-lock.json: npm ci failed, see above.'; }
}

# The Bicep compiler, which checks infra/bicep without an Azure account.
bicep_compiler() {
  compgen -G 'artifacts/bicep/azure.bicep.commandline.*/*/tools/bicep*' > /dev/null && return 0
  say 'Getting the Bicep compiler ...'
  local log
  log=$(dotnet restore infra/tests/compiler.csproj --packages artifacts/bicep 2>&1) || { printf '%s\n' "$log" >&2; missing 'the Bicep compiler, a NuGet package: dotnet restore failed, see above.'; }
  chmod +x artifacts/bicep/azure.bicep.commandline.*/*/tools/bicep* 2> /dev/null || true
}

# Builds without a word where there is nothing to say.
build() {
  local log
  log=$(dotnet build "$@" -v q -nologo 2>&1) || { printf '%s\n' "$log" >&2; return 1; }
}
