// Writes azure-types.json: what Azure's own type definitions say of the resources that our Bicep uses.
// The definitions come with Microsoft's @azure/mcp packages, which print them without a network:
//   npm install --prefix /tmp/mcp --no-save @azure/mcp-linux-x64@2.0.5 && node update-azure-types.mjs <path of its azmcp> [another]
// Some builds lack some types, so several may be named: the first that knows a type is believed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const tools = process.argv.slice(2);
const bicep = join(import.meta.dirname, '..');
const files = [bicep, join(bicep, 'modules')].flatMap((folder) =>
  readdirSync(folder).filter((name) => name.endsWith('.bicep')).map((name) => join(folder, name)));

/** `resource x 'A.B/c@v' { resource y 'd' }`: nesting is told by indentation, as the formatter writes it. */
function typesIn(text) {
  const types = [];
  let parent = '';
  for (const [, indent, name] of text.matchAll(/^( *)resource \w+ '([^'@]+)(?:@[^']*)?'/gm)) {
    if (indent === '') {
      parent = name;
      types.push(name);
    } else {
      // One level deeper than the resource that has just been seen at a smaller indentation.
      types.push(`${indent.length > 2 ? types.at(-1) : parent}/${name}`);
    }
  }
  return types;
}

function ask(tool, type) {
  try {
    const text = execFileSync(tool, ['bicepschema', 'get', '--resource-type', type], {
      encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, AZURE_MCP_COLLECT_TELEMETRY: 'false' },
    });
    return JSON.parse(text).results?.BicepSchemaResult;
  } catch {
    return undefined;
  }
}

const properties = (list) => Object.fromEntries((list ?? []).map((each) =>
  [each.name, each.flags ? [each.type, each.flags] : [each.type]]));

function compact(schema) {
  const resource = schema.find((each) => each.$type === 'Resource');
  const [, version] = resource.name.split('@');
  const types = {};
  for (const each of schema.filter((one) => one.$type === 'Object' || one.$type === 'DiscriminatedObject')) {
    types[each.name] = {
      properties: properties(each.properties ?? each.baseProperties),
      ...(each.additionalPropertiesType ? { others: each.additionalPropertiesType } : {}),
      ...(each.elements ? { kinds: each.elements.map((kind) => properties(kind.properties)) } : {}),
    };
  }
  const body = properties(resource.bodyType.properties ?? resource.bodyType.baseProperties);
  return { version, body, types: reachable(body, types) };
}

/** Those types that the body leads to; the definitions hold all of their provider. */
function reachable(body, types) {
  const kept = {};
  const visit = (shape) => Object.values(shape).forEach(([type]) => keep(type.replace(/(\[\])+$/, '')));
  const keep = (name) => {
    const type = types[name];
    if (type && !kept[name]) {
      kept[name] = type;
      visit(type.properties);
      (type.kinds ?? []).forEach(visit);
      keep((type.others ?? '').replace(/(\[\])+$/, ''));
    }
  };
  visit(body);
  return kept;
}

const known = {};
for (const type of [...new Set(files.flatMap((file) => typesIn(readFileSync(file, 'utf8'))))].sort()) {
  const schema = tools.map((tool) => ask(tool, type)).find((found) => found);
  if (schema) {
    known[type] = compact(schema);
  } else {
    console.error(`not known: ${type}`);
  }
}
const lines = Object.entries(known).map(([type, found]) => `  ${JSON.stringify(type)}: ${JSON.stringify(found)}`);
writeFileSync(join(import.meta.dirname, 'azure-types.json'), `{\n${lines.join(',\n')}\n}\n`);
