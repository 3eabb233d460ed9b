#!/usr/bin/env bash
# Publishes the azure stack and brings it to the app; with --package FILE brings a package that was made before.
# Waits until the app says that it is healthy.
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
  mkdir -p "$(dirname "$package")"
  full=$(cd "$(dirname "$package")" && pwd)/$(basename "$package")
  # With its hidden folder, in which the host finds the list of functions.
  (cd artifacts/azure/publish/desk && zip -qr "$full" .)
  printf 'Packed: %s\n' "$package"
fi

[ $deploy = yes ] || exit 0
: "${DESK_APP:?is not set; see infra/deploy.sh --help}" "${AZURE_RESOURCE_GROUP:?is not set}" "${DESK_ADDRESS:?is not set}"

# The app's own name, since the address people open may be one that does not lead here yet.
host=https://$DESK_APP.azurewebsites.net
az functionapp deployment source config-zip --name "$DESK_APP" --resource-group "$AZURE_RESOURCE_GROUP" --src "$package" --output none

for _ in $(seq 60); do
  if curl --silent --fail --max-time 10 --output /dev/null "$host/health"; then
    printf 'The desk is up: %s\n' "$DESK_ADDRESS"
    exit 0
  fi

  sleep 5
done
printf 'The package is there, but %s/health does not say 200: docs/operations.md, "The desk does not answer".\n' "$host" >&2
exit 1
