// React 19 hands objects to a custom element as properties and listens to its events by `on` and their name.
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import '@csvanalyzer/ui-kit/elements/csv-analyzer.js'

const samples = [
  {
    url: 'penguins.csv',
    question: 'Which penguin is it?',
    description: 'Penguins · 344 rows',
    target: 'species',
    columns: [],
  },
]

function App() {
  const [fit, setFit] = useState(null)
  return (
    <main>
      <h1>{fit ? `A model of ${fit.pipeline.target}` : 'No model yet'}</h1>
      <csv-analyzer worker-url="worker.js" samples={samples} onfit-done={(event) => setFit(event.detail.fit)} />
      {fit && <p role="status">{fit.leaderboard.candidates.length} candidates were compared.</p>}
    </main>
  )
}

createRoot(document.getElementById('root')).render(<App />)
