/** Whoever or whatever may stand in several rows of a table, so that a model is asked about others than it has seen. */
const entities = new Set(
  (
    'person people individual subject subj participant respondent patient client customer consumer buyer user member subscriber ' +
    'visitor guest student pupil employee worker staff player athlete driver passenger rider donor applicant borrower debtor ' +
    'holder policyholder tenant owner household family couple twin litter mother animal horse cow dog device sensor machine ' +
    'engine vehicle session account policy contract loan case file record specimen sample speaker author host user member ' +
    'personne individu sujet utilisateur adherent assure salarie eleve etudiant joueur menage foyer famille dossier appareil ' +
    'capteur vehicule kunde kunden kundin patientin nutzer person schueler mitarbeiter haushalt geraet fall'
  ).split(' '),
)

const numbering = new Set(
  'id ids identifier uuid guid uid no nr num number nummer numero key code ref index hash name nom'.split(' '),
)
/** Names of nothing else than an identifier. */
const bare = new Set('id uuid guid uid pid sid mrn'.split(' '))
const joinedSuffix = /^(.{3,}?)(?:id|ids|no|nr|num|number|nummer|key|code)$/

/** Whether a column is named like the identifier of such: `patient_id`, `customerNumber`, `caseid`, `household`, `id`. */
export function namesAnEntity(name: string): boolean {
  const words = wordsOf(name)
  if (words.length === 1 && bare.has(words[0])) return true
  return words.some(isEntity) && words.every((word) => isEntity(word) || numbering.has(word))
}

function isEntity(word: string): boolean {
  const singular = word.endsWith('s') ? word.slice(0, -1) : word
  if (entities.has(word) || entities.has(singular)) return true
  const joined = joinedSuffix.exec(word)
  return joined !== null && entities.has(joined[1])
}

function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return plain.toLowerCase().match(/[\p{L}]+/gu) ?? []
}
