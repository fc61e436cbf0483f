import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, resolved } from './imports.ts'

for (const [source, specifiers, because] of [
  [`import a from './a.ts'`, ['./a.ts'], 'the plain form'],
  [`import {\n  type A,\n  b,\n} from "./a.ts"`, ['./a.ts'], 'over several lines'],
  [`import './effect.ts'`, ['./effect.ts'], 'for its effect'],
  [`export * from './a.ts'; export { b } from './b.ts'`, ['./a.ts', './b.ts'], 're-exports are arrows too'],
  [`const a = await import('./late.ts')`, ['./late.ts'], 'a late import is an arrow too'],
  ['const a = await import(`./late.ts`)', ['./late.ts'], 'whatever its quotes'],
  [`const a = await import(name)`, [undefined], 'an import nobody can check is seen as one'],
  [`type A = import('./a.ts').A`, ['./a.ts'], 'a type says where it comes from'],
  [`// import a from './a.ts'\n/* import './b.ts' */`, [], 'comments import nothing'],
  [`const text = "import a from './a.ts'"`, [], 'strings import nothing'],
  [`const text = \`import a from "./a.ts" \${await import("./b.ts")} \``, ['./b.ts'], 'but code inside a template does'],
  [`const quote = /['"]/; import('./a.ts')`, ['./a.ts'], 'a quote in a regular expression opens no string'],
  [`const half = a / 2; const q = b / '/'.length; import('./a.ts')`, ['./a.ts'], 'a division opens no regular expression'],
  [`Array.from('abc'); url.import('x'); import.meta.url`, [], 'members named like keywords are none'],
  [`const f = (x: { from: 'a' }) => x.from`, [], 'a property called from is none'],
] as const) {
  test(`${because}: ${JSON.stringify(source)}`, () => {
    assert.deepEqual(
      importsOf(source).map(found => found.specifier),
      specifiers,
    )
  })
}

test('lines are counted through comments, strings and templates', () => {
  assert.deepEqual(importsOf(`/*\n*/ const a = \`\n\${'b'}\n\`\nimport './c.ts'`), [{ specifier: './c.ts', line: 5 }])
})

test('relative specifiers resolve against the importing file', () => {
  assert.equal(resolved('src/wire/answer.ts', '../net/asn.ts'), 'src/net/asn.ts')
  assert.equal(resolved('src/wire/answer.ts', 'node:http'), undefined)
})
