// What a file says of itself: syntax, descriptions, and that every name is declared and used.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { declarations, elements, objects, parse, propertiesOf, report, visit } from './bicep-tree.mjs';

const FUNCTIONS = new Set(`array base64 bool cidrSubnet concat contains createObject empty endsWith environment extensionResourceId
  filter first format getSecret guid if indexOf int intersection items join json last length listKeys loadFileAsBase64
  loadJsonContent loadTextContent loadYamlContent map max min newGuid padLeft parseCidr range readEnvironmentVariable reduce
  reference replace resourceGroup resourceId skip sort split startsWith string subscription subscriptionResourceId substring
  take tenant tenantResourceId toLower toObject toUpper trim union uniqueString uri uriComponent utcNow
  az sys description allowed minValue maxValue minLength maxLength secure metadata batchSize`.split(/\s+/));

export function checkSyntax(file) {
  const descend = (node) => {
    if (node.isError || node.isMissing) {
      report(file, node, `syntax error at "${node.text.slice(0, 40)}"`);
    } else if (node.hasError) {
      node.children.forEach(descend);
    }
  };
  descend(parse(file));
}

export function checkDeclarations(file) {
  const all = declarations(file);
  const text = parse(file).text;
  const names = new Set();
  for (const each of all) {
    const scoped = `${each.parent?.node.id ?? ''} ${each.name}`;
    if (each.kind !== 'output' && names.has(scoped)) {
      report(file, each.node, `"${each.name}" is declared twice`);
    }
    names.add(scoped);
    if ((each.kind === 'parameter' || each.kind === 'output') && !/@description\(/.test(each.decorators)) {
      report(file, each.node, `${each.kind} "${each.name}" has no description`);
    }
    if (each.kind === 'parameter' && /password|secret/i.test(each.name) && !/@secure\(/.test(each.decorators)) {
      report(file, each.node, `parameter "${each.name}" is not secure`);
    }
    const isExisting = each.kind === 'resource' && / existing[ =]/.test(each.node.text.split('{')[0]);
    if (['parameter', 'variable'].includes(each.kind) || isExisting) {
      const uses = [...text.matchAll(new RegExp(`\\b${each.name}\\b`, 'g'))].length;
      const hasChildren = all.some((other) => other.parent === each);
      if (uses < 2 && !hasChildren) {
        report(file, each.node, `${each.kind} "${each.name}" is not used`);
      }
    }
  }
}

/** Every name in an expression has to be declared in its file, or be a function of Bicep. */
export function checkNames(file) {
  const known = new Set(declarations(file).filter((each) => each.kind !== 'output').map((each) => each.name));
  const descend = (node, loops) => {
    let inner = loops;
    if (node.type === 'for_statement' || node.type === 'lambda_expression') {
      inner = new Set(loops);
      node.childrenForFieldName('initializer').forEach((name) => visit(name, (one) => inner.add(one.text)));
    }
    if (node.type === 'identifier' && !isLabel(node) && !inner.has(node.text) && !known.has(node.text)
        && !FUNCTIONS.has(node.text)) {
      report(file, node, `unknown name "${node.text}"`);
    }
    node.namedChildren.forEach((child) => descend(child, inner));
  };
  descend(parse(file), new Set());
}

/** What a loop takes of its entries (`for x in list`: `x.name`) each of them has to have, where they are written out. */
export function checkEntries(file) {
  visit(parse(file), (loop) => {
    if (loop.type !== 'for_statement') {
      return;
    }
    const [name, list] = loop.namedChildren;
    const entries = entriesOf(file, list);
    visit(loop, (node) => {
      if (node.type !== 'member_expression' || node.namedChildren[0].text !== name.text || node.text.includes('.?')) {
        return;
      }
      const property = node.namedChildren[1].text;
      const lacking = entries.filter((keys) => !keys.includes(property)).length;
      if (lacking > 0) {
        report(file, node, `${lacking} of ${entries.length} entries of ${list.text} have no "${property}"`);
      }
    });
  });
}

/** The names that each entry of a list has, as far as the list is written out: in the file, or in one that is read in. */
function entriesOf(file, list) {
  const [, path] = list.text.match(/^loadJsonContent\('([^']+)'\)$/) ?? [];
  if (path) {
    return existsSync(join(dirname(file), path))
      ? JSON.parse(readFileSync(join(dirname(file), path), 'utf8')).map(Object.keys) : [];
  }
  const variable = declarations(file).find((each) => each.kind === 'variable' && each.name === list.text);
  return elements(variable?.node.namedChildren.at(-1)).flatMap(objects)
    .map((entry) => propertiesOf(entry).map((each) => each.name));
}

function isLabel(node) {
  const parent = node.parent;
  if (parent.type === 'object_property') {
    return parent.namedChildren[0].id === node.id;
  }
  return /_declaration$|_assignment$|^metadata|_type$|^type$|nullable/.test(parent.type)
    && parent.namedChildren[0].id === node.id;
}
