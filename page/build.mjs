/**
 * Builds the page: `node build.mjs <folder>`.
 *
 * What is in src/ goes out as it is, and the chart libraries as their makers built them: nothing is compiled or bundled.
 * Each of the two sets gets a folder that is named by a hash of its content, so that browsers may keep it for ever, and
 * every file is compressed. index.html learns the folders' names and which modules to fetch at once.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = path.dirname(fileURLToPath(import.meta.url));
const sources = path.join(here, "src");
const packages = path.join(here, "node_modules");
const libraries = [
  "vega/build/vega.min.js",
  "vega-lite/build/vega-lite.min.js",
  "vega-interpreter/build/vega-interpreter.js",
];

function sha256(...parts) {
  const hash = createHash("sha256");
  parts.forEach((part) => hash.update(part));
  return hash.digest("hex");
}

/** Installs what the lock file names, unless just that is installed already; then no network is needed. */
function install() {
  const wanted = sha256(readFileSync(path.join(here, "package-lock.json")));
  const mark = path.join(packages, ".installed");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) {
    return;
  }
  const options = ["ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", options, { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
  writeFileSync(mark, wanted);
}

/**
 * Reads a file of a library, without the reference to a source map that is not served. What the interpreter imports
 * from vega-util, vega.min.js has too.
 */
function library(file) {
  return readFileSync(path.join(packages, file), "utf8")
    .replace(/^\/\/# sourceMappingURL=.*$/m, "")
    .replace(/^import (\{.*\}) from 'vega-util';$/m, "const $1 = vega;");
}

/** Writes files into a folder named by their content. */
function publish(target, name, files) {
  const folder = `${name}-${sha256(...Object.entries(files).flat()).slice(0, 12)}`;
  for (const [file, content] of Object.entries(files)) {
    write(path.join(target, "assets", folder, file), content);
  }
  return folder;
}

function write(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}

/** A module and those that it needs before it can run. */
function withImports(files, name, found = new Set()) {
  if (!found.has(name)) {
    found.add(name);
    [...files[name].matchAll(/^import .*?"\.\/([\w-]+\.js)";$/gms)].forEach(([, imported]) => withImports(files, imported, found));
  }
  return found;
}

install();
const target = path.resolve(process.argv[2]);
const names = readdirSync(sources).filter((name) => name !== "index.html").sort();
const files = Object.fromEntries(names.map((name) => [name, readFileSync(path.join(sources, name), "utf8")]));
const charts = publish(target, "charts", Object.fromEntries(libraries.map((file) => [path.basename(file), library(file)])));
const assets = publish(target, "page", files);
const preloads = [...withImports(files, "ask.js", withImports(files, "main.js"))]
  .map((name) => `<link rel="modulepreload" href="/assets/${assets}/${name}">`)
  .join("\n    ");
const page = readFileSync(path.join(sources, "index.html"), "utf8")
  .replaceAll("{assets}", `/assets/${assets}`)
  .replaceAll("{charts}", `/assets/${charts}`)
  .replace("{preloads}", preloads);
write(path.join(target, "index.html"), page);
readdirSync(path.join(target, "assets"))
  .filter((folder) => folder !== assets && folder !== charts)
  .forEach((old) => rmSync(path.join(target, "assets", old), { recursive: true }));
