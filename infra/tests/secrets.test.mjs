// infra/secrets.sh against an `az` that keeps its vault in a folder, notes what is asked of it and can be told to fail.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../secrets.sh', import.meta.url));
const all = ['bank-data-key', 'bank-data-previous-keys', 'links-key', 'links-previous-keys', 'sendgrid-api-key'];

// What is in `fail` is a line "how often, what": so many calls that begin so end with 1.
const az = `#!/usr/bin/env bash
cd "$FAKE"
printf '%s\\n' "$*" >> calls
if [ -s fail ] && { read -r often what < fail; [ "$often" -gt 0 ] && [[ "$*" == $what* ]]; }; then
  echo "$((often - 1)) $what" > fail
  echo 'ERROR: (Forbidden) Caller is not authorized' >&2
  exit 1
fi
name=; file=
args=("$@")
for i in "\${!args[@]}"; do
  case \${args[i]} in --name) name=\${args[i + 1]} ;; --file) file=\${args[i + 1]} ;; esac
done
case "$1 $2 \${3:-}" in
  'keyvault secret list') ls vault ;;
  'keyvault secret show') cat "vault/$name" ;;
  'keyvault secret set') cat "$file" > "vault/$name" ;;
  'functionapp show '*) echo /subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/app ;;
esac
`;

class Vault {
  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'secrets-'));
    test.after(() => rmSync(this.folder, { recursive: true }));
    mkdirSync(path.join(this.folder, 'vault'));
    mkdirSync(path.join(this.folder, 'bin'));
    for (const [name, text] of [['az', az], ['sleep', '#!/bin/sh\n']]) {
      writeFileSync(path.join(this.folder, 'bin', name), text);
      chmodSync(path.join(this.folder, 'bin', name), 0o755);
    }
  }

  run(args = [], fail = '') {
    writeFileSync(path.join(this.folder, 'calls'), '');
    writeFileSync(path.join(this.folder, 'fail'), fail);
    return spawnSync('bash', [script, ...args], { encoding: 'utf8', env: {
      PATH: `${path.join(this.folder, 'bin')}:${process.env.PATH}`, FAKE: this.folder,
      DESK_VAULT: 'kv', DESK_APP: 'app', AZURE_RESOURCE_GROUP: 'group', SENDGRID_API_KEY: 'SG.of-the-test',
    } });
  }

  get calls() { return readFileSync(path.join(this.folder, 'calls'), 'utf8'); }

  get content() {
    const folder = path.join(this.folder, 'vault');
    return existsSync(folder) ? Object.fromEntries(readdirSync(folder).sort().map(name => [name, readFileSync(path.join(folder, name), 'utf8')])) : {};
  }
}

function filled() {
  const vault = new Vault();
  const { status, stderr } = vault.run();
  assert.equal(status, 0, stderr);
  return vault;
}

test('An empty vault gets each secret, and no keys of before', () => {
  const { content } = filled();
  assert.deepEqual(Object.keys(content), all);
  assert.deepEqual([content['links-previous-keys'], content['bank-data-previous-keys'], content['sendgrid-api-key']], [',', ',', 'SG.of-the-test']);
  assert.equal(Buffer.from(content['links-key'], 'base64').length, 32);
  assert.notEqual(content['links-key'], content['bank-data-key']);
});

test('What is there stays as it is', () => {
  const vault = filled();
  const { content } = vault;
  assert.equal(vault.run().status, 0);
  assert.deepEqual(vault.content, content);
  assert.doesNotMatch(vault.calls, /secret set|restart/);
});

test('A right that works only after a while overwrites nothing', () => {
  const vault = filled();
  const { content } = vault;
  assert.equal(vault.run([], '3 keyvault').status, 0);
  assert.deepEqual(vault.content, content);
});

test('A vault that does not say what it holds gets nothing', () => {
  const vault = filled();
  const { content } = vault;
  assert.notEqual(vault.run([], '99 keyvault secret list').status, 0);
  assert.deepEqual(vault.content, content);
  assert.doesNotMatch(vault.calls, /secret set/);
});

for (const kind of ['links', 'bank-data']) {
  test(`Rotating ${kind}-key keeps the one of now and those of before, the newest first`, () => {
    const vault = filled();
    const first = vault.content[`${kind}-key`];
    assert.equal(vault.run(['--rotate', `${kind}-key`]).status, 0);
    const second = vault.content[`${kind}-key`];
    assert.equal(vault.run(['--rotate', `${kind}-key`]).status, 0);
    assert.equal(vault.content[`${kind}-previous-keys`], `${second},${first},,`);
    assert.equal(new Set([first, second, vault.content[`${kind}-key`]]).size, 3);
  });
}

test('A rotation that cannot read the keys of before changes nothing', () => {
  const vault = filled();
  vault.run(['--rotate', 'links-key']);
  const { content } = vault;
  assert.notEqual(vault.run(['--rotate', 'links-key'], '1 keyvault secret show --vault-name kv --name links-previous-keys').status, 0);
  assert.deepEqual(vault.content, content);
});

test('Forgetting leaves the key of now and no other', () => {
  const vault = filled();
  vault.run(['--rotate', 'links-key']);
  const { content } = vault;
  assert.equal(vault.run(['--forget', 'links-previous-keys']).status, 0);
  assert.deepEqual(vault.content, { ...content, 'links-previous-keys': ',' });
});

test('The app gets what is new before it restarts, since a restart alone leaves it the old', () => {
  const vault = filled();
  vault.run(['--rotate', 'sendgrid-api-key']);
  assert.match(vault.calls, /rest --method post --url \S+\/sites\/app\/config\/configreferences\/appsettings\/refresh\?[^]*rest --method get[^]*functionapp restart --name app/);
});

test('No secret is an argument of a program', () => {
  const vault = filled();
  vault.run(['--rotate', 'links-key']);
  for (const secret of Object.values(vault.content).filter(text => text.length > 8)) {
    assert.ok(!vault.calls.includes(secret.split(',')[0]));
  }
});
