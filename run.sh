#!/usr/bin/env bash
# Sets up and runs everything: storage emulator, mailbox, app. Ctrl-C stops all. See --help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. scripts/setup.sh

STACK=${STACK:-embedded}
# MSBuild takes every variable of the environment for a property: exported, this one would move mailbox and Season to the other stack.
export -n STACK
APP_PORT=${APP_PORT:-7071}
MAILBOX_PORT=${MAILBOX_PORT:-8025}
BLOB_PORT=${BLOB_PORT:-10000}
QUEUE_PORT=${QUEUE_PORT:-10001}
TABLE_PORT=${TABLE_PORT:-10002}
STATE=.run

usage() {
  cat << 'TEXT'
./run.sh [--fresh] [--in-memory] [--season]
  --fresh       forget all data of earlier runs first
  --in-memory   keep nothing on disk: storage and mails end with this run
  --season      with the programmes that "Season --mix all" plays in: those of programmes/ with money enough, and one of its own
Environment:
  STACK=azure         official packages and Functions Core Tools instead of the embedded host
  Time__Scale=1440    how many times faster than real time the programme's days pass (1440: a day a minute; 1: real time)
  APP_PORT=7071 MAILBOX_PORT=8025 BLOB_PORT=10000 QUEUE_PORT=10001 TABLE_PORT=10002
Other settings of the app (README.md, "Configuration") are taken from the environment too.
TEXT
}

fresh=no
in_memory=no
season=no
for argument in "$@"; do
  case $argument in
    --fresh) fresh=yes ;;
    --in-memory) in_memory=yes ;;
    --season) season=yes ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

listens() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# Whether the app says that it is healthy. By bash alone: not every machine has curl.
healthy() {
  local line
  {
    exec 3<> "/dev/tcp/127.0.0.1/$APP_PORT" &&
      printf 'GET /health HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$APP_PORT" >&3 &&
      IFS= read -r -t 5 line <&3 && exec 3>&-
  } 2> /dev/null && [[ $line == *' 200 '* ]]
}

need_bash
need_dotnet
need_node
need_icu
case $STACK in
  embedded) ;;
  azure) command -v func > /dev/null || missing 'Azure Functions Core Tools 4 ("func"), which STACK=azure runs the app with. Without STACK=azure the embedded host needs none.' ;;
  *) say "STACK is embedded or azure, not $STACK." >&2; exit 2 ;;
esac
for port in "$APP_PORT" "$MAILBOX_PORT" "$BLOB_PORT" "$QUEUE_PORT" "$TABLE_PORT"; do
  if listens "$port"; then
    say "Port $port is taken. Stop what listens there, or choose another port (./run.sh --help)." >&2
    exit 2
  fi
done

npm_packages
say "Building ($STACK) ..."
build src/Functions -c Release -p:Stack="$STACK" || exit 1
build tools/Mailbox -c Release || exit 1
app="artifacts/$STACK/bin/Functions/release"
if [ $season = yes ]; then
  # A copy of the app, so that the programmes of the built one stay as they are.
  build tools/Season -c Release || exit 1
  rm -rf "$STATE/season"
  mkdir -p "$STATE"
  cp -R "$app" "$STATE/season"
  dotnet artifacts/embedded/bin/Season/release/CE4BIG.Season.dll --write-programmes programmes "$STATE/season/programmes"
  app="$STATE/season"
fi

if [ $fresh = yes ]; then
  rm -rf "$STATE/azurite" "$STATE/mails"
fi
mkdir -p "$STATE"

# Signs the links in mails. Kept, so that yesterday's links still open after a restart.
if [ ! -s "$STATE/links.key" ]; then
  (umask 077 && head -c 32 /dev/urandom | base64 > "$STATE/links.key")
fi

# What other programs show to the API. On Azure the host makes its own keys; func start asks for none.
if [ ! -s "$STATE/api.key" ]; then
  (umask 077 && head -c 32 /dev/urandom | base64 | tr '+/' '-_' > "$STATE/api.key")
fi

# Encrypts bank data where they are stored. Kept, since without it nobody could read them any more.
if [ ! -s "$STATE/bank-data.key" ]; then
  (umask 077 && head -c 32 /dev/urandom | base64 > "$STATE/bank-data.key")
fi

