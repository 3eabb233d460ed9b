// What every workflow is held to. Read as text: the rules are about lines, and a parser of YAML would be one more package.

/**
 * What is wrong with a workflow; nothing where all is well.
 * @param {string} name its file's name
 * @param {string} text its content
 */
export function judge(name, text) {
  const lines = text.split('\n');
  const jobs = sections(lines, /^jobs:/);
  return [
    ...lines.flatMap((line, i) => uses(line).map(what => `${name}:${i + 1}: ${what}`)),
    ...(/^permissions:\n  contents: read$/m.test(text) ? [] : [`${name}: may do more than read, or does not say`]),
    ...(/^concurrency:/m.test(text) || jobs.every(job => /^ {4}concurrency:/m.test(job.text)) ? [] : [`${name}: does not say what happens when two run at once`]),
    ...(/^\s+pull_request_target:/m.test(text) ? [`${name}: runs strangers' changes with our rights`] : []),
    ...jobs.filter(job => !/^ {4}timeout-minutes: \d+$/m.test(job.text)).map(job => `${name}: ${job.name} may run for ever`),
    ...jobs.filter(job => /runs-on: .*-latest/.test(job.text)).map(job => `${name}: ${job.name} runs on whatever is newest`),
    ...jobs.filter(job => job.text.includes('actions/checkout@') && !job.text.includes('persist-credentials: false')).map(job => `${name}: ${job.name} leaves its token lying about`),
    ...jobs.filter(job => /azure\/login@/.test(job.text) && !/^ {6}id-token: write$/m.test(job.text)).map(job => `${name}: ${job.name} cannot sign in without a password`),
    ...lines.flatMap((line, i) => (/\$\{\{\s*secrets\./.test(line) ? [`${name}:${i + 1}: holds a secret; there is none to hold`] : [])),
    ...shells(lines).filter(([line]) => /\$\{\{/.test(line)).map(([, number]) => `${name}:${number}: text from outside in a shell command; hand it over in env`),
  ];
}

// By commit, with the release that it is: a tag can be moved.
function uses(line) {
  const found = /^\s+(?:- )?uses: (\S+)(.*)$/.exec(line);
  if (!found) {
    return [];
  }

  return /@[0-9a-f]{40}$/.test(found[1]) && /^ # v\d+\.\d+\.\d+$/.test(found[2]) ? [] : [`${found[1]} is not pinned to the commit of a release`];
}

function sections(lines, start) {
  const found = [];
  for (const line of lines.slice(lines.findIndex(l => start.test(l)) + 1)) {
    const name = /^ {2}([\w-]+):$/.exec(line)?.[1];
    if (name) {
      found.push({ name, text: '' });
    } else if (found.length > 0) {
      found.at(-1).text += `${line}\n`;
    }
  }

  return found;
}

// The lines of shell commands, with their numbers.
function shells(lines) {
  const found = [];
  let depth;
  lines.forEach((line, i) => {
    const indent = line.search(/\S/);
    if (depth !== undefined && indent > depth) {
      found.push([line, i + 1]);
      return;
    }

    depth = indent < 0 ? depth : undefined;
    const run = /^(\s+)(- )?run: (.*)$/.exec(line);
    if (run && run[3] === '|') {
      depth = run[1].length + (run[2]?.length ?? 0);
    } else if (run) {
      found.push([line, i + 1]);
    }
  });
  return found;
}
