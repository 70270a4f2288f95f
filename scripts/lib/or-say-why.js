/** Runs the body of a script; a failure becomes its message and exit code 1. */
export async function orSayWhy(body) {
  try {
    await body()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
