#!/usr/bin/env bash
# Sets up and runs every test; the last line says how many passed and failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/setup.sh

# Build nodes that outlive the script would hold on to its output, and whoever reads that would wait for them.
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
# MSBuild would take it for its property of that name; the tests are of the embedded stack.
unset STACK
LOGS=artifacts/test-logs
SECONDS=0

need_dotnet
need_node
need_icu
npm_packages
bicep_compiler
if [ ! -x /usr/bin/chromium ] && ! { apt_install chromium && [ -x /usr/bin/chromium ]; }; then
  missing '/usr/bin/chromium, for the acceptance tests (Debian/Ubuntu: apt-get install chromium).'
fi

say 'Building ...'
build CE4BIG.sln || { say 'The build failed, see above.'; say '0 passed, 1 failed'; exit 1; }
say "Built after $SECONDS s."
rm -rf "$LOGS"
mkdir -p "$LOGS"

run_tests() {
  local project=$1 begun=$SECONDS
  dotnet test "tests/$project" --no-build --nologo --blame-hang-timeout 8m --blame-hang-dump-type none > "$LOGS/$project.log" 2>&1
  echo $? > "$LOGS/$project.exit"
  local counts
  counts=$(grep -oE 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$LOGS/$project.log" | tail -n 1)
  printf '%-45s %s (%s s)\n' "$project" "${counts:-ended without a result}" "$((SECONDS - begun))"
}

# Bicep, settings, alerts, pipelines. Its counts in the words of the other runners, for the sum at the end.
check_infra() {
  local begun=$SECONDS
  node --test --test-reporter=tap infra/tests/*.test.mjs > "$LOGS/infra.log" 2>&1
  echo $? > "$LOGS/infra.exit"
  awk '/^# pass /{p=$3} /^# fail /{f=$3} END{if (p != "") printf "Failed: %d, Passed: %d, Skipped: 0\n", f, p}' "$LOGS/infra.log" >> "$LOGS/infra.log"
  local counts
  counts=$(grep -oE '^Failed: .*' "$LOGS/infra.log")
  printf '%-45s %s (%s s)\n' infra "${counts:-ended without a result}" "$((SECONDS - begun))"
}

# Layout only: style and analyzer rules are errors of the build above, and checking them again would take minutes.
check_format() {
  local begun=$SECONDS
  dotnet format whitespace . --folder --verify-no-changes --exclude artifacts node_modules .run > "$LOGS/format.log" 2>&1
  echo $? > "$LOGS/format.exit"
  printf '%-45s %s (%s s)\n' 'dotnet format' "$([ "$(cat "$LOGS/format.exit")" = 0 ] && echo clean || echo 'would change something')" "$((SECONDS - begun))"
}

# The longest first and two at a time, as the machine has two cores; the acceptance tests alone at the end, since there
# a programme day passes in a second and people must answer in time.
slow=(Microsoft.DurableTask.Tests Functions.Tests Azure.Data.Tables.Tests Azure.Storage.Blobs.Tests)
projects=("${slow[@]}")
for folder in tests/*.Tests; do
  project=${folder#tests/}
  [[ " ${slow[*]} " == *" $project "* ]] || projects+=("$project")
done

run_one() { case $1 in format) check_format ;; infra) check_infra ;; *) run_tests "$1" ;; esac; }
export -f run_one run_tests check_format check_infra
export LOGS
printf '%s\n' "${projects[0]}" format infra "${projects[@]:1}" | xargs -P 2 -I{} bash -c 'run_one {}'
run_one Acceptance
projects+=(Acceptance infra)

passed=0
failed=0
for project in "${projects[@]}"; do
  log="$LOGS/$project.log"
  counts=$(grep -oE 'Failed: +[0-9]+, Passed: +[0-9]+' "$log" | tail -n 1)
  bad=$(sed -E 's/.*Failed: +([0-9]+).*/\1/' <<< "${counts:-Failed: 0}")
  good=$(sed -E 's/.*Passed: +([0-9]+).*/\1/' <<< "${counts:-Passed: 0}")
  if [ "$(cat "$LOGS/$project.exit")" != 0 ]; then
    # A run that broke off reports no failed test, but it is one.
    [ "$bad" -gt 0 ] || bad=1
    say
    say "--- $project:"
    grep -vE '^ *(Passed|A total of|Test run for|VSTest)' "$log" | tail -n 200
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
done
if [ "$(cat "$LOGS/format.exit")" != 0 ]; then
  failed=$((failed + 1))
  say
  say '--- dotnet format:'
  tail -n 50 "$LOGS/format.log"
fi

say "Took $SECONDS s."
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
