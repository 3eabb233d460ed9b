// Measures the whole product with an emulator of its own that logs every request:
//   node bench/season.mjs [--exchanges 52] [--starts 5] [--idle 180]
// start-up (process start to first answered page, Azurite running), idle storage requests a minute, and a Season with
// its storage requests for each exchange by kind and the app's processor time. Builds Release first. Ends with one JSON line.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : otherwise;
};
const exchanges = option('exchanges', 52);
const starts = option('starts', 5);
const idleSeconds = option('idle', 180);

for (const project of ['src/Functions', 'tools/Mailbox', 'tools/Season']) {
  const build = spawnSync('dotnet', ['build', project, '-c', 'Release', '-v', 'q', '-nologo'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (build.status !== 0) process.exit(1);
}

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
const [blob, queue, table, mail, app] = await Promise.all(Array.from({ length: 5 }, freePort));
const account = 'devstoreaccount1';
// The emulator's key is published and the same everywhere.
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const running = [];
const start = (command, args, options = {}) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  running.push(child);
  return child;
};
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

const requests = [];
const azurite = start('node', ['node_modules/azurite/dist/src/azurite.js', '--inMemoryPersistence', '--disableTelemetry', '--disableProductStyleUrl',
  '--skipApiVersionCheck', '--tableKeepAliveTimeout', '120', '--blobKeepAliveTimeout', '120',
  '--blobPort', `${blob}`, '--queuePort', `${queue}`, '--tablePort', `${table}`]);
let rest = '';
azurite.stdout.on('data', (data) => {
  const lines = (rest + data).split('\n');
  rest = lines.pop();
  for (const line of lines) {
    const match = /"(GET|PUT|POST|DELETE|MERGE|PATCH|HEAD) (\S+)/.exec(line);
    if (match) requests.push(kind(match[1], match[2]));
  }
});

// The engine's table is the hub's; everything else is the app's. A partition's query has a filter, a point read has keys.
function kind(method, url) {
  if (url.includes(`/${account}/evidence`) || url.includes(`/${account}/programmes`)) return `blob ${method}`;
  if (url.includes('$batch')) return 'table transaction';
  if (method === 'GET') return url.includes('PartitionKey=') ? 'table point read' : 'table query';
  return `table single ${method}`;
}

const environment = {
  ...process.env,
  DOTNET_ENVIRONMENT: 'Production',
  AzureWebJobsStorage: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=http://127.0.0.1:${blob}/${account};`
    + `QueueEndpoint=http://127.0.0.1:${queue}/${account};TableEndpoint=http://127.0.0.1:${table}/${account};`,
  SendGrid__ApiKey: 'local',
  SendGrid__Host: `http://127.0.0.1:${mail}`,
  App__BaseUrl: `http://127.0.0.1:${app}`,
  Links__Key: randomBytes(32).toString('base64'),
  BankData__Key: randomBytes(32).toString('base64'),
  Time__Scale: '86400',
};
const answers = async (url) => {
  try {
    return (await fetch(url)).status === 200;
  } catch {
    return false;
  }
};
const until = async (url) => {
  while (!await answers(url)) await sleep(10);
};

start('dotnet', ['artifacts/embedded/bin/Mailbox/release/CE4BIG.Mailbox.dll', '--port', `${mail}`]);
await until(`http://127.0.0.1:${mail}/api/messages`);
await sleep(2000);

const startApp = () => start('dotnet', ['CE4BIG.Functions.dll', '--port', `${app}`], { cwd: 'artifacts/embedded/bin/Functions/release', env: environment });
const startup = [];
let desk;
for (let i = 0; i < starts; i++) {
  const begun = performance.now();
  desk = startApp();
  await until(`http://127.0.0.1:${app}/`);
  startup.push(Math.round(performance.now() - begun));
  await until(`http://127.0.0.1:${app}/health`);
  if (i < starts - 1) {
    desk.kill('SIGTERM');
    await new Promise((resolve) => desk.on('exit', resolve));
  }
}
startup.sort((a, b) => a - b);
console.log(`start to first answered page, ${starts} starts: median ${startup[Math.floor(starts / 2)]} ms, slowest ${startup.at(-1)} ms (target 2000)`);

let idlePerMinute;
if (idleSeconds > 0) {
  await sleep(3000);
  const before = requests.length;
  await sleep(idleSeconds * 1000);
  idlePerMinute = (requests.length - before) / idleSeconds * 60;
  console.log(`idle, ${idleSeconds} s: ${idlePerMinute.toFixed(2)} storage requests a minute, engine and app (target 1)`);
}

// User and system time of a process so far, in seconds; Linux counts in hundredths.
const processorSeconds = ({ pid }) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, ticks) => sum + ticks / 100, 0);

const before = requests.length;
const processorBefore = processorSeconds(desk);
const season = start('dotnet', ['artifacts/embedded/bin/Season/release/CE4BIG.Season.dll', '--exchanges', `${exchanges}`, '--seed', '1',
  '--base', `http://127.0.0.1:${app}`, '--mailbox', `http://127.0.0.1:${mail}`]);
let printed = '';
season.stdout.on('data', (data) => { printed += data; });
const exit = await new Promise((resolve) => season.on('exit', resolve));
const lines = printed.trim().split('\n');
console.log(lines.slice(-2).join('\n'));
const byKind = {};
for (const one of requests.slice(before)) byKind[one] = (byKind[one] ?? 0) + 1;
const total = requests.length - before;
const table2 = Object.entries(byKind).sort((a, b) => b[1] - a[1]).map(([name, count]) => `  ${name.padEnd(22)} ${(count / exchanges).toFixed(1)}`);
const processorAnExchange = (processorSeconds(desk) - processorBefore) / exchanges;
console.log(`app's processor time for an exchange: ${processorAnExchange.toFixed(2)} s`);
console.log(`storage requests for an exchange: ${(total / exchanges).toFixed(1)}\n${table2.join('\n')}`);
console.log(JSON.stringify({ startMedianMs: startup[Math.floor(starts / 2)], idlePerMinute, requestsPerExchange: total / exchanges, processorAnExchange, byKind, season: JSON.parse(lines.at(-1)) }));
process.exit(exit);
