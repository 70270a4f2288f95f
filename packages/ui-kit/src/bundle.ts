// The script tag: registers every element and carries the worker inside.
import './elements/csv-analyzer.ts'
import './elements/csv-leaderboard.ts'
import workerText from 'inline-worker:@csvanalyzer/core/worker'
import { setWorkerSource } from './runner/worker-source.ts'

setWorkerSource(workerText)
