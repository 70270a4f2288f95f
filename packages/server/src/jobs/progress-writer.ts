import type { JsonObject } from '@csvanalyzer/core'
import type { TrainingReport } from './training-message.ts'

const intervalMilliseconds = 250

/**
 * Writes the newest report at most four times a second: what came in between is replaced, as each report is whole.
 * A change of stage and the last report are always written.
 */
export function progressWriter(write: (data: JsonObject) => Promise<void>, onError: (error: unknown) => void) {
  let latest: TrainingReport | null = null
  let timer: NodeJS.Timeout | null = null
  let stage: string | null = null
  let tail: Promise<void> = Promise.resolve()

  function writeLatest(): void {
    if (timer) clearTimeout(timer)
    timer = null
    const report = latest
    latest = null
    if (!report) return
    stage = report.stage
    tail = tail.then(() => write(toJson(report))).catch(onError)
  }

  return {
    push(report: TrainingReport): void {
      if (latest && latest.stage !== report.stage) writeLatest()
      latest = report
      if (stage !== report.stage) writeLatest()
      else timer ??= setTimeout(writeLatest, intervalMilliseconds)
    },
    async flush(): Promise<void> {
      writeLatest()
      await tail
    },
  }
}

function toJson({ stage, done, total, message, detail }: TrainingReport): JsonObject {
  return JSON.parse(JSON.stringify({ stage, done, total, message, detail })) as JsonObject
}
