import { nothing } from 'lit'
import { html as staticHtml, literal } from 'lit/static-html.js'
import type { FlowController } from '../controllers/flow-controller.ts'

/** The question, the sentence that answers it as the page's heading, and what can be done. */
export function screenHead(flow: FlowController, question: string, sentence: unknown, actions: unknown) {
  const heading = flow.host.level === 1 ? literal`h1` : literal`h2`
  if (sentence === nothing)
    return staticHtml`<div class="head"><div><${heading} class="answer" part="question">${question}</${heading}></div></div>`
  return staticHtml`<div class="head"><div><p class="ask" part="question">${question}</p><${heading} class="answer" part="answer" aria-live="polite">${sentence}</${heading}></div><div class="acts">${actions}</div></div>`
}
