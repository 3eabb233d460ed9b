// What every Bicep file is held to. Each rule takes files as bicep.mjs reads them and gives what is wrong, one sentence for each,
// with file and line; nothing where all is well.
import path from 'node:path';
import { keysOf, line, literal, valueAt } from './bicep.mjs';

const at = (file, where) => `${file.name}:${where}`;
const each = (files, find) => files.flatMap(file => find(file));
const real = (file, type) => file.resources.filter(r => r.type === type && !r.isExisting);

/** The grammar understands every line. */
export const syntax = files => each(files, file => file.syntaxErrors.map(l => `${at(file, l)}: not understood`));

/** Whoever opens a file, or fills in a parameter, is told what it is. */
export const described = files => each(files.filter(f => !f.isParameters), file => [
  ...(file.description ? [] : [`${file.name}: says not what it is for (metadata description)`]),
  ...[...file.params, ...file.outputs].filter(d => !d.isDescribed).map(d => `${at(file, d.line)}: ${d.name} is not described`),
]);

/** Where things are is the deployer's choice; only services without a place say 'global'. */
export const locations = files => each(files, file => [
  ...file.properties.filter(p => p.name === 'location' && literal(p.value) !== undefined && literal(p.value) !== 'global').map(p => `${at(file, p.line)}: a place is written down`),
  ...file.params.filter(p => p.name === 'location' && literal(p.value) !== undefined).map(p => `${at(file, p.line)}: a place is the default`),
  ...file.variables.filter(v => file.isParameters && v.name === 'location' && literal(v.value) !== undefined).map(v => `${at(file, v.line)}: a place is written down`),
]);

/** The same templates and parameters make the same, whenever that is: what changes by the day fails or replaces something on the next deployment. */
export const timeless = files => each(files, file => file.calls.filter(c => /(^|\.)(utcNow|newGuid)$/i.test(c.name)).map(c => `${at(file, c.line)}: ${c.name} gives something else each time`));

const looksSecret = [/AccountKey=/i, /SharedAccessKey=/i, /[?&]sig=/i, /SG\.[\w-]{16,}/, /(?=[A-Za-z+/]*\d)[A-Za-z0-9+/]{40,}/, /-----BEGIN/];

/** No template holds a secret, asks for one, reads one from a service, or gives one away. */
export const secrets = files => each(files, file => [
  ...file.strings.filter(s => looksSecret.some(pattern => pattern.test(s.text))).map(s => `${at(file, s.line)}: looks like a secret`),
  ...file.params.filter(p => p.isSecure).map(p => `${at(file, p.line)}: ${p.name} is a secret; secrets go into the vault, not through templates`),
  ...file.calls.filter(c => /(^|\.)(list(Keys|Secrets?|AccountSas|ServiceSas|ConnectionStrings|Value)|getSecret)$/i.test(c.name)).map(c => `${at(file, c.line)}: ${c.name} reads a secret`),
  ...file.outputs.filter(o => /key|secret|password|token|sas$/i.test(o.name)).map(o => `${at(file, o.line)}: output ${o.name} sounds like a secret`),
]);

