#!/usr/bin/env bash
# Publishes the azure stack and brings it to the app; with --package FILE brings a package that was made before. Where there is a
# mailbox, it is published as well. Waits until what was brought says that it is healthy.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat << 'TEXT'
infra/deploy.sh [--package FILE | --only-package FILE]
  --package FILE       deploy this package instead of publishing one
  --only-package FILE  publish into this package and stop
Environment (azd sets them; otherwise outputs of the deployment):
  DESK_APP, AZURE_RESOURCE_GROUP   the app
  DESK_ADDRESS                     where it answers
  MAILBOX_APP                      the mailbox; empty where there is none
TEXT
}

package=artifacts/azure/desk.zip
publish=yes
deploy=yes
case ${1:-} in
  '') ;;
  --package) package=${2:?} publish=no ;;
  --only-package) package=${2:?} deploy=no ;;
  *) usage >&2; exit 2 ;;
esac

if [ $publish = yes ]; then
  rm -rf artifacts/azure/publish/desk "$package"
  dotnet publish src/Functions -c Release -p:Stack=azure -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o artifacts/azure/publish/desk -nologo
  # By which the app is known again once it runs: /health says the commit that it was built from.
  git rev-parse HEAD > artifacts/azure/publish/desk/commit.txt 2> /dev/null || rm -f artifacts/azure/publish/desk/commit.txt
  mkdir -p "$(dirname "$package")"
  full=$(cd "$(dirname "$package")" && pwd)/$(basename "$package")
  # With its hidden folder, in which the host finds the list of functions.
  (cd artifacts/azure/publish/desk && zip -qr "$full" .)
  printf 'Packed: %s\n' "$package"
fi

[ $deploy = yes ] || exit 0
: "${DESK_APP:?is not set; see infra/deploy.sh --help}" "${AZURE_RESOURCE_GROUP:?is not set}" "${DESK_ADDRESS:?is not set}"

if [ -n "${MAILBOX_APP:-}" ]; then
  rm -rf artifacts/azure/publish/mailbox artifacts/azure/mailbox.zip
  dotnet publish tools/Mailbox -c Release -o artifacts/azure/publish/mailbox -nologo
  (cd artifacts/azure/publish/mailbox && zip -qr ../../mailbox.zip .)
  az webapp deploy --name "$MAILBOX_APP" --resource-group "$AZURE_RESOURCE_GROUP" --src-path artifacts/azure/mailbox.zip --type zip --output none
fi

# The app's own name, since the address people open may be one that does not lead here yet.
host=https://$DESK_APP.azurewebsites.net
az functionapp deployment source config-zip --name "$DESK_APP" --resource-group "$AZURE_RESOURCE_GROUP" --src "$package" --output none

# Instances of the one before may answer for a while.
commit=$(unzip -p "$package" commit.txt 2> /dev/null || true)
for _ in $(seq 60); do
  if health=$(curl --silent --fail --max-time 10 "$host/health") && [[ $health == *"$commit"* ]]; then
    printf 'The desk is up: %s\n' "$DESK_ADDRESS"
    exit 0
  fi

  sleep 5
done
printf 'The package is there, but %s/health does not say 200, or not its commit: docs/operations.md, "The desk does not answer".\n' "$host" >&2
exit 1
