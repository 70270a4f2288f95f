// Learners of the ml.js packages ml-cart, ml-random-forest and ml-regression, to compare with ours: `fit(dataset, { learners: ['linear', mlCart] })`.
export { mlCart } from './learners/mljs/ml-cart.ts'
export { mlRandomForest } from './learners/mljs/ml-random-forest.ts'
export { mlRegression } from './learners/mljs/ml-regression.ts'
