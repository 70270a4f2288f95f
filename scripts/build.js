import { buildIfStale } from './lib/build.js'
import { installIfNeeded } from './lib/install.js'
import { orSayWhy } from './lib/or-say-why.js'

await orSayWhy(async () => {
  await installIfNeeded()
  const built = await buildIfStale({ force: process.argv.includes('--force') })
  console.log(built.length === 0 ? 'Every build is up to date.' : `Built: ${built.join(', ')}.`)
})
