import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bfdProfileName, bfdProfiles, numberedBfd } from './bfdProfiles.ts'

const [aws, slow] = [
  { transmitMs: 300, receiveMs: 300, multiplier: 3 },
  { transmitMs: 1000, receiveMs: 1000, multiplier: 5 },
]

test('what is the same has one number and one profile, what differs in one member has another', () => {
  const before: { bfd: ReturnType<typeof numberedBfd> }[] = []
  for (const bfd of [undefined, aws, slow, { ...aws }, { ...slow, receiveMs: 900 }]) {
    before.push({ bfd: numberedBfd(bfd, before) })
  }
  assert.deepEqual(
    before.map(({ bfd }) => bfd?.number),
    [undefined, 1, 2, 1, 3],
  )
  assert.deepEqual(
    bfdProfiles(before).map(bfd => [bfdProfileName('aws', bfd), bfd.receiveMs]),
    [
      ['aws', 300],
      ['aws-2', 1000],
      ['aws-3', 900],
    ],
  )
})
