// Reads Bicep files into what the rules ask about. The grammar is tree-sitter's, as WebAssembly, so that it runs wherever Node does.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

/** A file from disk. */
export const readBicep = (file, root) => parseBicep(path.relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8'));

/**
 * A file as the rules see it.
 * @param {string} name path from the folder of Bicep files, with slashes; modules name each other by it
 * @param {string} text its content
 */
export function parseBicep(name, text) {
  const isParameters = name.endsWith('.bicepparam');
  // The grammar knows no parameter files. Theirs are assignments, and so are variables.
  const tree = parser.parse(isParameters ? text.replace(/^param (\w+) =/gm, 'var   $1 =') : text);
  const nodes = [...walk(tree.rootNode)];
  const of = type => nodes.filter(n => n.type === type);
  return {
    name,
    text,
    isParameters,
    syntaxErrors: nodes.filter(n => n.isError || n.isMissing).map(line),
    description: of('metadata_declaration').some(n => n.namedChildren[0].text === 'description'),
    using: of('using_statement').concat(of('using_declaration')).map(n => literal(n.namedChildren[0]))[0] ?? /^using '([^']+)'/m.exec(text)?.[1],
    params: isParameters ? [] : of('parameter_declaration').map(declaration).map(d => ({ ...d, required: d.node.namedChildren.length < 3 && !d.node.children[2]?.text.endsWith('?') })),
    outputs: of('output_declaration').map(declaration),
    variables: of('variable_declaration').map(n => ({ name: n.namedChildren[0].text, value: n.namedChildren.at(-1), line: line(n) })),
    modules: of('module_declaration').map(moduleOf),
    resources: of('resource_declaration').map(resourceOf),
    calls: of('call_expression').map(n => ({ name: n.childForFieldName('function')?.text ?? '', line: line(n) })),
    strings: of('string').map(n => ({ text: n.text, line: line(n) })),
    properties: of('object_property').filter(n => n.namedChildren.length === 2).map(n => ({ name: key(n), value: n.namedChildren[1], line: line(n) })),
  };
}

/** The value below a node by the names of properties; undefined where there is none. */
export function valueAt(node, ...names) {
  let found = objectOf(node);
  for (const name of names) {
    found = objectOf(found)?.namedChildren.find(p => p.type === 'object_property' && p.namedChildren.length === 2 && key(p) === name)?.namedChildren[1];
  }

  return found;
}

/** The names of an object's properties. */
export const keysOf = node => (objectOf(node)?.namedChildren ?? []).filter(p => p.type === 'object_property' && p.namedChildren.length === 2).map(key);

/** What a string says without its quotes; undefined for anything else, and for a string that is put together. */
export const literal = node => (node?.type === 'string' && !node.namedChildren.some(c => c.type === 'interpolation') ? node.text.replace(/^'+|'+$/g, '') : undefined);

/** The line of a node, from 1. */
export const line = node => node.startPosition.row + 1;

function* walk(node) {
  yield node;
  for (const child of node.children) {
    yield* walk(child);
  }
}

const key = property => property.namedChildren[0].text.replace(/^'|'$/g, '');

// A resource in a condition or a loop has its object further down.
function objectOf(node) {
  if (!node || node.type === 'object') {
    return node;
  }

  if (['resource_declaration', 'module_declaration', 'if_statement', 'for_statement'].includes(node.type)) {
    return node.namedChildren.map(objectOf).findLast(n => n?.type === 'object');
  }

  return undefined;
}

function declaration(node) {
  const decorators = node.previousNamedSibling?.type === 'decorators' ? node.previousNamedSibling.text : '';
  return {
    node,
    name: node.namedChildren[0].text,
    value: node.namedChildren[2],
    isDescribed: /@description\(/.test(decorators),
    isSecure: /@secure\(\)/.test(decorators),
    line: line(node),
  };
}

function moduleOf(node) {
  return { node, name: node.namedChildren[0].text, path: literal(node.namedChildren[1]), params: keysOf(valueAt(node, 'params')), line: line(node) };
}

function resourceOf(node) {
  const [type, version] = (literal(node.namedChildren[1]) ?? '').split('@');
  const before = node.previousNamedSibling;
  return {
    node,
    symbol: node.namedChildren[0].text,
    type,
    version,
    isNested: node.parent?.type === 'object_property',
    isExisting: node.children.some(c => c.type === 'existing' || c.text === 'existing'),
    hasCommentBefore: before?.type === 'comment' || /^\s*(\/\/|#disable)/.test(before?.text ?? '') || commentAbove(node),
    line: line(node),
  };
}

// Two lines up counts as well: a comment, then the directive that it explains.
function commentAbove(node) {
  const lines = node.tree.rootNode.text.split('\n');
  const above = lines.slice(Math.max(0, node.startPosition.row - 2), node.startPosition.row);
  return /^\s*\/\//.test(above.at(-1) ?? '') || (/^\s*#disable/.test(above.at(-1) ?? '') && /^\s*\/\//.test(above[0] ?? ''));
}
