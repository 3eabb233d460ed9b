import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { keysOf, literal, parseBicep, readBicep, valueAt } from './bicep.mjs';
import * as rules from './rules.mjs';
import { hostOwned, localOnly, readCode, readSettings, sample } from './settings.mjs';

const bicep = fileURLToPath(new URL('../bicep/', import.meta.url));
const root = path.join(bicep, '../..');
const files = readdirSync(bicep, { recursive: true }).filter(f => /\.bicep(param)?$/.test(f)).map(f => readBicep(path.join(bicep, f), bicep));
const code = readCode(root);
const manual = readFileSync(path.join(root, 'docs/operations.md'), 'utf8');

const good = what => assert.deepEqual(what, []);
const parsed = text => [parseBicep('sample.bicep', text)];

/** A rule is worth something where it speaks up for each of these. */
function speaksUp(name, find, samples) {
  for (const [what, text] of Object.entries(samples)) {
    test(`The rule on ${name} sees ${what}`, () => assert.equal(find(parsed(text)).length, 1, JSON.stringify(find(parsed(text)))));
  }
}

test('There are files to check', () => assert.ok(files.length >= 10 && files.some(f => f.name === 'main.bicep') && files.some(f => f.isParameters)));
test('Every line is understood', () => good(rules.syntax(files)));
test('Files, parameters and outputs are described', () => good(rules.described(files)));
test('No place is written down', () => good(rules.locations(files)));
test('A deployment makes the same on any day', () => good(rules.timeless(files)));
test('No template holds, reads or gives away a secret', () => good(rules.secrets(files)));
test('Shared keys, old TLS, public blobs, plain HTTP and passwords are off', () => good(rules.closed(files)));
test('Every type has one API version', () => good(rules.versions(files)));
test('Modules and files of parameters fit what they name', () => good(rules.modules(files)));
test('Each right has its reason and none is over everything', () => good(rules.rights(files)));
test('What the code reads is set, and what is set is read', () => good(rules.settings(files, code, hostOwned)));
test('Alerts look for what is logged and are explained', () => good(rules.alerts(files, code.text, manual)));

test('The sample of local settings names each setting that the code reads, and no other', () =>
  assert.deepEqual(sample(root).sort(), [...code.read.filter(name => !/^AzureWebJobsStorage__/.test(name)), ...localOnly].sort()));

test('The containers of the code are made', () => {
  const made = files.find(f => f.name === 'modules/storage.bicep').variables.find(v => v.name === 'appContainers').value.namedChildren.map(n => literal(n.namedChildren[0] ?? n) ?? literal(n));
  assert.deepEqual(made.sort(), [...new Set(code.containers)].sort());
});

test('The other back end has the task hub of host.json', () => {
  const hub = JSON.parse(readFileSync(path.join(root, 'src/Functions/host.json'), 'utf8')).extensions.durableTask.hubName;
  const scheduler = files.find(f => f.name === 'desk.bicep').modules.find(m => m.name === 'scheduler');
  assert.equal(literal(valueAt(scheduler.node, 'params', 'hubName')), hub);
});

test('The host logs no whole address and no calls to itself, since the query of a link is a secret, and drops no line that alerts count', () => {
  const { logLevel, applicationInsights } = JSON.parse(readFileSync(path.join(root, 'src/Functions/host.json'), 'utf8')).logging;
  assert.deepEqual(['Microsoft.AspNetCore', 'System.Net.Http', 'Yarp', 'Azure.Core'].map(name => logLevel[name]), Array(4).fill('Warning'));
  assert.equal(applicationInsights.enableDependencyTracking, false);
  assert.notEqual(applicationInsights.enableQueryStringTracing, true);
  assert.ok(['Request', 'Exception', 'Trace'].every(type => applicationInsights.samplingSettings.excludedTypes.split(';').includes(type)));
});

test('What a parameter of main.bicep has as a default, desk.bicep has as well', () => {
  const [main, desk] = ['main.bicep', 'desk.bicep'].map(name => new Map(files.find(f => f.name === name).params.map(p => [p.name, p])));
  for (const [name, inner] of desk) {
    if (main.has(name) && name !== 'location') {
      assert.equal(main.get(name).value?.text, inner.value?.text, name);
    }
  }
});

speaksUp('syntax', rules.syntax, { 'a forgotten bracket': 'var a = [\n', 'a forgotten equals sign': 'param a string\nvar b 3\n' });
speaksUp('descriptions', rules.described, {
  'a bare parameter': "metadata description = 'x'\nparam a string\n",
  'a bare output': "metadata description = 'x'\n@description('x')\nparam a string\noutput b string = a\n",
  'a file without a word': "@description('x')\nparam a string\n",
});
speaksUp('places', rules.locations, {
  'a place at a resource': "resource a 'X/y@2025-01-01' = {\n  name: 'a'\n  location: 'westeurope'\n}\n",
  'a place as a default': "param location string = 'westeurope'\n",
});
test('The rule on places sees one in a file of parameters', () =>
  assert.equal(rules.locations([parseBicep('x.bicepparam', "using 'main.bicep'\n\nparam location = 'westeurope'\n")]).length, 1));
