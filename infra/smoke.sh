#!/usr/bin/env bash
# Has Season play on an environment with a mailbox: lets this machine read the mailbox, has programme time run fast, empties the
# ledger, plays, and puts the first two back whatever came of it. Arguments go to Season.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
: "${DESK_APP:?is not set}" "${DESK_ADDRESS:?is not set}" "${DESK_STORAGE:?is not set}" "${AZURE_RESOURCE_GROUP:?is not set}"
: "${MAILBOX_APP:?is not set: there is no mailbox, and Season would write to people}" "${MAILBOX_ADDRESS:?is not set}"

# A day in ten seconds: the real engine needs some seconds from a move to the next mail.
scale=8640
rule=season-${GITHUB_RUN_ID:-$$}

set_scale() { az functionapp config appsettings set --name "$DESK_APP" --resource-group "$AZURE_RESOURCE_GROUP" --settings "Time__Scale=$1" --output none; }

# Where the faster clock began; with it, the next fast time would begin where the last one would be by now.
forget_anchor() {
  az storage entity delete --account-name "$DESK_STORAGE" --auth-mode login --table-name Settings --partition-key clock --row-key anchor --if-match '*' --output none 2> /dev/null || true
}

# Else the money of earlier seasons would be spent one day, and the next one's exchanges wait in line for it. The service needs a
# while until tables of these names can be made again, which the app does when it first needs them.
forget_ledger() {
  local table
  for table in Ledger Visits; do
    az storage table delete --account-name "$DESK_STORAGE" --auth-mode login --name "$table" --output none 2> /dev/null || true
  done
  sleep 60
}

put_back() {
  az webapp config access-restriction remove --name "$MAILBOX_APP" --resource-group "$AZURE_RESOURCE_GROUP" --rule-name "$rule" --output none || true
  # Real pace again, whatever it takes: an environment left at this one lives through years.
  local attempt
  for attempt in 1 2 3 4 5; do
    set_scale 1 && break
    [ "$attempt" -lt 5 ] || printf 'PROGRAMME TIME STILL RUNS %s TIMES AS FAST on %s: set Time__Scale to 1 by hand.\n' "$scale" "$DESK_APP" >&2
    sleep 10
  done
  forget_anchor
}
trap put_back EXIT

address=$(curl --silent --fail https://api.ipify.org)
az webapp config access-restriction add --name "$MAILBOX_APP" --resource-group "$AZURE_RESOURCE_GROUP" --rule-name "$rule" --action Allow --ip-address "$address/32" --priority 200 --output none
forget_anchor
forget_ledger
set_scale $scale

for _ in $(seq 60); do
  if [[ $(curl --silent --max-time 10 "$DESK_ADDRESS/health" || true) == *'"status":"ok"'*"\"timeScale\":$scale"* ]]; then
    dotnet run --project tools/Season -c Release -- --base "$DESK_ADDRESS" --mailbox "$MAILBOX_ADDRESS" --slowness 2 "$@"
    exit
  fi

  sleep 5
done
printf 'The desk did not come up at %s programme seconds a second.\n' $scale >&2
exit 1
