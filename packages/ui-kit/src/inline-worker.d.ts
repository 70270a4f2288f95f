declare module 'inline-worker:@csvanalyzer/core/worker' {
  const text: string
  export default text
}