speaksUp('what changes by the day', rules.timeless, { 'the time': "param a string = utcNow('yyyy-MM-01')\n", 'a new name each time': 'param a string = newGuid()\n' });
speaksUp('secrets', rules.secrets, {
  'an account key': "var a = 'DefaultEndpointsProtocol=https;AccountKey=abc'\n",
  'a shared access signature': "var a = 'https://x.example/c?sv=1&sig=abc'\n",
  'a key of SendGrid': "var a = 'SG.abcdefghijklmnopqrst'\n",
  'long base 64': `var a = '${'QUJ4'.repeat(11)}='\n`,
  'a secure parameter': '@secure()\nparam a string\n',
  'keys that are listed': "resource a 'X/y@2025-01-01' existing = {\n  name: 'a'\n}\nvar b = a.listKeys().keys[0].value\n",
  'keys that are listed by function': "var b = listKeys('x', '2025-01-01')\n",
  'an output that sounds like one': "output accountKey string = 'x'\n",
});

const account = properties => `resource a 'Microsoft.Storage/storageAccounts@2025-06-01' = {\n  name: 'a'\n  properties: {\n    ${properties.join('\n    ')}\n  }\n}\n`;
const closedAccount = ['allowSharedKeyAccess: false', 'allowBlobPublicAccess: false', 'allowCrossTenantReplication: false', "minimumTlsVersion: 'TLS1_2'", 'supportsHttpsTrafficOnly: true'];
test('The rule on what is closed has nothing against an account that is', () => good(rules.closed(parsed(account(closedAccount)))));
speaksUp('what is closed', rules.closed, {
  ...Object.fromEntries(closedAccount.map(gone => [`an account without ${gone}`, account(closedAccount.filter(p => p !== gone))])),
  'shared keys that are on': account(closedAccount.map(p => p.replace('SharedKeyAccess: false', 'SharedKeyAccess: true'))),
  'old TLS': account(closedAccount.map(p => p.replace('TLS1_2', 'TLS1_0'))),
  'a public container': "resource c 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {\n  name: 'a/default/c'\n  properties: {\n    publicAccess: 'Blob'\n  }\n}\n",
  'a public container in a loop': "resource c 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = [for n in ['x']: {\n  name: n\n  properties: {\n    publicAccess: 'Blob'\n  }\n}]\n",
  'a vault with access policies': "resource v 'Microsoft.KeyVault/vaults@2026-02-01' = {\n  name: 'v'\n  properties: {\n    enableSoftDelete: true\n  }\n}\n",
});

const site = doors => `resource s 'Microsoft.Web/sites@2025-03-01' = {\n  name: 's'\n  properties: {\n    httpsOnly: true\n    siteConfig: {\n      minTlsVersion: '1.2'\n      scmMinTlsVersion: '1.2'\n    }\n  }\n${doors.map(([name, allow]) => `\n  resource ${name} 'basicPublishingCredentialsPolicies' = {\n    name: '${name}'\n    properties: {\n      allow: ${allow}\n    }\n  }\n`).join('')}}\n`;
test('The rule on what is closed has nothing against a site that is', () => good(rules.closed(parsed(site([['ftp', false], ['scm', false]])))));
speaksUp('what is closed', rules.closed, { 'a site open to scm': site([['ftp', false], ['scm', true]]), 'a site that forgets ftp': site([['scm', false]]) });

speaksUp('versions', rules.versions, {
  'a type without one': "resource a 'X/y' = {\n  name: 'a'\n}\n",
  'two for one type': "resource a 'X/y@2025-01-01' = {\n  name: 'a'\n}\nresource b 'X/y@2024-01-01' existing = {\n  name: 'a'\n}\n",
  'a preview without a reason': "resource a 'X/y@2025-01-01-preview' = {\n  name: 'a'\n}\n",
});
test('The rule on versions takes a preview with its reason', () =>
  good(rules.versions(parsed("// The only one.\n#disable-next-line use-recent-api-versions\nresource a 'X/y@2025-01-01-preview' = {\n  name: 'a'\n}\n"))));

