/** Fetches the page again every few seconds and exchanges the part that lives; buttons that copy. */
export const STATUS_SCRIPT = `
(() => {
  const live = document.querySelector('#live')
  const refresh = async () => {
    if (document.hidden) return
    try {
      const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } })
      if (!answer.ok) throw new Error(answer.statusText)
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#live')
      if (next && next.innerHTML !== live.innerHTML) live.innerHTML = next.innerHTML
      live.classList.remove('stale')
      document.querySelector('#pulse').textContent = ''
    } catch {
      live.classList.add('stale')
      document.querySelector('#pulse').textContent = 'The service does not answer; this is what it said last.'
    }
  }
  setInterval(refresh, 4000)
  document.addEventListener('visibilitychange', refresh)
  for (const button of document.querySelectorAll('.copy')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector('pre').textContent)
      button.textContent = 'copied'
      setTimeout(() => { button.textContent = 'copy' }, 1500)
    })
  }
})()
`
