// Resources held to what Azure's own type definitions (azure-types.json) say of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarations, elements, objects, plain, propertiesOf, report } from './bicep-tree.mjs';

const azureTypes = JSON.parse(readFileSync(join(import.meta.dirname, 'azure-types.json'), 'utf8'));
/** Used in a version that no extract holds; their few properties are the documented ones. */
const UNCHECKED = { 'Microsoft.Insights/diagnosticSettings': '2021-05-01-preview' };

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

export function checkResources(file) {
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
