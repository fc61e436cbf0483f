/** Draws Graphviz's language as an SVG element without prolog, ready to stand inside a page. Rejects with Graphviz's own words. */
export async function svgOf(dot: string): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz')
  const graphviz = await Graphviz.load()
  return graphviz
    .dot(dot)
    .replace(/^[\s\S]*?(?=<svg)/, '')
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
}
