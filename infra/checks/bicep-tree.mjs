// Bicep files as trees: the grammar's own, and what the checks ask of it.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

export const root = join(import.meta.dirname, '..');
export const findings = [];

await Parser.init();
const require = createRequire(import.meta.url);
const grammar = await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
const parser = new Parser();
parser.setLanguage(grammar);

const parsed = new Map();

export const named = (node, ...types) => node.namedChildren.filter((child) => types.includes(child.type));
export const plain = (text) => text.replace(/^'|'$/g, '');
export const report = (file, node, text) =>
  findings.push(`${relative(root, file)}:${node.startPosition.row + 1}:${node.startPosition.column + 1} ${text}`);

export function parse(file) {
  if (!parsed.has(file)) {
    parsed.set(file, parser.parse(readFileSync(file, 'utf8')).rootNode);
  }
  return parsed.get(file);
}

export function visit(node, action) {
  if (action(node) !== false) {
    node.namedChildren.forEach((child) => visit(child, action));
  }
}

const KINDS = {
  parameter_declaration: 'parameter', variable_declaration: 'variable', resource_declaration: 'resource',
  module_declaration: 'module', output_declaration: 'output',
};

/** The declarations of a file, nested resources included. */
export function declarations(file) {
  const found = [];
  const collect = (node, parent) => {
    let decorators = [];
    for (const child of node.namedChildren) {
      if (child.type === 'decorators') {
        decorators = child.text;
        continue;
      }
      const kind = KINDS[child.type];
      let declared = parent;
      if (kind) {
        declared = { kind, node: child, name: child.namedChildren[0].text, decorators: String(decorators), parent };
        found.push(declared);
      }
      if (child.type !== 'comment') {
        decorators = [];
      }
      collect(child, declared);
    }
  };
  collect(parse(file), undefined);
  return found;
}

/** The object literals that an expression may come to. */
export function objects(node) {
  switch (node?.type) {
    case 'object': return [node];
    case 'if_statement': return named(node, 'object');
    case 'for_statement': return node.namedChildren.filter((child) => ['object', 'if_statement'].includes(child.type))
      .flatMap(objects);
    case 'ternary_expression': return node.namedChildren.slice(1).flatMap(objects);
    case 'parenthesized_expression': return node.namedChildren.flatMap(objects);
    default: return [];
  }
}

/** The array elements that an expression may come to, as far as they are written out. */
export function elements(node) {
  switch (node?.type) {
    case 'array': return node.namedChildren.filter((child) => child.type !== 'comment');
    case 'ternary_expression': return node.namedChildren.slice(1).flatMap(elements);
    case 'for_statement': return [node];
    case 'call_expression': return node.text.startsWith('concat(')
      ? named(node, 'arguments').flatMap((list) => list.namedChildren).flatMap(elements) : [];
    default: return [];
  }
}

/** Of a resource's body; the resources nested in it are declarations of their own. */
export const propertiesOf = (object) => named(object, 'object_property')
  .filter((property) => named(property, 'resource_declaration').length === 0).map((property) => ({
  node: property,
  name: plain(property.namedChildren[0].text),
  isComputed: property.namedChildren[0].text.includes('${'),
  value: property.namedChildren.filter((child) => child.type !== 'comment').at(-1),
}));
