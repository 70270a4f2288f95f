// The page hears what happens in the element as plain values; no row leaves the tab.
const news = document.querySelector('#news')

document.querySelector('csv-analyzer').addEventListener('fit-done', ({ detail }) => {
  const { metrics } = detail.fit.evaluation
  news.textContent = `A model of the ${detail.fit.pipeline.target} is right for ${(metrics.accuracy.value * 100).toFixed(0)} of 100 penguins it has never seen.`
})
