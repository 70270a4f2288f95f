import { findAction } from '../../clean/find-action.ts'

interface ActionWords {
  readonly title: string
  readonly doc: string
}

const known: { readonly [action: string]: ActionWords } = {
  dropColumn: {
    title: 'Laisser la colonne de côté',
    doc: 'Ni l’apprentissage ni la prédiction ne la lisent ; le fichier la garde.',
  },
  dropMissingTarget: {
    title: 'Écarter les lignes sans cible',
    doc: 'Les lignes dont la cible manque ne servent pas à l’apprentissage.',
  },
  dropDuplicateRows: {
    title: 'Écarter les lignes en double',
    doc: 'De plusieurs lignes égales, l’apprentissage ne garde que la première.',
  },
  stripUnit: {
    title: 'Ôter l’unité ou la monnaie',
    doc: 'Lit les nombres écrits avec une unité et les convertit dans une seule.',
  },
  parseDate: {
    title: 'Lire comme dates',
    doc: 'Lit les textes comme des dates, selon un ou plusieurs formats ; dans une colonne de dates, les cellules que son format n’a pas pu lire.',
  },
  replaceSentinel: {
    title: 'Les valeurs fictives sont manquantes',
    doc: 'Tient pour manquantes les valeurs qui n’en sont pas, comme -999 ou 1900-01-01.',
  },
  markMissing: {
    title: 'Marquer les cellules manquantes',
    doc: 'Ajoute une colonne qui dit où une cellule manque.',
  },
  flagRows: { title: 'Signaler des lignes à revoir', doc: 'Marque les lignes qu’une personne devrait regarder.' },
  mergeCategories: {
    title: 'Réunir les catégories de même sens',
    doc: 'Écrit d’une seule manière les valeurs qui ne diffèrent que par l’orthographe.',
  },
  normalizeText: {
    title: 'Normaliser le texte',
    doc: 'Ôte les espaces superflus et unifie la casse et les caractères.',
  },
  repairEncoding: {
    title: 'Réparer les caractères abîmés',
    doc: 'Rétablit les textes UTF-8 lus comme Windows-1252.',
  },
  repairDependency: {
    title: 'Réparer d’après une autre colonne',
    doc: 'Là où une colonne en détermine une autre, rétablit la valeur la plus fréquente.',
  },
  clip: { title: 'Borner les extrêmes', doc: 'Ramène les nombres trop petits ou trop grands à une borne.' },
  logTransform: {
    title: 'Prendre le logarithme',
    doc: 'Resserre les grands nombres d’une colonne très dissymétrique.',
  },
}

/** Titre et phrase d’une action en français ; en anglais pour celles qu’aucun constat ne nomme. */
export function actionFrench(action: string): ActionWords {
  return known[action] ?? findAction(action)
}
