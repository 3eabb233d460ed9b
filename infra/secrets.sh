#!/usr/bin/env bash
# Puts the secrets into the vault where they are missing; with --rotate NAME makes or asks for a new one.
# They pass through pipes only: never through arguments, files or the shell's history.
set -euo pipefail

usage() {
  cat << 'TEXT'
infra/secrets.sh [--rotate links-key|bank-data-key|sendgrid-api-key | --forget bank-data-previous-keys]
Environment:
  DESK_VAULT        the vault's name (azd sets it; otherwise an output of the deployment)
  DESK_APP, AZURE_RESOURCE_GROUP   the app, to be restarted after a rotation
  MAILBOX_APP       where it is not empty a mailbox takes the mails, and any text does as SendGrid's key
  SENDGRID_API_KEY  SendGrid's key, for a pipeline; otherwise it is asked for
TEXT
}

rotate=
case ${1:-} in
  '') ;;
  --rotate) rotate=${2:-} ;;
  --forget) rotate=${2:-}; [ "$rotate" = bank-data-previous-keys ] || { usage >&2; exit 2; } ;;
  *) usage >&2; exit 2 ;;
esac
case $rotate in '' | links-key | bank-data-key | bank-data-previous-keys | sendgrid-api-key) ;; *) usage >&2; exit 2 ;; esac
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

if [ "$rotate" = links-key ] || { [ -z "$rotate" ] && ! exists links-key; }; then
  openssl rand -base64 32 | tr -d '\n' | put links-key
fi

# The vault keeps no empty secret; a comma is a list of no keys.
if [ "$rotate" = bank-data-previous-keys ] || { [ -z "$rotate" ] && ! exists bank-data-previous-keys; }; then
  printf , | put bank-data-previous-keys
fi

# The key of now first goes to those of before: what is encrypted with it must stay readable.
if [ "$rotate" = bank-data-key ]; then
  { secret_of bank-data-key; printf ,; secret_of bank-data-previous-keys; } | tr -d '\n' | put bank-data-previous-keys
fi
if [ "$rotate" = bank-data-key ] || { [ -z "$rotate" ] && ! exists bank-data-key; }; then
  openssl rand -base64 32 | tr -d '\n' | put bank-data-key
fi

if [ "$rotate" = sendgrid-api-key ] || { [ -z "$rotate" ] && ! exists sendgrid-api-key; }; then
  sendgrid_key | put sendgrid-api-key
fi

# Settings keep what they resolved to for up to a day.
if [ -n "$rotate" ] && [ -n "${DESK_APP:-}" ]; then
  az functionapp restart --name "$DESK_APP" --resource-group "$AZURE_RESOURCE_GROUP" --output none
  printf '%s: restarted\n' "$DESK_APP"
fi
