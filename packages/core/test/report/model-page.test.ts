import { describe, expect, it } from 'vitest'
import { actions } from '../../src/clean/actions/index.ts'
import { findAction } from '../../src/clean/find-action.ts'
import { suggest } from '../../src/clean/suggest.ts'
import { explain } from '../../src/explain/explain.ts'
import { partialDependence } from '../../src/explain/partial-dependence.ts'
import { hashPipeline } from '../../src/fitted/to-json.ts'
import { fit } from '../../src/pipeline/fit.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import { groupWords } from '../../src/report/model/group-words.ts'
import { plainWords } from '../../src/report/model/plain-words.ts'
import { titleIn } from '../../src/report/model/title-in.ts'
import { report } from '../../src/report/report.ts'
import { actionFrench } from '../../src/report/words/action-fr.ts'
import { portfolio } from '../../src/search/portfolio.ts'
import { shop } from '../search/cases.ts'

const others = (target: string) => ['id', ...['bought', 'plan', 'amount'].filter((name) => name !== target)]

async function fitted(target: string, groups: readonly string[] = []) {
  const dataset = await shop(150)
  const settings = { target, drop: others(target), groups, effort: 'low', seed: 7 } as const
  const found = await fit(dataset, { ...settings, learners: [target === 'amount' ? 'linear' : 'logistic'] })
  return { dataset, ...found }
}

