// The larger model of what columns are, apart from the rest so that only those who ask for it load it: `suggest(…, { kindModel: kindForest })`.
export { kindForest } from './clean/kind/kind-forest-data.ts'
export type { KindForest } from './clean/kind/kind-forest.ts'