/** A value that a resource of a type must have, by the path to it. */
const required = [
  ['Microsoft.Storage/storageAccounts', ['properties', 'allowSharedKeyAccess'], /^false$/],
  ['Microsoft.Storage/storageAccounts', ['properties', 'allowBlobPublicAccess'], /^false$/],
  ['Microsoft.Storage/storageAccounts', ['properties', 'allowCrossTenantReplication'], /^false$/],
  ['Microsoft.Storage/storageAccounts', ['properties', 'minimumTlsVersion'], /^'TLS1_[23]'$/],
  ['Microsoft.Storage/storageAccounts', ['properties', 'supportsHttpsTrafficOnly'], /^true$/],
  ['Microsoft.Storage/storageAccounts/blobServices', ['properties', 'isVersioningEnabled'], /^true$/],
  ['Microsoft.Storage/storageAccounts/blobServices', ['properties', 'deleteRetentionPolicy', 'enabled'], /^true$/],
  ['Microsoft.Storage/storageAccounts/blobServices', ['properties', 'containerDeleteRetentionPolicy', 'enabled'], /^true$/],
  ['Microsoft.Storage/storageAccounts/blobServices/containers', ['properties', 'publicAccess'], /^'None'$/],
  ['Microsoft.KeyVault/vaults', ['properties', 'enableRbacAuthorization'], /^true$/],
  ['Microsoft.KeyVault/vaults', ['properties', 'enableSoftDelete'], /^true$/],
  ['Microsoft.Insights/components', ['properties', 'DisableLocalAuth'], /^true$/],
  ['Microsoft.OperationalInsights/workspaces', ['properties', 'features', 'disableLocalAuth'], /^true$/],
  ['Microsoft.OperationalInsights/workspaces', ['properties', 'workspaceCapping', 'dailyQuotaGb'], /./],
  ['Microsoft.Web/sites', ['properties', 'httpsOnly'], /^true$/],
  ['Microsoft.Web/sites', ['properties', 'siteConfig', 'minTlsVersion'], /^'1\.[23]'$/],
  ['Microsoft.Web/sites', ['properties', 'siteConfig', 'scmMinTlsVersion'], /^'1\.[23]'$/],
];

/** What is closed stays closed: shared keys, old TLS, public blobs, plain HTTP, local authentication, publishing by password. */
export const closed = files => each(files, file => [
  ...required.flatMap(([type, names, wanted]) => real(file, type)
    .filter(r => !wanted.test(valueAt(r.node, ...names)?.text ?? ''))
    .map(r => `${at(file, r.line)}: ${r.symbol} needs ${names.join('.')} as ${wanted.source}`)),
  ...real(file, 'Microsoft.Web/sites').flatMap(site => ['ftp', 'scm']
    .filter(door => !file.resources.some(r => r.type === 'basicPublishingCredentialsPolicies'
      && r.node.parent.parent.parent.id === site.node.id
      && literal(valueAt(r.node, 'name')) === door
      && valueAt(r.node, 'properties', 'allow')?.text === 'false'))
    .map(door => `${at(file, site.line)}: ${site.symbol} lets ${door} in by password`)),
]);

/** Every type names its API version, the same one everywhere; a preview says why. */
export function versions(files) {
  const seen = new Map();
  return each(files, file => file.resources.flatMap(r => {
    if (r.isNested && !r.version) {
      return r.type.includes('/') ? [`${at(file, r.line)}: ${r.symbol} has no API version`] : [];
    }

    if (!/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(r.version ?? '')) {
      return [`${at(file, r.line)}: ${r.symbol} has no API version`];
    }

    const first = seen.get(r.type) ?? seen.set(r.type, r.version).get(r.type);
    return [
      ...(first === r.version ? [] : [`${at(file, r.line)}: ${r.type} is ${r.version} here and ${first} elsewhere`]),
      ...(r.version.endsWith('-preview') && !r.hasCommentBefore ? [`${at(file, r.line)}: ${r.symbol} is a preview without a reason`] : []),
    ];
  }));
}

/** Modules exist, are used, get what they need and nothing that they do not know; so do the files of parameters. */
export function modules(files) {
  const byName = new Map(files.map(f => [f.name, f]));
  const used = new Set();
  const check = (file, where, target, given) => {
    const found = byName.get(path.posix.join(path.posix.dirname(file.name), target ?? ''));
    if (!found) {
      return [`${at(file, where)}: there is no ${target}`];
    }

    used.add(found.name);
    return [
      ...given.filter(name => !found.params.some(p => p.name === name)).map(name => `${at(file, where)}: ${target} has no parameter ${name}`),
      ...found.params.filter(p => p.required && !given.includes(p.name)).map(p => `${at(file, where)}: ${target} needs ${p.name}`),
    ];
  };
  const wrong = each(files, file => [
    ...file.modules.flatMap(m => check(file, m.line, m.path, m.params)),
    ...(file.isParameters ? check(file, 1, file.using, file.variables.map(v => v.name)) : []),
  ]);
  return [...wrong, ...files.filter(f => !f.isParameters && !used.has(f.name)).map(f => `${f.name}: nobody uses it`)];
}