const inner = parseBicep('modules/inner.bicep', "@description('x')\nparam wanted string\n@description('x')\nparam other string = 'x'\n@description('x')\nparam perhaps string?\n");
const outer = (target, given) => parseBicep('main.bicep', `module m '${target}' = if (true) {\n  params: {\n${given.map(name => `    ${name}: 'x'\n`).join('')}  }\n}\n`);
const parameters = given => parseBicep('dev.bicepparam', `using 'main.bicep'\n\n${given.map(name => `param ${name} = 'x'\n`).join('')}`);
test('The rule on modules has nothing against what fits', () => good(rules.modules([outer('modules/inner.bicep', ['wanted']), inner, parameters([])])));
for (const [what, given] of Object.entries({
  'a module that is not there': [outer('modules/none.bicep', []), parameters([])],
  'a parameter that is not there': [outer('modules/inner.bicep', ['wanted', 'unknown']), inner, parameters([])],
  'a parameter that is missing': [outer('modules/inner.bicep', ['other']), inner, parameters([])],
  'a module that nobody uses': [outer('modules/inner.bicep', ['wanted']), inner, parameters([]), parseBicep('modules/idle.bicep', '')],
  'a file of parameters with one too many': [outer('modules/inner.bicep', ['wanted']), inner, parameters(['unknown'])],
})) {
  test(`The rule on modules sees ${what}`, () => assert.equal(rules.modules(given).length, 1, JSON.stringify(rules.modules(given))));
}

const right = (comment, scope, description) => `${comment}resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: 'x'\n${scope}  properties: {\n${description}    principalId: 'x'\n  }\n}\n`;
test('The rule on rights has nothing against one with a reason', () => good(rules.rights(parsed(right('// Why.\n', '  scope: a\n', "    description: 'x'\n")))));
speaksUp('rights', rules.rights, {
  'one without a reason': right('', '  scope: a\n', "    description: 'x'\n"),
  'one for the whole group': right('// Why.\n', '', "    description: 'x'\n"),
  'one without a description': right('// Why.\n', '  scope: a\n', ''),
  'a right over everything': "var contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c'\n",
});

const reads = { read: ['App__BaseUrl', 'Links__Key'], optional: [], secret: ['Links__Key'] };
const vaulted = "'@Microsoft.KeyVault(VaultName=v;SecretName=s)'";
const setting = lines => parsed(`var settings = {\n  ${lines.join('\n  ')}\n}\n`);
test('The rule on settings has nothing against what fits', () => good(rules.settings(setting(["App__BaseUrl: 'x'", `Links__Key: ${vaulted}`]), reads, {})));
for (const [what, lines, host] of [
  ['one that is read and not set', [`Links__Key: ${vaulted}`], {}],
  ['one that nobody reads', ["App__BaseUrl: 'x'", `Links__Key: ${vaulted}`, "Other: 'x'"], {}],
  ['a secret in the open', ["App__BaseUrl: 'x'", "Links__Key: 'x'"], {}],
  ['one of the host that is listed and not set', ["App__BaseUrl: 'x'", `Links__Key: ${vaulted}`], { Idle: 'x' }],
]) {
  test(`The rule on settings sees ${what}`, () => assert.equal(rules.settings(setting(lines), reads, host).length, 1));
}

test('Settings are read off the code however it binds them', () => {
  const { read, secret } = readSettings([
    'public sealed class A\n{\n    public required Uri Place { get; init; }\n    public string ApiKey { get; init; } = "x";\n}\n',
    'public sealed class B\n{\n    public double Scale { get; init; } = 1;\n}\n',
    'const string Name = "Store";\nAddOptions<A>().BindConfiguration("One").Validate();\nconfiguration.GetSection("Two").Get<B>();\n'
      + 'var section = configuration.GetSection(Name);\nsection.Value, section.GetValue<Uri?>("tableUri"), section["clientId"]\nconfiguration["Three:Four"]',
  ]);
  assert.deepEqual(read.sort(), ['One__ApiKey', 'One__Place', 'Store', 'Store__clientId', 'Store__tableUri', 'Three__Four', 'Two__Scale']);
  assert.deepEqual(secret, ['One__ApiKey']);
});

const alerting = parsed("var logAlerts = [\n  {\n    name: 'mail-failed'\n    description: 'x'\n    severity: 1\n    query: '''AppTraces | where Message has \"could not go\"'''\n  }\n]\n");
test('The rule on alerts has nothing against one that is logged and explained', () => good(rules.alerts(alerting, 'LogError("It could not go.")', '`mail-failed`')));
test('The rule on alerts sees a sentence that nothing logs', () => assert.equal(rules.alerts(alerting, 'LogError("Other")', '`mail-failed`').length, 1));
test('The rule on alerts sees one that is not explained', () => assert.equal(rules.alerts(alerting, 'LogError("It could not go.")', '').length, 1));

test('Values are found below conditions and loops', () => {
  const [file] = parsed("resource a 'X/y@2025-01-01' = [for n in []: if (true) {\n  name: 'a'\n  properties: {\n    b: {\n      'c': true\n    }\n  }\n}]\n");
  assert.equal(valueAt(file.resources[0].node, 'properties', 'b', 'c').text, 'true');
  assert.deepEqual(keysOf(file.resources[0].node), ['name', 'properties']);
});
