/** Draws charts beside the page: takes a Vega-Lite specification to a port, gives the picture as SVG. */

let drawing = null;

/**
 * Loads Vega, and Vega-Lite after it. Expressions of a chart are interpreted, as the policy forbids the functions that
 * Vega would compile. To measure text, Vega asks a document for a canvas; here it gets one that needs no document.
 */
async function load(libraries) {
  if (typeof OffscreenCanvas === "function") {
    self.document = { createElement: () => new OffscreenCanvas(1, 1) };
  }
  await import(`${libraries}/vega.min.js`);
  await import(`${libraries}/vega-lite.min.js`);
  const { expressionInterpreter: expr } = await import(`${libraries}/vega-interpreter.js`);
  return { vega: self.vega, vegaLite: self.vegaLite, expr };
}

async function draw({ spec, config, numbers, libraries }) {
  const { vega, vegaLite, expr } = await (drawing ??= load(libraries));
  vega.formatLocale(numbers);
  const compiled = vegaLite.compile(spec, { config, logger: vega.logger(vega.Error) });
  const runtime = vega.parse(compiled.spec, {}, { ast: true });
  const view = new vega.View(runtime, { expr, logLevel: vega.Error, renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

self.onmessage = ({ data: { port, ...job } }) =>
  draw(job).then(
    (svg) => port.postMessage({ svg }),
    (failed) => port.postMessage({ failure: String(failed) }),
  );
