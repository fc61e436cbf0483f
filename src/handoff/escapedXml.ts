const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it stands in XML and HTML, inside of an element or of an attribute in double quotes. */
export function escapedXml(text: string): string {
  return text.replace(/[&<>"]/g, character => ENTITIES[character] ?? character)
}
