// A worker thread's entry: trains candidates of a search off the main thread.
import { parentPort } from 'node:worker_threads'
import { trainingTasks } from './search/training-tasks.ts'
import { serveTasks, type OwnerPort } from './workers/serve-tasks.ts'

serveTasks(parentPort as unknown as OwnerPort, trainingTasks)
