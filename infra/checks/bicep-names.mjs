// What a file says of itself: syntax, descriptions, and that every name is declared and used.
import { declarations, parse, report, visit } from './bicep-tree.mjs';

const FUNCTIONS = new Set(`array base64 bool concat contains createObject empty endsWith environment extensionResourceId
  filter first format getSecret guid if indexOf int intersection items join json last length listKeys loadFileAsBase64
  loadJsonContent loadTextContent loadYamlContent map max min newGuid padLeft parseCidr range readEnvironmentVariable reduce
  reference replace resourceGroup resourceId skip sort split startsWith string subscription subscriptionResourceId substring
  take tenant tenantResourceId toLower toObject toUpper trim union uniqueString uri uriComponent utcNow
  az sys description allowed minValue maxValue minLength maxLength secure metadata`.split(/\s+/));

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

function isLabel(node) {
  const parent = node.parent;
  if (parent.type === 'object_property') {
    return parent.namedChildren[0].id === node.id;
  }
  return /_declaration$|_assignment$|^metadata|_type$|^type$|nullable/.test(parent.type)
    && parent.namedChildren[0].id === node.id;
}
