import type { ReportLanguage } from '../node.ts'

interface ProfileWords {
  readonly head: readonly string[]
  readonly nothing: string
  /** How to do what stands behind the arrows; `step` is one of them as a plan writes it. */
  readonly remedies: (step: string) => string
  readonly row: readonly [string, string]
  readonly column: readonly [string, string]
  readonly missing: readonly [string, string]
  readonly duplicate: readonly [string, string]
  readonly target: string
  readonly tasks: { readonly [task: string]: string }
  readonly mean: string
  readonly against: string
  readonly same: string
  readonly changed: (count: number, of: string) => string
  readonly changes: { readonly [change: string]: string }
  readonly changeHead: readonly string[]
}

/** What the terminal says around a profile, in both languages. */
export const profileWords: { readonly [language in ReportLanguage]: ProfileWords } = {
  en: {
    head: ['column', 'type', 'missing', 'distinct', 'values'],
    nothing: 'Nothing to find fault with.',
    remedies: (step) =>
      `→ names the cleaning action: csvanalyzer suggest FILE --json > plan.json writes the steps advised; add others to its "steps" by hand, as ${step}; csvanalyzer clean FILE --plan plan.json -o OUT does them.`,
    row: ['row', 'rows'],
    column: ['column', 'columns'],
    missing: ['missing cell', 'missing cells'],
    duplicate: ['duplicate row', 'duplicate rows'],
    target: 'target',
    tasks: { binary: 'two classes', multiclass: 'several classes', regression: 'an amount' },
    mean: 'mean',
    against: 'against',
    same: 'no column changed beyond the thresholds.',
    changed: (count, of) => `${count} of ${of} changed`,
    changes: { same: 'same', changed: 'changed', new: 'new', gone: 'gone', retyped: 'retyped' },
    changeHead: ['column', 'change', 'missing', 'distance', 'shift of mean', 'new values'],
  },
  fr: {
    head: ['colonne', 'type', 'vides', 'distinctes', 'valeurs'],
    nothing: 'Rien à redire.',
    remedies: (step) =>
      `→ nomme l’action de nettoyage : csvanalyzer suggest FICHIER --json > plan.json écrit les étapes conseillées ; ajoutez-en à la main dans « steps », comme ${step} ; csvanalyzer clean FICHIER --plan plan.json -o SORTIE les exécute.`,
    row: ['ligne', 'lignes'],
    column: ['colonne', 'colonnes'],
    missing: ['cellule vide', 'cellules vides'],
    duplicate: ['ligne en double', 'lignes en double'],
    target: 'cible',
    tasks: { binary: 'deux classes', multiclass: 'plusieurs classes', regression: 'un montant' },
    mean: 'moyenne',
    against: 'face à',
    same: 'aucune colonne n’a changé au-delà des seuils.',
    changed: (count, of) => `${count} colonnes sur ${of} ont changé`,
    changes: { same: 'pareille', changed: 'changée', new: 'nouvelle', gone: 'disparue', retyped: 'autre type' },
    changeHead: ['colonne', 'changement', 'vides', 'distance', 'décalage de la moyenne', 'nouvelles valeurs'],
  },
}
