// The real compiler over every template and file of parameters, and what would then be deployed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../bicep', import.meta.url));
const packages = fileURLToPath(new URL('../../artifacts/bicep', import.meta.url));
const compiler = findCompiler();
const folder = mkdtempSync(path.join(tmpdir(), 'bicep-'));
cpSync(source, folder, { recursive: true });
test.after(() => rmSync(folder, { recursive: true }));

const environments = ['dev', 'staging', 'production'];
const known = new Map();
const values = {
  AZURE_ENV_NAME: 'try',
  AZURE_LOCATION: 'westeurope',
  AZURE_PRINCIPAL_ID: '11111111-1111-1111-1111-111111111111',
  DESK_ALERT_EMAILS: 'one@desk.example,two@desk.example',
  DESK_BASE_URL: 'https://desk.example',
  DESK_BUDGET_START: '2026-11-01',
  DESK_MAIL_FROM: 'desk@desk.example',
};

test('The compiler is there (scripts/setup.sh: bicep_compiler)', () => assert.ok(compiler && existsSync(compiler), `none under ${packages}`));

test('Every template compiles without a warning', () => assert.deepEqual(run(['lint', 'main.bicep']), { status: 0, stderr: '' }));

test('The parameters for azd compile without a warning', () =>
  assert.deepEqual(run(['build-params', 'main.bicepparam', '--outfile', 'main.parameters.json']), { status: 0, stderr: '' }));

for (const name of environments) {
  test(`The parameters of ${name} compile without a warning`, () => assert.equal(predicted(name).warnings, ''));
}

test('The compiler speaks up for a property that does not exist', () => {
  const wrong = path.join(folder, 'wrong.bicep');
  writeFileSync(wrong, readFileSync(path.join(folder, 'modules/identity.bicep'), 'utf8').replace('location: location', 'place: location'));
  assert.match(run(['lint', wrong]).stderr, /place/);
});

test('In production storage and vault are reached through private endpoints only', () => {
  const made = predicted('production').resources;
  const closed = made.filter(r => ['Microsoft.Storage/storageAccounts', 'Microsoft.KeyVault/vaults'].includes(r.type));
  assert.deepEqual(closed.map(r => [r.properties.publicNetworkAccess, r.properties.networkAcls.defaultAction]), [['Disabled', 'Deny'], ['Disabled', 'Deny']]);
  assert.equal(made.filter(r => r.type === 'Microsoft.Network/privateEndpoints').length, 4);
  assert.ok(!made.some(r => r.name?.startsWith('mailbox-')), 'a mailbox');
});

test('The budget begins when it began, however late the deployment', () =>
  assert.equal(predicted('production').resources.find(r => r.type === 'Microsoft.Consumption/budgets').properties.timePeriod.startDate, values.DESK_BUDGET_START));

test('In production the desk runs at real pace and mails really leave', () => {
  const settings = settingsOf(predicted('production').resources);
  assert.deepEqual([settings.Time__Scale, settings.SendGrid__Host, settings.App__BaseUrl], ['1', 'https://api.sendgrid.com', 'https://desk.example']);
});

test('On staging nobody reaches the mailbox but the app', () => {
  const mailbox = predicted('staging').resources.find(r => r.type === 'Microsoft.Web/sites' && r.name.startsWith('mailbox-'));
  assert.equal(mailbox.properties.siteConfig.ipSecurityRestrictionsDefaultAction, 'Deny');
  assert.deepEqual(mailbox.properties.siteConfig.ipSecurityRestrictions.map(rule => rule.name), ['app']);
});

test('Every environment tells somebody and is watched from outside', () => {
  for (const name of environments) {
    const made = predicted(name).resources;
    assert.deepEqual(made.find(r => r.type === 'Microsoft.Insights/actionGroups').properties.emailReceivers.map(to => to.emailAddress), ['one@desk.example', 'two@desk.example'], name);
    assert.equal(made.find(r => r.type === 'Microsoft.Insights/webtests').properties.Enabled, true, name);
  }
});

// What a file of parameters would make; asked once for each, since the compiler takes seconds.
function predicted(name) {
  if (!known.has(name)) {
    const { status, stderr } = run(['snapshot', `${name}.bicepparam`, '--mode', 'overwrite', '--subscription-id', '00000000-0000-0000-0000-000000000000',
      '--tenant-id', '00000000-0000-0000-0000-000000000000', '--location', values.AZURE_LOCATION]);
    assert.equal(status, 0, stderr);
    known.set(name, { warnings: stderr, resources: JSON.parse(readFileSync(path.join(folder, `${name}.snapshot.json`), 'utf8')).predictedResources });
  }

  return known.get(name);
}

function settingsOf(resources) {
  return resources.find(r => r.type === 'Microsoft.Web/sites/config').properties;
}

function run(args) {
  const { status, stderr } = spawnSync(compiler, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...values } });
  return { status, stderr: stderr.trim() };
}

function findCompiler() {
  const name = existsSync(packages) ? readdirSync(packages).find(f => f.startsWith('azure.bicep.commandline.')) : undefined;
  const version = name && readdirSync(path.join(packages, name))[0];
  return version && path.join(packages, name, version, 'tools', process.platform === 'win32' ? 'bicep.exe' : 'bicep');
}
