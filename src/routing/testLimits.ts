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

/** Another: what x and y have comes to c over one session, whose limit is one prefix. `retry` is an option of that session. */
export function crowdDrawing(retry = ''): string {
  return `
    x 1 10.1.0.0/16
    y 2 10.2.0.0/16
    m 3
    c 4
    x -- m
    y -- m
    m -- c c.max=1 ${retry}`
}
