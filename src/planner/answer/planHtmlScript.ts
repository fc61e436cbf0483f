/** Copies an estate file, and opens every reason at once; without scripts the page is whole, and the buttons are not there. */
export const PLAN_SCRIPT = `
(() => {
  for (const button of document.querySelectorAll('.copy[data-of]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.of).textContent
      const done = await put(text)
      button.textContent = done ? 'copied' : 'select it by hand'
      setTimeout(() => { button.textContent = button.dataset.label }, 1600)
    })
  }
  async function put(text) {
    try { await navigator.clipboard.writeText(text); return true } catch {}
    const area = Object.assign(document.createElement('textarea'), { value: text })
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
  const all = document.querySelector('.reasons')
  if (all) {
    all.hidden = false
    all.addEventListener('click', () => {
      const open = all.getAttribute('aria-pressed') !== 'true'
      all.setAttribute('aria-pressed', String(open))
      all.textContent = open ? 'hide the reasons' : 'show every reason'
      for (const each of document.querySelectorAll('.matrix details')) each.open = open
    })
  }
  addEventListener('hashchange', show)
  function show() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1))
    if (target instanceof HTMLDetailsElement) target.open = true
  }
  show()
})()
`
