// Checks Bicep without its compiler: syntax by a grammar, names by scope, resources by Azure's own type definitions
// (azure-types.json). What it cannot see is what only the compiler or a deployment knows: types of expressions, quotas,
// whether a region offers a service.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const root = join(import.meta.dirname, '..');
const azureTypes = JSON.parse(readFileSync(join(import.meta.dirname, 'azure-types.json'), 'utf8'));
/** Used in a version that no extract holds; their few properties are the documented ones. */
const UNCHECKED = { 'Microsoft.Insights/diagnosticSettings': '2021-05-01-preview' };
const FUNCTIONS = new Set(`array base64 bool concat contains createObject empty endsWith environment extensionResourceId
  filter first format getSecret guid if indexOf int intersection items join json last length listKeys loadFileAsBase64
  loadJsonContent loadTextContent loadYamlContent map max min newGuid padLeft parseCidr range readEnvironmentVariable reduce
  reference replace resourceGroup resourceId skip sort split startsWith string subscription subscriptionResourceId substring
  take tenant tenantResourceId toLower toObject toUpper trim union uniqueString uri uriComponent utcNow
  az sys description allowed minValue maxValue minLength maxLength secure metadata`.split(/\s+/));

await Parser.init();
const require = createRequire(import.meta.url);
const grammar = await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
const parser = new Parser();
parser.setLanguage(grammar);

const findings = [];
const parsed = new Map();

const named = (node, ...types) => node.namedChildren.filter((child) => types.includes(child.type));
const plain = (text) => text.replace(/^'|'$/g, '');
const report = (file, node, text) =>
  findings.push(`${relative(root, file)}:${node.startPosition.row + 1}:${node.startPosition.column + 1} ${text}`);

function parse(file) {
  if (!parsed.has(file)) {
    parsed.set(file, parser.parse(readFileSync(file, 'utf8')).rootNode);
  }
  return parsed.get(file);
}

function visit(node, action) {
  if (action(node) !== false) {
    node.namedChildren.forEach((child) => visit(child, action));
  }
}

const KINDS = {
  parameter_declaration: 'parameter', variable_declaration: 'variable', resource_declaration: 'resource',
  module_declaration: 'module', output_declaration: 'output',
};

