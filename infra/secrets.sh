#!/usr/bin/env bash
# Puts the secrets into the vault where they are missing; with --rotate NAME makes or asks for a new one.
# They pass through pipes and the shell's own memory: never through a program's arguments, files or the shell's history.
set -euo pipefail

usage() {
  cat << 'TEXT'
infra/secrets.sh [--rotate links-key|bank-data-key|sendgrid-api-key | --forget links-previous-keys|bank-data-previous-keys]
  --rotate  makes a new one; what the one of now made stays good
  --forget  lets go of those from before; after a leak, --rotate and then --forget at once
Environment:
  DESK_VAULT        the vault's name (azd sets it; otherwise an output of the deployment)
  DESK_APP, AZURE_RESOURCE_GROUP   the app, which then gets them and restarts
  MAILBOX_APP       where it is not empty a mailbox takes the mails, and any text does as SendGrid's key
  SENDGRID_API_KEY  SendGrid's key, for a pipeline; otherwise it is asked for
TEXT
}

rotate=
forget=
case ${1:-} in
  '') ;;
  --rotate) rotate=${2:-} ;;
  --forget) forget=${2:-} ;;
  *) usage >&2; exit 2 ;;
esac
case $rotate in '' | links-key | bank-data-key | sendgrid-api-key) ;; *) usage >&2; exit 2 ;; esac
case $forget in '' | links-previous-keys | bank-data-previous-keys) ;; *) usage >&2; exit 2 ;; esac
[ $# -ne 1 ] && [ $# -le 2 ] || { usage >&2; exit 2; }
: "${DESK_VAULT:?is not set; see infra/secrets.sh --help}"

# The vault warns 30 days before.
expires=$(date -u -d '+1 year' +%Y-%m-%dT00:00:00Z 2> /dev/null || date -u -v+1y +%Y-%m-%dT00:00:00Z)

# What there is. Not being told is not the same as there being nothing: a key made over one that is there would kill every mailed link,
# or leave bank data that nobody can read. So whatever goes wrong here, such as a right that does not work yet, stops the script.
names_in_vault() {
  local attempt
  for attempt in 1 2 3 4 5 6 7 8; do
    if az keyvault secret list --vault-name "$DESK_VAULT" --query '[].name' --output tsv; then
      return 0
    fi

    printf 'The vault did not answer (attempt %s of 8); again in 20 s.\n' "$attempt" >&2
    sleep 20
  done
  return 1
}

is_missing() { ! grep -qx "$1" <<< "$there"; }

secret_of() { az keyvault secret show --vault-name "$DESK_VAULT" --name "$1" --query value --output tsv; }

# A right that was just given takes a while to work.
put() {
  local name=$1 secret=$2 attempt
  for attempt in 1 2 3 4 5 6 7 8; do
    if az keyvault secret set --vault-name "$DESK_VAULT" --name "$name" --file <(printf %s "$secret") --encoding utf-8 --expires "$expires" --output none; then
      printf '%s: stored, good until %s\n' "$name" "${expires%T*}"
      stored=yes
      return 0
    fi

    printf 'The vault did not take it (attempt %s of 8); again in 20 s.\n' "$attempt" >&2
    sleep 20
  done
  return 1
}

sendgrid_key() {
  if [ -n "${MAILBOX_APP:-}" ]; then
    printf 'any-text-for-the-mailbox'
  elif [ -n "${SENDGRID_API_KEY:-}" ]; then
    printf %s "$SENDGRID_API_KEY"
  else
    local key
    read -rsp 'SendGrid API key (right "Mail Send" and no other): ' key < /dev/tty
    printf '\n' > /dev/tty
    [ -n "$key" ] || { printf 'No key, no mails.\n' >&2; return 1; }
    printf %s "$key"
  fi
}

# Settings keep what they resolved to for up to a day, whether the app restarts or not; so they are resolved anew, and then it restarts.
resolve_anew() {
  local site waiting
  if [ -z "${DESK_APP:-}" ] || [ -z "${AZURE_RESOURCE_GROUP:-}" ]; then
    printf 'DESK_APP or AZURE_RESOURCE_GROUP is not set: an app that runs takes up to a day to see this (docs/operations.md, "Rotate a secret").\n' >&2
    return 0
  fi

  site=$(az functionapp show --name "$DESK_APP" --resource-group "$AZURE_RESOURCE_GROUP" --query id --output tsv)
  az rest --method post --url "$site/config/configreferences/appsettings/refresh?api-version=2022-03-01" --output none
  for _ in $(seq 30); do
    waiting=$(az rest --method get --url "$site/config/configreferences/appsettings?api-version=2024-04-01" --query "value[?properties.status!='Resolved'].name" --output tsv)
    if [ -z "$waiting" ]; then
      az functionapp restart --name "$DESK_APP" --resource-group "$AZURE_RESOURCE_GROUP" --output none
      printf '%s: has them, restarted\n' "$DESK_APP"
      return 0
    fi

    sleep 10
  done
  printf 'The secrets are stored, but %s does not get these settings from the vault: %s\n' "$DESK_APP" "$waiting" >&2
  return 1
}

there=$(names_in_vault)
stored=
for kind in links bank-data; do
  # The vault keeps no empty secret; a comma is a list of no keys.
  if [ "$forget" = $kind-previous-keys ] || { [ -z "$rotate$forget" ] && is_missing $kind-previous-keys; }; then
    put $kind-previous-keys ,
  fi

  # The key of now first goes to those of before: what was made with it must stay good. Both are read before anything is written.
  if [ "$rotate" = $kind-key ]; then
    now=$(secret_of $kind-key)
    before=$(secret_of $kind-previous-keys)
    put $kind-previous-keys "$now,$before"
  fi
  if [ "$rotate" = $kind-key ] || { [ -z "$rotate$forget" ] && is_missing $kind-key; }; then
    new=$(openssl rand -base64 32)
    put $kind-key "$new"
  fi
done

if [ "$rotate" = sendgrid-api-key ] || { [ -z "$rotate$forget" ] && is_missing sendgrid-api-key; }; then
  new=$(sendgrid_key)
  put sendgrid-api-key "$new"
fi

if [ -n "$stored" ]; then
  resolve_anew
fi
