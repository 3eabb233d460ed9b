// What configuration the code reads, taken from the code: options classes and how ExchangeDesk.cs binds them.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Set for the host and not for the code; each with its reason. */
export const hostOwned = {
  AzureWebJobsStorage__queueServiceUri: 'Durable\'s queues; the app has none of its own',
  AzureWebJobsStorage__credential: 'tells the host to use the identity whose client id stands beside it',
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'as whom it does, since local authentication is off',
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'the other back end of the workflow',
  AzureFunctionsJobHost__extensions__durableTask__hubName: 'overrides host.json for the other back end',
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'overrides host.json for the other back end',
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'overrides host.json for the other back end',
};

/** In local.settings.json and not on Azure: Flex Consumption takes the runtime from functionAppConfig and refuses the setting. */
export const localOnly = ['FUNCTIONS_WORKER_RUNTIME'];

/** Read, and not needed on Azure: an identity is used instead, and telemetry goes to Application Insights. */
export const optional = ['AzureWebJobsStorage', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

/** Named a key, and no secret: SendGrid signs with the other half. */
export const publicKeys = ['SendGrid__WebhookKey'];

/** What code reads: names as environment variables have them, those of them that are secrets, and the containers it uses. */
export function readCode(root) {
  const folder = path.join(root, 'src/Functions');
  const sources = readdirSync(folder, { recursive: true }).filter(f => f.endsWith('.cs')).map(f => readFileSync(path.join(folder, f), 'utf8'));
  return { ...readSettings(sources), text: sources.join('\n'), containers: containersOf(sources) };
}

/** As above, of given sources. */
export function readSettings(sources) {
  const text = sources.join('\n');
  const read = new Set();
  const bound = [
    ...[...text.matchAll(/AddOptions<(\w+)>\(\)\s*\.BindConfiguration\("(\w+)"\)/g)].map(m => [m[1], m[2]]),
    ...[...text.matchAll(/GetSection\("(\w+)"\)\.Get<(\w+)>\(\)/g)].map(m => [m[2], m[1]]),
  ];
  for (const [type, section] of bound) {
    for (const name of propertiesOf(type, sources)) {
      read.add(`${section}__${name}`);
    }
  }

  // A section that is read value by value: its own, and those below it.
  for (const [, variable, named] of text.matchAll(/var (\w+) = \w+\.GetSection\(("?\w+"?)\);/g)) {
    const section = named.startsWith('"') ? named.slice(1, -1) : new RegExp(`const string ${named} = "(\\w+)"`).exec(text)?.[1];
    if (text.includes(`${variable}.Value`)) {
      read.add(section);
    }

    for (const [, a, b] of text.matchAll(new RegExp(`\\b${variable}(?:\\.GetValue<[^>]+>\\("(\\w+)"\\)|\\["(\\w+)"\\])`, 'g'))) {
      read.add(`${section}__${a ?? b}`);
    }
  }

  for (const [, name] of text.matchAll(/\bconfiguration\["([\w:]+)"\]/g)) {
    read.add(name.replaceAll(':', '__'));
  }

  const all = [...read];
  return { read: all, optional, secret: all.filter(name => /(Keys?|Secrets?|Password|Token)$/.test(name) && !publicKeys.includes(name)) };
}

/** The names in local.settings.sample.json. */
export const sample = root => Object.keys(JSON.parse(readFileSync(path.join(root, 'local.settings.sample.json'), 'utf8')).Values);

function propertiesOf(type, sources) {
  const source = sources.find(s => new RegExp(`class ${type}\\b`).test(s));
  if (!source) {
    throw new Error(`There is no options class ${type}.`);
  }

  return [...source.matchAll(/^    public (?:required )?[\w?<>.]+ (\w+) \{ get; (?:init|set); \}/gm)].map(m => m[1]);
}

const containersOf = sources => sources.flatMap(s => [...s.matchAll(/const string Container = "(\w+)"/g)].map(m => m[1]));
