#!/usr/bin/env bash
# Takes the pictures of docs/tour.md anew, from a desk of its own. Needs what ./test.sh needs; says so where it is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/setup.sh

need_dotnet
need_node
need_icu
npm_packages
if [ ! -x /usr/bin/chromium ] && ! { apt_install chromium && [ -x /usr/bin/chromium ]; }; then
  missing '/usr/bin/chromium, which the pictures are taken with (Debian/Ubuntu: apt-get install chromium).'
fi

say 'Building ...'
# The app is started as what it is, a program of its own, which the tour sees from outside only.
build src/Functions || exit 1
build tools/Tour || exit 1
dotnet artifacts/embedded/bin/Tour/debug/CE4BIG.Tour.dll docs/images/tour
