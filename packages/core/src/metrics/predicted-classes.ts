import type { Prediction } from '../matrix/prediction.ts'

/** The class decided for each row: binary by `threshold` on class 1, else the most probable (the first of equals). */
export function predictedClasses(predicted: Prediction, threshold = 0.5): Int32Array {
  return predicted.width === 2 ? fromThreshold(predicted, threshold) : mostProbable(predicted)
}

function fromThreshold({ rowCount, values }: Prediction, threshold: number): Int32Array {
  const classes = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) classes[row] = values[2 * row + 1] >= threshold ? 1 : 0
  return classes
}

function mostProbable({ rowCount, width, values }: Prediction): Int32Array {
  const classes = new Int32Array(rowCount)
  for (let row = 0; row < rowCount; row++) {
    const begin = row * width
    let best = 0
    for (let k = 1; k < width; k++) if (values[begin + k] > values[begin + best]) best = k
    classes[row] = best
  }
  return classes
}
