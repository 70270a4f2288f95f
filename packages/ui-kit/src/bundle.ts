// The script tag: registers every element, carries the worker inside, and offers sessions as `csvAnalyzer.startWorkerRunner()`.
import './elements/csv-analyzer.ts'
import './elements/csv-leaderboard.ts'
import workerText from 'inline-worker:@csvanalyzer/core/worker'
import { setWorkerSource } from './runner/worker-source.ts'

setWorkerSource(workerText)

export { serverRunner } from './runner/server-runner.ts'
export { startWorkerRunner } from './runner/worker-runner.ts'
