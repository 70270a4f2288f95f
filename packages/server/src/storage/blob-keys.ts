/** Where things stand in the file store. */
export const blobKeys = {
  upload: (id: string) => `uploads/${id}`,
  dataset: (id: string) => `datasets/${id}`,
  datasetSource: (id: string) => `datasets/${id}/source.csv`,
  datasetSummary: (id: string) => `datasets/${id}/summary.json`,
  model: (id: string) => `models/${id}`,
  pipeline: (id: string) => `models/${id}/pipeline.json`,
  leaderboard: (id: string) => `models/${id}/leaderboard.json`,
  evaluation: (id: string) => `models/${id}/evaluation.json`,
  findings: (id: string) => `models/${id}/findings.json`,
} as const
