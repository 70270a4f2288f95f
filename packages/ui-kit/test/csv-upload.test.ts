import { expect, test } from 'vitest'
import '../src/elements/csv-upload.ts'
import { button, expectAccessible, expectNoOverflow, find, mount, recorded, settled, textOf } from './mount.ts'
import { summary } from './fixtures.ts'

const samples = [
  {
    url: '/penguins.csv',
    question: 'Which penguin is it?',
    description: '344 rows',
    target: 'species',
    columns: summary.columns,
  },
]

test('a dropped file is passed on unread', async () => {
  const upload = await mount('csv-upload')
  const chosen = recorded<{ input: { file: File } }>(upload, 'file-select')
  const file = new File(['a,b\n1,2'], 'x.csv')
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(file)
  find(upload, '.drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  expect(chosen[0].input.file.name).toBe('x.csv')
})

test('pasted rows become a text with a name', async () => {
  const upload = await mount('csv-upload')
  const chosen = recorded(upload, 'file-select')
  button(upload, 'Paste rows').click()
  await settled(upload)
  find<HTMLTextAreaElement>(upload, 'textarea').value = 'a,b\n1,2'
  button(upload, 'Use these rows').click()
  expect(chosen).toEqual([{ input: { text: 'a,b\n1,2', name: 'pasted.csv' } }])
})

test('a link and a sample are addresses', async () => {
  const upload = await mount('csv-upload', { samples })
  const chosen = recorded(upload, 'file-select')
  button(upload, 'Which penguin').click()
  button(upload, 'From a link').click()
  await settled(upload)
  find<HTMLInputElement>(upload, 'input[type=url]').value = 'https://example.org/data.csv'
  button(upload, 'Fetch it').click()
  expect(chosen).toEqual([
    { input: { url: '/penguins.csv' }, target: 'species' },
    { input: { url: 'https://example.org/data.csv' } },
  ])
})

test('says where the file goes', async () => {
  expect(textOf(await mount('csv-upload'))).toContain('Nothing leaves this page')
  expect(textOf(await mount('csv-upload', { where: 'stats.example.org' }))).toContain(
    'Your file goes to stats.example.org',
  )
})

test('shows bytes while reading', async () => {
  const upload = await mount('csv-upload', {
    name: 'big.csv',
    progress: { stage: 'load', done: 1_500_000, total: 3_000_000 },
  })
  expect(textOf(upload)).toContain('1.5 MB of 3.0 MB')
  expect(find<HTMLProgressElement>(upload, 'progress').value).toBe(1_500_000)
})

test('is accessible in each mode, speaks French, fits 360 px', async () => {
  const upload = await mount('csv-upload', { samples })
  await expectAccessible(upload)
  button(upload, 'Paste rows').click()
  await settled(upload)
  await expectAccessible(upload)
  expect(textOf(await mount('csv-upload', { lang: 'fr' }))).toContain('Déposez un fichier CSV ici')
  expectNoOverflow(await mount('csv-upload', { samples }, 340))
})
