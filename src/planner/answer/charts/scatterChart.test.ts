import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frontOf, scatterChart } from './scatterChart.ts'

const point = (key: string, x: number, y: number) => ({ key, name: `design ${key}`, x, y })

for (const [points, front, because] of [
  [[point('A', 1, 9), point('B', 5, 5), point('C', 9, 1)], 'ABC', 'each is best at something'],
  [[point('A', 1, 1), point('B', 2, 2)], 'A', 'the first beats the second in both'],
  [[point('A', 1, 5), point('B', 1, 4)], 'B', 'as cheap and better'],
  [[point('A', 3, 3), point('B', 3, 3)], 'A', 'of two that are alike the first'],
] as const) {
  test(`the front is ${front}: ${because}`, () =>
    assert.equal(
      frontOf(points)
        .map(({ key }) => key)
        .join(''),
      front,
    ))
}

test('letters that would hide each other are drawn apart, and their places are marked', () => {
  const text = scatterChart({
    title: 't',
    description: 'd',
    xLabel: 'USD',
    yLabel: 'minutes',
    points: [point('A', 100, 10), point('B', 100, 10)],
  }).text
  const places = [...text.matchAll(/<circle class="dot[^"]*" cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ])
  assert.equal(places.length, 2)
  assert.ok(Math.abs((places[0]?.[1] ?? 0) - (places[1]?.[1] ?? 0)) >= 20, JSON.stringify(places))
  assert.equal(text.match(/class="spot"/g)?.length, 1)
})

test('minutes that are far apart are drawn by powers of ten, and the axis says so', () => {
  const drawn = (most: number) =>
    scatterChart({
      title: 't',
      description: 'd',
      xLabel: 'USD',
      yLabel: 'minutes',
      points: [point('A', 1, 0), point('B', 2, most)],
    }).text
  assert.match(drawn(2000), /minutes, by powers of ten/)
  assert.doesNotMatch(drawn(2000), /NaN|Infinity/)
})
