import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayImport, ROOMS, type RoomName } from './rooms.ts'
import { textOf } from './sources.ts'

const roomNames = Object.keys(ROOMS) as RoomName[]

/** The rows of the design's table of rooms: `name/` | what it is | may import. */
function tableOfDesign(): Map<string, string> {
  const rows = [...textOf('docs/design.md').matchAll(/^\| `(\w+)\/`\s+\| .* \| ([^|]+?)\s*\|$/gm)]
  return new Map(rows.map(([, room = '', may = '']) => [room, may.replace(/ \(.*?\)/g, '').trim()]))
}

function arrows(text: string): string[] {
  if (text === '-') return []
  if (text === 'all') return roomNames
  if (text === 'the pure rooms') return roomNames.filter(room => ROOMS[room].pure)
  return text.split(', ')
}

test('the table in docs/design.md is the one that is enforced', () => {
  const written = tableOfDesign()
  assert.deepEqual([...written.keys()].sort(), [...roomNames].sort())
  for (const room of roomNames) {
    const enforced = roomNames.filter(to => to !== room && mayImport(room, to))
    assert.deepEqual(
      arrows(written.get(room) ?? '')
        .filter(to => to !== room)
        .sort(),
      enforced.sort(),
      room,
    )
  }
})
