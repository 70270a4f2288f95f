// A Web Worker's entry: trains candidates of a search off the page's thread.
import { serveTasks, type OwnerPort } from '../workers/serve-tasks.ts'
import { trainingTasks } from './training-tasks.ts'

serveTasks(globalThis as unknown as OwnerPort, trainingTasks)
