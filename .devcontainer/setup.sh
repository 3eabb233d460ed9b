#!/usr/bin/env bash
# What image and features lack: Azurite and the Bicep grammar (npm), Core Tools for STACK=azure. test.sh installs its browser itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
npm ci --no-audit --no-fund
npm install --global azure-functions-core-tools@4 --unsafe-perm true
dotnet restore CE4BIG.sln
