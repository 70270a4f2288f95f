// The worker's entry: a session off the main thread. It answers `createWorkerSession(new Worker(…))`, and starts itself again to train.
import { serveSession } from './pipeline/serve-session.ts'
import type { SessionPort } from './pipeline/worker-session.ts'
import { trainerName, trainWith } from './search/trainer-spawner.ts'
import { trainingTasks } from './search/training-tasks.ts'
import { serveTasks, type OwnerPort } from './workers/serve-tasks.ts'

const scope = globalThis as unknown as SessionPort &
  OwnerPort & { readonly name: string; readonly location: { readonly href: string } }

if (scope.name === trainerName) serveTasks(scope, trainingTasks)
else {
  // Engines differ in how a file can tell which of the two it is.
  const again = (type: 'module' | 'classic') => () => new Worker(scope.location.href, { type, name: trainerName })
  trainWith([again('module'), again('classic')])
  serveSession(scope)
}
