/** Sorting by column and filtering, for those who have scripts on; the table is whole without it. */
export const REPORT_SCRIPT = `
(() => {
  const table = document.querySelector('.report')
  if (!table) return
  const blocks = () => [...table.tBodies].filter(body => body.dataset.order)
  const search = document.querySelector('.filters input')
  const buttons = [...document.querySelectorAll('.filters button')]
  const show = () => {
    const text = search.value.toLowerCase()
    const want = buttons.find(button => button.getAttribute('aria-pressed') === 'true').value
    for (const body of blocks()) {
      const wanted = want === 'all' || (want === 'moves' ? body.dataset.moves === '1' : body.dataset.survives === want)
      body.hidden = !wanted || !body.textContent.toLowerCase().includes(text)
    }
  }
  search.addEventListener('input', show)
  for (const button of buttons) button.addEventListener('click', () => {
    for (const other of buttons) other.setAttribute('aria-pressed', String(other === button))
    show()
  })
  for (const head of table.tHead.rows[0].cells) head.querySelector('button')?.addEventListener('click', () => {
    const down = head.getAttribute('aria-sort') !== 'ascending'
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort')
    head.setAttribute('aria-sort', down ? 'ascending' : 'descending')
    const key = head.dataset.key
    const value = body => key === 'what' ? body.dataset.what : Number(body.dataset[key])
    const compare = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : a.dataset.order - b.dataset.order) * (down ? 1 : -1)
    for (const own of ['0', '1']) {
      const before = own === '0' ? table.querySelector('.ownHead') : null
      for (const body of blocks().filter(body => body.dataset.own === own).sort(compare)) table.insertBefore(body, before)
    }
  })
  document.querySelector('.filters').hidden = false
})()
`