describe('the report of a model', () => {
  it.each(['bought', 'plan', 'amount'])('holds every section for %s, and nothing that loads', async (target) => {
    const { dataset, ...found } = await fitted(target, ['town'])
    const explanation = await explain(found.pipeline, dataset)
    const html = report({ ...found, explanation, profile: await profile(dataset, { target }), dataset })
    for (const id of ['split', 'plan', 'leaderboard', 'evaluation', 'weak', 'explanation', 'card', 'columns'])
      expect(html).toContain(`<section id="${id}"`)
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(html).toContain(hashPipeline(found.pipeline))
    expect(html).toContain('Groups of town')
    expect(html).not.toMatch(/<script|src=|href="http|NaN|undefined|\[object/)
    const french = report({ ...found, explanation }, { language: 'fr' })
    if (target !== 'amount') expect(html).toMatch(/Of 100 rows that it has not seen, it decides about \d+ rightly/)
    else expect(html).toMatch(/Half of the predictions of rows that it has not seen are off by less than \d/)
    expect(html).toMatch(target === 'amount' ? /mean absolute error<\/th>/ : /right decisions<\/th>/)
    expect(french).toContain('Fiche du modèle')
    expect(french).toMatch(/Les lignes sont tirées au hasard en \d+ parts/)
    expect(french).not.toMatch(
      /Logistic regression|Linear regression|Always the same|Rows are drawn|Mean absolute error/,
    )
    expect(french).toContain('à égalité au bruit près')
    expect(french).not.toContain(found.leaderboard.reason)
  })

  it('says the plan in French: what is done, and the finding that called for it', async () => {
    const { dataset, ...found } = await fitted('amount')
    const plan = suggest(dataset, await profile(dataset, { target: 'amount' }), { target: 'amount' })
    const [step] = plan.steps
    expect(step).toMatchObject({ action: 'dropColumn', column: 'id' })
    const pipeline = { ...found.pipeline, plan: { ...plan, steps: [{ ...step, status: 'accepted' as const }] } }
    const html = report(
      { ...found, pipeline, profile: await profile(dataset, { target: 'amount' }) },
      { language: 'fr' },
    )
    expect(html).toContain('Laisser la colonne de côté «\u202fid\u202f»')
    expect(html).toMatch(/«\u202fid\u202f» compte les lignes[^<]+Ni l’apprentissage/)
    expect(html).not.toContain(step.reason)
  })

  it('has French titles for every candidate that is tried', async () => {
    const of = (task: 'binary' | 'regression', rowCount: number) =>
      portfolio(
        { task, rows: new Int32Array(rowCount), y: Float64Array.from({ length: rowCount }, (_, i) => i ** 4) } as never,
        {
          target: 'y',
          effort: 'high',
        },
      )
    const sizes = [100, 1000, 5000, 20_000, 200_000]
    const titles = sizes.flatMap((size) => [...of('binary', size), ...of('regression', size)].map(({ title }) => title))
    expect(new Set(titles).size).toBeGreaterThan(10)
    expect(titles.filter((title) => titleIn('fr', title) === title)).toEqual([])
  })

  it('has French words for every action', () => {
    const known = Object.keys(actions).filter((name) => actionFrench(name).title !== findAction(name).title)
    expect(known).toEqual(Object.keys(actions))
  })

  it('shows the rates of each group with their intervals', async () => {
    const { evaluation } = await fitted('bought', ['town'])
    const { name, rates } = evaluation.groups[0].groups[0]
    const { value, lower, upper } = rates['selectionRate']
    const four = (x: number) => String(Number(x.toPrecision(4)))
    expect(report({ evaluation })).toContain(
      `${four(value)}<br /><span class="quiet">${four(lower)} – ${four(upper)}</span>`,
    )
    expect(name.length).toBeGreaterThan(0)
  })

  it('shows the plots of the task', async () => {
    const binary = report(await fitted('bought'))
    for (const title of ['ROC', 'Precision against recall', 'Calibration', 'Gain', 'Scores of both classes'])
      expect(binary).toContain(title)
    expect(binary).toMatch(/exactly right would show about [\d.]+\s?% by chance/)
    const number = report(await fitted('amount'))
    expect(number).toContain('Predicted against actual')
    expect(number).toContain('Errors (actual − predicted)')
    expect(number.match(/<circle/g)!.length).toBeGreaterThan(149)
  })

  it('shows costs of each candidate and what other thresholds would bring', async () => {
    const { leaderboard, evaluation } = await fitted('bought')
    const html = report({ leaderboard, evaluation })
    const [first] = leaderboard.candidates
    const interval = first.interval!.map((end) => end.toFixed(4)).join(' … ')
    expect(html).toContain(`<td class="n">${first.score!.toFixed(4)}</td>`)
    expect(html).toContain(`<td class="n">${interval}</td>`)
    for (const head of ['training, s', 'prediction, µs a row', 'size, kB']) expect(html).toContain(head)
    const { tp, fp } = evaluation.classification!.thresholds[30]
    expect(html).toMatch(new RegExp(`>0.3</th>\\s*<td class="n">${tp + fp}</td>`))
    expect(report({ evaluation: (await fitted('plan')).evaluation })).not.toContain('Other thresholds')
  })

  it('shows how the prediction moves with numbers, texts and several classes', async () => {
    for (const target of ['amount', 'plan'] as const) {
      const { dataset, ...found } = await fitted(target)
      const dependence = [
        await partialDependence(found.pipeline, dataset, 'price', { gridSize: 5 }),
        await partialDependence(found.pipeline, dataset, 'town'),
      ]
      const html = report({ ...found, dependence })
      expect(html).toContain('<section id="dependence"')
      expect(html).toContain(`${target} along price`)
      expect(html).not.toMatch(/NaN|undefined|\[object/)
      expect(report({ ...found, dependence }, { redact: true })).not.toContain('<section id="dependence"')
      expect(report({ ...found, dependence }, { language: 'fr' })).toContain(`${target} selon price`)
    }
  })

  it('leaves out an error in percent of zero, and says so', async () => {
    const { evaluation } = await fitted('amount')
    expect(report({ evaluation })).toContain('Mean absolute percentage error')
    const mape = { value: 8e14, lower: 7e14, upper: 9e14 }
    const html = report({ evaluation: { ...evaluation, metrics: { ...evaluation.metrics, mape } } })
    expect(html).not.toContain('Mean absolute percentage error')
    expect(html).toContain('The percentage error is left out')
  })

  it('says in plain words that costs or a rare class move the decision', async () => {
    const { evaluation } = await fitted('bought')
    const classification = { ...evaluation.classification!, threshold: 0.05 }
    expect(plainWords({ ...evaluation, classification }).join(' ')).toMatch(/answers \w+ from a probability of 5 % on/)
    const costs = {
      perRow: { value: 0.5, lower: 0.4, upper: 0.6 },
      byProbability: 0.7,
      oneAnswer: { class: 'yes', perRow: 0.9 },
    }
    const words = plainWords({ ...evaluation, classification: { ...classification, costs } }).join(' ')
    expect(words).toMatch(/a row costs 0.5 on average; always answering yes, 0.9/)
    expect(words).not.toContain('from a probability')
  })

  it('says the widest gap between groups in plain words, where it is more than chance', () => {
    const rate = (value: number) => ({ truePositiveRate: { value, lower: value - 0.02, upper: value + 0.02 } })
    const groups = [
      { name: 'a', rowCount: 900, rates: rate(0.62) },
      { name: 'b', rowCount: 800, rates: rate(0.51) },
    ]
    const gap = (lower: number) => ({
      rate: 'truePositiveRate',
      highest: 'a',
      lowest: 'b',
      difference: { value: 0.11, lower, upper: 0.2 },
      ratio: 0.82,
    })
    const wide = { column: 'town', groups, gaps: [gap(0.05)] }
    expect(groupWords(wide, 'yes', 'en')).toEqual([
      'Of 100 that are yes it finds about 62 where town is a, and 51 where it is b: a gap that chance alone hardly brings.',
    ])
    expect(groupWords(wide, 'yes', 'fr')[0]).toContain('environ 62 où town vaut a, et 51')
    expect(groupWords({ ...wide, gaps: [gap(-0.01)] }, 'yes', 'en')).toEqual([])
  })

  it('escapes what stands in the file, and hides values when asked', async () => {
    const { dataset, ...found } = await fitted('bought')
    expect(report(found)).toContain('“north”')
    expect(report(found, { redact: true })).not.toContain('“north”')
    const evil = { ...found.pipeline, target: '<img src=x onerror=alert(1)>' }
    const html = report({ evaluation: { ...found.evaluation, target: evil.target }, pipeline: evil })
    expect(html).not.toContain('<img')
    expect(dataset.rowCount).toBe(150)
  })
})
