// Checks Bicep without its compiler: syntax by a grammar, names by scope, resources by Azure's own type definitions
// (azure-types.json). What it cannot see is what only the compiler or a deployment knows: types of expressions, quotas,
// whether a region offers a service.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { checkDeclarations, checkEntries, checkNames, checkSyntax } from './bicep-names.mjs';
import { declarations, findings, named, objects, parse, plain, propertiesOf, report, root } from './bicep-tree.mjs';
import { checkResources } from './bicep-types.mjs';

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
  [checkSyntax, checkDeclarations, checkNames, checkEntries, checkResources, checkModules, checkFilesReadIn].forEach((check) => check(file));
}
list(folder, '.bicepparam').forEach(checkParameterFile);
findings.forEach((finding) => console.error(finding));
console.log(`${files.length} Bicep files, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