// Owner, Contributor, User Access Administrator, Role Based Access Control Administrator.
const tooMuch = [
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'b24988ac-6180-42a0-ab88-20f7382dd24c', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
];

/** Each right is given by itself, on a resource, with its reason beside it and in its description; none is a right over rights. */
export const rights = files => each(files, file => [
  ...real(file, 'Microsoft.Authorization/roleAssignments').flatMap(r => [
    ...(r.hasCommentBefore ? [] : [`${at(file, r.line)}: ${r.symbol} gives no reason`]),
    ...(valueAt(r.node, 'properties', 'description') ? [] : [`${at(file, r.line)}: ${r.symbol} has no description`]),
    ...(valueAt(r.node, 'scope') ? [] : [`${at(file, r.line)}: ${r.symbol} is for the whole group`]),
  ]),
  ...file.strings.filter(s => tooMuch.some(id => s.text.includes(id))).map(s => `${at(file, s.line)}: a right over everything`),
]);

/**
 * The app's settings: each that the code reads is set, each that is set is read by the code or, for a reason, by the host; a secret
 * is a reference to the vault.
 * @param {object[]} files the Bicep files
 * @param {{read: string[], optional: string[], secret: string[]}} code what the code reads
 * @param {Record<string, string>} host what only the host reads, and why it is set
 */
export function settings(files, code, host) {
  const set = files.flatMap(file => file.variables
    .filter(v => /settings$/i.test(v.name) && v.value?.type === 'object')
    .flatMap(v => keysOf(v.value).map(name => ({ file, name, value: valueAt(v.value, name) }))));
  const names = set.map(s => s.name);
  return [
    ...code.read.filter(name => !names.includes(name) && !code.optional.includes(name)).map(name => `${name} is read and not set`),
    ...set.filter(s => !code.read.includes(s.name) && !(s.name in host)).map(s => `${at(s.file, line(s.value))}: ${s.name} is set and nobody reads it`),
    ...Object.keys(host).filter(name => !names.includes(name)).map(name => `${name} is listed as the host's and not set`),
    ...set.filter(s => code.secret.includes(s.name) && !/^'@Microsoft\.KeyVault\(/.test(s.value.text)).map(s => `${at(s.file, line(s.value))}: ${s.name} is no reference to the vault`),
  ];
}

/**
 * Alerts look for sentences that are really logged, and each is explained to whoever is woken by it.
 * @param {object[]} files the Bicep files
 * @param {string} code the sources of the app
 * @param {string} manual the text of docs/operations.md
 */
export const alerts = (files, code, manual) => each(files, file => {
  const sentences = [...file.text.matchAll(/\bMessage (?:has|startswith|contains) "([^"]+)"/g)].map(m => m[1]);
  const logRules = [...file.text.matchAll(/^\s+name: '([a-z-]+)'\n\s+description: .*\n\s+severity:/gm)].map(m => m[1]);
  const metricRules = [...file.text.matchAll(/name: '\$\{namePrefix\}-([a-z-]+)'\n\s+location: 'global'/g)].map(m => m[1]);
  return [
    ...sentences.filter(sentence => !code.includes(sentence)).map(sentence => `${file.name}: nothing logs "${sentence}"`),
    ...[...logRules, ...metricRules].filter(name => !manual.includes(`\`${name}\``)).map(name => `${file.name}: docs/operations.md does not explain ${name}`),
  ];
});
