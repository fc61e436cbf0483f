/**
 * A drawing for tests of limits: c hears of a's prefix from a and of b's from b. Once b is not there for it, a goes to b by way
 * of d and tells c of that, too: one prefix more than c takes. `options` are those of a and c, `others` of all other links.
 */
export function detourDrawing(options: string, others = ''): string {
  return `
    a 1 10.1.0.0/16
    b 2 10.2.0.0/16
    c 3
    d 4
    a -- c a.lp=200 c.max=1 ${options}
    c -- b ${others}
    a -- d ${others}
    d -- b ${others}`
}
