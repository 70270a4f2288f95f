import type { AppType } from '@csvanalyzer/server'
import { hc } from 'hono/client'

const { URL: url = 'http://localhost:3000', KEY: key, MODEL: id = '' } = process.env
const { models } = hc<AppType>(url, { headers: { authorization: `Bearer ${key}` } }).api.v1

// Paths, bodies and answers are checked by TypeScript, from the routes of the server themselves.
const answer = await models[':id'].predict.$post({
  param: { id },
  json: { rows: [{ island: 'Torgersen', bill_length_mm: 38 }, { island: 'Atlantis' }] },
})
if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
for (const { prediction, findings } of (await answer.json()).predictions) {
  console.log(prediction, findings.map(({ code, column }) => `${code} ${column ?? ''}`.trim()).join(', '))
}
