export const sourceFile: string
export const targetFile: string
export function compileKernels(): Promise<string>
