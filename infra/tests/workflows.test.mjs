import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { judge } from './workflows.mjs';

const folder = fileURLToPath(new URL('../../.github/workflows', import.meta.url));
const files = readdirSync(folder);

test('There are workflows to check', () => assert.ok(files.includes('ci.yml') && files.includes('deploy.yml')));
for (const file of files) {
  test(`${file} does no more than it must, with what is pinned`, () => assert.deepEqual(judge(file, readFileSync(path.join(folder, file), 'utf8')), []));
}

test('Every place that a workflow names is there', () => {
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const [, name] of text.matchAll(/(?<![\w/])((?:infra|tools)\/[\w./-]+)/g)) {
      const wanted = name.endsWith('/**') || name.includes('$') ? path.dirname(name) : name;
      assert.doesNotThrow(() => readdirSync(path.join(folder, '../..', path.dirname(wanted))), `${file}: ${name}`);
      assert.ok(wanted.endsWith('/') || readdirSync(path.join(folder, '../..', path.dirname(wanted))).includes(path.basename(wanted)), `${file}: ${name}`);
    }
  }
});

const scripts = path.join(folder, '../../infra');
for (const file of readdirSync(scripts).filter(f => f.endsWith('.sh'))) {
  test(`${file} stops at the first thing that goes wrong, and at an argument that it does not know`, () => {
    assert.match(readFileSync(path.join(scripts, file), 'utf8'), /^set -euo pipefail$/m);
    assert.equal(spawnSync('bash', ['-n', path.join(scripts, file)]).status, 0);
    const { status } = spawnSync('bash', [path.join(scripts, file), '--nonsense'], { env: { PATH: process.env.PATH } });
    assert.notEqual(status, 0);
  });
}

// Found by a run that built the mailbox into the other stack's folder and then did not find it.
test('The choice of a stack reaches no other build, though MSBuild takes the environment for properties', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-'));
  test.after(() => rmSync(folder, { recursive: true }));
  const dotnet = '#!/bin/sh\n[ "$1" = --list-sdks ] && echo "10.0.100 [/sdk]" && exit\necho "$*, STACK ${STACK-is not there}" >> "$SEEN"\n[ "$1 $2" = "build src/Functions" ]\n';
  for (const [name, text] of [['dotnet', dotnet], ['func', '#!/bin/sh\n']]) {
    writeFileSync(path.join(folder, name), text);
    chmodSync(path.join(folder, name), 0o755);
  }

  const seen = path.join(folder, 'seen');
  const ports = Object.fromEntries(['APP', 'MAILBOX', 'BLOB', 'QUEUE', 'TABLE'].map((name, i) => [`${name}_PORT`, String(47171 + i)]));
  spawnSync('bash', [path.join(scripts, '../run.sh')], { env: { ...process.env, ...ports, PATH: `${folder}:${process.env.PATH}`, SEEN: seen, STACK: 'azure' } });
  const builds = readFileSync(seen, 'utf8').trim().split('\n');
  assert.match(builds[0], /^build src\/Functions .*-p:Stack=azure/);
  assert.equal(builds.length, 2);
  assert.ok(builds.every(line => line.endsWith('STACK is not there')), builds.join('\n'));
});

const checkout = '      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n        with:\n          persist-credentials: false\n';
const sample = (change = text => text) => change(`name: X\n\non:\n  push:\n\npermissions:\n  contents: read\n\nconcurrency:\n  group: x\n\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    steps:\n${checkout}      - run: |\n          echo one\n          echo two\n      - run: echo three\n`);
test('A workflow that keeps the rules is let be', () => assert.deepEqual(judge('x.yml', sample()), []));
for (const [what, change] of Object.entries({
  'an action by its tag': text => text.replace(/@[0-9a-f]{40} # v7.0.1/, '@v7.0.1'),
  'a commit without its release': text => text.replace(' # v7.0.1', ''),
  'rights to write': text => text.replace('contents: read', 'contents: write'),
  'rights that nobody named': text => text.replace('permissions:\n  contents: read\n', ''),
  'no word on two at once': text => text.replace('concurrency:\n  group: x\n', ''),
  'strangers with our rights': text => text.replace('  push:', '  pull_request_target:'),
  'a job without an end': text => text.replace('    timeout-minutes: 5\n', ''),
  'whatever machine is newest': text => text.replace('ubuntu-24.04', 'ubuntu-latest'),
  'a token left behind': text => text.replace('persist-credentials: false', 'fetch-depth: 0'),
  'a sign-in by password': text => text.replace(checkout, `${checkout}      - uses: azure/login@f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca # v3.0.1\n`),
  'a secret': text => text.replace('    steps:', '    env:\n      A: ${{ secrets.A }}\n    steps:'),
  'text from outside in a command': text => text.replace('echo three', 'echo ${{ github.head_ref }}'),
  'text from outside in the middle of a command': text => text.replace('echo two', 'echo ${{ github.head_ref }}'),
})) {
  test(`The rule on workflows sees ${what}`, () => assert.equal(judge('x.yml', sample(change)).length, 1, JSON.stringify(judge('x.yml', sample(change)))));
}