/** The declarations of a file, nested resources included. */
function declarations(file) {
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

function checkSyntax(file) {
  const descend = (node) => {
    if (node.isError || node.isMissing) {
      report(file, node, `syntax error at "${node.text.slice(0, 40)}"`);
    } else if (node.hasError) {
      node.children.forEach(descend);
    }
  };
  descend(parse(file));
}

function checkDeclarations(file) {
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
function checkNames(file) {
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

/** The object literals that an expression may come to. */
function objects(node) {
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
function elements(node) {
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
const propertiesOf = (object) => named(object, 'object_property')
  .filter((property) => named(property, 'resource_declaration').length === 0).map((property) => ({
  node: property,
  name: plain(property.namedChildren[0].text),
  isComputed: property.namedChildren[0].text.includes('${'),
  value: property.namedChildren.filter((child) => child.type !== 'comment').at(-1),
}));

function checkBody(file, object, shape, others, types, where) {
  const given = propertiesOf(object);
  for (const { node, name, isComputed, value } of given) {
    const known = shape[name];
    if (!known && !others && !isComputed) {
      report(file, node, `${where} has no property "${name}"`);
    } else if (known) {
      const [type, flags = ''] = known;
      if (flags.includes('ReadOnly')) {
        report(file, node, `${where}.${name} is read-only`);
      }
      checkValue(file, value, type, types, `${where}.${name}`);
    } else if (others) {
      checkValue(file, value, others, types, `${where}.${name}`);
    }
  }
  for (const [name, [, flags = '']] of Object.entries(shape)) {
    if (flags.includes('Required') && !given.some((each) => each.name === name)) {
      report(file, object, `${where} needs the property "${name}"`);
    }
  }
}

function checkValue(file, value, type, types, where) {
  if (type.endsWith('[]')) {
    if (['string', 'number', 'boolean', 'object'].includes(value.type)) {
      report(file, value, `${where} is a list`);
    }
    elements(value).forEach((element) => checkValue(file, element, type.slice(0, -2), types, where));
  } else if (types[type]) {
    if (['string', 'number', 'boolean', 'array'].includes(value.type)) {
      report(file, value, `${where} is an object`);
    }
    objects(value).forEach((object) => checkObject(file, object, types[type], types, where));
  } else {
    checkLiteral(file, value, type, where);
  }
}

function checkObject(file, object, type, types, where) {
  if (!type.kinds) {
    checkBody(file, object, type.properties, type.others, types, where);
    return;
  }
  // The kind is told by the property that has another single value in each.
  const given = propertiesOf(object);
  const kind = type.kinds.find((shape) => given.some(({ name, value }) =>
    shape[name] && value.type === 'string' && shape[name][0] === plain(value.text)));
  if (kind) {
    checkBody(file, object, { ...type.properties, ...kind }, type.others, types, where);
  } else {
    report(file, object, `${where} is of no known kind`);
  }
}

function checkLiteral(file, value, type, where) {
  const isNumber = value.type === 'number';
  const isString = value.type === 'string';
  if ((type === 'int' && (isString || value.type === 'boolean')) || (type === 'bool' && (isString || isNumber))
      || (type === 'string' && (isNumber || value.type === 'boolean'))) {
    report(file, value, `${where} is a ${type}`);
  }
  const options = type.split(' | ');
  if (options.length > 1 && isString && !options.includes('string') && !value.text.includes('${')
      && !options.includes(plain(value.text))) {
    report(file, value, `${where} is one of ${type}`);
  }
}

function typeOf(declared) {
  const [, name] = declared.node.text.match(/^resource\s+\w+\s+'([^']+)'/);
  const [type, version] = name.split('@');
  if (!declared.parent) {
    return { type, version };
  }
  const outer = typeOf(declared.parent);
  return { type: `${outer.type}/${type}`, version: version ?? outer.version };
}

function checkResources(file) {
  for (const declared of declarations(file).filter((each) => each.kind === 'resource')) {
    const { type, version } = typeOf(declared);
    const known = azureTypes[type];
    if (UNCHECKED[type] === version) {
      continue;
    }
    if (!known) {
      report(file, declared.node, `unknown resource type ${type}`);
      continue;
    }
    if (known.version !== version) {
      report(file, declared.node, `${type} is checked as ${known.version}, not ${version}`);
    }
    if (!/ existing[ =]/.test(declared.node.text.split('{')[0])) {
      const body = declared.node.namedChildren.slice(2).flatMap(objects);
      const shape = { ...known.body, parent: ['any'], scope: ['any'], dependsOn: ['any'] };
      // The platform asks for a location where the definitions leave it open, and the other way round.
      body.forEach((object) => checkBody(file, object, shape, undefined, known.types, type));
    }
  }
}

const parameters = (file) => declarations(file).filter((each) => each.kind === 'parameter')
  .map((each) => ({ name: each.name, isOptional: / = /.test(each.node.text) }));

function checkModules(file) {
  const modules = new Map();
  for (const declared of declarations(file).filter((each) => each.kind === 'module')) {
    const path = join(dirname(file), plain(named(declared.node, 'string')[0].text));
    if (!existsSync(path)) {
      report(file, declared.node, `there is no ${path}`);
      continue;
    }
    modules.set(declared.name, path);
    const [body] = declared.node.namedChildren.slice(2).flatMap(objects);
    const given = propertiesOf(body).filter((each) => each.name === 'params').flatMap((each) => propertiesOf(each.value));
    const wanted = parameters(path);
    given.filter((each) => !wanted.some((one) => one.name === each.name))
      .forEach((each) => report(file, each.node, `${declared.name} has no parameter "${each.name}"`));
    wanted.filter((one) => !one.isOptional && !given.some((each) => each.name === one.name))
      .forEach((one) => report(file, declared.node, `${declared.name} needs the parameter "${one.name}"`));
  }
  for (const [, name, output] of parse(file).text.matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)) {
    const path = modules.get(name);
    if (path && !declarations(path).some((each) => each.kind === 'output' && each.name === output)) {
      report(file, parse(file), `${name} has no output "${output}"`);
    }
  }
}

/** Parameter files are a language of their own that the grammar does not know: read by line. */
function checkParameterFile(file) {
  const text = readFileSync(file, 'utf8');
  const template = join(dirname(file), text.match(/^using '([^']+)'$/m)[1]);
  const given = [...text.matchAll(/^param (\w+) = .+$/gm)].map((found) => found[1]);
  const wanted = parameters(template);
  const strange = text.split('\n').filter((line) => line && !/^(\/\/|using '|param \w+ = )/.test(line));
  strange.forEach((line) => findings.push(`${relative(root, file)} cannot be read: ${line}`));
  given.filter((name) => !wanted.some((one) => one.name === name))
    .forEach((name) => findings.push(`${relative(root, file)} sets "${name}", which ${template} does not have`));
  wanted.filter((one) => !one.isOptional && !given.includes(one.name))
    .forEach((one) => findings.push(`${relative(root, file)} does not set "${one.name}"`));
}

function checkFilesReadIn(file) {
  for (const [, path] of parse(file).text.matchAll(/load(?:Text|Json|Yaml)Content\('([^']+)'/g)) {
    if (!existsSync(join(dirname(file), path))) {
      report(file, parse(file), `there is no ${path}`);
    }
  }
}

const folder = process.argv[2] ?? root;
const list = (where, ending) => (existsSync(where) ? readdirSync(where) : [])
  .filter((name) => name.endsWith(ending)).map((name) => join(where, name));
const files = [...list(folder, '.bicep'), ...list(join(folder, 'modules'), '.bicep')];
for (const file of files) {
  [checkSyntax, checkDeclarations, checkNames, checkResources, checkModules, checkFilesReadIn].forEach((check) => check(file));
}
list(folder, '.bicepparam').forEach(checkParameterFile);
findings.forEach((finding) => console.error(finding));
console.log(`${files.length} Bicep files, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
