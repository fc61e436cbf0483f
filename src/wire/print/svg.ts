/** Draws Graphviz's language as an SVG element without prolog, ready to stand inside a page. Rejects with Graphviz's own words. */
export async function svgOf(dot: string): Promise<string> {
  const graphviz = await loaded()
  return graphviz
    .dot(dot)
    .replace(/^[\s\S]*?(?=<svg)/, '')
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
}

/** `lib/pathplan/…/shortest.c:333: triangulation failed`: of every curve that it draws straight instead. */
const OF_ITS_OWN_SOURCES = /^lib\/\S+\.c:\d+:/

/** The library keeps whatever console there is while it loads, and tells it what concerns nobody who looks at a drawing. */
async function loaded() {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz')
  const { error } = console
  console.error = (...words: unknown[]) => {
    if (!OF_ITS_OWN_SOURCES.test(String(words[0]))) error(...words)
  }
  try {
    return await Graphviz.load()
  } finally {
    console.error = error
  }
}
