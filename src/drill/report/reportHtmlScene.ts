import { worstFlow } from '../play/worst.ts'
import type { DrillReport } from '../report.ts'
import { brokenText } from './faultText.ts'
import { Html, html } from './html.ts'
import { markedDrawing } from './reportDrawing.ts'
import { flowNames, type ReportScenes, type SceneData } from './reportScenes.ts'
import { marksOf } from './scene.ts'

/**
 * The network before the worst case and after it, with the ways of the flow that fares worst; without one, as it is.
 * `isAlone`: nothing is drawn but what that flow crosses and what stands beside it.
 */
export function worstScene(report: DrillReport, scenes: ReportScenes, isAlone: boolean): Html {
  const { worst } = report
  const flow = worst && worstFlow(worst)
  const index = Math.max(0, worst && flow ? worst.flows.indexOf(flow) : 0)
  const after = worst && scenes.after(worst)
  const name = flowNames(report)[index]
  const before = state('before', html`Before${name !== undefined && html`: ${name}`}`, scenes, marksOf(index, scenes.before))
  const left = isAlone
    ? 'What this flow does not cross is left out of the drawing; in a row below the whole network is drawn.'
    : 'VPCs, gateways and route tables that no flow crosses are left out of the drawing.'
  const part = scenes.isPart && html`<p class="muted">${left}</p>`
  if (!worst || !after) return html`<h2>The network</h2><figure class="scene card">${before}${LEGEND}</figure>${part}`
  const marks = marksOf(index, scenes.before, after, scenes.broken(worst.faults))
  return html`<h2>The worst case, drawn</h2><figure class="scene card" id="worst">
<div class="switch screen"><input type="radio" name="worst" id="worst-before"><label for="worst-before">before</label><input type="radio" name="worst" id="worst-after" checked><label for="worst-after">after</label></div>
${before}${state('after', html`After ${brokenText(worst.faults)}: ${name}`, scenes, marks)}${LEGEND}</figure>${part}`
}

function state(which: string, title: Html, { slimmed }: ReportScenes, marks: Parameters<typeof markedDrawing>[1]): Html {
  return html`<div class="state ${which}"><h3>${title}</h3><div class="diagram">${new Html(markedDrawing(slimmed, marks))}</div></div>`
}

const LEGEND = html`<figcaption class="legend"><span><i class="line before"></i>way before</span> <span><i class="line after"></i>way after</span> <span><i class="line after out"></i>out only</span> <span><i class="line after back"></i>back only</span> <span><i class="line failed"></i>✕ failed</span> <span><i class="line dead"></i>lost with it</span> <span><i class="line over"></i>asked for more than it carries</span></figcaption>`

/** The whole network, for the rows: not to be seen before one is opened. */
export function rowDrawing({ slimmed }: ReportScenes): Html {
  return html`<template id="network">${new Html(markedDrawing(slimmed))}</template>`
}

/** Everything that the page's script marks when a row is opened, as JSON that cannot end its element. */
export function sceneJson(report: DrillReport, scenes: ReportScenes, rows: readonly (SceneData | undefined)[]): Html {
  const data = { flows: flowNames(report), before: scenes.before, rows: rows.map(row => row ?? null) }
  return html`<script type="application/json" id="scenes">${new Html(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`
}
