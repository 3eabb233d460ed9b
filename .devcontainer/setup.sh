#!/usr/bin/env bash
# What the image and its features lack: Azurite and the Bicep grammar (npm), Core Tools for STACK=azure, a browser for the tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
npm ci --no-audit --no-fund
npm install --global azure-functions-core-tools@4 --unsafe-perm true

# Ubuntu's chromium is a snap, which does not run in a container; the tests look for this name.
sudo npx --yes playwright@1.64.1 install --with-deps chromium
browser=$(sudo find /root/.cache/ms-playwright -path '*chrome-linux*/chrome' -type f | head -n 1)
sudo cp -r "$(dirname "$browser")" /opt/chromium
sudo ln -sf /opt/chromium/chrome /usr/bin/chromium
dotnet restore CE4BIG.sln
