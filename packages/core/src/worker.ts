// The worker's entry: a session off the main thread. It answers `createWorkerSession(new Worker(…))`.
import { serveSession } from './pipeline/serve-session.ts'
import type { SessionPort } from './pipeline/worker-session.ts'

serveSession(globalThis as unknown as SessionPort)
