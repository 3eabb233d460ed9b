#!/usr/bin/env bash
# Sets up and runs every test; the last line says how many passed and failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/setup.sh

# Build servers that outlive the script would keep CI's machine waiting.
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
LOGS=artifacts/test-logs
SECONDS=0

need_dotnet
need_node
need_icu
npm_packages
if [ ! -x /usr/bin/chromium ] && ! { apt_install chromium && [ -x /usr/bin/chromium ]; }; then
  missing '/usr/bin/chromium, for the acceptance tests (Debian/Ubuntu: apt-get install chromium).'
fi

say 'Building ...'
dotnet build CE4BIG.sln -v q -nologo -p:UseSharedCompilation=false || { say 'The build failed, see above.'; say '0 passed, 1 failed'; exit 1; }
say "Built after $SECONDS s."
rm -rf "$LOGS"
mkdir -p "$LOGS"

run_tests() {
  local project=$1 begun=$SECONDS
  dotnet test "tests/$project" --no-build --nologo --blame-hang-timeout 5m > "$LOGS/$project.log" 2>&1
  echo $? > "$LOGS/$project.exit"
  local counts
  counts=$(grep -oE 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$LOGS/$project.log" | tail -n 1)
  printf '%-45s %s (%s s)\n' "$project" "${counts:-ended without a result}" "$((SECONDS - begun))"
}

check_format() {
  local begun=$SECONDS
  dotnet format CE4BIG.sln --verify-no-changes --no-restore > "$LOGS/format.log" 2>&1
  echo $? > "$LOGS/format.exit"
  printf '%-45s %s (%s s)\n' 'dotnet format' "$([ "$(cat "$LOGS/format.exit")" = 0 ] && echo clean || echo 'would change something')" "$((SECONDS - begun))"
}

# The longest first and two at a time, as the machine has two cores; the acceptance tests alone at the end, since there
# a programme day passes in a second and people must answer in time.
first=(Microsoft.DurableTask.Tests Functions.Tests Azure.Data.Tables.Tests Azure.Storage.Blobs.Tests)
rest=()
for folder in tests/*/; do
  project=$(basename "$folder")
  case " ${first[*]} Acceptance " in
    *" $project "*) ;;
    *) grep -qs 'Microsoft.NET.Test.Sdk' "artifacts/embedded/bin/$project/debug/CE4BIG.$project.deps.json" && rest+=("$project") ;;
  esac
done

export -f run_tests check_format
export LOGS SECONDS
printf '%s\n' "${first[@]/#/run_tests }" check_format "${rest[@]/#/run_tests }" | xargs -P 2 -I{} bash -c '{}'
run_tests Acceptance

passed=0
failed=0
for project in "${first[@]}" "${rest[@]}" Acceptance; do
  log="$LOGS/$project.log"
  counts=$(grep -oE 'Failed: +[0-9]+, Passed: +[0-9]+' "$log" | tail -n 1)
  bad=$(sed -E 's/.*Failed: +([0-9]+).*/\1/' <<< "${counts:-Failed: 0}")
  good=$(sed -E 's/.*Passed: +([0-9]+).*/\1/' <<< "${counts:-Passed: 0}")
  if [ "$(cat "$LOGS/$project.exit")" != 0 ]; then
    # A run that broke off reports no failed test, but it is one.
    [ "$bad" -gt 0 ] || bad=1
    say "" "--- $project:"
    grep -vE '^ *(Passed|A total of|Test run for|VSTest)' "$log" | tail -n 200
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
done
if [ "$(cat "$LOGS/format.exit")" = 0 ]; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  say "" '--- dotnet format:'
  tail -n 50 "$LOGS/format.log"
fi

say "Took $SECONDS s."
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
