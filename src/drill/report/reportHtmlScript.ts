/** Sorting by column, filtering, and the drawing in the row that is open, for those who have scripts on; the page is whole without it. */
export const REPORT_SCRIPT = `
(() => {
  const table = document.querySelector('.report')
  if (!table) return
  const heads = [...table.querySelectorAll('.groupHead')]
  const blocks = () => [...table.tBodies].filter(body => body.dataset.order)
  const search = document.querySelector('.filters input')
  const buttons = [...document.querySelectorAll('.filters button')]
  const count = document.querySelector('.filters output')
  const texts = new Map(blocks().map(body => [body, [...body.rows].filter(row => row.className !== 'detail').map(row => row.textContent).join(' ').toLowerCase()]))
  const show = () => {
    const text = search.value.trim().toLowerCase()
    const want = buttons.find(button => button.getAttribute('aria-pressed') === 'true').value
    let shown = 0
    for (const body of blocks()) {
      body.hidden = (want !== 'all' && body.dataset.section !== want) || !texts.get(body).includes(text)
      if (!body.hidden) shown++
    }
    for (const head of heads) head.hidden = !blocks().some(body => !body.hidden && body.dataset.section === head.dataset.group)
    count.textContent = shown + ' of ' + texts.size + ' rows'
  }
  search.addEventListener('input', show)
  for (const button of buttons) button.addEventListener('click', () => {
    for (const other of buttons) other.setAttribute('aria-pressed', String(other === button))
    show()
  })
  const columns = [...table.tHead.rows[0].cells]
  for (const head of columns) head.querySelector('button')?.addEventListener('click', () => {
    const up = head.getAttribute('aria-sort') !== 'ascending'
    for (const other of columns) other.removeAttribute('aria-sort')
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending')
    const key = head.dataset.key
    const value = body => key === 'what' ? body.dataset.what : Number(body.dataset[key])
    const compare = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : a.dataset.order - b.dataset.order) * (up ? 1 : -1)
    for (const group of heads) {
      let last = group
      for (const body of blocks().filter(body => body.dataset.section === group.dataset.group).sort(compare)) { last.after(body); last = body }
    }
  })
  document.querySelector('.filters').hidden = false
  show()

  for (const body of blocks()) body.addEventListener('click', event => {
    if (event.target.closest('.detail, .more, a, button') || getSelection().toString() !== '') return
    const details = body.querySelector('.detail details')
    details.open = !details.open
  })

  const data = JSON.parse(document.getElementById('scenes')?.textContent ?? 'null')
  const drawn = document.getElementById('network')?.content.querySelector('svg') ?? document.querySelector('.scene svg')
  if (!data || !drawn) return
  const make = (tag, properties, ...inside) => { const made = Object.assign(document.createElement(tag), properties); made.append(...inside); return made }
  const choice = (label, texts) => { const made = make('select', { ariaLabel: label }); made.append(...texts.map((text, i) => make('option', { value: i }, text))); return made }
  const live = drawn.cloneNode(true)
  const groups = [...live.querySelectorAll('[data-part]')]
  const kinds = groups.map(group => group.getAttribute('class').split(' ').slice(0, 2).join(' '))
  const mark = (row, flow, member, isAfter) => {
    const now = isAfter ? row.after : data.before
    const was = data.before.ways[flow]
    const ways = now.ways[flow] ?? was
    const [, failed, dead] = isAfter ? row.broken[member] : ['', [], []]
    const notes = new Map([...data.before.notes, ...now.notes])
    const has = (list, part) => list.includes(part)
    groups.forEach((group, i) => {
      const part = Number(group.dataset.part)
      const [out, back] = [has(ways.out, part), has(ways.back, part)]
      const words = [kinds[i]]
      if (out || back) words.push(isAfter ? 'after' : 'before', out && back ? '' : out ? 'out' : 'back')
      else if (isAfter && (has(was.out, part) || has(was.back, part))) words.push('was')
      if (has(now.over, part)) words.push('over')
      if (has(failed, part)) words.push('failed')
      if (has(dead, part)) words.push('dead')
      group.setAttribute('class', words.join(' '))
      const note = group.querySelector('.note')
      if (note) note.textContent = notes.get(part) ?? ''
    })
  }
  // What is too high to be read at the width of a page is shown at its own size, where it failed.
  const reveal = wide => {
    const { width, height } = live.viewBox.baseVal
    if (height < 1400) return
    wide.classList.add('large')
    live.style.minWidth = width + 'px'
    const part = live.querySelector('.failed, .dead') ?? live.querySelector('.after, .before, .was')
    if (!part) return
    const [box, frame] = [part.getBoundingClientRect(), wide.getBoundingClientRect()]
    wide.scrollTop = box.top + box.height / 2 - frame.top - frame.height / 2
    wide.scrollLeft = box.left + box.width / 2 - frame.left - frame.width / 2
  }
  const open = details => {
    const row = data.rows[details.dataset.row]
    const stage = details.querySelector('.stage')
    if (!row) return
    const flow = choice('Flow', data.flows)
    const member = choice('What failed', row.broken.map(([name]) => name))
    const name = 'state'
    const before = make('input', { type: 'radio', name, id: 'state-before' })
    const after = make('input', { type: 'radio', name, id: 'state-after', checked: true })
    const legend = document.querySelector('.scene .legend')
    const draw = () => mark(row, flow.value, member.value, after.checked)
    for (const input of [flow, member, before, after]) input.addEventListener('change', draw)
    const worst = row.worst ?? 0
    flow.value = worst
    const wide = make('div', { className: 'diagram' }, live)
    const controls = make('div', { className: 'switch screen' }, before, make('label', { htmlFor: 'state-before' }, 'before'), after, make('label', { htmlFor: 'state-after' }, 'after'))
    if (data.flows.length > 1) controls.append(flow)
    if (row.broken.length > 1) controls.append(member)
    stage.replaceChildren(controls, wide, legend.cloneNode(true))
    draw()
    reveal(wide)
  }
  table.addEventListener('toggle', event => {
    if (!event.target.dataset.row) return
    if (event.target.open) open(event.target)
    else event.target.querySelector('.stage').replaceChildren()
  }, true)
})()
`
