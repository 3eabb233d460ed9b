#!/usr/bin/env bash
# Puts the secrets into the vault where they are missing; with --rotate NAME makes or asks for a new one.
# They pass through pipes only: never through arguments, files or the shell's history.
set -euo pipefail

usage() {
  cat << 'TEXT'
infra/secrets.sh [--rotate links-key|bank-data-key|sendgrid-api-key | --forget links-previous-keys|bank-data-previous-keys]
  --rotate  makes a new one; what the one of now made stays good
  --forget  lets go of those from before; after a leak, --rotate and then --forget at once
Environment:
  DESK_VAULT        the vault's name (azd sets it; otherwise an output of the deployment)
  DESK_APP, AZURE_RESOURCE_GROUP   the app, to be restarted after a rotation
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

exists() { az keyvault secret show --vault-name "$DESK_VAULT" --name "$1" --query id --output tsv > /dev/null 2>&1; }

secret_of() { az keyvault secret show --vault-name "$DESK_VAULT" --name "$1" --query value --output tsv; }

# A right that was just given takes a while to work.
put() {
  local name=$1 secret attempt
  secret=$(cat)
  for attempt in 1 2 3 4 5 6 7 8; do
    if az keyvault secret set --vault-name "$DESK_VAULT" --name "$name" --file <(printf %s "$secret") --encoding utf-8 --expires "$expires" --output none; then
      printf '%s: stored, good until %s\n' "$name" "${expires%T*}"
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

for kind in links bank-data; do
  # The vault keeps no empty secret; a comma is a list of no keys.
  if [ "$forget" = $kind-previous-keys ] || { [ -z "$rotate$forget" ] && ! exists $kind-previous-keys; }; then
    printf , | put $kind-previous-keys
  fi

  # The key of now first goes to those of before: what was made with it must stay good.
  if [ "$rotate" = $kind-key ]; then
    { secret_of $kind-key; printf ,; secret_of $kind-previous-keys; } | tr -d '\n' | put $kind-previous-keys
  fi
  if [ "$rotate" = $kind-key ] || { [ -z "$rotate$forget" ] && ! exists $kind-key; }; then
    openssl rand -base64 32 | tr -d '\n' | put $kind-key
  fi
done

if [ "$rotate" = sendgrid-api-key ] || { [ -z "$rotate$forget" ] && ! exists sendgrid-api-key; }; then
  sendgrid_key | put sendgrid-api-key
fi

# Settings keep what they resolved to for up to a day.
if [ -n "$rotate$forget" ] && [ -n "${DESK_APP:-}" ]; then
  az functionapp restart --name "$DESK_APP" --resource-group "$AZURE_RESOURCE_GROUP" --output none
  printf '%s: restarted\n' "$DESK_APP"
fi
