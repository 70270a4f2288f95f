// A session does the work in a worker; each element shows a part of what it answers and says what the reader wants next.
const element = (name) => document.querySelector(`csv-${name}`)
const started = csvAnalyzer.startWorkerRunner()

element('upload').addEventListener('file-select', async ({ detail }) => {
  const { session } = await started
  const summary = await session.load(detail.input)
  Object.assign(element('grid'), { source: session, summary })
  Object.assign(element('trainer'), { summary, target: '' })
})

element('trainer').addEventListener('target-change', async ({ detail: { target } }) => {
  const { session } = await started
  const profile = await session.profile({ target })
  const plan = await session.suggest({ target })
  element('grid').profile = profile
  Object.assign(element('profile'), { profile, plan })
  element('plan').plan = plan
  Object.assign(element('trainer'), { profile, plan, target })
})

element('plan').addEventListener('plan-change', ({ detail }) => {
  element('trainer').plan = detail.plan
})

element('trainer').addEventListener('fit-start', async ({ detail }) => {
  const { session } = await started
  const { target, plan } = element('trainer')
  element('trainer').running = true
  const fit = await session.fit(
    { target, plan, ...detail.options },
    {
      onProgress: ({ detail: board }) => {
        if (board?.candidates) element('leaderboard').leaderboard = board
      },
    },
  )
  element('trainer').running = false
  element('leaderboard').leaderboard = fit.leaderboard
  element('evaluation').evaluation = fit.evaluation
  Object.assign(element('predict'), { inputs: fit.inputs, model: fit.pipeline, importance: fit.evaluation.importance })
})

element('predict').addEventListener('predict-request', async ({ detail }) => {
  const { session } = await started
  ;[element('predict').prediction] = await session.predict([detail.row])
})
