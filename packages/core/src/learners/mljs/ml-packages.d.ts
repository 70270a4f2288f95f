// These packages carry no types: what the adapters use of them.
declare module 'ml-cart' {
  interface TreeOptions {
    readonly gainThreshold: number
    readonly minNumSamples: number
    readonly maxDepth: number
  }
  export class DecisionTreeClassifier {
    constructor(options: TreeOptions)
    train(rows: number[][], labels: number[]): void
    readonly root: unknown
  }
  export class DecisionTreeRegression {
    constructor(options: TreeOptions)
    train(rows: number[][], values: number[]): void
    readonly root: unknown
  }
}

declare module 'ml-random-forest' {
  interface ForestOptions {
    readonly nEstimators: number
    readonly seed: number
    readonly maxFeatures: number
    readonly replacement: boolean
    readonly useSampleBagging: boolean
    readonly noOOB: boolean
    readonly treeOptions: { readonly gainThreshold: number; readonly minNumSamples: number; readonly maxDepth: number }
  }
  export class RandomForestClassifier {
    constructor(options: ForestOptions)
    train(rows: number[][], labels: number[]): void
    readonly estimators: readonly { readonly root: unknown }[]
    readonly indexes: readonly (readonly number[])[]
  }
  export class RandomForestRegression {
    constructor(options: ForestOptions)
    train(rows: number[][], values: number[]): void
    readonly estimators: readonly { readonly root: unknown }[]
    readonly indexes: readonly (readonly number[])[]
  }
}

declare module 'ml-regression' {
  export class MultivariateLinearRegression {
    constructor(x: number[][], y: number[][], options?: { readonly intercept: boolean; readonly statistics: boolean })
    readonly weights: readonly (readonly number[])[]
    predict(x: number[][]): number[][]
  }
}
