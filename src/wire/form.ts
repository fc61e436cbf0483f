import { serializationError } from './wrongType.ts'

/** A node of the tree that dotted keys such as `Filter.1.Name` span. */
export interface FormNode {
  value?: string
  readonly children: Map<string, FormNode>
}

/** Deeper than any key that AWS's clients write, and shallow enough for any stack. */
const MAX_DEPTH = 40

/** Reads `application/x-www-form-urlencoded` text. Refuses bad percent signs and bytes that are no UTF-8; the last of equal keys wins. */
export function parseForm(text: string): FormNode {
  const root: FormNode = { children: new Map() }
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const key = decodePart(at < 0 ? pair : pair.slice(0, at), 'name')
    const steps = key.split('.')
    if (steps.length > MAX_DEPTH)
      throw serializationError(`A parameter's name has ${steps.length} parts; ${MAX_DEPTH} are allowed.`)
    let node = root
    for (const step of steps) {
      let next = node.children.get(step)
      if (!next) {
        next = { children: new Map() }
        node.children.set(step, next)
      }
      node = next
    }
    node.value = at < 0 ? '' : decodePart(pair.slice(at + 1), `value of ${key}`)
  }
  return root
}

/** The children `1`, `2` … in numerical order; gaps are allowed, as AWS allows them. */
export function indexed(node: FormNode): FormNode[] {
  const found: [number, FormNode][] = []
  for (const [step, child] of node.children) if (/^\d{1,9}$/.test(step)) found.push([Number(step), child])
  return found.sort(([a], [b]) => a - b).map(([, child]) => child)
}

/** `what` names the part without its text, which may be a key. */
function decodePart(part: string, what: string): string {
  const text = part.includes('+') ? part.replaceAll('+', ' ') : part
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    throw serializationError(`A form parameter's ${what.slice(0, 80)} is not percent-encoded UTF-8.`)
  }
}