export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Development}
export AZURE_FUNCTIONS_ENVIRONMENT=${AZURE_FUNCTIONS_ENVIRONMENT:-$DOTNET_ENVIRONMENT}
export FUNCTIONS_WORKER_RUNTIME=dotnet-isolated
export SendGrid__ApiKey=${SendGrid__ApiKey:-local}
export SendGrid__Host=${SendGrid__Host:-http://localhost:$MAILBOX_PORT}
export App__BaseUrl=${App__BaseUrl:-http://localhost:$APP_PORT}
export Time__Scale=${Time__Scale:-1440}
export Links__Key=${Links__Key:-$(cat "$STATE/links.key")}
export Host__Keys__default=${Host__Keys__default:-$(cat "$STATE/api.key")}
export BankData__Key=${BankData__Key:-$(cat "$STATE/bank-data.key")}
if [ -z "${AzureWebJobsStorage:-}" ]; then
  if [ "$BLOB_PORT $QUEUE_PORT $TABLE_PORT" = '10000 10001 10002' ]; then
    export AzureWebJobsStorage=UseDevelopmentStorage=true
  else
    # The emulator's account and key are published and the same everywhere.
    account=devstoreaccount1
    key=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==
    export AzureWebJobsStorage="DefaultEndpointsProtocol=http;AccountName=$account;AccountKey=$key;BlobEndpoint=http://127.0.0.1:$BLOB_PORT/$account;QueueEndpoint=http://127.0.0.1:$QUEUE_PORT/$account;TableEndpoint=http://127.0.0.1:$TABLE_PORT/$account;"
  fi
fi

# Job control gives each part a process group of its own, so that Ctrl-C reaches this script alone, and it can stop
# the app before the storage under it.
set -m
names=()
pids=()
start() {
  local name=$1
  shift
  "$@" > "$STATE/$name.log" 2>&1 < /dev/null &
  names+=("$name")
  pids+=($!)
}

stop_all() {
  trap - EXIT INT TERM
  local i
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    kill -TERM -- "-${pids[i]}" 2> /dev/null || continue
    for _ in {1..100}; do
      kill -0 "${pids[i]}" 2> /dev/null || break
      sleep 0.1
    done
    kill -KILL -- "-${pids[i]}" 2> /dev/null || true
  done
  wait 2> /dev/null || true
}
trap stop_all EXIT
trap 'say; say "Stopping ..."; exit 0' INT TERM

azurite=(--silent --disableTelemetry --disableProductStyleUrl --skipApiVersionCheck --tableKeepAliveTimeout 120 --blobKeepAliveTimeout 120
  --blobHost 127.0.0.1 --queueHost 127.0.0.1 --tableHost 127.0.0.1 --blobPort "$BLOB_PORT" --queuePort "$QUEUE_PORT" --tablePort "$TABLE_PORT")
mailbox=(--port "$MAILBOX_PORT")
if [ $in_memory = yes ]; then
  azurite+=(--inMemoryPersistence)
else
  azurite+=(--location "$STATE/azurite")
  mailbox+=(--folder "$STATE/mails")
fi
start azurite node node_modules/azurite/dist/src/azurite.js "${azurite[@]}"
start mailbox dotnet artifacts/embedded/bin/Mailbox/release/CE4BIG.Mailbox.dll "${mailbox[@]}"

run_app() {
  cd "$app"
  if [ "$STACK" = azure ]; then
    exec func start --no-build --port "$APP_PORT"
  fi
  exec dotnet CE4BIG.Functions.dll --port "$APP_PORT"
}

for _ in {1..300}; do
  listens "$TABLE_PORT" && listens "$BLOB_PORT" && break
  kill -0 "${pids[0]}" 2> /dev/null || { tail -n 20 "$STATE/azurite.log" >&2; say 'Azurite did not start, see above.' >&2; exit 1; }
  sleep 0.1
done
start app run_app
until healthy; do
  if ! kill -0 "${pids[2]}" 2> /dev/null; then
    tail -n 40 "$STATE/app.log" >&2
    say "The app did not start, see above ($STATE/app.log)." >&2
    exit 1
  fi
  sleep 0.2
done

say "
CE4BIG Exchange Desk is running.
  Apply for an exchange   http://localhost:$APP_PORT/
  Everybody's mails       http://localhost:$MAILBOX_PORT/
  Staff desk              http://localhost:$APP_PORT/desk/sign-in
  For other programs      http://localhost:$APP_PORT/api/v1/programmes, with the key of $STATE/api.key (docs/api.md)"
[ "$STACK" = embedded ] && say "  Orchestrations          http://localhost:$APP_PORT/dev/orchestrations"
say "
A programme day passes in $(awk "BEGIN { printf \"%.3g\", 86400 / $Time__Scale }") seconds (Time__Scale=$Time__Scale). Logs: $STATE/*.log. Play a season:
  dotnet run --project tools/Season -c Release -- $([ $season = yes ] && echo '--exchanges 200 --mix all' || echo '--exchanges 52') --base http://localhost:$APP_PORT --mailbox http://localhost:$MAILBOX_PORT
Ctrl-C stops everything."

set +e
wait -n "${pids[@]}"
for i in "${!pids[@]}"; do
  kill -0 "${pids[i]}" 2> /dev/null || say "${names[i]} ended by itself; its last words are in $STATE/${names[i]}.log." >&2
done
exit 1
