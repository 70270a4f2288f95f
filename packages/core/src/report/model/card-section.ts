import type { FittedPipeline, InputColumn } from '../../fitted/fitted-pipeline.ts'
import { hashPipeline } from '../../fitted/to-json.ts'
import { dataTable } from '../data-table.ts'
import { markup } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportContext } from '../report-page.ts'
import type { ReportSection } from '../section.ts'
import { modelWords } from './model-words.ts'

const dates = new Set(['date', 'datetime', 'time'])

/** What the model is for, what it cannot do, what it reads, and how to make it again. */
export function cardSection(pipeline: FittedPipeline, { locale, redact }: ReportContext): ReportSection {
  const words = modelWords(locale.language)
  const { format } = locale
  const { inputs, recipe, target, library } = pipeline
  return {
    id: 'card',
    title: words.card,
    body: markup`<div class="sheet">
      <h3>${words.intendedUse}</h3>
      <p>${words.intendedUseText(target, format.integer(inputs.length))}</p>
      <h3>${words.limits}</h3>
      <ul>
        ${words.limitTexts.map((text) => markup`<li>${text}</li>`)}
      </ul>
      <h3>${words.reads}</h3>
      ${dataTable({
        head: [locale.words.column, words.type, words.range, locale.words.missing],
        rows: inputs.map((input) => [
          input.name,
          input.type,
          redact ? locale.words.hidden : domainOf(input, locale),
          format.percent(input.missingShare),
        ]),
        numbers: [3],
      })}
      <h3>${words.recipe}</h3>
      <p>${words.recipeText}</p>
      <details>
        <summary>${words.recipeShow}</summary>
        <pre class="scroll" tabindex="0">${JSON.stringify({ library, ...recipe }, null, 1)}</pre>
      </details>
      <p>${words.hash}: <code>${hashPipeline(pipeline)}</code></p>
    </div>`,
  }
}

function domainOf({ range, values, type }: InputColumn, { format }: ReportLocale): string {
  if (range !== null) {
    const write = (value: number) => (dates.has(type) ? format.date(value) : format.number(value))
    return type === 'boolean' ? '' : `${write(range[0])} – ${write(range[1])}`
  }
  return values === null ? '' : format.list(values.map((value) => format.quote(value)))
}
