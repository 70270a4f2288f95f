import { load } from '../table/load.ts'
import { createPipeline } from './create-pipeline.ts'

/**
 * The whole flow as one frozen value: nothing runs before `run`, and a wrong order of steps does not compile.
 * @example const { leaderboard } = await pipeline().load(csv).profile().clean('suggested').fit({ target: 'Survived' }).run()
 */
export const pipeline = createPipeline(load)
